"""Marks over two measures as a scatter chart of PowerPoint: lanes of events, ranges with a dot, intervals.

Upwards the data sheet counts pixels of the canvas, from the top, since lanes and rows have no measure of their own.
Long series come first: LibreOffice 7.4 shows nothing of those before a longer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from iraq_report.exports.slides.axes import even_step, hide, serial, set_ends, show_numbers
from iraq_report.exports.slides.labels import write_words
from iraq_report.exports.slides.legend import draw_legend
from iraq_report.exports.slides.markers import no_marker, set_marker
from iraq_report.exports.slides.native import add_native
from iraq_report.exports.slides.ooxml import set_line
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.placed import TICK, UNDER, draw_days, draw_traces
from iraq_report.exports.slides.plane import across
from iraq_report.exports.slides.range_labels import range_labels
from iraq_report.exports.slides.shapes import add_line
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.exports.slides.texts import spoken, write
from iraq_report.exports.slides.workbook import Points, points_book
from iraq_report.figures.paint import Json

_WORDS = {"low": "low", "dot": "central value", "high": "high"}  # from left to right
# How wide the line of a range is, in pixels, and how much of the ground it covers.
_LOOKS = {"Ranges": (8.0, "/70"), "Estimates with intervals": (2.4, "")}


def draw_lanes(page: Page, chart: Json) -> None:
    """One mark an event, in the lane of its place; traces without a place only stand in the legend."""
    traces = sorted((trace for trace in chart["data"] if trace["x"] != [None]), key=lambda trace: -len(trace["x"]))
    blocks = [
        Points(trace["meta"]["label"], [serial(day) for day in trace["x"]], trace["y"], _said(trace))
        for trace in traces
    ]
    if blocks:
        native = _scatter(page, chart, blocks, dated=True)
        low, high = (serial(end) for end in chart["layout"]["xaxis"]["range"])
        set_ends(native.category_axis, low, high)
        hide(native.category_axis)
        for trace, series in zip(traces, native.plots[0].series, strict=True):
            set_marker(series.marker, trace, page)
            series.format.line.fill.background()
    draw_days(page, chart)
    draw_legend(page, chart)


def _said(trace: Json) -> list[str]:
    return [spoken(text) for text in trace["customdata"]]


def draw_ranges(page: Page, chart: Json) -> None:
    """A row from its low to its high end with a mark at its central value; rows with an open end keep their arrows."""
    layout = chart["layout"]
    axis, log = layout["xaxis"], layout["xaxis"].get("type") == "log"
    rows = [(row, _values(row, log=log)) for row in layout["meta"]["sheet"]["rows"]]
    rows = sorted(((row, values) for row, values in rows if values), key=lambda known: -len(known[1]))
    if not _native_ticks(axis):
        _write_ticks(page, chart)
    labels = range_labels(rows, chart, page)
    blocks = [
        Points(row["name"], list(values.values()), [row["y"]] * len(values), [_WORDS[name] for name in values], label)
        for (row, values), (label, _) in zip(rows, labels, strict=True)
    ]
    native = _scatter(page, chart, blocks, dated=False)
    _scale(native, axis, page, log=log)
    dots = {trace["y"][0]: trace for trace in chart["data"] if trace.get("xaxis") != "x2"}
    for (row, values), series in zip(rows, native.plots[0].series, strict=True):
        _look(series, row, list(values.values()), dots.get(row["y"]), page, layout["meta"]["kind"])
    for element, (_, told) in zip(native._chartSpace.xpath(".//c:ser"), labels, strict=True):
        write_words(element, told, page, position="r", only=len(told.words) - 1)
    arrows = [{**trace, "name": "Open end"} for trace in chart["data"] if trace.get("xaxis") == "x2"]
    draw_traces(page, chart, arrows)


def _values(row: Json, *, log: bool) -> dict[str, float]:
    """What is known of a row, from left to right; a logarithmic axis has no place for zero."""
    known = {name: row[name] for name in _WORDS if row[name] is not None}
    return {name: value for name, value in known.items() if value > 0 or not log}


def _look(series: Any, row: Json, values: Sequence[float], dot: Json | None, page: Page, kind: str) -> None:
    """A line where both ends are known, and a mark where the canvas has one."""
    no_marker(series)
    series.smooth = False
    width, share = _LOOKS[kind]
    closed = row["low"] is not None and row["high"] is not None
    lines = [series.format.line]
    if dot and dot["marker"].get("opacity", 1) and dot["x"][0] in values:
        point = series.points[list(values).index(dot["x"][0])]
        set_marker(point.marker, dot, page)
        lines.append(point.format.line)  # of the stretch that leads to the mark
    for line in lines:
        set_line(line, f"{row['role']}{share}" if closed else None, page, width=width)
        line._get_or_add_ln().set("cap", "flat")


def _scatter(page: Page, chart: Json, blocks: Sequence[Points], *, dated: bool) -> Chart:
    """A scatter chart of some blocks; its axis across is still to be set."""
    data = XyChartData()
    for block in blocks:
        series = data.add_series(block.name)
        for x, y in zip(block.x, block.y, strict=True):
            series.add_data_point(x, y)
    kind = chart["layout"]["meta"]["kind"]
    title = f"{kind}: {', '.join(block.name for block in blocks)}"
    book = points_book(blocks, dated=dated)
    native = add_native(page, chart, XL_CHART_TYPE.XY_SCATTER, data, book, plot=plot_of(chart), title=title)
    height, top = chart["layout"]["yaxis"]["range"]
    set_ends(native.value_axis, top, height)
    native.value_axis.reverse_order = True
    hide(native.value_axis)
    return native


def _native_ticks(axis: Json) -> bool:
    return axis.get("type") != "log" and even_step(axis["tickvals"], axis["range"][0]) > 0


def _scale(native: Chart, axis: Json, page: Page, *, log: bool) -> None:
    """The axis across: with ticks of its own where PowerPoint can write them, else without."""
    scale = native.category_axis
    if _native_ticks(axis):
        show_numbers(scale, axis, page, grid=axis["showgrid"])
        scale.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # below, since the axis upwards counts from the top
        return
    set_ends(scale, *(10**end if log else end for end in axis["range"]))
    hide(scale)
    if log:
        scale._element.xpath("c:scaling")[0].insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))


def _write_ticks(page: Page, chart: Json) -> None:
    """Ticks and grid of an axis of numbers whose ticks PowerPoint would set elsewhere."""
    axis, plot = chart["layout"]["xaxis"], plot_of(chart)
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        x = across(chart, value)
        if axis["showgrid"]:
            add_line(page, (x, plot.top), (x, plot.bottom), "grid", width=1)
        write(page, text, x, plot.bottom + UNDER, size=TICK, role="muted", across="center", down="top")
