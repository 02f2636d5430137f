"""Executed notebooks as pages: code folded, parameters as a box, and the clean notebook to take away."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic.fields import FieldInfo

from iraq_report.editions.normalise import INJECTED
from iraq_report.figures.paint import Json
from iraq_report.prose.text import RECORD
from iraq_report.sections.parameters import SectionParameters
from iraq_report.site.renderer import PAGE

PARAMETERS = "parameters"  # papermill's tag
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=False,  # Markdown
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def as_page(
    notebook: nbformat.NotebookNode,
    *,
    section: str,
    parameters: SectionParameters,
    pages: Mapping[str, Json],
) -> nbformat.NotebookNode:
    """The executed notebook of a section as Jupyter Book reads it.

    `pages` holds, by id of a figure, what the page must know of it beyond its record. The cell of parameters
    and the one papermill put in give way to a box that says what the page was run with.
    """
    page = copy.deepcopy(notebook)
    cells = []
    for cell in page.cells:
        tags = cell.metadata.get("tags", [])
        if PARAMETERS in tags:
            cells.append(_box(section, parameters))
        elif INJECTED not in tags:
            cells.append(_dressed(cell, pages))
    page.cells = cells
    return page


def _box(section: str, parameters: SectionParameters) -> nbformat.NotebookNode:
    source = run_box(section, parameters)
    cell = {"cell_type": "markdown", "id": "run-box", "metadata": {}, "source": source}
    return nbformat.NotebookNode(cell)  # type: ignore[no-untyped-call]  # nbformat has no types


def _dressed(cell: nbformat.NotebookNode, pages: Mapping[str, Json]) -> nbformat.NotebookNode:
    if cell.cell_type != "code":
        return cell
    cell.metadata["tags"] = sorted({*cell.metadata.get("tags", []), "hide-input"})
    # a text without a sentence would leave an empty box on the page
    cell.outputs = [output for output in cell.outputs if output.get("data", {}).get("text/markdown") != ""]
    for output in cell.outputs:
        record = output.get("metadata", {}).get(RECORD) or {}
        if "figure" in record:
            output.metadata[RECORD][PAGE] = dict(pages.get(record["figure"]["id"], {}))
    return cell


def run_box(section: str, parameters: SectionParameters) -> str:
    """Markdown: the parameters of the run as a table, the notebook to download and how to run it."""
    values = parameters.literals()
    example = f"{section}.start={values['start']}"
    rows = parameter_rows(parameters)
    return _TEMPLATES.get_template("run_box.md").render(section=section, rows=rows, example=example, values=values)


def parameter_rows(parameters: SectionParameters) -> list[Json]:
    """The parameters of a section as cells of a Markdown table: name, value, about."""
    values = parameters.literals()
    fields = type(parameters).model_fields
    return [{"name": name, "value": _shown(values[name]), "about": _about(fields[name])} for name in fields]


def _about(field: FieldInfo) -> str:
    return (field.description or "").replace("|", "\\|")


def _shown(value: Any) -> str:
    """A parameter's value in a table cell; an empty one is said to be so."""
    if value in ("", [], None):
        return "(empty)"
    text = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return f"`{text}`".replace("|", "\\|")
