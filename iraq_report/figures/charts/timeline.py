"""Timelines: days as diamonds and periods as bars in lanes, with labels that stand apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from iraq_report.figures.charts.scale import DateScale, iso
from iraq_report.figures.charts.steps import Frame, Line, draw_lines, frame_lines
from iraq_report.figures.charts.timeline_layout import MARK, Event, Lane, Placed, level_y, plan_lanes
from iraq_report.figures.text import also, plain, wrap
from iraq_report.figures.theme import Size
from iraq_report.prose.facts import day_text

_NAME_WIDTH = 130


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
    plan = plan_lanes(events, order, names, scale, size, marks.rules)
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
    plan = plan_lanes(events, order, names, scale, size, marks.rules)
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


def _draw(
    canvas: Canvas,
    events: pd.DataFrame,
    plan: Sequence[Lane],
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
            canvas.may_part(offset + lane.top)
        levels = max((event.level for event in lane.events), default=0) + 1
        if canvas.size.narrow:
            wide = wrap(lane.name, canvas.size.width - 2 * EDGE - 12)
            canvas.label(f"<b>{wide}</b>", EDGE - canvas.margin.left, offset + lane.top + 3, down="top")
        else:
            row_label(canvas, name, offset + lane.marks + levels * MARK / 2)
        for item in lane.labels:
            _draw_label(canvas, item, lane, offset)
        for event in lane.events:
            _draw_event(canvas, events.iloc[event.number], event, level_y(lane, event), yaxis)


def _draw_label(canvas: Canvas, item: Placed, lane: Lane, offset: float) -> None:
    foot = offset + lane.marks - item.row * lane.row_height - 3
    y = offset + level_y(lane, item.event)
    beside = not item.left <= item.event.anchor <= item.right
    top = foot - item.event.size[1] if beside else foot
    canvas.line((item.event.anchor, top), (item.event.anchor, y), role="border")
    canvas.label(
        item.event.label, (item.left + item.right) / 2, foot, size=canvas.size.small, across="center", down="bottom"
    )


def _draw_event(canvas: Canvas, row: pd.Series[Any], event: Event, y: float, yaxis: str) -> None:
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
    half = MARK / 2 - 3
    bar = {
        "mode": "lines", "fill": "toself", "line": {"width": 1}, "hoveron": "points+fills", "cliponaxis": True,
        "x": [first, last, last, first, first], "y": [round(y + part * half, 1) for part in (-1, -1, 1, 1, -1)],
        "customdata": [said] * 5, "text": said, "hoverinfo": "text",
    }  # fmt: skip
    canvas.trace({**common, **bar}, {"fillcolor": f"{row['role']}/70", "line.color": row["role"]})
