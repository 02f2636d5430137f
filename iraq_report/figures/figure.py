"""The Figure record: one definition of a chart, from which page, picture and slide are made."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from iraq_report.errors import ReportError
from iraq_report.figures.describe import describe
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.text import text_height, wrap
from iraq_report.figures.theme import LIGHT, NARROW, SLIDE, WIDE, Size
from iraq_report.prose.text import RECORD

PLOTLY = "application/vnd.plotly.v1+json"
SOURCE_LINE = "source-line"  # name of the annotation that holds the source line
ADDED = ("title", "subtitle", SOURCE_LINE)  # names of the annotations that `compose` adds
_EDGE = 12

# `event`: a mark, a row of the table or a word stands for a row of a table, for a place within a governorate or for one
# day; `aggregate`: counts and rates of a governorate, or of longer spans, and figures published as such
Grain = Literal["event", "aggregate"]
ATTACKS = ("attacks",)
Draw = Callable[[Size], go.Figure]


@dataclass(frozen=True)
class Figure:
    """One figure of a section, drawn or declared empty.

    `title` is the claim, computed from the data; `subtitle` says what is plotted; `sentence` says in full
    what the chart shows; `source` is the source line; `caveat` what a reader must keep in mind. `table`
    holds the values as seen, one row a mark. `chart`, `narrow` and `slide` are bare Plotly JSON without
    colours, title or source line, for a page column, a phone and a slide; `draw` makes such a chart for any
    width. `empty` is the sentence that stands for a chart without data. `rows_of` names the tables whose rows
    a figure of the grain `event` shows.
    """

    id: str
    title: str
    subtitle: str
    sentence: str
    source: str
    table: pd.DataFrame
    grain: Grain
    caveat: str = ""
    rows_of: tuple[str, ...] = ATTACKS
    chart: Json | None = field(default=None, repr=False)
    narrow: Json | None = field(default=None, repr=False)
    slide: Json | None = field(default=None, repr=False)
    draw: Draw | None = field(default=None, repr=False, compare=False)
    empty: str = ""

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
            "source": self.source,
            "caveat": self.caveat,
            "grain": self.grain,
            "rows_of": list(self.rows_of) if self.grain == "event" else [],
            "empty": self.empty,
            "narrow": self.narrow,
            "slide": self.slide,
            "table": json.loads(self.table.to_json(orient="split", index=False, date_format="iso", date_unit="s")),
        }

    def drawn(self, size: Size) -> Json:
        """The bare chart for a width. Raises ReportError E-FIGURE-EMPTY for a figure without one."""
        held = {WIDE: self.chart, NARROW: self.narrow, SLIDE: self.slide}.get(size)
        if held is not None:
            return held
        if self.draw is None:
            raise ReportError("E-FIGURE-EMPTY", f"{self.id} has no chart to draw: {self.empty}")
        return _bare(self.draw, size)

    def composed(self, size: Size = WIDE) -> Json:
        """The chart with title, subtitle and source line inside it, uncoloured, for notebooks and exports.

        Raises ReportError as `drawn` does.
        """
        return compose(self.drawn(size), self, size=size)

    def _repr_mimebundle_(self, **_: Any) -> tuple[Json, Json]:
        """What a notebook stores: plain Plotly JSON, with the record as the output's metadata."""
        if self.chart is None:
            return {"text/markdown": self.empty}, {RECORD: {"figure": self.record()}}
        bundle = {PLOTLY: paint(self.composed(), LIGHT), "text/plain": f"{self.title}\n{self.description}"}
        return bundle, {RECORD: {"figure": self.record()}}


def compose(chart: Json, figure: Figure, *, size: Size) -> Json:
    """Add title, subtitle and source line to a bare chart; `strip` takes them off again.

    They are annotations, since Plotly sets a title of several lines by its own rules and lets it run into the
    chart.
    """
    layout = dict(chart["layout"])
    margin = layout["margin"]
    room = layout["width"] - 2 * _EDGE
    title_size = 16 if size.narrow else 18
    title = f"<b>{wrap(figure.title, room, title_size, bold=True)}</b>"
    subtitle = wrap(figure.subtitle, room, 13) if figure.subtitle else ""
    source = wrap(figure.source, room, size.small)
    first = 12 + text_height(title, title_size) + 2
    top = round(first + (text_height(subtitle, 13) if subtitle else 0) + 6)
    bottom = round(text_height(source, size.small) + 14)
    left = _EDGE - margin["l"]
    above, below = margin["t"] + top, margin["b"] + bottom
    added = [
        _line("title", title, title_size, left, 1, "top", above - 12),
        _line(SOURCE_LINE, source, size.small, left, 0, "bottom", 8 - below),
    ]
    added += [_line("subtitle", subtitle, 13, left, 1, "top", above - first)] if subtitle else []
    layout["height"] = layout["height"] + top + bottom
    layout["margin"] = {**margin, "t": above, "b": below}
    layout["annotations"] = [*layout.get("annotations", []), *added]
    layout["meta"] = {**(layout.get("meta") or {}), "added": {"t": top, "b": bottom}}
    return {**chart, "layout": layout}


def _line(name: str, text: str, size: int, left: float, y: int, anchor: str, shift: float) -> Json:
    return {
        "name": name, "text": text, "xref": "paper", "yref": "paper", "x": 0, "y": y, "xanchor": "left",
        "yanchor": anchor, "align": "left", "showarrow": False, "font": {"size": size}, "xshift": left,
        "yshift": shift,
    }  # fmt: skip


def strip(chart: Json) -> Json:
    """Undo `compose`: the bare chart again, for a page that prints title and source line itself."""
    layout = dict(chart["layout"])
    meta = dict(layout["meta"])
    added = meta.pop("added")
    margin = layout["margin"]
    layout["annotations"] = [note for note in layout["annotations"] if note.get("name") not in ADDED]
    layout["margin"] = {**margin, "t": margin["t"] - added["t"], "b": margin["b"] - added["b"]}
    layout["height"] = layout["height"] - added["t"] - added["b"]
    layout["meta"] = meta
    return {**chart, "layout": layout}


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
    grain: Grain,
    draw: Draw,
    caveat: str = "",
    rows_of: tuple[str, ...] = ATTACKS,
) -> Figure:
    """Make a drawn figure: `draw` returns a bare chart; it is called for a page column, a phone and a slide.

    What the chart says of its own drawing (`meta.says`) is added to the subtitle.
    """
    wide = _bare(draw, WIDE)
    says = wide["layout"]["meta"].get("says", "")
    return Figure(
        id=id, title=title, subtitle="; ".join(filter(None, (subtitle, says))), sentence=sentence, source=source,
        table=table, grain=grain, caveat=caveat, rows_of=rows_of, chart=wide, narrow=_bare(draw, NARROW),
        slide=_bare(draw, SLIDE), draw=draw,
    )  # fmt: skip


def empty_figure(*, id: str, title: str, reason: str, source: str, grain: Grain = "aggregate") -> Figure:
    """Declare a figure empty: nothing is drawn, `reason` (one sentence) stands in its place."""
    return Figure(
        id=id, title=title, subtitle="", sentence=reason, source=source, table=pd.DataFrame(), grain=grain,
        empty=reason,
    )  # fmt: skip
