"""What an executed notebook shows, and how to execute one without a kernel."""

import ast

import nbformat

from iraq_report.paths import NOTEBOOKS


def _records(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield output.get("metadata", {}).get("iraq_report", {})


def figures(notebook):
    """Records of the figures, by id, in order."""
    found = [record["figure"] for record in _records(notebook) if "figure" in record]
    return {figure["id"]: figure for figure in found}


def fact_records(notebook):
    """Records of the facts, in order."""
    return [fact for record in _records(notebook) for fact in record.get("facts", [])]


def facts(notebook):
    """Values of the facts, by name."""
    return {fact["name"]: fact["value"] for fact in fact_records(notebook)}


def text(notebook):
    """Everything that the cells print as Markdown, as one text."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join("".join(output.get("data", {}).get("text/markdown", "")) for output in outputs)


def run_here(section, given):
    """A notebook with its outputs after its cells ran in this process: quick, as no kernel is started.

    Every cell that ends in an expression has one output, as in a kernel; what a cell prints is left out.
    """
    notebook, names = nbformat.read(NOTEBOOKS / f"{section}.ipynb", 4), {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            last = _run(cell.source, names)
            cell.outputs = [_output(last)] if hasattr(last, "_repr_mimebundle_") else []
        if "parameters" in cell.metadata.get("tags", []):
            names.pop("__annotations__", None)
            names.update(given)
    return notebook


def _run(source, names):
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def _output(value):
    bundle = value._repr_mimebundle_()
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    return nbformat.v4.new_output("execute_result", data=data, metadata=metadata)
