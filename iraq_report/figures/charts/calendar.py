"""A calendar of counts: one square a day, weeks across, darker for more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Json, Margin, legend_height
from iraq_report.figures.charts.scale import iso
from iraq_report.figures.text import number_text, text_width
from iraq_report.figures.theme import Size
from iraq_report.prose.facts import day_text

_HEAD = 20  # room for month names above a block
_GAP = 2
_SHARES = ("30", "55", "78", "")  # how strong the colour of each class above zero is
_WEEKDAYS = ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun"))


@dataclass(frozen=True)
class _Block:
    """A stretch of one year, whose first column is the week of `origin`."""

    origin: pd.Timestamp
    start: pd.Timestamp
    end: pd.Timestamp
    top: float

    @property
    def monday(self) -> pd.Timestamp:
        return self.origin - pd.Timedelta(days=self.origin.day_of_week)

    def week(self, day: pd.Timestamp) -> int:
        return int((day - self.monday).days // 7)

    @property
    def weeks(self) -> int:
        return self.week(self.end) + 1


def classes(most: int) -> list[tuple[int, int]]:
    """Three or four classes above zero, as (lowest, highest count): single counts while they suffice."""
    if most <= 4:
        return [(number, number) for number in range(1, max(most, 1) + 1)]
    if most <= 8:
        return [(1, 1), (2, 2), (3, 4), (5, most)]
    third = max(round(most / 2), 6)
    return [(1, 1), (2, third // 2), (third // 2 + 1, third), (third + 1, most)]


def calendar(
    counts: pd.Series[Any],
    *,
    size: Size,
    role: str = "main",
    start: Any = None,
    end: Any = None,
    unit: str = "attacks",
) -> go.Figure:
    """Draw counts by day, one block a year (half a year on a phone).

    `counts` holds whole numbers and has days as its index; days without an entry count as zero between
    `start` and `end` (first and last entry if left out), days outside are not drawn. `unit` names what is
    counted.
    """
    first = pd.Timestamp(start if start is not None else counts.index.min())
    last = pd.Timestamp(end if end is not None else counts.index.max())
    days = pd.date_range(first, last, freq="D")
    filled = counts.groupby(level=0).sum().reindex(days, fill_value=0).astype(int)
    left = EDGE + 34 + (0 if size.narrow else 44)
    room = size.width - left - EDGE
    blocks, cell = _blocks(first, last, size, room)
    steps = classes(int(filled.max()))
    names = ["0", *(number_text(low) if low == high else f"{low:,}–{high:,}" for low, high in steps)]
    top = _HEAD + EDGE + legend_height(names, room)
    height = blocks[-1].top + 7 * cell
    canvas = Canvas(size, kind="Calendar", margin=Margin(left, EDGE, top, EDGE), height=height)
    for block in blocks:
        _write(canvas, block, cell)
    bounds = [(0, 0), *steps]
    for number, ((low, high), name) in enumerate(zip(bounds, names, strict=True)):
        _squares(
            canvas,
            filled[(filled >= low) & (filled <= high)],
            blocks,
            cell,
            name,
            unit,
            _role(role, number, len(steps)),
        )
    canvas.pixels("xaxis", canvas.width)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    canvas.legend(above=_HEAD + 4)
    return canvas.figure()


def _role(role: str, number: int, most: int) -> str:
    if number == 0:
        return "grid"
    share = _SHARES[4 - most :][number - 1] if most > 1 else ""
    return f"{role}/{share}" if share else role


def _blocks(first: pd.Timestamp, last: pd.Timestamp, size: Size, room: float) -> tuple[list[_Block], float]:
    """Cut the period into blocks that fit the width, one under the other."""
    months = 6 if size.narrow else 12
    cell = min(room / (28 if size.narrow else 54), 15.0)
    blocks: list[_Block] = []
    top, begin = 0.0, first
    while begin <= last:
        whole = pd.Timestamp(begin.year, (begin.month - 1) // months * months + 1, 1)
        after = whole + pd.DateOffset(months=months)
        end = min(after - pd.Timedelta(days=1), last)
        alone = first == begin and end == last
        blocks.append(_Block(begin if alone else whole, begin, end, top))
        top += 7 * cell + _HEAD + 10
        begin = after
    return blocks, cell


def _write(canvas: Canvas, block: _Block, cell: float) -> None:
    """Write year, weekdays and months around a block."""
    small = canvas.size.small
    for number, name in _WEEKDAYS:
        if cell >= 11 or number in (0, 6):
            canvas.label(name, -6, block.top + (number + 0.5) * cell, role="muted", size=small, across="right")
    year = f"<b>{block.start.year}</b>"
    if canvas.size.narrow:
        canvas.label(year, -6, block.top - 3, across="right", down="bottom")
    else:
        canvas.label(year, EDGE - canvas.margin.left, block.top + 3.5 * cell, size=13)
    free = 0.0
    for month in pd.date_range(block.start.replace(day=1), block.end, freq="MS"):
        begin = max(month, block.start)
        x = block.week(begin) * cell
        text = f"{month:%b}"
        if x >= free and x + text_width(text, small) <= canvas.width:
            canvas.label(text, x, block.top - 3, role="muted", size=small, down="bottom")
            free = x + text_width(text, small) + 6


def _squares(
    canvas: Canvas, days: pd.Series[Any], blocks: list[_Block], cell: float, name: str, unit: str, role: str
) -> None:
    x, y, said = [], [], []
    for day, count in days.items():
        block = next(item for item in blocks if item.start <= day <= item.end)
        x.append(round((block.week(day) + 0.5) * cell, 1))
        y.append(round(block.top + (day.day_of_week + 0.5) * cell, 1))
        said.append(f"{day_text(day)}: {number_text(float(count))} {unit}")
    trace: Json = {
        "type": "scatter", "mode": "markers", "name": name, "showlegend": True, "x": x, "y": y, "cliponaxis": False,
        "marker": {"symbol": "square", "size": round(cell - _GAP, 1), "line": {"width": 0}},
        "ids": [iso(day) for day in days.index], "customdata": said, "hovertemplate": HOVER,
    }  # fmt: skip
    canvas.trace(trace, {"marker.color": role})
