"""The parameters cell of every notebook agrees with the section's model, and papermill can list it."""

import ast
import re

import nbformat
import pytest
from click.testing import CliRunner
from papermill.cli import papermill

from iraq_report.paths import NOTEBOOKS
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


@pytest.mark.parametrize("section", SECTIONS)
def test_papermill_lists_the_parameters_with_type_and_description(section):
    shown = CliRunner().invoke(papermill, ["--help-notebook", str(NOTEBOOKS / f"{section}.ipynb")]).output
    said = " ".join(shown.split())
    for name, field in section_model(section).model_fields.items():
        assert re.search(rf" {name}: \w+ \(default [^)]*\) {re.escape(' '.join(field.description.split()))}", said), (
            name
        )
