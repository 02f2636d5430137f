"""The sheet every chart is drawn on: margins in pixels, texts placed in pixels, colours by role.

Places are pixels from the top left corner of the plot, so that what was measured is what is drawn.
"""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from iraq_report.figures.charts.place import Box
from iraq_report.figures.charts.scale import DateScale, iso
from iraq_report.figures.text import SMALLEST, text_height, text_width, wrap
from iraq_report.figures.theme import Size

Json = dict[str, Any]
Paint = Mapping[str, str | list[str]]
Across = Literal["left", "center", "right"]
Down = Literal["top", "middle", "bottom"]

EDGE = 12  # pixels that stay free at the edges of the sheet
AXIS = 38  # room under the plot for ticks of two lines
HOVER = "%{customdata}<extra></extra>"  # what a mark says is written out beforehand
_LEGEND_ROW = 20
_LEGEND_MARK = 48  # room for a mark and the gaps around it where all names stand in one row
_LEGEND_ENTRY, _LEGEND_GAP = 45, 5  # Plotly's room for a mark with its gaps where names stand in columns; the last gap


@dataclass(frozen=True)
class Margin:
    """Room around the plot in pixels."""

    left: float = EDGE
    right: float = EDGE
    top: float = EDGE
    bottom: float = AXIS


class Canvas:
    """A bare chart in the making; `figure()` hands it over."""

    def __init__(self, size: Size, *, kind: str, margin: Margin, height: float) -> None:
        """`kind` names the chart in its description; `height` is the plot's, without margins."""
        self.size, self.margin = size, margin
        self.height = round(height)
        self.width = size.width - round(margin.left) - round(margin.right)
        self.layout: Json = {}
        self._traces: list[Json] = []
        self._annotations: list[Json] = []
        self._shapes: list[Json] = []
        self._paint: dict[str, str | list[str]] = {}
        self._rules: list[tuple[float, float, float, str]] = []
        self._texts: list[Box] = []
        self._meta: Json = {"kind": kind}

    def trace(self, trace: Json, paint: Paint | None = None) -> None:
        """Add a trace; `paint` gives roles to its attributes."""
        meta = {"meta": {**trace.get("meta", {}), "paint": dict(paint)}} if paint else {}
        self._traces.append({"showlegend": False, **trace, **meta})

    def named(self, label: str) -> Json:
        """What a trace adds to say its plain name on a data sheet, where its name in the chart says more."""
        return {"meta": {"label": label}} if self.size.native else {}

    def _at(self, place: float, length: float) -> tuple[float, float]:
        """A place as a share of the plot and pixels beyond its edge."""
        inside = min(max(place, 0.0), length)
        return round(inside / length, 5), round(place - inside, 1)

    def label(
        self,
        text: str,
        x: float,
        y: float,
        *,
        role: str = "text",
        size: float = 12,
        across: Across = "left",
        down: Down = "middle",
        angle: int = 0,
        name: str = "",
    ) -> None:
        """Write a text (already escaped) at a place; `across` and `down` say which of its edges lies there.

        `name` is what the text is to the chart, for a chart of PowerPoint that writes such texts itself.
        """
        if size < SMALLEST:
            raise ValueError(f"text of {size} px is too small to read")
        share_x, shift_x = self._at(x, self.width)
        share_y, shift_y = self._at(y, self.height)
        note: Json = {
            "text": text, "x": share_x, "y": round(1 - share_y, 5), "xref": "paper", "yref": "paper",
            "xanchor": across, "yanchor": down, "align": across, "showarrow": False, "font": {"size": size},
        }  # fmt: skip
        note |= {"xshift": shift_x} if shift_x else {}
        note |= {"yshift": -shift_y} if shift_y else {}
        note |= {"textangle": angle} if angle else {}
        note |= self._named(name)
        if role != "text":
            self._paint[f"annotations.{len(self._annotations)}.font.color"] = role
        self._annotations.append(note)
        wide, high = text_width(text, size), text_height(text, size)
        wide, high = (high, wide) if angle else (wide, high)
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[across]
        top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[down]
        self._texts.append(Box(left, top, left + wide, top + high))

    def box(self, left: float, top: float, right: float, bottom: float, *, role: str = "band", name: str = "") -> None:
        """Fill a rectangle behind the marks; `name` as of a label."""
        style = {"line": {"width": 0}, "layer": "below", **self._named(name)}
        self._shape("rect", (left, top, right, bottom), style, "fillcolor", role)

    def _named(self, name: str) -> Json:
        return {"name": name} if name and self.size.native else {}

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        role: str = "grid",
        width: float = 1,
        dash: str = "solid",
        below: bool = True,
        name: str = "",
    ) -> None:
        """Draw a straight line between two places; `name` as of a label."""
        style = {"line": {"width": width, "dash": dash}, "layer": "below" if below else "above", **self._named(name)}
        self._shape("line", (*start, *end), style, "line.color", role)

    def rule(self, x: float, top: float, bottom: float, *, role: str = "muted") -> None:
        """Draw an upright dotted line, left open where it would run through a text of the chart."""
        self._rules.append((x, top, bottom, role))

    def _draw_rules(self) -> None:
        for x, top, bottom, role in self._rules:
            crossed = sorted((box.top - 1, box.bottom + 1) for box in self._texts if box.left - 1 < x < box.right + 1)
            for end, begin in crossed:
                if top < end and begin > top and end < bottom:
                    self.line((x, top), (x, end), role=role, dash="dot", width=1.2)
                top = max(top, begin) if end < bottom else top
            if top < bottom:
                self.line((x, top), (x, bottom), role=role, dash="dot", width=1.2)

    def circle(self, x: float, y: float, radius: float, *, role: str = "muted") -> None:
        """Draw an empty circle around a place."""
        corners = (x - radius, y - radius, x + radius, y + radius)
        self._shape("circle", corners, {"line": {"width": 1}, "layer": "above"}, "line.color", role)

    def _shape(
        self, kind: str, corners: tuple[float, float, float, float], style: Json, painted: str, role: str
    ) -> None:
        left, top, right, bottom = corners
        shape: Json = {
            "type": kind, "xref": "paper", "yref": "paper",
            "x0": round(left / self.width, 5), "x1": round(right / self.width, 5),
            "y0": round(1 - top / self.height, 5), "y1": round(1 - bottom / self.height, 5), **style,
        }  # fmt: skip
        self._paint[f"shapes.{len(self._shapes)}.{painted}"] = role
        self._shapes.append(shape)

    def paint(self, path: str, role: str) -> None:
        """Give a role to an attribute of the layout."""
        self._paint[path] = role

    def pixels(self, axis: str, length: float, *, downwards: bool = False, **more: Any) -> None:
        """Make an axis count pixels of the plot, with nothing to see of it."""
        ends = [round(length, 1), 0] if downwards else [0, round(length, 1)]
        self.layout[axis] = {"range": ends, "visible": False, "showgrid": False, **more}

    def dates(self, scale: DateScale, **more: Any) -> None:
        """Give the chart an axis of days; `more` are its ticks and Plotly's other settings."""
        self._meta["days"] = [iso(scale.start), iso(scale.end)]
        self.layout["xaxis"] = {"type": "date", "range": scale.range, **more}

    def may_part(self, y: float) -> None:
        """Mark a height between lanes at which the picture may be parted on paper, which shows the wide one."""
        if self.size.narrow:
            return
        self._meta.setdefault("parts", []).append(round(self.margin.top) + round(y))

    def sheet(self, **facts: Any) -> None:
        """Say what the data sheet of a chart of PowerPoint holds beside what the traces hold; no one else is told."""
        if self.size.native:
            self._meta.setdefault("sheet", {}).update(facts)

    def says(self, text: str) -> None:
        """What the chart says of its own drawing, for the line under its title."""
        self._meta["says"] = text

    def legend(self, *, above: float = 0) -> None:
        """Show the traces that ask for it in rows above the plot, `above` pixels from it; long names are wrapped."""
        self.layout["showlegend"] = True
        shown = [trace for trace in self._traces if trace["showlegend"]]
        abreast = _abreast([trace["name"] for trace in shown], self.width)
        for trace in shown:
            trace["name"] = _legend_text(trace["name"], self.width)
        # a width of their own keeps as many columns as were reckoned with, in whichever font
        columns = {"entrywidth": _entry_width(shown, abreast, self.width)} if 1 < abreast < len(shown) else {}
        self.layout["legend"] = {
            **columns,
            "orientation": "h", "xref": "paper", "x": 0, "xanchor": "left",
            "yref": "paper", "y": round(1 + above / self.height, 5), "yanchor": "bottom",
            "itemsizing": "constant", "traceorder": "normal", "tracegroupgap": 0,
        }  # fmt: skip

    def figure(self) -> go.Figure:
        """The chart as Plotly's figure: sizes, texts and roles, no colours and no title; called once."""
        self._draw_rules()
        margin = self.margin
        sides = {"l": margin.left, "r": margin.right, "t": margin.top, "b": margin.bottom}
        rounded = {side: round(room) for side, room in sides.items()}
        layout = {
            "showlegend": False,
            **self.layout,
            "width": self.size.width,
            "height": self.height + rounded["t"] + rounded["b"],
            "margin": {**rounded, "pad": 0},
            "annotations": self._annotations,
            "shapes": self._shapes,
            "meta": {**self._meta, "paint": self._paint},
        }
        return go.Figure({"data": self._traces, "layout": layout})


