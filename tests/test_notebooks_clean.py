"""Notebooks are kept as they are written: no outputs, a cell of parameters, the same style as the modules."""

import subprocess
import sys

import nbformat
import pytest

from iraq_report.paths import NOTEBOOKS, ROOT
from iraq_report.sections import SECTIONS

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
ids = [path.stem for path in PATHS]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_is_one_notebook_for_each_section():
    assert ids == sorted(SECTIONS)


@pytest.mark.parametrize("path", PATHS, ids=ids)
def test_a_notebook_holds_no_outputs_and_no_execution_counts(path):
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert code
    assert [cell.source for cell in code if cell.outputs or cell.execution_count is not None] == []


@pytest.mark.parametrize("path", PATHS, ids=ids)
def test_a_notebook_has_one_cell_of_parameters(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert [cell.cell_type for cell in tagged] == ["code"]


def test_notebooks_are_what_nbstripout_leaves():
    done = run("nbstripout", "--verify", "--keep-id", *map(str, PATHS))
    assert done.returncode == 0, done.stdout + done.stderr


def test_notebooks_follow_the_style_of_the_modules():
    for command in (("ruff", "check"), ("ruff", "format", "--check")):
        done = run(*command, "--no-cache", str(NOTEBOOKS))
        assert done.returncode == 0, done.stdout + done.stderr
