"""Step lines over dates, with the name and last value of each line written at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import AXIS, EDGE, HOVER, Canvas, Json, Margin, legend_height
from iraq_report.figures.charts.marks import Band, Rule, draw_marks, lay_marks
from iraq_report.figures.charts.place import Box, spread
from iraq_report.figures.charts.scale import DateScale, Scale, iso, top_of
from iraq_report.figures.text import also, number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size
from iraq_report.prose.facts import day_text

_DASHES = ("solid", "dash", "dot", "dashdot")
_POINTS = ("diamond", "square", "triangle-up", "cross")


@dataclass(frozen=True)
class Line:
    """One line of a step chart.

    `points` has `date` (timestamp) and `value`, and may have `low` and `high` (a band around the line), `text`
    (said when touched), `days` (a date in words, where it is not known by its day) and `mark` (a short text written
    at the point). `kind="points"` draws single marks, for published figures beside a line. `name_end=False` leaves
    out name and value at the end. `until` is the last day on which the last value is known to hold, the day of the
    last point if left out.
    """

    label: str
    role: str
    points: pd.DataFrame
    kind: Literal["steps", "points"] = "steps"
    name_end: bool = True
    until: Any = None


@dataclass(frozen=True)
class Panel:
    """The part of a canvas in which the lines are drawn: its axis, its height in pixels and its scales."""

    yaxis: str
    height: float
    dates: DateScale
    values: Scale

    def place(self, day: Any, value: float) -> tuple[float, float]:
        """Pixels of a day and a value from the top left corner."""
        return self.dates.px(day), self.height - self.values.px(value)


def steps(
    lines: Sequence[Line],
    *,
    size: Size,
    bands: Sequence[Band] = (),
    rules: Sequence[Rule] = (),
    start: Any = None,
    end: Any = None,
    prefix: str = "",
    suffix: str = "",
    filled: bool = False,
) -> go.Figure:
    """Draw values that hold until the next one: cumulative counts, troop levels.

    Each line runs from its first point to the last day for which its value is known; from there dots lead on to
    `end` (the last day shown; the last point of all if left out), since a level may have changed unseen.
    Names stand at the ends of the lines (on a phone in a legend above). `prefix` and `suffix` surround the
    numbers of the axis and of the ends. `filled` shades the area under a single line.
    """
    height = 250 if size.narrow else 320
    frame = frame_lines(lines, size=size, height=height, start=start, end=end, prefix=prefix, suffix=suffix)
    marks = lay_marks(bands, rules, frame.panel.dates, frame.margin)
    margin = Margin(frame.margin.left, frame.margin.right, marks.height + 14 + frame.legend, AXIS)
    canvas = Canvas(size, kind="Step lines", margin=margin, height=height)
    draw_marks(canvas, marks)
    draw_lines(canvas, lines, frame, filled=filled)
    dates = frame.panel.dates
    canvas.dates(dates, showline=True, **dates.ticks(most=6 if size.narrow else 14))
    canvas.layout["yaxis"] = frame.axis
    if frame.legend:
        canvas.legend(above=marks.height + 8)
    return canvas.figure()


@dataclass(frozen=True)
class Frame:
    """Margins, axis and end labels of a step chart, known before anything is drawn."""

    panel: Panel
    margin: Margin
    axis: Json
    ends: tuple[str, ...]
    legend: float


def frame_lines(
    lines: Sequence[Line], *, size: Size, height: float, start: Any, end: Any, prefix: str, suffix: str
) -> Frame:
    """Work out the margins and the scales that these lines need."""
    every = pd.concat([line.points for line in lines], ignore_index=True)
    first = pd.Timestamp(start if start is not None else every["date"].min())
    last = pd.Timestamp(end if end is not None else every["date"].max())
    numbers = [every[name].astype(float).max() for name in ("value", "high") if name in every]
    most = max((number for number in numbers if number == number), default=1.0)
    values = Scale(0, top_of(most * 1.02, whole=False), height)
    ticks = values.ticks(most=6, prefix=prefix, suffix=suffix)
    ends = tuple(_end_text(line, prefix, suffix, size) for line in lines)
    named = [text for text in ends if text]
    left = max(text_width(text) for text in ticks["ticktext"]) + 8 + EDGE
    right = EDGE + 6 if size.narrow or not named else max(text_width(text) for text in named) + 22 + EDGE
    width = size.width - round(left) - round(right)
    legend = legend_height(named, width) if size.narrow and len(lines) > 1 else 0.0
    panel = Panel("y", height, DateScale(first, last, width), values)
    axis = {"range": values.range, "showgrid": True, **ticks}
    return Frame(panel, Margin(left, right), axis, ends, legend)


def _end_text(line: Line, prefix: str, suffix: str, size: Size) -> str:
    """Name and last value of a line: under each other beside the plot, in one row in a legend."""
    if not line.name_end or line.points.empty:
        return ""
    last = line.points.sort_values("date", kind="stable").iloc[-1]
    value = f"{prefix}{number_text(float(last['value']))}{suffix}"
    if size.narrow:
        return f"{plain(line.label)} {value}"
    text = f"<b>{wrap(f'{line.label} {value}', 120, bold=True)}</b>"
    return text + _range_text(last, prefix, suffix)


def _range_text(last: Any, prefix: str, suffix: str) -> str:
    low, high = last.get("low"), last.get("high")
    if low is None or high is None or low != low or high != high or low == high:
        return ""
    return f"<br>{prefix}{number_text(float(low))}–{number_text(float(high))}{suffix}"


def draw_lines(canvas: Canvas, lines: Sequence[Line], frame: Frame, *, filled: bool = False) -> None:
    """Draw bands, lines and marks into the panel, then the texts where they cover nothing."""
    panel = frame.panel
    for number, line in enumerate(lines):
        _draw_band(canvas, line, panel)
        _draw_line(canvas, line, number, frame, filled=filled and len(lines) == 1)
        _carry(canvas, line, panel)
    if not canvas.size.narrow:
        _write_ends(canvas, lines, frame)
    _write_marks(canvas, lines, panel)


def _run(line: Line, panel: Panel, *, carried: bool = False) -> pd.DataFrame:
    """The points of a line in order, with its last value held while it is known, or `carried` to the axis' end."""
    points = line.points.sort_values("date", kind="stable")
    end = panel.dates.end + pd.Timedelta(days=1)
    if line.kind == "points" or points.empty or points["date"].iloc[-1] >= end:
        return points
    if not carried:
        known = points["date"].iloc[-1] if line.until is None else pd.Timestamp(line.until)
        end = min(known + pd.Timedelta(days=1), end)
    return pd.concat([points, points.iloc[[-1]].assign(date=end)], ignore_index=True)


