"""Executed notebooks with their figures in the look of a theme file.

A notebook draws its figures in the project's own look, whoever runs it; publishing them in another is the book's task.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import partial

import nbformat

from iraq_report.exports.locale import Forms, read_locale
from iraq_report.exports.outgoing import Outgoing, in_forms
from iraq_report.figures.compose import compose, strip
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.theme import WIDE, Size
from iraq_report.prose.text import RECORD


def restyle(notebooks: Mapping[str, nbformat.NotebookNode], themes: Themes) -> dict[str, nbformat.NotebookNode]:
    """The notebooks of an edition, by section, with colours and texts of their figures as `themes` asks for."""
    if themes == DEFAULT:
        return dict(notebooks)
    forms = read_locale(themes.locale)
    return {section: _restyled(notebook, themes, forms) for section, notebook in notebooks.items()}


def _restyled(notebook: nbformat.NotebookNode, themes: Themes, forms: Forms | None) -> nbformat.NotebookNode:
    changed = copy.deepcopy(notebook)
    for cell in changed.cells:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get(RECORD) or {}
            if "figure" in record:
                stored = output["data"].get(PLOTLY)
                going = in_forms(Outgoing(record["figure"], partial(_bare, stored)), forms)
                record["figure"] = going.told(themes)
                if stored:
                    output["data"][PLOTLY] = _chart(going, themes)
    return changed


def _bare(stored: Json, _: Size) -> Json:
    return strip(stored)


def _chart(figure: Outgoing, themes: Themes) -> Json:
    return paint(compose(figure.draw(WIDE), figure.around, size=WIDE, themes=themes), themes.light)
