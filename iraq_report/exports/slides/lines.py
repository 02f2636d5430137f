"""Step lines as a line chart of PowerPoint on an axis of days, with areas and bands behind them.

The data sheet has a row for each day on which a value changes and for the day before it, so that lines step.
"""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from iraq_report.exports.slides.axes import day_of, run_ticks, serial, set_ends, show_days, show_numbers
from iraq_report.exports.slides.markers import no_marker, set_marker
from iraq_report.exports.slides.native import add_native
from iraq_report.exports.slides.ooxml import child, set_line
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.placed import draw_days, draw_traces
from iraq_report.exports.slides.plane import window
from iraq_report.exports.slides.workbook import Series, Value, category_book
from iraq_report.figures.paint import Json, role_of

_DAY = timedelta(days=1)
_EDGE = 1.0  # width in pixels of the ends of a range that is not filled


@dataclass(frozen=True)
class _Run:
    """A series of the chart: its trace, its name, and its values by the day from which on they hold.

    `last` is the last day it is known for; None for single figures, which hold for their day alone.
    """

    trace: Json
    name: str
    values: dict[date, Value]
    last: date | None = None

    def at(self, day: date) -> Value:
        """The value on a day, None where there is none."""
        if self.last is None:
            return self.values.get(day)
        days = list(self.values)
        begun = bisect_right(days, day)
        return self.values[days[begun - 1]] if begun and day <= self.last else None

    def days(self) -> set[date]:
        """The days that need a row."""
        changes = set(self.values)
        return (
            changes if self.last is None else changes | {day - _DAY for day in changes} | {self.last, self.last + _DAY}
        )


def draw_steps(page: Page, chart: Json) -> None:
    """Lines that step from value to value, single figures as marks, ranges as bands."""
    axis = chart["layout"]["xaxis"]
    _draw_panel(page, chart, chart["data"], axis)
    if not run_ticks(axis, page.forms):
        draw_days(page, chart)


def draw_steps_over_timeline(page: Page, chart: Json) -> None:
    """The lines over the lanes of a timeline, with the days written once, under both."""
    _draw_panel(page, chart, [trace for trace in chart["data"] if trace.get("yaxis", "y") == "y"], None)
    draw_traces(page, chart, [trace for trace in chart["data"] if trace.get("yaxis", "y") != "y"])
    draw_days(page, chart)


def _draw_panel(page: Page, chart: Json, traces: Sequence[Json], days: Json | None) -> None:
    """The native chart of some traces in its part of the canvas; `days` is the axis under it, None for none."""
    layout = chart["layout"]
    first, end = (day_of(text) for text in layout["xaxis"]["range"])
    bands = [_band(trace) for trace in traces if trace.get("fill") == "toself"]
    lines = [run for trace in traces if trace.get("fill") != "toself" for run in _runs(trace)]
    rows = _rows([*(run for band in bands for run in band), *lines], first, end)
    edges = _edges(bands, rows)
    series = [*edges, *(Series(run.name, [run.at(day) for day in rows]) for run in lines)]
    data = CategoryChartData()
    data.categories = rows
    for item in series:
        data.add_series(item.name, item.values)
    title = f"{layout['meta']['kind']}: {', '.join(dict.fromkeys(run.name for run in lines))}"
    kind, book = XL_CHART_TYPE.LINE_MARKERS, category_book(rows, series)
    native = add_native(page, chart, kind, data, book, plot=window(chart, {}), title=title)
    shown = list(native.plots[0].series)
    for run, one in zip(lines, shown[len(edges) :], strict=True):
        _look(one, run.trace, page)
    _show_bands(native, page, [band[0].trace for band in bands], shown[: len(edges)])
    if not bands:
        _fill(native, page, lines)
    show_days(native.category_axis, page, base="days", ticks=run_ticks(days, page.forms) if days else None)
    set_ends(native.category_axis, serial(str(first)), serial(str(end)))
    show_numbers(native.value_axis, layout["yaxis"], page, grid=True)
    native.value_axis._element.find(qn("c:crosses")).addnext(
        parse_xml(f'<c:crossBetween {nsdecls("c")} val="midCat"/>')
    )


def _name(trace: Json) -> str:
    return str(trace["meta"]["label"])


