"""Doughnuts: the parts of one whole as a ring, each named with value and percent, their sum in the middle."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from iraq_report.errors import ReportError
from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Json, Margin
from iraq_report.figures.charts.ring_texts import Below, Beside, Part
from iraq_report.figures.text import number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size

MOST = 5  # parts: nobody compares more of them in a ring
HOLE = 0.6  # diameter of the hole in those of the ring
_PAGE, _SLIDE, _PHONE = 220, 260, 180  # diameter of the ring in pixels
_GAP = 10  # pixels above what stands under the ring


def doughnut(table: pd.DataFrame, *, size: Size, unit: str = "") -> go.Figure:
    """Draw the rows of `table` as parts of one whole, clockwise in their order, the largest turned to the right.

    `table` has `label`, `role` and `value` (0 or more, blank for unknown) in five rows at most. What is 0 or unknown
    has no place in the ring and is told under it; percent are those of the known sum. On a phone the parts carry
    numbers that lead to their texts below. `unit` says what is counted, in the plural; where it is too long for the
    hole, only a part that is touched says it.

    Raises ReportError E-DOUGHNUT-VALUE for a value below 0 or without an end, and E-DOUGHNUT-PARTS for more rows. To
    add up the smallest as "other" is left to the maker of the table: so chart, table and data sheet show one thing.
    """
    values = _values(table)
    complete, total = bool(values.notna().all()), float(values.sum())
    parts, start = _parts(table, values, total)
    shown = [part for part in parts if part.share > 0]
    ring = _PHONE if size.narrow else _SLIDE if size.native else _PAGE
    texts = (Below if size.narrow else Beside)(shown, size, ring)
    rest = wrap(_told(parts), size.width - 2 * EDGE, size.small)
    foot = text_height(rest, size.small) + _GAP if rest else 0
    side = (size.width - ring) // 2
    margin = Margin(side, size.width - ring - side, EDGE + texts.above, EDGE + texts.below + foot)
    canvas = Canvas(size, kind="Doughnut", margin=margin, height=ring)
    _draw(canvas, shown, start, unit)
    texts.write(canvas)
    if rest:
        bottom = ring + texts.below + foot
        canvas.label(rest, ring / 2, bottom, role="muted", size=size.small, across="center", down="bottom")
    _write_sum(canvas, total, complete=complete, unit=unit)
    if shown and not complete:
        canvas.says("percent are those of the known parts")
    canvas.pixels("xaxis", ring)
    canvas.pixels("yaxis", ring, downwards=True)
    canvas.sheet(
        names=[part.label for part in parts],
        values=[part.value if part.value == part.value else None for part in parts],
        roles=[part.role for part in parts],
        start=start,
        labels=[
            {
                "row": parts.index(part), "middle": round(part.middle, 2), "box": [round(side, 1) for side in box],
                "ends": [number_text(part.value), part.percent], "text": part.bound,
            }
            for part, box in zip(shown, texts.lines, strict=False)  # none where PowerPoint is to write none
        ],
    )  # fmt: skip
    return canvas.figure()


def _values(table: pd.DataFrame) -> pd.Series:
    """The values as numbers, blank as nan; raises as `doughnut` does."""
    if len(table) > MOST:
        raise ReportError(
            "E-DOUGHNUT-PARTS",
            f"found {len(table)} parts for a doughnut, expected {MOST} at most; add up the smallest in one row, or "
            "draw them with rows",
        )
    values = pd.to_numeric(table["value"]).astype(float)
    for label, value in zip(table["label"], values, strict=True):
        if value < 0 or math.isinf(value):
            raise ReportError(
                "E-DOUGHNUT-VALUE",
                f"found {number_text(value)} for {str(label)!r} in a doughnut, expected 0 or more, since its parts add "
                "up to a whole; leave it out, or draw the values with rows",
            )
    return values


def _parts(table: pd.DataFrame, values: pd.Series, total: float) -> tuple[list[Part], int]:
    """The rows as parts, and at how many degrees clockwise from above the first begins."""
    shares = [float(value) / total if total > 0 else 0.0 * float(value) for value in values]
    known = [share if share == share else 0.0 for share in shares]
    middles = [sum(known[:row]) + share / 2 for row, share in enumerate(known)]
    largest = max(range(len(known)), key=lambda row: known[row], default=None)
    start = 0 if largest is None else round(90 - 360 * middles[largest]) % 360
    parts = [
        Part(str(label), str(role), float(value), share, start + 360 * middle)
        for label, role, value, share, middle in zip(
            table["label"], table["role"], values, shares, middles, strict=True
        )
    ]
    return parts, start


def _told(parts: Sequence[Part]) -> str:
    """What has no place in the ring, in words."""
    told = [
        f"{part.label} {'unknown' if part.value != part.value else number_text(part.value)}"
        for part in parts
        if not part.share > 0
    ]
    return f"Not in the ring: {'; '.join(told)}" if told else ""


def _draw(canvas: Canvas, shown: Sequence[Part], start: int, unit: str) -> None:
    """Draw the ring; only its outlines where the whole is 0 or unknown."""
    middle = canvas.height / 2
    if not shown:
        canvas.circle(middle, middle, middle)
        canvas.circle(middle, middle, middle * HOLE)
        return
    counted = f" {plain(unit)}" if unit else ""
    trace: Json = {
        "type": "pie", "hole": HOLE, "sort": False, "direction": "clockwise", "rotation": start, "textinfo": "none",
        "values": [part.value for part in shown], "marker": {"line": {"width": 1}},
        "customdata": [
            f"<b>{plain(part.label)}</b><br>{number_text(part.value)}{counted} ({part.percent})" for part in shown
        ],
        "hovertemplate": HOVER,
    }  # fmt: skip
    canvas.trace(trace, {"marker.colors": [part.role for part in shown], "marker.line.color": "paper"})


def _write_sum(canvas: Canvas, total: float, *, complete: bool, unit: str) -> None:
    """Write the sum into the hole, in digits as large as fit: as the least that it is where a part is unknown."""
    room, small = HOLE * 0.8 * canvas.height, canvas.size.small
    number = number_text(total) if total or complete else "unknown"
    large = next((size for size in (20, 16, 14) if text_width(number, size, bold=True) <= room), 12)
    words = wrap(f"{unit} in all", room, small)
    lines = [
        ("at least" if total and not complete else "", small, "muted"),
        (f"<b>{wrap(number, room, large, bold=True)}</b>", large, "text"),
        (words if words.count("<br>") < 2 else "in all", small, "muted"),
    ]
    written = [line for line in lines if line[0]]
    y = (canvas.height - sum(text_height(text, size) for text, size, _ in written)) / 2
    for text, size, role in written:
        canvas.label(text, canvas.height / 2, y, role=role, size=size, across="center", down="top")
        y += text_height(text, size)
