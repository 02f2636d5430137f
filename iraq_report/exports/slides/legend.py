"""The legend of a chart as shapes and text boxes, in the rows that the canvas kept room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iraq_report.exports.slides.elements import add_item
from iraq_report.exports.slides.marks import sample
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.shapes import add_line
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.exports.slides.texts import write
from iraq_report.figures.paint import Json
from iraq_report.figures.text import LINE, text_height, text_width

_SIZE = 12  # of its texts, in pixels
_KEY, _TEXT, _AFTER = 20.0, 40.0, 8.0  # from the left end of an entry to its key and to its text; behind the text
_ROW, _FOOT = 20.0, 3.0  # height of a row of one line; free under the last


def draw_legend(page: Page, chart: Json) -> None:
    """Draw a mark and a name for each trace that asks for it; nothing for a chart without a legend."""
    layout = chart["layout"]
    shown = [trace for trace in chart["data"] if trace.get("showlegend")]
    if not layout.get("showlegend") or not shown:
        return
    plot = plot_of(chart)
    foot = plot.top - (layout["legend"]["y"] - 1) * (plot.bottom - plot.top) - _FOOT
    rows = _rows(shown, layout["legend"].get("entrywidth"), plot.right - plot.left)
    for row in reversed(rows):
        high = max(_ROW + text_height(trace["name"], _SIZE) - LINE * _SIZE for trace, _ in row)
        for trace, left in row:
            _entry(page, trace, plot.left + left, foot - high / 2)
        foot -= high


def _rows(shown: Sequence[Json], column: float | None, room: float) -> list[list[tuple[Json, float]]]:
    """The entries row by row, each with its left end: all in one row if they fit, else in columns, else one a row."""
    widths = [_TEXT + text_width(trace["name"], _SIZE) + _AFTER for trace in shown]
    if column is None and sum(widths) <= room:
        return [[(trace, sum(widths[:number])) for number, trace in enumerate(shown)]]
    step = room if column is None else _TEXT + column + 5
    abreast = max(int((room + 5) // step), 1)
    return list(_columns(shown, abreast, step))


def _columns(shown: Sequence[Json], abreast: int, step: float) -> Iterator[list[tuple[Json, float]]]:
    for first in range(0, len(shown), abreast):
        yield [(trace, number * step) for number, trace in enumerate(shown[first : first + abreast])]


def _entry(page: Page, trace: Json, left: float, middle: float) -> None:
    if "marker" in trace:
        size = trace["marker"]["size"]
        add_item(page, sample(page, trace, (left + _KEY, middle), _SIZE if isinstance(size, list) else size))
    else:
        line = trace["line"]
        role = trace["meta"]["paint"]["line.color"]
        ends = (left + _KEY - 15, middle), (left + _KEY + 15, middle)
        add_line(page, *ends, role, width=line["width"], dash=line.get("dash", "solid"))
    write(page, trace["name"], left + _TEXT, middle, size=_SIZE)
