"""Rows of ranges and estimates: names and notes beside them, a mark in them, their numbers for a data sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Json, Margin
from iraq_report.figures.text import number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import SYMBOLS, Size

_NAMES = 210  # pixels for names in the left margin
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
class Row:
    """A row as placed: what it stands for, its texts, and where it lies in pixels from the top of the plot."""

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

    def marked(self, *, log: bool) -> bool:
        """Whether any of its numbers has a place on an axis, which is logarithmic if `log`."""
        numbers = (self.low, self.high, self.dot)
        return any(math.isfinite(number) and (number > 0 or not log) for number in numbers)


def numeric(table: pd.DataFrame) -> pd.DataFrame:
    """The table with low, high and dot as numbers, blanks as nan."""
    given = {name: table.get(name, math.nan) for name in _NUMBERS}
    numbers = pd.DataFrame(given, index=table.index).apply(pd.to_numeric)
    return table.assign(**{name: numbers[name].astype(float) for name in _NUMBERS})


def place_rows(table: pd.DataFrame, values: Sequence[str], size: Size) -> list[Row]:
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
            Row(
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


def _left(rows: Sequence[Row], size: Size) -> float:
    if size.narrow:
        return EDGE
    widest = max(max(text_width(row.name), text_width(row.note, size.small)) for row in rows)
    return widest + 10 + EDGE


def write_rows(canvas: Canvas, rows: Sequence[Row], ends: Sequence[float], *, log: bool = False) -> None:
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
        canvas.label(f"<b>{row.value}</b>", end + 9, row.y, name="value" if row.marked(log=log) else "")


def row_canvas(rows: Sequence[Row], size: Size, kind: str, right: float, top: float, ticks: Sequence[str]) -> Canvas:
    """The sheet; `ticks` are the widest texts that may stand under the ends of the axis."""
    over = max(text_width(text) for text in ticks) / 2 + 3
    margin = Margin(max(_left(rows, size), over), max(right, over), top, _FOOT)
    return Canvas(size, kind=kind, margin=margin, height=rows[-1].bottom)


def write_sheet(canvas: Canvas, rows: Sequence[Row], ends: Sequence[float], unit: Unit) -> None:
    """Write down what the rows stand for, with nothing for what is unknown, and where a slide may part them.

    `ends` are as in `write_rows`; `unit` is that of the values.
    """
    for row in rows[1:] if canvas.size.native else ():
        canvas.may_part(row.top)
    canvas.sheet(
        rows=[
            {
                "name": row.label, "role": row.role, "y": round(row.y, 1), "text": row.value, "end": round(end, 1),
                **{name: value if math.isfinite(value := getattr(row, name)) else None for name in _NUMBERS},
            }
            for row, end in zip(rows, ends, strict=True)
        ],
        unit=asdict(unit),
    )  # fmt: skip


def draw_arrow(canvas: Canvas, row: Row, x: float, symbol: str) -> None:
    """Draw the head of a bar whose end is unknown."""
    trace: Json = {
        "type": "scatter", "mode": "markers", "x": [round(x, 1)], "y": [round(row.y, 1)], "xaxis": "x2",
        "marker": {"symbol": symbol, "size": 10}, "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip
    canvas.layout.setdefault("xaxis2", {"overlaying": "x", "range": [0, canvas.width], "visible": False})
    canvas.trace(trace, {"marker.color": row.role})


def draw_dots(canvas: Canvas, rows: Sequence[Row]) -> None:
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
