"""Shaded periods and lines that mark a day, with their names in rows above the plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from iraq_report.figures.charts.canvas import EDGE, Canvas, Margin
from iraq_report.figures.charts.place import clamp, stagger
from iraq_report.figures.charts.scale import DateScale
from iraq_report.figures.text import text_height, text_width, wrap

_GAP = 5


@dataclass(frozen=True)
class Band:
    """A period shaded behind a chart, first and last day; `shaded=False` gives it only its name."""

    start: Any
    end: Any
    label: str
    shaded: bool = True


@dataclass(frozen=True)
class Rule:
    """A day marked by a vertical dotted line."""

    date: Any
    label: str


@dataclass(frozen=True)
class _Name:
    text: str
    centre: float
    row: int
    line: float | None  # where a rule stands


@dataclass(frozen=True)
class Marks:
    """Bands and rules laid out for a scale: `height` is the room their names need above the plot."""

    bands: tuple[tuple[float, float], ...]
    names: tuple[_Name, ...]
    row_height: float
    height: float

    @property
    def rules(self) -> list[float]:
        """Where the rules stand."""
        return [name.line for name in self.names if name.line is not None]


def lay_marks(bands: Sequence[Band], rules: Sequence[Rule], scale: DateScale, margin: Margin) -> Marks:
    """Place the names of bands and rules in as few rows as keep them apart; what lies outside is left out."""
    wished: list[tuple[str, float, float | None]] = []
    shaded: list[tuple[float, float]] = []
    low, high = EDGE - margin.left, scale.width + margin.right - EDGE
    for band in bands:
        left = max(scale.px(band.start), 0.0)
        right = min(scale.px(pd.Timestamp(band.end) + pd.Timedelta(days=1)), scale.width)
        if left < right:
            shaded += [(left, right)] if band.shaded else []
            wished.append((wrap(band.label, max(right - left, 110), 12, lines=2), (left + right) / 2, None))
    for rule in rules:
        place = scale.px(rule.date)
        if 0 <= place <= scale.width:
            wished.append((wrap(rule.label, 110, 12, lines=2), place, place))
    widths = [text_width(text) for text, _, _ in wished]
    centres = [clamp(at, width, low, high) for (_, at, _), width in zip(wished, widths, strict=True)]
    spans = [(at - width / 2, at + width / 2) for at, width in zip(centres, widths, strict=True)]
    rows = stagger(spans, gap=8)
    row_height = max((text_height(text) for text, _, _ in wished), default=0) + _GAP
    names = [_Name(text, centre, row, line) for (text, _, line), centre, row in zip(wished, centres, rows, strict=True)]
    return Marks(tuple(shaded), tuple(names), row_height, row_height * (max(rows, default=-1) + 1))


def draw_marks(canvas: Canvas, marks: Marks) -> None:
    """Shade the bands over the full height of the plot, draw the rules and write the names above."""
    for left, right in marks.bands:
        canvas.box(left, 0, right, canvas.height)
    for name in marks.names:
        foot = -_GAP - name.row * marks.row_height
        if name.line is not None:
            canvas.rule(name.line, foot, canvas.height)
        canvas.label(name.text, name.centre, foot, role="muted", across="center", down="bottom")
