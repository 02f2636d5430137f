"""Figures on their way out of the project: made of a run, passed by the licence gate, in the forms of a locale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from iraq_report.exports.locale import Forms
from iraq_report.figures.compose import Around
from iraq_report.figures.figure import Figure
from iraq_report.figures.look import Themes
from iraq_report.figures.paint import Json
from iraq_report.figures.theme import Size
from iraq_report.gate.gate import Gate
from iraq_report.site.cite import Work
from iraq_report.tables.licences import LICENCE, SOURCES

_TEXTS = ("title", "subtitle", "sentence", "description", "source", "caveat", "method")


@dataclass(frozen=True)
class Outgoing:
    """A figure as it may go out: its `record`, and `draw`, which gives its bare chart for a width.

    `section` is blank and `cited` missing where it is of no edition; `sources` is the table of sources of its run, None
    for the project's own.
    """

    record: Json
    draw: Callable[[Size], Json]
    section: str = ""
    licence: str = LICENCE
    cited: Work | None = None
    sources: pd.DataFrame | None = None

    @property
    def id(self) -> str:
        """The stable id of the figure."""
        return str(self.record["id"])

    @property
    def empty(self) -> str:
        """Why there is no chart; blank where there is one."""
        return str(self.record["empty"])

    def told(self, themes: Themes) -> Json:
        """The record with its source line in the form that a theme asks for, for files that compose no picture."""
        return {**self.record, "source": themes.source_text(self.record["source"])}

    @property
    def around(self) -> Around:
        """The texts around its chart."""
        return Around(self.record["title"], self.record["subtitle"], self.record["source"])


def outgoing(figure: Figure, gate: Gate | None = None) -> Outgoing:
    """A figure as it may go out; one that the gate withholds is empty and says why."""
    record = figure.record()
    if gate is None:
        return Outgoing(record, figure.drawn)
    return Outgoing(gate.figure(record), figure.drawn, licence=gate.licence, sources=gate.tables[SOURCES])


def in_forms(figure: Outgoing, forms: Forms | None) -> Outgoing:
    """A figure with its numbers and dates in the forms of a locale, which its record then names; without one, as it is.

    Its table stays as it is: it is read by programs, and rewritten where a person reads it.
    """
    if forms is None:
        return figure
    texts = {name: forms.text(figure.record[name]) for name in _TEXTS}
    charts = {name: forms.chart(chart) for name in ("narrow", "slide") if (chart := figure.record[name])}
    record = {**figure.record, **texts, **charts, "locale": forms.tag}
    return replace(figure, record=record, draw=partial(forms.draw, figure.draw))
