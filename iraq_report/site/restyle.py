"""Executed notebooks with their figures in the look of a theme file.

A notebook draws its figures in the project's own look, whoever runs it; publishing them in another is the book's task.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import partial

import nbformat

from iraq_report.exports.locale import Draw, Forms, read_locale
from iraq_report.exports.outgoing import Outgoing, in_forms
from iraq_report.figures.compose import compose, strip
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.theme import NARROW, SLIDE, WIDE, Size
from iraq_report.prose.text import RECORD
from iraq_report.sections.listed_figures import figures_of
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.run import open_section


def restyle(
    notebooks: Mapping[str, nbformat.NotebookNode], themes: Themes, parameters: Mapping[str, SectionParameters]
) -> dict[str, nbformat.NotebookNode]:
    """The notebooks of an edition, by section, with colours and texts of their figures as `themes` asks for.

    For a look with a locale figures are drawn anew with `parameters`, by section, since they are measured in its forms;
    of a section that is not among them they keep their places.
    """
    if themes == DEFAULT:
        return dict(notebooks)
    forms = read_locale(themes.locale)
    restyled = {}
    for section, notebook in notebooks.items():
        given = parameters.get(section) if forms else None
        restyled[section] = _restyled(notebook, themes, forms, _draws(section, given) if given else {})
    return restyled


def _draws(section: str, given: SectionParameters) -> dict[str, Draw]:
    """How each figure of a section is drawn."""
    run = open_section(section, given.literals())
    return {id: make(run).drawn for id, make in figures_of(section).items()}


def _restyled(
    notebook: nbformat.NotebookNode, themes: Themes, forms: Forms | None, draws: Mapping[str, Draw]
) -> nbformat.NotebookNode:
    changed = copy.deepcopy(notebook)
    for cell in changed.cells:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get(RECORD) or {}
            if "figure" in record:
                stored = output["data"].get(PLOTLY)
                draw = draws.get(record["figure"]["id"])
                going = in_forms(Outgoing(record["figure"], draw or partial(_bare, stored)), forms)
                record["figure"] = going.told(themes)
                if stored:
                    if draw:
                        record["figure"] |= {"narrow": going.draw(NARROW), "slide": going.draw(SLIDE)}
                    output["data"][PLOTLY] = _chart(going, themes)
    return changed


def _bare(stored: Json, _: Size) -> Json:
    return strip(stored)


def _chart(figure: Outgoing, themes: Themes) -> Json:
    return paint(compose(figure.draw(WIDE), figure.around, size=WIDE, themes=themes), themes.light)
