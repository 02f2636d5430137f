"""The Figure record: one definition of a chart, from which page, picture and slide are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from iraq_report.errors import ReportError
from iraq_report.figures.compose import Around, compose
from iraq_report.figures.describe import describe
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.source import SourceLine
from iraq_report.figures.take_out import TakeOut
from iraq_report.figures.text import measured_anew
from iraq_report.figures.theme import LIGHT, NARROW, SLIDE, WIDE, Size
from iraq_report.figures.told import row_sources_of, units_of, untold
from iraq_report.prose.text import RECORD

PLOTLY = "application/vnd.plotly.v1+json"

# `event`: a mark, a row of the table or a word stands for a row of a table, for a place within a governorate or for one
# day; `aggregate`: counts and rates of a governorate, or of longer spans, and figures published as such
Grain = Literal["event", "aggregate"]
ATTACKS = ("attacks",)
Draw = Callable[[Size], go.Figure]


@dataclass(frozen=True)
class Figure(TakeOut):
    """One figure of a section, drawn or declared empty.

    `title` is the claim, computed from the data; `subtitle` says what is plotted; `sentence` says in full
    what the chart shows; `source` is the source line; `caveat` what a reader must keep in mind; `method` how
    the numbers are computed. `table` holds the values as seen, one row a mark; `units` has the unit of each
    of its columns of numbers, `row_sources` the ids of the sources behind each of its rows. `chart`, `narrow`
    and `slide` are bare Plotly JSON without colours, title or source line, for a page column, a phone and a
    slide; `draw` makes such a chart for any width. `empty` is the sentence that stands for a chart without
    data. `rows_of` names the tables whose rows a figure of the grain `event` shows.

    Raises ReportError E-FIGURE-UNTOLD for a drawn figure without a method or with the sources of too few rows, and for
    one whose source line is a plain text, which would hide from the gate what it rests on.
    """

    id: str
    title: str
    subtitle: str
    sentence: str
    source: str
    table: pd.DataFrame
    grain: Grain
    caveat: str = ""
    method: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    row_sources: tuple[tuple[str, ...], ...] = ()
    rows_of: tuple[str, ...] = ATTACKS
    chart: Json | None = field(default=None, repr=False)
    narrow: Json | None = field(default=None, repr=False)
    slide: Json | None = field(default=None, repr=False)
    draw: Draw | None = field(default=None, repr=False, compare=False)
    empty: str = ""

    def __post_init__(self) -> None:
        if self.chart is None:
            return
        if not self.method.strip():
            raise untold(self.id, "how its numbers are computed", "say so in `method`")
        if not isinstance(self.source, SourceLine) or not self.source.strip():
            raise untold(self.id, "what it rests on", "make `source` with `run.source_line`, or with `SourceLine`")
        if (held := len(self.row_sources)) != len(self.table):
            what = f"the sources of each row, but {held} for {len(self.table)} rows"
            raise untold(self.id, what, "give `row_sources` those of each row of `table`")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources behind its numbers: those of its source line, then those of its rows."""
        line = self.source.sources if isinstance(self.source, SourceLine) else ()
        return tuple(dict.fromkeys([*line, *(id for ids in self.row_sources for id in ids)]))

    @property
    def description(self) -> str:
        """The written alternative of the chart: its sentence, its kind, axes and legend, what its table spans."""
        return f"{self.sentence} {describe(self.table, chart=self.chart)}".strip()

    def record(self) -> Json:
        """Everything but the wide chart and how it is drawn, as JSON: what the page, the exports and the tests read."""
        return {
            "id": self.id,
            "title": self.title,
            "subtitle": self.subtitle,
            "sentence": self.sentence,
            "description": self.description,
            "source": str(self.source),
            "sources": list(self.sources),
            "caveat": self.caveat,
            "method": self.method,
            "units": dict(self.units),
            "row_sources": [list(ids) for ids in self.row_sources],
            "grain": self.grain,
            "rows_of": list(self.rows_of) if self.grain == "event" else [],
            "empty": self.empty,
            "narrow": self.narrow,
            "slide": self.slide,
            "table": json.loads(self.table.to_json(orient="split", index=False, date_format="iso", date_unit="s")),
        }

    def drawn(self, size: Size) -> Json:
        """The bare chart for a width; drawn anew where texts are `measured_as` others.

        Raises ReportError E-FIGURE-EMPTY for a figure without one.
        """
        held = {WIDE: self.chart, NARROW: self.narrow, SLIDE: self.slide}.get(size)
        if held is not None and not (measured_anew() and self.draw):
            return held
        if self.draw is None:
            raise ReportError("E-FIGURE-EMPTY", f"{self.id} has no chart to draw: {self.empty}")
        return _bare(self.draw, size)

    def composed(self, size: Size = WIDE, *, themes: Themes = DEFAULT) -> Json:
        """The chart with title, subtitle and source line inside it, uncoloured, for notebooks and exports.

        Raises ReportError as `drawn` does.
        """
        around = Around(self.title, self.subtitle, self.source)
        return compose(self.drawn(size), around, size=size, themes=themes)

    def _repr_mimebundle_(self, **_: Any) -> tuple[Json, Json]:
        """What a notebook stores: plain Plotly JSON, with the record as the output's metadata."""
        if self.chart is None:
            return {"text/markdown": self.empty}, {RECORD: {"figure": self.record()}}
        bundle = {PLOTLY: paint(self.composed(), LIGHT), "text/plain": f"{self.title}\n{self.description}"}
        return bundle, {RECORD: {"figure": self.record()}}


def _bare(draw: Draw, size: Size) -> Json:
    chart: Json = json.loads(draw(size).to_json())
    chart["layout"].pop("template", None)
    chart["layout"]["width"] = size.width
    return chart


def figure(
    *,
    id: str,
    title: str,
    subtitle: str,
    sentence: str,
    source: str,
    table: pd.DataFrame,
    method: str,
    row_sources: Iterable[object],
    grain: Grain,
    draw: Draw,
    caveat: str = "",
    units: str | Mapping[str, str] = "",
    rows_of: tuple[str, ...] = ATTACKS,
) -> Figure:
    """Make a drawn figure: `draw` returns a bare chart; it is called for a page column, a phone and a slide.

    What the chart says of its own drawing (`meta.says`) is added to the subtitle. `units` is one unit for all columns
    of numbers, or one for each by its name; `row_sources` has for each row of `table` the ids of its sources, separated
    by `;`. Raises ReportError E-FIGURE-UNTOLD where one of these is missing.
    """
    wide = _bare(draw, WIDE)
    says = wide["layout"]["meta"].get("says", "")
    return Figure(
        id=id, title=title, subtitle="; ".join(filter(None, (subtitle, says))), sentence=sentence, source=source,
        table=table, grain=grain, caveat=caveat, method=method, units=units_of(id, table, units),
        row_sources=row_sources_of(row_sources), rows_of=rows_of, chart=wide, narrow=_bare(draw, NARROW),
        slide=_bare(draw, SLIDE), draw=draw,
    )  # fmt: skip


def empty_figure(*, id: str, title: str, reason: str, source: str, grain: Grain = "aggregate") -> Figure:
    """Declare a figure empty: nothing is drawn, `reason` (one sentence) stands in its place."""
    return Figure(
        id=id, title=title, subtitle="", sentence=reason, source=source, table=pd.DataFrame(), grain=grain,
        empty=reason,
    )  # fmt: skip
