"""Ranges between a low and a high figure, with a dot at the central one."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, Canvas
from iraq_report.figures.charts.range_rows import (
    Row,
    Unit,
    draw_arrow,
    draw_dots,
    numeric,
    place_rows,
    row_canvas,
    write_rows,
    write_sheet,
)
from iraq_report.figures.charts.scale import Scale, top_of
from iraq_report.figures.text import number_text, plain, text_width
from iraq_report.figures.theme import Size

_OPEN = 30  # length in pixels of a bar whose other end is unknown


def range_text(numbers: tuple[float, float, float], unit: Unit) -> str:
    """Word a low, a high and a central value: `$3m`, `$3m (2–4)`, `at least $2m`, `unknown`…"""
    low, high, dot = numbers
    if low != low and high != high:
        return unit.one(dot) if dot == dot else "unknown"
    if high != high:
        return f"at least {unit.one(low)}" if low > 0 else f"{unit.one(low)} or more"
    if low != low:
        return f"at most {unit.one(high)}"
    if low == high:
        return unit.one(low)
    if dot == dot:
        return f"{unit.one(dot)} ({number_text(low, unit.digits)}–{number_text(high, unit.digits)})"
    return unit.span(low, high)


def ranges(table: pd.DataFrame, *, size: Size, unit: Unit | None = None, start: float = 0) -> go.Figure:
    """Draw each row as a bar from low to high with a dot at its central value.

    `table` has `label`, `low`, `high` (blank low: at most; blank high: at least; both equal: one value) and
    may have `dot` (central value, blank for none), `role` and `note` (small text under the label). Rows are
    drawn in their order. `start` is where the axis begins. Several roles need no legend: the labels tell
    them apart.
    """
    unit = unit or Unit()
    table = numeric(table)
    values = [
        plain(range_text((float(item["low"]), float(item["high"]), float(item["dot"])), unit))
        for _, item in table.iterrows()
    ]
    rows = place_rows(table, values, size)
    numbers = [number for row in rows for number in (row.low, row.high, row.dot) if number == number]
    high = max([*numbers, start])
    beside = max(text_width(value, 12, bold=True) for value in values) + 12
    ends = [unit.one(start), unit.one(high)]
    canvas = row_canvas(rows, size, "Ranges", EDGE + 8 if size.narrow else EDGE + beside, EDGE, ends)
    most = high if high > start else start + top_of(1.0)
    spare = _OPEN + 8 if any(row.low == row.low and row.high != row.high for row in rows) else 8
    scale = Scale(start, start + (most - start) * canvas.width / (canvas.width - spare), canvas.width)
    reached = [_draw_range(canvas, row, scale) for row in rows]
    write_rows(canvas, rows, reached)
    draw_dots(canvas, rows)
    write_sheet(canvas, rows, reached, unit)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    ticks = scale.ticks(most=4 if size.narrow else 7, prefix=unit.prefix, suffix=unit.suffix)
    canvas.layout["xaxis"] = {"range": scale.range, "showgrid": not size.narrow, **ticks}
    return canvas.figure()


def _draw_range(canvas: Canvas, row: Row, scale: Scale) -> float:
    """Draw the bar of a row, with an arrowhead at an open end; returns where it ends in pixels."""
    here = [scale.px(number) for number in (row.low, row.high, row.dot) if number == number]
    if not here:
        return 0.0
    left, right = min(here), max(here)
    if row.high != row.high and row.low == row.low:
        right += _OPEN
        draw_arrow(canvas, row, right, "triangle-right")
    elif row.low != row.low and row.high == row.high:
        left = max(left - _OPEN, 0)
        draw_arrow(canvas, row, left, "triangle-left")
    if right > left:
        name = "range" if math.isfinite(row.low) and math.isfinite(row.high) else ""
        canvas.box(left, row.y - 4, right, row.y + 4, role=f"{row.role}/70", name=name)
    return right
