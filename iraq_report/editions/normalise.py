"""Take out of an executed notebook what differs from run to run: times, paths, random ids."""

from __future__ import annotations

import copy
import json

import nbformat

INJECTED = "injected-parameters"  # papermill's tag for the cell it puts in
_RUN_KEYS = ("papermill", "execution", "ExecuteTime")


def notebook_text(notebook: nbformat.NotebookNode) -> str:
    """A notebook as the text of an `.ipynb` file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def normalise(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy of an executed notebook that is the same, byte for byte, whenever and wherever it was run."""
    clean = copy.deepcopy(notebook)
    for key in _RUN_KEYS:
        clean.metadata.pop(key, None)
    for number, cell in enumerate(clean.cells, start=1):
        for key in _RUN_KEYS:
            cell.metadata.pop(key, None)
        if INJECTED in cell.metadata.get("tags", []):
            cell["id"] = INJECTED
        elif "id" not in cell:
            cell["id"] = f"cell-{number}"
        for output in cell.get("outputs", []):
            output.get("metadata", {}).pop("execution", None)
    clean["nbformat"], clean["nbformat_minor"] = 4, 5
    return clean
