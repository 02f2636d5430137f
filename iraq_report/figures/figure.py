"""The Figure record: one definition of a chart, from which page, picture and slide are made."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.describe import describe
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.theme import LIGHT, NARROW, WIDE, Size

PLOTLY = "application/vnd.plotly.v1+json"
RECORD = "iraq_report"  # key of the record in an output's metadata
SOURCE_LINE = "source-line"  # name of the annotation that holds the source line
_SOURCE_HEIGHT = 34
_TITLE_CHARACTERS = {False: 72, True: 38}
_SUBTITLE_CHARACTERS = {False: 104, True: 54}

Grain = Literal["event", "aggregate"]


@dataclass(frozen=True)
class Figure:
    """One figure of a section, drawn or declared empty.

    `title` is the claim, computed from the data; `subtitle` says what is plotted; `sentence` says in full what
    the chart shows; `source` is the source line; `caveat` what a reader must keep in mind. `table` holds the
    values as seen, one row a mark. `chart` and `narrow` are bare Plotly JSON without colours, title or source
    line, for a page column and for a phone. `empty` is the sentence that stands for a chart without data.
    """

    id: str
    title: str
    subtitle: str
    sentence: str
    source: str
    table: pd.DataFrame
    grain: Grain
    caveat: str = ""
    chart: Json | None = field(default=None, repr=False)
    narrow: Json | None = field(default=None, repr=False)
    empty: str = ""

    @property
    def description(self) -> str:
        """The written alternative of the chart: its sentence and what the table's columns span."""
        return f"{self.sentence} {describe(self.table)}".strip()

    def record(self) -> Json:
        """Everything but the wide chart, as JSON: what the page, the exports and the tests read."""
        return {
            "id": self.id,
            "title": self.title,
            "subtitle": self.subtitle,
            "sentence": self.sentence,
            "description": self.description,
            "source": self.source,
            "caveat": self.caveat,
            "grain": self.grain,
            "empty": self.empty,
            "narrow": self.narrow,
            "table": json.loads(self.table.to_json(orient="split", index=False, date_format="iso", date_unit="s")),
        }

    def composed(self, size: Size = WIDE) -> Json:
        """The chart with title, subtitle and source line inside it, uncoloured, for notebooks and exports."""
        chart = self.narrow if size.narrow else self.chart
        if chart is None:
            raise ValueError(f"{self.id} is empty: {self.empty}")
        return compose(chart, self, narrow=size.narrow)

    def _repr_mimebundle_(self, **_: Any) -> tuple[Json, Json]:
        """What a notebook stores: plain Plotly JSON, with the record as the output's metadata."""
        if self.chart is None:
            return {"text/markdown": self.empty}, {RECORD: {"figure": self.record()}}
        bundle = {PLOTLY: paint(self.composed(), LIGHT), "text/plain": f"{self.title}\n{self.description}"}
        return bundle, {RECORD: {"figure": self.record()}}


def compose(chart: Json, figure: Figure, *, narrow: bool) -> Json:
    """Add title, subtitle and source line to a bare chart; `strip` takes them off again."""
    layout = dict(chart["layout"])
    margin = dict(layout["margin"])
    title = "<br>".join(textwrap.wrap(figure.title, _TITLE_CHARACTERS[narrow]))
    subtitle = "<br>".join(textwrap.wrap(figure.subtitle, _SUBTITLE_CHARACTERS[narrow]))
    source = "<br>".join(textwrap.wrap(figure.source, _SUBTITLE_CHARACTERS[narrow] + 16))
    lines = title.count("<br>") + 1
    top = 24 + 24 * lines + 19 * (subtitle.count("<br>") + 1)
    bottom = _SOURCE_HEIGHT + 14 * source.count("<br>")
    margin["t"] += top
    margin["b"] += bottom
    layout["height"] = layout["height"] + top + bottom
    layout["margin"] = margin
    layout["title"] = {
        "text": f"<b>{title}</b>",
        "subtitle": {"text": subtitle, "font": {"size": 14}},
        "x": 0, "xref": "container", "xanchor": "left", "yref": "container", "yanchor": "top",
        "y": 1, "pad": {"l": 12, "t": 14},
    }  # fmt: skip
    layout["annotations"] = [
        *layout.get("annotations", []),
        {
            "name": SOURCE_LINE, "text": source, "xref": "paper", "yref": "paper", "x": 0, "y": 0,
            "xanchor": "left", "yanchor": "bottom", "align": "left", "font": {"size": 11},
            "xshift": 12 - margin["l"], "yshift": 8 - margin["b"],
        },
    ]  # fmt: skip
    meta = dict(layout.get("meta") or {})
    meta["added"] = {"t": top, "b": bottom}
    layout["meta"] = meta
    return {**chart, "layout": layout}


def strip(chart: Json) -> Json:
    """Undo `compose`: the bare chart again, for a page that prints title and source line itself."""
    layout = dict(chart["layout"])
    added = layout["meta"]["added"]
    layout.pop("title")
    layout["annotations"] = [a for a in layout["annotations"] if a.get("name") != SOURCE_LINE]
    layout["margin"] = {**layout["margin"], "t": layout["margin"]["t"] - added["t"], "b": layout["margin"]["b"] - added["b"]}
    layout["height"] = layout["height"] - added["t"] - added["b"]
    return {**chart, "layout": layout}


def _bare(draw: Callable[[Size], go.Figure], size: Size) -> Json:
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
    draw: Callable[[Size], go.Figure],
    caveat: str = "",
) -> Figure:
    """Make a drawn figure: `draw` is called for the page column and for the phone and returns a bare chart."""
    return Figure(
        id=id, title=title, subtitle=subtitle, sentence=sentence, source=source, table=table, grain=grain,
        caveat=caveat, chart=_bare(draw, WIDE), narrow=_bare(draw, NARROW),
    )  # fmt: skip


def empty_figure(*, id: str, title: str, reason: str, source: str, grain: Grain = "aggregate") -> Figure:
    """Declare a figure empty: nothing is drawn, `reason` (one sentence) stands in its place."""
    return Figure(
        id=id, title=title, subtitle="", sentence=reason, source=source, table=pd.DataFrame(), grain=grain,
        empty=reason,
    )  # fmt: skip
