"""Executed notebooks with their figures in the look of a theme file.

A notebook draws its figures in the project's own look, whoever runs it; publishing them in another is the book's task.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

import nbformat

from iraq_report.figures.compose import Around, compose, strip
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.theme import WIDE
from iraq_report.prose.text import RECORD


def restyle(notebooks: Mapping[str, nbformat.NotebookNode], themes: Themes) -> dict[str, nbformat.NotebookNode]:
    """The notebooks of an edition, by section, with colours and texts of their figures as `themes` asks for."""
    if themes == DEFAULT:
        return dict(notebooks)
    return {section: _restyled(notebook, themes) for section, notebook in notebooks.items()}


def _restyled(notebook: nbformat.NotebookNode, themes: Themes) -> nbformat.NotebookNode:
    changed = copy.deepcopy(notebook)
    for cell in changed.cells:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get(RECORD) or {}
            if "figure" in record:
                figure = record["figure"]
                if PLOTLY in output["data"]:
                    output["data"][PLOTLY] = _chart(output["data"][PLOTLY], figure, themes)
                figure["source"] = themes.source_text(figure["source"])
    return changed


def _chart(chart: Json, record: Json, themes: Themes) -> Json:
    around = Around(record["title"], record["subtitle"], record["source"])
    return paint(compose(strip(chart), around, size=WIDE, themes=themes), themes.light)