def _carry(canvas: Canvas, line: Line, panel: Panel) -> None:
    """Lead dots from where a line ends to the end of the axis, and say what they are."""
    if line.kind == "points" or line.points.empty:
        return
    last = _run(line, panel).iloc[-1]
    x, y = panel.place(last["date"], float(last["value"]))
    if x + 4 < canvas.width:
        canvas.line((x, y), (canvas.width, y), role=line.role, width=1.2, dash="dot")
        canvas.says("dotted after the last known figure")


def _draw_band(canvas: Canvas, line: Line, panel: Panel) -> None:
    points = _run(line, panel)
    if line.kind == "points" or not {"low", "high"} <= set(points.columns):
        return
    known = points.dropna(subset=["low", "high"])
    upper, lower = _corners(known, "high"), _corners(known, "low")[::-1]
    trace = {
        "type": "scatter", "mode": "lines", "fill": "toself", "hoverinfo": "skip", "line": {"width": 0},
        "x": [day for day, _ in upper + lower], "y": [value for _, value in upper + lower], "yaxis": panel.yaxis,
        **canvas.named(line.label),
    }  # fmt: skip
    canvas.trace(trace, {"fillcolor": f"{line.role}/22"})


def _corners(points: pd.DataFrame, column: str) -> list[tuple[str, float]]:
    """The corners of a step line through a column."""
    corners: list[tuple[str, float]] = []
    for day, value in zip(points["date"], points[column].astype(float), strict=True):
        corners += [(iso(day), corners[-1][1])] if corners else []
        corners.append((iso(day), float(value)))
    return corners


