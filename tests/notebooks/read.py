"""What an executed notebook shows."""


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
