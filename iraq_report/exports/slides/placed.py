"""Charts whose marks have their places on the canvas: waffles, calendars, matrices, maps and timelines.

None of them is a kind of chart that PowerPoint has, so they become shapes: each mark one, grouped and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from iraq_report.exports.slides.areas import area_items
from iraq_report.exports.slides.elements import Item, add_group
from iraq_report.exports.slides.legend import draw_legend
from iraq_report.exports.slides.marks import mark_items
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.plane import axes
from iraq_report.exports.slides.shapes import add_line
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.exports.slides.texts import bare, spoken, write
from iraq_report.figures.paint import Json

TICK = 12  # size of the texts at an axis, in pixels
UNDER = 5  # from an axis to its texts


def draw_placed(page: Page, chart: Json) -> None:
    """Draw all marks of a chart as shapes, its axis of days and its legend."""
    draw_traces(page, chart, chart["data"])
    draw_days(page, chart)
    draw_legend(page, chart)


def draw_traces(page: Page, chart: Json, traces: Iterable[Json]) -> None:
    """Draw marks and areas, those of a trace in one group; traces without a name that follow each other share one."""
    kind = chart["layout"]["meta"]["kind"]
    for name, part in groupby(traces, key=lambda trace: bare(trace.get("name", ""))):
        own = list(part)
        items = list(chain.from_iterable(_items(page, chart, trace) for trace in own))
        if items:
            add_group(page, name or kind, _says(name or kind, own, len(items)), items)


def _items(page: Page, chart: Json, trace: Json) -> Iterator[Item]:
    return (area_items if trace.get("fill") == "toself" else mark_items)(page, chart, trace)


def _says(name: str, traces: Sequence[Json], number: int) -> str:
    """What the marks say where all say the same, else how many there are."""
    said = {text for trace in traces for text in trace.get("customdata", [])}
    return spoken(said.pop()) if len(said) == 1 else f"{name}: {number} {'shape' if number == 1 else 'shapes'}"


def draw_days(page: Page, chart: Json) -> None:
    """Draw the axis of days under the plot, if the chart has one: its line and its texts."""
    axis, plot = chart["layout"]["xaxis"], plot_of(chart)
    if not axis.get("visible", True):
        return
    if axis.get("showline"):
        add_line(page, (plot.left, plot.bottom), (plot.right, plot.bottom), "border", width=1)
    across, _ = axes(chart, {})
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        write(page, text, across.px(value), plot.bottom + UNDER, size=TICK, role="muted", across="center", down="top")