def _runs(trace: Json) -> Iterator[_Run]:
    """The series of a trace: one for a line; for single figures as many as stand on the same day."""
    pairs = [(day_of(x), y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    if trace["mode"] == "lines":
        yield _Run(trace, _name(trace), dict(pairs), pairs[-1][0])
        return
    while pairs:
        chosen = dict(reversed(pairs))  # the first of each day
        yield _Run(trace, _name(trace), dict(sorted(chosen.items())))
        pairs = [pair for number, pair in enumerate(pairs) if pair[0] in {day for day, _ in pairs[:number]}]


def _band(trace: Json) -> tuple[_Run, _Run]:
    """The low and the high end of a band, whose outline runs along the high one and back along the low one."""
    corners = [(day_of(x), y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    half = len(corners) // 2
    high, low = dict(corners[:half]), dict(corners[half:][::-1])
    last = corners[half - 1][0]
    return _Run(trace, f"{_name(trace)}, low", low, last), _Run(trace, f"{_name(trace)}, high", high, last)


def _rows(runs: Iterable[_Run], first: date, end: date) -> list[date]:
    """The days of the data sheet, the ends of the axis among them."""
    days = {first, end}.union(*(run.days() for run in runs))
    return sorted(day for day in days if first <= day <= end)


def _edges(bands: Sequence[tuple[_Run, _Run]], rows: Sequence[date]) -> list[Series]:
    """The series of bands: the low end and what the high one lies above it for one, both ends for several.

    Areas that are piled up can show one band alone.
    """
    ends = [Series(run.name, [run.at(day) for day in rows]) for band in bands for run in band]
    if len(bands) != 1:
        return ends
    low, high = ends
    pairs = zip(low.values, high.values, strict=True)
    above = [None if a is None or b is None else b - a for a, b in pairs]
    return [low, Series(f"{high.name} above low", above)]


def _look(series: Any, trace: Json, page: Page) -> None:
    series.smooth = False
    if trace["mode"] == "markers":
        set_marker(series.marker, trace, page)
        series.format.line.fill.background()
        return
    no_marker(series)
    line = trace["line"]
    set_line(series.format.line, role_of(trace, "line.color", "main"), page, width=line["width"], dash=line["dash"])


def _show_bands(native: Chart, page: Page, traces: Sequence[Json], edges: Sequence[Any]) -> None:
    """One band as an area over one that is not seen; several as thin lines along their ends."""
    for number, series in enumerate(edges):
        no_marker(series)
        series.smooth = False
        role = role_of(traces[number // 2], "fillcolor", "band")
        set_line(series.format.line, role.partition("/")[0], page, width=_EDGE)
    if len(edges) == 2:
        role = role_of(traces[0], "fillcolor", "band")
        _area(native, page, [series._element for series in edges], [None, role], grouping="stacked")


def _fill(native: Chart, page: Page, lines: Sequence[_Run]) -> None:
    """Fill the area under a line that asks for it, from the same cells of the data sheet."""
    shown = native._chartSpace.xpath(".//c:lineChart/c:ser")
    for number, (run, element) in enumerate(zip(lines, shown, strict=True)):
        if run.trace.get("fill") == "tozeroy":
            area = copy.deepcopy(element)
            for tag in ("c:idx", "c:order"):
                area.find(qn(tag)).set("val", str(len(lines) + number))
            _area(native, page, [area], [role_of(run.trace, "fillcolor", "band")], grouping="standard")


def _area(native: Chart, page: Page, elements: Sequence[Any], roles: Sequence[str | None], *, grouping: str) -> None:
    """Put series into an area chart behind the lines, on the same axes; None is an area that is not seen."""
    lines = native._chartSpace.xpath(".//c:lineChart")[0]
    area = parse_xml(f'<c:areaChart {nsdecls("c")}><c:grouping val="{grouping}"/><c:varyColors val="0"/></c:areaChart>')
    lines.addprevious(area)
    for element, role in zip(elements, roles, strict=True):
        for tag in ("c:spPr", "c:marker", "c:smooth"):
            for found in element.findall(qn(tag)):
                element.remove(found)
        properties = parse_xml(f"<c:spPr {nsdecls('c', 'a')}/>")
        properties.append(page.colours.of(role).fill() if role else parse_xml(f"<a:noFill {nsdecls('a')}/>"))
        properties.append(parse_xml(f"<a:ln {nsdecls('a')}><a:noFill/></a:ln>"))
        element.find(qn("c:tx")).addnext(properties)
        area.append(element)
    for axis in lines.findall(qn("c:axId")):
        child(area, "c:axId", val=axis.get("val"))
