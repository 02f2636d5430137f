"""Estimates with their confidence intervals, against a line of no effect."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, Canvas
from iraq_report.figures.charts.place import clamp
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
from iraq_report.figures.charts.scale import Scale
from iraq_report.figures.text import number_text, text_height, text_width, wrap
from iraq_report.figures.theme import Size


def intervals(
    table: pd.DataFrame,
    *,
    size: Size,
    reference: float | None = None,
    reference_label: str = "",
    log: bool = False,
    unit: Unit | None = None,
) -> go.Figure:
    """Draw each row as an estimate with its interval, against a reference line.

    `table` has `label`, `value`, `low`, `high` (infinite or blank high: an arrow) and may have `role` and
    `note`. A blank `value` is said to be unknown. With `log` the axis is logarithmic and a low of zero is an
    arrow too.
    """
    unit = unit or Unit()
    table = numeric(table.assign(dot=table["value"]))
    values = [_interval_text(row["dot"], row["low"], row["high"], unit) for _, row in table.iterrows()]
    rows = place_rows(table, values, size)
    beside = max(text_width(value, 12, bold=True) for value in values) + 20
    said = wrap(reference_label, size.width / 2)
    top = EDGE + (text_height(said) + 3 if reference_label else 0)
    finite = [n for row in rows for n in (row.low, row.high, row.dot) if math.isfinite(n)]
    ends = [
        f"{unit.prefix}{number_text(n, 0)}.0{unit.suffix}" for n in (min(finite, default=0), max(finite, default=0))
    ]
    canvas = row_canvas(rows, size, "Estimates with intervals", EDGE + 10 if size.narrow else EDGE + beside, top, ends)
    scale = _interval_scale(rows, reference, canvas.width, log)
    if reference is not None:
        _draw_reference(canvas, rows, scale.px(reference), said)
    for row in rows:
        _draw_interval(canvas, row, scale)
    write_rows(canvas, rows, [canvas.width] * len(rows), log=log)
    draw_dots(
        canvas,
        [row for row in rows if row.dot == row.dot and math.isfinite(row.dot) and (row.dot > 0 or not log)],
    )
    write_sheet(canvas, rows, [canvas.width] * len(rows), unit)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    ticks = scale.ticks(most=5 if size.narrow else 8, prefix=unit.prefix, suffix=unit.suffix)
    canvas.layout["xaxis"] = {
        "range": scale.range,
        "type": "log" if log else "linear",
        "showgrid": not size.narrow,
        **ticks,
    }
    return canvas.figure()


def _draw_reference(canvas: Canvas, rows: Sequence[Row], x: float, text: str) -> None:
    """Draw the line of no effect; on a phone only beside the marks, so that it does not cut through names."""
    stretches = [(row.y - 9, row.y + 9) for row in rows] if canvas.size.narrow else [(0.0, float(canvas.height))]
    for top, bottom in stretches:
        canvas.rule(x, top, bottom)
    centre = clamp(x, text_width(text), 0, canvas.width)
    canvas.label(text, centre, -4, role="muted", across="center", down="bottom")


def _interval_text(value: float, low: float, high: float, unit: Unit) -> str:
    if value != value:
        return "unknown"
    upper = high if high == high else math.inf
    return f"{unit.one(value)} ({number_text(low, unit.digits)}–{number_text(upper, unit.digits)})"


def _interval_scale(rows: Sequence[Row], reference: float | None, width: float, log: bool) -> Scale:
    """An axis that holds all finite ends and the reference, with room for arrows."""
    numbers = [n for row in rows for n in (row.low, row.high, row.dot) if math.isfinite(n) and (n > 0 or not log)]
    numbers += [reference] if reference is not None else []
    low, high = min(numbers, default=1.0), max(numbers, default=1.0)
    if log:
        return Scale(low / 1.25, max(high, low * 1.5) * 1.25, width, log=True)
    span = (high - min(low, 0)) or 1.0
    return Scale(min(low, 0) - (0.05 * span if low < 0 else 0), high + 0.05 * span, width)


def _draw_interval(canvas: Canvas, row: Row, scale: Scale) -> None:
    if row.dot != row.dot:
        return
    open_left = scale.log and not row.low > 0
    left = 6.0 if open_left else scale.px(row.low)
    right = scale.px(row.high) if math.isfinite(row.high) else canvas.width - 6.0
    closed = not open_left and math.isfinite(row.high)
    canvas.line((left, row.y), (right, row.y), role=row.role, width=2.4, name="range" if closed else "")
    if open_left:
        draw_arrow(canvas, row, left, "triangle-left")
    if not math.isfinite(row.high):
        draw_arrow(canvas, row, right, "triangle-right")
