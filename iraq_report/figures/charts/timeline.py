"""Timelines: days as diamonds and periods as bars in lanes, with labels that stand apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import (
    AXIS,
    EDGE,
    HOVER,
    Canvas,
    Json,
    Margin,
    legend_height,
    row_label,
    row_names,
)
from iraq_report.figures.charts.lanes import role_text
from iraq_report.figures.charts.marks import Band, Rule, draw_marks, lay_marks
from iraq_report.figures.charts.place import clamp, stagger
from iraq_report.figures.charts.scale import DateScale, iso
from iraq_report.figures.charts.steps import Frame, Line, draw_lines, frame_lines
from iraq_report.figures.text import also, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size
from iraq_report.prose.facts import day_text

_MARK = 14  # height of a row of marks
_SHORTEST = 5  # a bar is no shorter, in pixels
_LINES = 3  # a label has no more
_NAME_WIDTH = 130


@dataclass(frozen=True)
class _Event:
    number: int  # position in the table
    left: float
    right: float  # equal to left for a day
    label: str
    size: tuple[float, float]  # width and height of the label
    level: int  # which row of marks, from the lowest

    @property
    def anchor(self) -> float:
        """Where the leader of its label ends: near the beginning, which no later bar covers."""
        return min(self.left + 4, self.right)


@dataclass(frozen=True)
class _Placed:
    event: _Event
    left: float
    row: int

    @property
    def right(self) -> float:
        return self.left + self.event.size[0]

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where a label reaches with its leader, which may stand beside it."""
        return min(self.left, self.event.anchor), max(self.right, self.event.anchor)


@dataclass(frozen=True)
class _Lane:
    name: str
    events: tuple[_Event, ...]
    labels: tuple[_Placed, ...]
    row_height: float
    top: float
    marks: float  # upper edge of the rows of marks
    bottom: float


def timeline(
    events: pd.DataFrame,
    *,
    order: Sequence[str],
    size: Size,
    labels: Mapping[str, str] | None = None,
    bands: Sequence[Band] = (),
    rules: Sequence[Rule] = (),
    start: Any = None,
    end: Any = None,
) -> go.Figure:
    """Draw each event as a diamond on its day, or as a bar from its first to its last day.

    `events` has `lane` (one of `order`), `start`, `end` (blank for a day), `label` (written where it fits;
    left to hover where it does not), `role` and `text` (said when touched). `labels` names roles: with more
    than one role a legend is drawn.
    """
    names, left = row_names(order, most=_NAME_WIDTH)
    margin = Margin(EDGE + 6 if size.narrow else left, EDGE + 6)
    scale = _dates(events, start, end, size, margin)
    marks = lay_marks(bands, rules, scale, margin)
    plan = _plan(events, order, names, scale, size, marks.rules)
    legend = _legend(events, labels)
    top = marks.height + 8 + legend_height([text for _, text in legend], scale.width)
    canvas = Canvas(size, kind="Timeline", margin=Margin(margin.left, margin.right, top, AXIS), height=plan[-1].bottom)
    draw_marks(canvas, marks)
    _draw(canvas, events, plan, names, 0, "y")
    _add_legend(canvas, legend, marks.height + 8, "y")
    canvas.pixels("yaxis", canvas.height, downwards=True)
    canvas.dates(scale, showline=True, **scale.ticks(most=6 if size.narrow else 14))
    return canvas.figure()


def steps_over_timeline(
    lines: Sequence[Line],
    events: pd.DataFrame,
    *,
    order: Sequence[str],
    size: Size,
    bands: Sequence[Band] = (),
    rules: Sequence[Rule] = (),
    start: Any = None,
    end: Any = None,
    prefix: str = "",
    suffix: str = "",
    filled: bool = False,
) -> go.Figure:
    """Draw step lines (see `steps`) over a timeline (see `timeline`) with one date axis under both."""
    first, last = _span(events, start, end, lines)
    upper = 190.0 if size.narrow else 240.0
    frame = frame_lines(lines, size=size, height=upper, start=first, end=last, prefix=prefix, suffix=suffix)
    names, left = row_names(order, most=_NAME_WIDTH)
    side = max(frame.margin.left, 0 if size.narrow else left)
    frame = _moved(frame, side, size)
    scale = frame.panel.dates
    marks = lay_marks(bands, rules, scale, frame.margin)
    plan = _plan(events, order, names, scale, size, marks.rules)
    gap = 22.0
    height = upper + gap + plan[-1].bottom
    margin = Margin(side, frame.margin.right, marks.height + 14 + frame.legend, AXIS)
    canvas = Canvas(size, kind="Step lines over a timeline", margin=margin, height=height)
    draw_marks(canvas, marks)
    draw_lines(canvas, lines, frame, filled=filled)
    _draw(canvas, events, plan, names, upper + gap, "y2")
    canvas.layout["yaxis"] = {**frame.axis, "domain": [round(1 - upper / canvas.height, 6), 1]}
    share = [0, round(plan[-1].bottom / canvas.height, 6)]
    canvas.pixels("yaxis2", plan[-1].bottom, downwards=True, domain=share, anchor="x")
    ticks = scale.ticks(most=6 if size.narrow else 14)
    canvas.dates(scale, showline=True, anchor="y2", **ticks)
    if frame.legend:
        canvas.legend(above=marks.height + 8)
    return canvas.figure()