def legend_height(labels: Sequence[str], room: float) -> float:
    """Height in pixels that `Canvas.legend` takes for these labels in a plot `room` pixels wide; 0 for none."""
    if not labels:
        return 0.0
    abreast = _abreast(labels, room)
    high = [text_height(_legend_text(label, room), 12) - text_height("", 12) for label in labels]
    rows = [high[first : first + abreast] for first in range(0, len(high), abreast)]
    return sum(_LEGEND_ROW + max(row) for row in rows) + 6


def legend_width(labels: Sequence[str]) -> float:
    """Width in pixels of a legend whose names (as wrapped already) all stand in one row."""
    return sum(_LEGEND_MARK + text_width(label, 12) for label in labels)


def _abreast(labels: Sequence[str], room: float) -> int:
    """How many names stand in a row: all of them, or as many as there are columns for the widest."""
    widths = [text_width(_legend_text(label, room), 12) for label in labels]
    if sum(_LEGEND_MARK + width for width in widths) <= room:
        return len(widths)
    return max(int((room + _LEGEND_GAP) // (max(widths) + _LEGEND_ENTRY)), 1)


def _entry_width(shown: Sequence[Json], abreast: int, room: float) -> int:
    """A width for the names by which `abreast` of them fit into the room and one more does not."""
    widest = max(text_width(trace["name"], 12) for trace in shown)
    least, most = ((room + _LEGEND_GAP) / count - _LEGEND_ENTRY for count in (abreast + 1, abreast))
    return math.floor(min(max(widest + 1, least + 1), most - 0.5))


def _legend_text(label: str, room: float) -> str:
    """A name in the legend in lines that fit, from a text that may be escaped already."""
    return wrap(html.unescape(label), room - _LEGEND_MARK, 12)


def row_label(canvas: Canvas, text: str, y: float, *, size: float = 12) -> None:
    """Write the name of a row in the left margin, ending 10 pixels before the plot."""
    canvas.label(text, -10, y, across="right", size=size, name="row")


def row_names(names: Sequence[object], *, most: float, size: float = 12) -> tuple[list[str], float]:
    """Wrap the names of rows to `most` pixels; returns them and the left margin they need."""
    texts = [wrap(name, most, size) for name in names]
    widest = max((text_width(text, size) for text in texts), default=0)
    return texts, round(widest) + 10 + EDGE
