"""Marks of native charts: the symbol of a trace as the nearest that PowerPoint has, in its colour and size."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_MARKER_STYLE as STYLE

from iraq_report.exports.slides.ooxml import set_fill, set_line
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.sheet import NATURAL
from iraq_report.figures.paint import Json, role_of

# A symbol, how much larger Plotly draws it than its size, and whether it is made of lines alone.
_STYLES: dict[str, tuple[STYLE, float, bool]] = {
    "circle": (STYLE.CIRCLE, 1.0, False),
    "square": (STYLE.SQUARE, 1.0, False),
    "diamond": (STYLE.DIAMOND, 1.3, False),
    "triangle-up": (STYLE.TRIANGLE, 1.1, False),
    "cross": (STYLE.PLUS, 1.1, True),
    "x": (STYLE.X, 1.1, True),
    "star": (STYLE.STAR, 1.2, True),
    "star-diamond": (STYLE.STAR, 1.2, True),
}
_SMALLEST, _LARGEST = 2, 72  # points of a mark in PowerPoint
_STROKE = 2.0  # width in pixels of a symbol made of lines


def set_marker(mark: Any, trace: Json, page: Page) -> None:
    """Give a series or a point, whose marker is `mark`, the marks of a trace."""
    marker = trace["marker"]
    symbol = marker["symbol"]
    style, larger, lines = _STYLES.get(symbol.removesuffix("-open"), _STYLES["circle"])
    role = role_of(trace, "marker.color", "main")
    outline = role_of(trace, "marker.line.color", role)
    mark.style = style
    points = round(marker["size"] * larger * page.sheet.scale / NATURAL)
    mark.size = min(max(points, _SMALLEST), _LARGEST)
    set_fill(mark.format.fill, None if lines or symbol.endswith("-open") else role, page.colours)
    width = _STROKE if lines else marker.get("line", {}).get("width", 1)
    set_line(mark.format.line, role if lines else outline, page, width=width)


def no_marker(series: Any) -> None:
    """Give a series no marks."""
    series.marker.style = STYLE.NONE