def _span(events: pd.DataFrame, start: Any, end: Any, lines: Sequence[Line] = ()) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day shown: as given, or those of the data."""
    days = pd.concat([events["start"], events["end"].dropna(), *(line.points["date"] for line in lines)])
    first = pd.Timestamp(start if start is not None else days.min())
    return first, pd.Timestamp(end if end is not None else days.max())


def _dates(events: pd.DataFrame, start: Any, end: Any, size: Size, margin: Margin) -> DateScale:
    first, last = _span(events, start, end)
    return DateScale(first, last, size.width - round(margin.left) - round(margin.right), pad=7)


def _moved(frame: Frame, left: float, size: Size) -> Frame:
    """The frame with a wider left margin."""
    width = size.width - round(left) - round(frame.margin.right)
    dates = DateScale(frame.panel.dates.start, frame.panel.dates.end, width)
    panel = type(frame.panel)(frame.panel.yaxis, frame.panel.height, dates, frame.panel.values)
    return Frame(panel, Margin(left, frame.margin.right), frame.axis, frame.ends, frame.legend)


def _legend(events: pd.DataFrame, labels: Mapping[str, str] | None) -> list[tuple[str, str]]:
    roles = [role for role in (labels or {}) if (events["role"] == role).any()]
    roles += sorted(set(events["role"]) - set(roles)) if labels else []
    return [(role, plain(role_text(role, labels))) for role in roles] if len(roles) > 1 else []


def _add_legend(canvas: Canvas, legend: Sequence[tuple[str, str]], above: float, yaxis: str) -> None:
    for role, text in legend:
        trace: Json = {
            "type": "scatter", "mode": "markers", "name": text, "showlegend": True, "x": [None], "y": [None],
            "marker": {"symbol": "diamond", "size": 10}, "yaxis": yaxis, "hoverinfo": "skip",
        }  # fmt: skip
        canvas.trace(trace, {"marker.color": role})
    if legend:
        canvas.legend(above=above)


def _plan(
    events: pd.DataFrame,
    order: Sequence[str],
    names: Sequence[str],
    scale: DateScale,
    size: Size,
    rules: Sequence[float],
) -> list[_Lane]:
    """Lay out every lane: rows of marks from below, rows of labels over them, beside the `rules` where they can be."""
    plan: list[_Lane] = []
    top = 0.0
    for lane, name in zip(order, names, strict=True):
        own = _events(events, lane, scale, size)
        labels = _place_labels(own, scale.width, rules, most=5 if size.narrow else 4)
        row_height = max((item.event.size[1] for item in labels), default=0) + 4
        rows = max((item.row for item in labels), default=-1) + 1
        head = text_height(wrap(lane, size.width - 2 * EDGE - 12)) + 4 if size.narrow else 4.0
        levels = max((item.level for item in own), default=0) + 1
        marks = top + head + rows * row_height
        bottom = marks + levels * _MARK + 10
        short = 0.0 if size.narrow else max(text_height(name) + 8 - (bottom - top), 0)
        plan.append(_Lane(lane, tuple(own), tuple(labels), row_height, top, marks + short, bottom + short))
        top = bottom + short
    return plan


def _events(events: pd.DataFrame, lane: str, scale: DateScale, size: Size) -> list[_Event]:
    """The events of a lane within the axis, in rows of marks that do not cover each other."""
    spans: list[tuple[int, float, float, str]] = []
    for number, (kind, first, last, label) in enumerate(
        zip(events["lane"], events["start"], events["end"], events["label"], strict=True)
    ):
        if kind != lane:
            continue
        left = scale.px(first)
        right = left if last != last or last is None else scale.px(last + pd.Timedelta(days=1))
        if right < 0 or left > scale.width:
            continue
        text = wrap(
            "" if label is None or label != label else label, 84 if size.narrow else 112, size.small, lines=_LINES
        )
        if right - left < _SHORTEST:
            right = left  # too short for a bar that can be seen and touched
        spans.append((number, max(left, 0.0), min(right, scale.width), text))
    taken = [(left - 6, right + 6) if left == right else (left, max(right, left + 3)) for _, left, right, _ in spans]
    rows = stagger(taken, gap=2)
    return [
        _Event(number, left, right, text, (text_width(text, size.small), text_height(text, size.small)), row)
        for (number, left, right, text), row in zip(spans, rows, strict=True)
    ]


def _place_labels(events: Sequence[_Event], width: float, rules: Sequence[float], *, most: int) -> list[_Placed]:
    """Give every label a row and a place where it meets no other; one that fits nowhere is left out.

    Labels stand beside the rules if that leaves none of them out; else rules are left open behind them. Tried from
    the left and from the right, and again with flags that fly away from where the filling began, since two neighbours
    fit beside each other only so; what places more labels is kept, the first at equal numbers.
    """
    forward = sorted((event for event in events if event.label), key=lambda item: (item.anchor, item.number))
    tries = [
        _fill_rows(order, width, most, flags=flags, rules=avoided)
        for avoided in (rules, ())
        for flags in ((0, 1, -1, 2, -2), (-2, 2, 0), (2, -2, 0))
        for order in (forward, forward[::-1])
    ]
    return max(tries, key=len)


def _fill_rows(
    events: Sequence[_Event], width: float, most: int, *, flags: Sequence[int], rules: Sequence[float]
) -> list[_Placed]:
    """Place labels in turn; `flags` are tried in order: 0 over the leader, 1 and 2 right of it, -1 and -2 left."""
    placed: list[_Placed] = []
    for event in events:
        wide = event.size[0]
        shifts = {0: 0.0, 1: wide / 2 - 2, -1: 2 - wide / 2, 2: wide / 2 + 5, -2: -5 - wide / 2}
        lefts = [clamp(event.anchor + shifts[flag], wide, -6, width + 6) - wide / 2 for flag in flags]
        free = [left for left in lefts if not any(left - 2 < rule < left + wide + 2 for rule in rules)]
        choices = [_Placed(event, left, row) for row in range(most) for left in free]
        fitting = next((item for item in choices if not any(_collide(item, other) for other in placed)), None)
        placed += [fitting] if fitting else []
    return placed


def _collide(one: _Placed, other: _Placed) -> bool:
    """Whether two labels meet, or the leader of the higher one crosses the lower one."""
    if one.row == other.row:
        return one.reach[0] < other.reach[1] + 8 and other.reach[0] < one.reach[1] + 8
    lower, higher = (one, other) if one.row < other.row else (other, one)
    return lower.left - 3 < higher.event.anchor < lower.right + 3


def _draw(
    canvas: Canvas,
    events: pd.DataFrame,
    plan: Sequence[_Lane],
    names: Sequence[str],
    offset: float,
    yaxis: str,
) -> None:
    """Draw all lanes, `offset` pixels under the top of the plot."""
    for number, (lane, name) in enumerate(zip(plan, names, strict=True)):
        if number or offset:
            canvas.line(
                (0 if canvas.size.narrow else 10 - canvas.margin.left, offset + lane.top),
                (canvas.width, offset + lane.top),
            )
        levels = max((event.level for event in lane.events), default=0) + 1
        if canvas.size.narrow:
            wide = wrap(lane.name, canvas.size.width - 2 * EDGE - 12)
            canvas.label(f"<b>{wide}</b>", EDGE - canvas.margin.left, offset + lane.top + 3, down="top")
        else:
            row_label(canvas, name, offset + lane.marks + levels * _MARK / 2)
        for item in lane.labels:
            _draw_label(canvas, item, lane, offset)
        for event in lane.events:
            _draw_event(canvas, events.iloc[event.number], event, _level_y(lane, event), yaxis)


def _level_y(lane: _Lane, event: _Event) -> float:
    levels = max(item.level for item in lane.events) + 1
    return lane.marks + (levels - event.level - 0.5) * _MARK


def _draw_label(canvas: Canvas, item: _Placed, lane: _Lane, offset: float) -> None:
    foot = offset + lane.marks - item.row * lane.row_height - 3
    y = offset + _level_y(lane, item.event)
    beside = not item.left <= item.event.anchor <= item.right
    top = foot - item.event.size[1] if beside else foot
    canvas.line((item.event.anchor, top), (item.event.anchor, y), role="border")
    canvas.label(
        item.event.label, (item.left + item.right) / 2, foot, size=canvas.size.small, across="center", down="bottom"
    )


def _draw_event(canvas: Canvas, row: pd.Series[Any], event: _Event, y: float, yaxis: str) -> None:
    """A diamond on a day or a bar over a period, drawn as a closed outline so that it can be touched."""
    single = event.left == event.right
    when = day_text(row["start"]) + (
        "" if row["end"] != row["end"] or row["end"] is None else f" to {day_text(row['end'])}"
    )
    more = row.get("text", "")
    said = f"<b>{plain(row['label'])}</b><br>{when}" + also(more)
    common: Json = {"type": "scatter", "yaxis": yaxis, "hovertemplate": HOVER, "cliponaxis": False}
    if single:
        mark = {"symbol": "diamond", "size": 12, "line": {"width": 1}}
        trace = {
            "mode": "markers",
            "x": [iso(row["start"])],
            "y": [round(y, 1)],
            "marker": mark,
            "customdata": [said],
        }
        canvas.trace({**common, **trace}, {"marker.color": row["role"], "marker.line.color": "paper"})
        return
    first, last = iso(row["start"]), iso(row["end"] + pd.Timedelta(days=1))
    half = _MARK / 2 - 3
    bar = {
        "mode": "lines", "fill": "toself", "line": {"width": 1}, "hoveron": "points+fills", "cliponaxis": True,
        "x": [first, last, last, first, first], "y": [round(y + part * half, 1) for part in (-1, -1, 1, 1, -1)],
        "customdata": [said] * 5, "text": said, "hoverinfo": "text",
    }  # fmt: skip
    canvas.trace({**common, **bar}, {"fillcolor": f"{row['role']}/70", "line.color": row["role"]})
