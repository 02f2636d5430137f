"""The parameters cell of every notebook agrees with the section's model, and papermill can list it."""

import ast
import subprocess
import sys

import nbformat
import pytest

from iraq_report.paths import NOTEBOOKS, ROOT
from iraq_report.sections import SECTIONS
from iraq_report.sections.run import section_model


def parameters_cell(section):
    notebook = nbformat.read(NOTEBOOKS / f"{section}.ipynb", 4)
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    return cell.source


@pytest.mark.parametrize("section", SECTIONS)
def test_names_defaults_and_descriptions_are_those_of_the_model(section):
    source = parameters_cell(section)
    model = section_model(section)
    literals = {node.target.id: ast.literal_eval(node.value) for node in ast.parse(source).body}
    assert literals == model().literals()
    for line in source.splitlines():
        name = line.partition(":")[0]
        assert line.endswith(f"  # {model.model_fields[name].description}")


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_but_literals_with_a_type_stands_in_the_cell(section):
    nodes = ast.parse(parameters_cell(section)).body
    assert nodes
    assert all(isinstance(node, ast.AnnAssign) and node.annotation.id in {"str", "int", "list"} for node in nodes)


@pytest.mark.kernel
@pytest.mark.parametrize("section", SECTIONS)
def test_papermill_lists_the_parameters_with_type_and_description(section):
    command = [sys.executable, "-m", "papermill", "--help-notebook", f"notebooks/{section}.ipynb"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name, field in section_model(section).model_fields.items():
        assert f"  {name}: " in shown
        first_words = " ".join(field.description.split()[:2])
        assert first_words in shown
