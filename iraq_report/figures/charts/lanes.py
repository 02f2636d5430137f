"""Swimlanes: one lane a place, one mark an event, colour and symbol by role."""

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
    Margin,
    legend_height,
    row_label,
    row_names,
)
from iraq_report.figures.charts.marks import Band, Rule, draw_marks, lay_marks
from iraq_report.figures.charts.place import dodge
from iraq_report.figures.charts.scale import DateScale, iso
from iraq_report.figures.text import also, number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import SYMBOLS, Size
from iraq_report.prose.facts import day_text

_MOST_LEVELS = 7
_NAME_WIDTH = 170


def role_text(role: str, labels: Mapping[str, str] | None = None) -> str:
    """What a role is called in a legend: its label, or the role itself with spaces."""
    return (labels or {}).get(role, role.replace("_", " ").capitalize())


def lanes(
    points: pd.DataFrame,
    *,
    order: Sequence[str],
    size: Size,
    labels: Mapping[str, str] | None = None,
    bands: Sequence[Band] = (),
    rules: Sequence[Rule] = (),
    totals: bool = True,
    start: Any = None,
    end: Any = None,
) -> go.Figure:
    """Draw each row of `points` as a mark in its lane.

    `points` has `lane` (one of `order`), `date` (timestamp), `role` (a weapon, an actor…), `text` (what the mark
    says when touched; plain words) and, where not every date is known by its day, `days` in words. `order` lists
    the lanes from top to bottom, empty ones included. `labels` names roles in the legend, in the order wanted.
    `start` and `end` are the days the axis spans (the first and last point if left out). Marks on the same place
    step aside by their own size, never at random.
    """
    names, left = row_names(order, most=_NAME_WIDTH)
    counts = points["lane"].value_counts()
    sums = [number_text(float(counts.get(lane, 0))) for lane in order]
    side = max(text_width(f"<b>{text}</b>") for text in [*sums, "Total"]) + 10 + EDGE if totals else EDGE + 6
    margin = Margin(left=EDGE + 6 if size.narrow else left, right=EDGE + 6 if size.narrow else side)
    first = pd.Timestamp(start if start is not None else points["date"].min())
    last = pd.Timestamp(end if end is not None else points["date"].max())
    scale = DateScale(first, last, size.width - round(margin.left) - round(margin.right), pad=7)
    beside = Margin(margin.left, EDGE + 6)  # the names keep clear of the column of totals
    marks = lay_marks(bands, rules, scale, beside)
    legend = _legend(points, labels)
    symbol = 8 if len(points) <= 400 else 6
    levels, tall = _levels(points, order, scale, symbol, size)
    tops = [sum(tall[:number]) for number in range(len(order) + 1)]
    head = max(marks.height, 18 if totals and not size.narrow else 0) + 6
    top = head + legend_height([text for _, text in legend], scale.width)
    canvas = Canvas(size, kind="Swimlanes", margin=Margin(margin.left, margin.right, top, AXIS), height=tops[-1] + 4)
    draw_marks(canvas, marks)
    _names(canvas, names if not size.narrow else [wrap(lane, 270) for lane in order], sums, tops, totals)
    _points(canvas, points, order, levels, tops, legend, symbol, labels)
    canvas.dates(scale, **scale.ticks(most=5 if size.narrow else 14))
    canvas.pixels("yaxis", canvas.height, downwards=True)
    canvas.legend(above=head)
    return canvas.figure()


def _legend(points: pd.DataFrame, labels: Mapping[str, str] | None) -> list[tuple[str, str]]:
    """Roles and their texts with counts: in the order of `labels`, then by count."""
    counts = points["role"].value_counts()
    known = [role for role in (labels or {}) if role in counts.index]
    other = sorted((role for role in counts.index if role not in known), key=lambda role: (-counts[role], role))
    return [
        (role, f"{plain(role_text(role, labels))} ({number_text(float(counts[role]))})") for role in [*known, *other]
    ]


def _levels(
    points: pd.DataFrame, order: Sequence[str], scale: DateScale, symbol: float, size: Size
) -> tuple[pd.Series[float], list[float]]:
    """How far each mark steps aside, in pixels, and how tall each lane must be for it."""
    shifts = pd.Series(0.0, index=points.index)
    tall = []
    for lane in order:
        own = points[points["lane"] == lane].sort_values("date", kind="stable")
        level = dodge([scale.px(day) for day in own["date"]], symbol + 1, _MOST_LEVELS)
        shifts.loc[own.index] = [item * (symbol + 1.0) for item in level]
        reach = (2 * max((abs(item) for item in level), default=0) + 1) * (symbol + 1)
        label = text_height(wrap(lane, 270)) + 2 if size.narrow else text_height(wrap(lane, _NAME_WIDTH))
        tall.append(label + reach + 8 if size.narrow else max(reach + 10, label + 8, 30))
    return shifts, tall


def _middle(canvas: Canvas, tops: Sequence[float], number: int, text: str) -> float:
    """Where the marks of a lane lie: its middle, or what is left of it under its name on a phone."""
    label = text_height(text) + 2 if canvas.size.narrow else 0.0
    return (tops[number] + label + tops[number + 1]) / 2


def _names(canvas: Canvas, names: Sequence[str], sums: Sequence[str], tops: Sequence[float], totals: bool) -> None:
    """Write the name of each lane and its total, and draw the line its marks stand on."""
    narrow = canvas.size.narrow
    if totals and not narrow:
        canvas.label(
            "Total",
            canvas.width + canvas.margin.right - EDGE,
            -6,
            role="muted",
            across="right",
            down="bottom",
        )
    for number, (name, total) in enumerate(zip(names, sums, strict=True)):
        y = _middle(canvas, tops, number, name)
        if number:
            canvas.may_part(tops[number])
        canvas.line((0, y), (canvas.width, y))
        if narrow:
            canvas.label(name, -6, tops[number], down="top")
        else:
            row_label(canvas, name, y)
        if totals:
            edge = canvas.width + canvas.margin.right - EDGE
            canvas.label(
                f"<b>{total}</b>",
                edge,
                tops[number] if narrow else y,
                across="right",
                down="top" if narrow else "middle",
            )


def _points(
    canvas: Canvas,
    points: pd.DataFrame,
    order: Sequence[str],
    shifts: pd.Series[float],
    tops: Sequence[float],
    legend: Sequence[tuple[str, str]],
    symbol: float,
    labels: Mapping[str, str] | None,
) -> None:
    narrow = canvas.size.narrow
    middles = {
        lane: _middle(canvas, tops, number, wrap(lane, 270) if narrow else lane) for number, lane in enumerate(order)
    }
    for role, text in legend:
        own = points[(points["role"] == role) & points["lane"].isin(list(order))]
        days = own["days"] if "days" in own else [day_text(day) for day in own["date"]]
        said = [
            f"{plain(lane)}, {day}" + also(more) for lane, day, more in zip(own["lane"], days, own["text"], strict=True)
        ]
        shape = SYMBOLS.get(role, "circle")
        hollow = shape.endswith("-open")
        trace = {
            "type": "scatter", "mode": "markers", "name": text, "showlegend": True,
            "x": [iso(day) for day in own["date"]],
            "y": [round(middles[lane] + shifts[index], 1) for index, lane in own["lane"].items()],
            "marker": {"symbol": shape, "size": symbol, "line": {"width": 1.5 if hollow else 0.6}},
            "customdata": said, "hovertemplate": HOVER, **canvas.named(role_text(role, labels)),
        }  # fmt: skip
        canvas.trace(trace, {"marker.color": role, "marker.line.color": role if hollow else "paper"})