def _draw_line(canvas: Canvas, line: Line, number: int, frame: Frame, *, filled: bool) -> None:
    points, single = _run(line, frame.panel), line.kind == "points"
    texts = points["text"] if "text" in points else [""] * len(points)
    days = points["days"] if "days" in points else [day_text(day) for day in points["date"]]
    said = [
        f"<b>{plain(line.label)}</b><br>{day}: {number_text(float(value))}" + also(more)
        for day, value, more in zip(days, points["value"], texts, strict=True)
    ]  # fmt: skip
    trace: Json = {
        "type": "scatter", "name": frame.ends[number] or plain(line.label), "yaxis": frame.panel.yaxis,
        "showlegend": bool(frame.legend) and bool(frame.ends[number]), "mode": "markers" if single else "lines",
        "x": [iso(day) for day in points["date"]], "y": [float(value) for value in points["value"]],
        "customdata": said, "hovertemplate": HOVER, **canvas.named(line.label),
    }  # fmt: skip
    if single:
        trace["marker"] = {"symbol": _POINTS[number % 4], "size": 9, "line": {"width": 1}}
        canvas.trace(trace, {"marker.color": line.role, "marker.line.color": "paper"})
        return
    trace["line"] = {"shape": "hv", "width": 2.2, "dash": _DASHES[number % 4]}
    paint = {"line.color": line.role}
    if filled:
        trace["fill"] = "tozeroy"
        paint["fillcolor"] = f"{line.role}/14"
    canvas.trace(trace, paint)


def _write_ends(canvas: Canvas, lines: Sequence[Line], frame: Frame) -> None:
    """Write the ends beside the plot, moved apart, each tied to its line."""
    panel = frame.panel
    named = [(line, text) for line, text in zip(lines, frame.ends, strict=True) if text]
    lasts = [line.points.sort_values("date", kind="stable").iloc[-1] for line, _ in named]
    wished = [panel.place(last["date"], float(last["value"])) for last in lasts]
    heights = [text_height(text) + 4 for _, text in named]
    placed = spread([y for _, y in wished], heights, -10, panel.height + 10)
    for (line, text), (x, y), at in zip(named, wished, placed, strict=True):
        begin = canvas.width if line.kind == "steps" else x + 6
        canvas.line((begin, y), (canvas.width + 12, at), role=line.role, width=1.4, below=False)
        canvas.label(text, canvas.width + 16, at)


def _write_marks(canvas: Canvas, lines: Sequence[Line], panel: Panel) -> None:
    """Write the texts of points where they cover neither a line nor each other; the rest is left to hover."""
    taken = [
        box for line in lines if line.kind == "steps" for box in _line_boxes(_run(line, panel, carried=True), panel)
    ]
    spots = _spots(lines, panel)
    for line in lines:
        if "mark" not in line.points:
            continue
        for _, point in line.points.dropna(subset=["mark"]).sort_values("date", kind="stable").iterrows():
            x, y = panel.place(point["date"], float(point["value"]))
            text = wrap(point["mark"], 110 if canvas.size.narrow else 150)
            width, height = text_width(text), text_height(text)
            covered = taken + [spot for place, spot in spots if place != (x, y)]
            for across, left, top in _choices(x, y, width, height):
                box = Box(left - 2, top - 1, left + width + 2, top + height + 1)
                inside = (
                    box.left >= -4 and box.right <= canvas.width + 2 and box.top >= -12 and box.bottom <= panel.height
                )
                if inside and not any(box.meets(other) for other in covered):
                    edge = left if across == "left" else left + width
                    canvas.label(text, edge, top, across=across, down="top")
                    taken.append(box)
                    break


def _spots(lines: Sequence[Line], panel: Panel) -> list[tuple[tuple[float, float], Box]]:
    """Where single marks stand, each with the square that it takes up."""
    single = [line.points for line in lines if line.kind == "points"]
    places = [
        panel.place(day, float(value))
        for points in single
        for day, value in zip(points["date"], points["value"], strict=True)
    ]
    return [((x, y), Box(x - 5, y - 5, x + 5, y + 5)) for x, y in places]


def _choices(x: float, y: float, width: float, height: float) -> list[tuple[Literal["left", "right"], float, float]]:
    """Where a text may stand around a point, best first."""
    above, below = y - height - 4, y + 5
    return [
        ("left", x + 4, above),
        ("right", x - width - 4, above),
        ("left", x + 4, below),
        ("right", x - width - 4, below),
        ("left", x + 4, above - 16),
        ("right", x - width - 4, above - 16),
    ]


def _line_boxes(points: pd.DataFrame, panel: Panel) -> list[Box]:
    """The stretches of a step line as thin rectangles."""
    places = [panel.place(day, float(value)) for day, value in zip(points["date"], points["value"], strict=True)]
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(places):
        boxes.append(Box(x0, y0 - 1, x1, y0 + 1))
        boxes.append(Box(x1 - 1, min(y0, y1), x1 + 1, max(y0, y1)))
    return boxes
