"""Ranges between a low and a high figure, and estimates with their confidence intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Json, Margin
from iraq_report.figures.charts.place import clamp
from iraq_report.figures.charts.scale import Scale, top_of
from iraq_report.figures.text import number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import SYMBOLS, Size

_NAMES = 210  # pixels for names in the left margin
_OPEN = 30  # length in pixels of a bar whose other end is unknown
_FOOT = 26
_NUMBERS = ("low", "high", "dot")


@dataclass(frozen=True)
class Unit:
    """What stands around a number: `$2.4m` has prefix `$` and suffix `m`."""

    prefix: str = ""
    suffix: str = ""
    digits: int = 2

    def one(self, value: float) -> str:
        """A single value with its unit."""
        return f"{self.prefix}{number_text(value, self.digits)}{self.suffix}"

    def span(self, low: float, high: float) -> str:
        """A range with its unit written once."""
        return f"{self.prefix}{number_text(low, self.digits)}–{number_text(high, self.digits)}{self.suffix}"


@dataclass(frozen=True)
class _Row:
    label: str
    role: str
    low: float
    high: float
    dot: float
    value: str
    name: str  # wrapped
    note: str  # wrapped
    top: float
    value_top: float  # of the value where it is not beside the mark
    y: float
    bottom: float


def range_text(numbers: tuple[float, float, float], unit: Unit) -> str:
    """Word a low, a high and a central value: `$3m`, `$3m (2–4)`, `at least $2m`, `unknown`…"""
    low, high, dot = numbers
    if low != low and high != high:
        return unit.one(dot) if dot == dot else "unknown"
    if high != high:
        return f"at least {unit.one(low)}"
    if low != low:
        return f"at most {unit.one(high)}"
    if low == high:
        return unit.one(low)
    if dot == dot:
        return f"{unit.one(dot)} ({number_text(low, unit.digits)}–{number_text(high, unit.digits)})"
    return unit.span(low, high)


def _numeric(table: pd.DataFrame) -> pd.DataFrame:
    """The table with low, high and dot as numbers, blanks as nan."""
    given = {name: table.get(name, math.nan) for name in _NUMBERS}
    numbers = pd.DataFrame(given, index=table.index).apply(pd.to_numeric)
    return table.assign(**{name: numbers[name].astype(float) for name in _NUMBERS})


def _place(table: pd.DataFrame, values: Sequence[str], size: Size) -> list[_Row]:
    """Stack the rows: name and note in the left margin, or above and below the bar on a phone."""
    rows, y = [], 0.0
    room = size.width - 2 * EDGE
    for (_, item), value in zip(table.iterrows(), values, strict=True):
        beside = text_width(value, 12, bold=True) + 14
        under = size.narrow and beside > room / 2  # a long value stands under its name
        name = wrap(item["label"], (room if under else room - beside) if size.narrow else _NAMES)
        note = wrap(_words(item.get("note")), room if size.narrow else _NAMES, size.small)
        label, below = text_height(name), text_height(note, size.small) if note else 0.0
        value_top = y + label if under else y
        if size.narrow:
            label += text_height(value) if under else 0
            middle, bottom = y + label + 10, y + label + 20 + below + 10
        else:
            tall = max(label + below + 12, 34)
            middle, bottom = y + tall / 2, y + tall
        low, high, dot = (float(item[column]) for column in _NUMBERS)
        rows.append(
            _Row(
                str(item["label"]),
                item.get("role", "main"),
                low,
                high,
                dot,
                value,
                name,
                note,
                y,
                value_top,
                middle,
                bottom,
            )
        )
        y = bottom
    return rows


def _words(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell)


def _left(rows: Sequence[_Row], size: Size) -> float:
    if size.narrow:
        return EDGE
    widest = max(max(text_width(row.name), text_width(row.note, size.small)) for row in rows)
    return widest + 10 + EDGE


def _write_rows(canvas: Canvas, rows: Sequence[_Row], ends: Sequence[float]) -> None:
    """Write names, values and notes; `ends` says where the mark of each row ends, in pixels."""
    small = canvas.size.small
    for row, end in zip(rows, ends, strict=True):
        label, below = text_height(row.name), text_height(row.note, small) if row.note else 0.0
        if canvas.size.narrow:
            left, right = EDGE - canvas.margin.left, canvas.width + canvas.margin.right - EDGE
            canvas.label(row.name, left, row.top, down="top")
            canvas.label(f"<b>{row.value}</b>", right, row.value_top, across="right", down="top")
            if row.note:
                canvas.label(row.note, left, row.y + 9, role="muted", size=small, down="top")
            continue
        top = row.y - (label + below) / 2
        canvas.label(row.name, -10, top, across="right", down="top")
        if row.note:
            canvas.label(row.note, -10, top + label, role="muted", size=small, across="right", down="top")
        canvas.label(f"<b>{row.value}</b>", end + 9, row.y)


def _canvas(rows: Sequence[_Row], size: Size, kind: str, right: float, top: float, ticks: Sequence[str]) -> Canvas:
    """The sheet; `ticks` are the widest texts that may stand under the ends of the axis."""
    over = max(text_width(text) for text in ticks) / 2 + 3
    margin = Margin(max(_left(rows, size), over), max(right, over), top, _FOOT)
    return Canvas(size, kind=kind, margin=margin, height=rows[-1].bottom)


def ranges(table: pd.DataFrame, *, size: Size, unit: Unit | None = None, start: float = 0) -> go.Figure:
    """Draw each row as a bar from low to high with a dot at its central value.

    `table` has `label`, `low`, `high` (blank low: at most; blank high: at least; both equal: one value) and
    may have `dot` (central value, blank for none), `role` and `note` (small text under the label). Rows are
    drawn in their order. `start` is where the axis begins. Several roles need no legend: the labels tell
    them apart.
    """
    unit = unit or Unit()
    table = _numeric(table)
    values = [
        plain(range_text((float(item["low"]), float(item["high"]), float(item["dot"])), unit))
        for _, item in table.iterrows()
    ]
    rows = _place(table, values, size)
    numbers = [number for row in rows for number in (row.low, row.high, row.dot) if number == number]
    high = max([*numbers, start])
    beside = max(text_width(value, 12, bold=True) for value in values) + 12
    ends = [unit.one(start), unit.one(high)]
    canvas = _canvas(rows, size, "Ranges", EDGE + 8 if size.narrow else EDGE + beside, EDGE, ends)
    most = high if high > start else start + top_of(1.0)
    spare = _OPEN + 8 if any(row.low == row.low and row.high != row.high for row in rows) else 8
    scale = Scale(start, start + (most - start) * canvas.width / (canvas.width - spare), canvas.width)
    _write_rows(canvas, rows, [_draw_range(canvas, row, scale) for row in rows])
    _draw_dots(canvas, rows)
    _sheet(canvas, rows)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    ticks = scale.ticks(most=4 if size.narrow else 7, prefix=unit.prefix, suffix=unit.suffix)
    canvas.layout["xaxis"] = {"range": scale.range, "showgrid": not size.narrow, **ticks}
    return canvas.figure()


def _draw_range(canvas: Canvas, row: _Row, scale: Scale) -> float:
    """Draw the bar of a row, with an arrowhead at an open end; returns where it ends in pixels."""
    here = [scale.px(number) for number in (row.low, row.high, row.dot) if number == number]
    if not here:
        return 0.0
    left, right = min(here), max(here)
    if row.high != row.high and row.low == row.low:
        right += _OPEN
        _arrow(canvas, row, right, "triangle-right")
    elif row.low != row.low and row.high == row.high:
        left = max(left - _OPEN, 0)
        _arrow(canvas, row, left, "triangle-left")
    if right > left:
        name = "range" if math.isfinite(row.low) and math.isfinite(row.high) else ""
        canvas.box(left, row.y - 4, right, row.y + 4, role=f"{row.role}/70", name=name)
    return right


def _sheet(canvas: Canvas, rows: Sequence[_Row]) -> None:
    """Write down what the rows stand for, with nothing for what is unknown."""
    canvas.sheet(
        rows=[
            {
                "name": row.label, "role": row.role, "y": round(row.y, 1),
                **{name: value if math.isfinite(value := getattr(row, name)) else None for name in _NUMBERS},
            }
            for row in rows
        ]
    )  # fmt: skip


def _arrow(canvas: Canvas, row: _Row, x: float, symbol: str) -> None:
    trace: Json = {
        "type": "scatter", "mode": "markers", "x": [round(x, 1)], "y": [round(row.y, 1)], "xaxis": "x2",
        "marker": {"symbol": symbol, "size": 10}, "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip
    canvas.layout.setdefault("xaxis2", {"overlaying": "x", "range": [0, canvas.width], "visible": False})
    canvas.trace(trace, {"marker.color": row.role})


def _draw_dots(canvas: Canvas, rows: Sequence[_Row]) -> None:
    """One dot a row at its central value, its only value, or its known end; touched, it says the row."""
    for row in rows:
        ends = [number for number in (row.low, row.high) if number == number]
        single = row.dot if row.dot == row.dot else ends[0] if len(set(ends)) == 1 else math.nan
        shown = single if single == single else sum(ends) / len(ends) if ends else math.nan
        if shown != shown:
            continue
        said = f"<b>{plain(row.label)}</b><br>{row.value}" + (f"<br>{row.note}" if row.note else "")
        trace: Json = {
            "type": "scatter", "mode": "markers", "x": [shown], "y": [round(row.y, 1)], "cliponaxis": False,
            "marker": {"symbol": SYMBOLS.get(row.role, "circle"), "size": 11, "line": {"width": 1.2}},
            "customdata": [said], "hovertemplate": HOVER,
        }  # fmt: skip
        if single != single:
            trace["marker"]["opacity"] = 0
        canvas.trace(trace, {"marker.color": row.role, "marker.line.color": "paper"})


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
    table = _numeric(table.assign(dot=table["value"]))
    values = [_interval_text(row["dot"], row["low"], row["high"], unit) for _, row in table.iterrows()]
    rows = _place(table, values, size)
    beside = max(text_width(value, 12, bold=True) for value in values) + 20
    said = wrap(reference_label, size.width / 2)
    top = EDGE + (text_height(said) + 3 if reference_label else 0)
    finite = [n for row in rows for n in (row.low, row.high, row.dot) if math.isfinite(n)]
    ends = [
        f"{unit.prefix}{number_text(n, 0)}.0{unit.suffix}" for n in (min(finite, default=0), max(finite, default=0))
    ]
    canvas = _canvas(rows, size, "Estimates with intervals", EDGE + 10 if size.narrow else EDGE + beside, top, ends)
    scale = _interval_scale(rows, reference, canvas.width, log)
    if reference is not None:
        _draw_reference(canvas, rows, scale.px(reference), said)
    for row in rows:
        _draw_interval(canvas, row, scale)
    _write_rows(canvas, rows, [canvas.width] * len(rows))
    _draw_dots(
        canvas,
        [row for row in rows if row.dot == row.dot and math.isfinite(row.dot) and (row.dot > 0 or not log)],
    )
    _sheet(canvas, rows)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    ticks = scale.ticks(most=5 if size.narrow else 8, prefix=unit.prefix, suffix=unit.suffix)
    canvas.layout["xaxis"] = {
        "range": scale.range,
        "type": "log" if log else "linear",
        "showgrid": not size.narrow,
        **ticks,
    }
    return canvas.figure()


def _draw_reference(canvas: Canvas, rows: Sequence[_Row], x: float, text: str) -> None:
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


def _interval_scale(rows: Sequence[_Row], reference: float | None, width: float, log: bool) -> Scale:
    """An axis that holds all finite ends and the reference, with room for arrows."""
    numbers = [n for row in rows for n in (row.low, row.high, row.dot) if math.isfinite(n) and (n > 0 or not log)]
    numbers += [reference] if reference is not None else []
    low, high = min(numbers, default=1.0), max(numbers, default=1.0)
    if log:
        return Scale(low / 1.25, max(high, low * 1.5) * 1.25, width, log=True)
    span = (high - min(low, 0)) or 1.0
    return Scale(min(low, 0) - (0.05 * span if low < 0 else 0), high + 0.05 * span, width)


def _draw_interval(canvas: Canvas, row: _Row, scale: Scale) -> None:
    if row.dot != row.dot:
        return
    open_left = scale.log and not row.low > 0
    left = 6.0 if open_left else scale.px(row.low)
    right = scale.px(row.high) if math.isfinite(row.high) else canvas.width - 6.0
    closed = not open_left and math.isfinite(row.high)
    canvas.line((left, row.y), (right, row.y), role=row.role, width=2.4, name="range" if closed else "")
    if open_left:
        _arrow(canvas, row, left, "triangle-left")
    if not math.isfinite(row.high):
        _arrow(canvas, row, right, "triangle-right")
