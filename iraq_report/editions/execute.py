"""Run the notebooks of an edition with papermill, each in a fresh kernel."""

from __future__ import annotations

import json
import os
import re
import textwrap
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from iraq_report.editions.normalise import normalise, notebook_text
from iraq_report.errors import ReportError
from iraq_report.paths import NOTEBOOKS
from iraq_report.sections.parameters import SectionParameters

KERNELS = 2  # more gains little on two cores
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# The chart stays plain Plotly JSON, and nothing in a kernel depends on the order of a set.
_ENVIRONMENT = {"PLOTLY_RENDERER": "plotly_mimetype", "PYTHONHASHSEED": "0"}


def execute_notebook(path: Path, parameters: Mapping[str, Any], *, progress: bool = False) -> nbformat.NotebookNode:
    """Run one notebook in the folder of notebooks and return it normalised.

    Raises ReportError E-NOTEBOOK-FAILED with section, cell and the last line of the error.
    """
    try:
        notebook = papermill.execute_notebook(
            path,
            None,
            parameters=dict(parameters),
            kernel_name="python3",
            language="python",
            progress_bar=progress,
            request_save_on_cell_execute=False,
            # papermill's own `cwd` changes the folder of the whole process; threads would meet there
            resources={"metadata": {"path": str(path.parent)}},
            extra_arguments=["--log-level=CRITICAL"],  # what a cell raises comes back as such
        )
    except PapermillExecutionError as error:
        injected = 1 if parameters else 0  # papermill's own cell does not count
        raise ReportError("E-NOTEBOOK-FAILED", _failure(path.stem, error, error.cell_index + 1 - injected)) from error
    return normalise(notebook)


def _failure(section: str, error: PapermillExecutionError, number: int) -> str:
    first = textwrap.shorten(str(error.source).strip().partition("\n")[0] or "(empty)", 60, placeholder="…")
    detail = _COLOURS.sub("", f"{error.ename}: {error.evalue}").strip().splitlines()
    last = next((line for line in reversed(detail) if line.strip()), error.ename)
    return f"{section}: cell {number} (`{first}`) raised {last}"


def execute_sections(
    parameters: Mapping[str, SectionParameters],
    *,
    out: Path,
    log: Path,
    notebooks: Path = NOTEBOOKS,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, nbformat.NotebookNode]:
    """Run the notebook of each section with its parameters and keep the results as `<out>/<section>.ipynb`.

    Every run leaves lines in the file `log`. Raises ReportError E-NOTEBOOK-MISSING, or as `execute_notebook`.
    """
    for section in parameters:
        if not (notebooks / f"{section}.ipynb").is_file():
            raise ReportError("E-NOTEBOOK-MISSING", f"found no {section}.ipynb in {notebooks}")
    os.environ.update(_ENVIRONMENT)
    out.mkdir(parents=True, exist_ok=True)
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []

    def run(section: str) -> nbformat.NotebookNode:
        began = time.monotonic()
        given = parameters[section].model_dump(mode="json", exclude_unset=True)
        lines.append(f"{section}: started with {json.dumps(given, ensure_ascii=False)}")
        notebook = execute_notebook(notebooks / f"{section}.ipynb", given)
        (out / f"{section}.ipynb").write_text(notebook_text(notebook), encoding="utf-8")
        lines.append(f"{section}: executed in {time.monotonic() - began:.1f} s")
        say(f"executed {section}")
        return notebook

    try:
        with ThreadPoolExecutor(KERNELS) as pool:
            return dict(zip(parameters, pool.map(run, parameters), strict=True))
    except ReportError as error:
        lines.append(str(error))
        raise
    finally:
        log.write_text("\n".join(lines) + "\n", encoding="utf-8")
