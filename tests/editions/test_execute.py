"""Notebooks run with papermill, and what is left of a run."""

import json

import pytest
from nbformat import v4, write

from iraq_report.editions.execute import execute_notebook, execute_sections
from iraq_report.editions.normalise import INJECTED, normalise, notebook_text
from iraq_report.errors import ReportError

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def saved(folder, *sources, name="attacks"):
    cells = [v4.new_code_cell(source, id=f"c{number}") for number, source in enumerate(sources)]
    cells[0].metadata["tags"] = ["parameters"]
    path = folder / f"{name}.ipynb"
    write(v4.new_notebook(cells=cells, metadata=KERNEL), path)
    return path


@pytest.mark.kernel
def test_a_notebook_runs_in_its_own_folder_with_its_parameters(tmp_path):
    path = saved(tmp_path, "n: int = 1", "from pathlib import Path\n(n + 1, Path.cwd().name)")
    found = execute_notebook(path, {"n": 41})
    assert found.cells[-1].outputs[0].data["text/plain"] == f"(42, '{tmp_path.name}')"


@pytest.mark.kernel
def test_two_runs_give_the_same_bytes(tmp_path):
    path = saved(tmp_path, "n: int = 1", "n")
    assert notebook_text(execute_notebook(path, {"n": 2})) == notebook_text(execute_notebook(path, {"n": 2}))


@pytest.mark.kernel
def test_a_cell_that_raises_is_named_with_section_cell_and_last_line(tmp_path):
    path = saved(tmp_path, "n: int = 1", "1 + 1", "raise ValueError('first\\nlast word')")
    with pytest.raises(ReportError, match=r"attacks: cell 3 \(`raise ValueError.*\) raised last word") as caught:
        execute_notebook(path, {"n": 2})
    assert caught.value.code == "E-NOTEBOOK-FAILED"


def test_a_missing_notebook_is_told_before_any_kernel_starts(tmp_path):
    with pytest.raises(ReportError) as caught:
        execute_sections({"attacks": None}, out=tmp_path / "out", log=tmp_path / "log", notebooks=tmp_path)
    assert caught.value.code == "E-NOTEBOOK-MISSING"


def test_times_paths_and_random_ids_are_taken_out():
    cell = v4.new_code_cell("x", id="random", metadata={"tags": [INJECTED], "papermill": {"duration": 1.2}})
    cell.outputs = [v4.new_output("display_data", data={"text/plain": "x"}, metadata={"execution": {"t": 1}})]
    run = v4.new_notebook(cells=[cell], metadata={**KERNEL, "papermill": {"output_path": "/tmp/x"}})
    clean = normalise(run)
    text = json.dumps(clean)
    assert "papermill" not in clean.metadata
    assert "duration" not in text
    assert "execution" not in clean.cells[0].outputs[0].metadata
    assert clean.cells[0].id == INJECTED
    assert "papermill" in run.metadata, "the run itself is left as it was"
