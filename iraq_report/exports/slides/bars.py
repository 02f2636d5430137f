"""Columns and lying bars as PowerPoint's own: beside each other, stacked, as shares, with whiskers and values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from iraq_report.exports.slides.axes import (
    Base,
    day_of,
    hide,
    set_ends,
    show_days,
    show_names,
    show_numbers,
    slot_ticks,
)
from iraq_report.exports.slides.bar_labels import BarLabels
from iraq_report.exports.slides.codes import percent_code
from iraq_report.exports.slides.native import add_legend, add_native
from iraq_report.exports.slides.ooxml import child, set_fill, set_line
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.placed import draw_days
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.exports.slides.workbook import Series, category_book, totals
from iraq_report.figures.charts.bars import FILL
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json, role_of

_BASES: dict[str, Base] = {"day": "days", "month": "months", "year": "years"}
_SUM = "Total"
_KINDS = {
    (True, "beside"): KIND.COLUMN_CLUSTERED,
    (True, "stacked"): KIND.COLUMN_STACKED,
    (True, "share"): KIND.COLUMN_STACKED_100,
    (False, "beside"): KIND.BAR_CLUSTERED,
    (False, "stacked"): KIND.BAR_STACKED,
    (False, "share"): KIND.BAR_STACKED_100,
}


def draw_columns(page: Page, chart: Json) -> None:
    """Upright bars over days, months or years on an axis of dates; over anything else on one of categories.

    PowerPoint's axes of dates know neither weeks nor quarters: their columns would become as thin as a day or a month.
    """
    sheet, bars = chart["layout"]["meta"]["sheet"], _bars(chart)
    base = _BASES.get(sheet["every"])
    names: list[Any] = [day_of(day) for day in bars[0]["x"]] if base else sheet["names"]
    plot = plot_of(chart)
    native = _add(page, chart, names, upright=True, plot=plot)
    if base:
        ticks = slot_ticks(base, (plot.right - plot.left) / len(names), page.forms)
        show_days(native.category_axis, page, base=base, ticks=ticks)
        if ticks is None:
            draw_days(page, chart)
    else:
        show_names(native.category_axis, page, line=True)
    numbers = chart["layout"]["yaxis"]
    show_numbers(native.value_axis, _shares(numbers, page) if sheet["share"] else numbers, page, grid=True)
    _spread(native, FILL / (len(bars) if _mode(chart) == "beside" else 1), between=0)


def draw_rows(page: Page, chart: Json) -> None:
    """Lying bars, the first row on top, their names beside them."""
    sheet, bars = chart["layout"]["meta"]["sheet"], _bars(chart)
    plot, slot = _lying_plot(chart, len(sheet["names"]))
    native = _add(page, chart, sheet["names"], upright=False, plot=plot)
    show_names(native.category_axis, page, role="text")
    native.category_axis.reverse_order = True
    low, high = chart["layout"]["xaxis"]["range"]
    set_ends(native.value_axis, low, high / 100 if sheet["share"] else high)
    hide(native.value_axis)
    apart = bars[1]["y"][0] - bars[0]["y"][0] - bars[0]["width"] if _mode(chart) == "beside" and len(bars) > 1 else 0
    _spread(native, bars[0]["width"] / slot, between=apart / slot)


def _bars(chart: Json) -> list[Json]:
    return [trace for trace in chart["data"] if trace["type"] == "bar"]


def _mode(chart: Json) -> str:
    """How several series stand: `beside` each other, `stacked`, or as a `share` of 100 percent."""
    layout = chart["layout"]
    if layout["meta"]["sheet"]["share"]:
        return "share"
    return "stacked" if layout["barmode"] == "stack" and len(_bars(chart)) > 1 else "beside"


def _shares(axis: Json, page: Page) -> Json:
    """An axis of percent as PowerPoint counts it: 1 is all."""
    return {
        **axis,
        "range": [end / 100 for end in axis["range"]],
        "tickvals": [value / 100 for value in axis["tickvals"]],
        "form": percent_code(page.forms),
    }


def _lying_plot(chart: Json, rows: int) -> tuple[Box, float]:
    """The plot in whose even slots the bars lie as on the canvas, and the height of a slot."""
    bars, plot, begin = _bars(chart), plot_of(chart), chart["layout"]["yaxis"]["range"][1]
    middles = [sum(trace["y"][row] for trace in bars) / len(bars) for row in range(rows)]
    slot = (middles[-1] - middles[0]) / (rows - 1) if rows > 1 else plot.bottom - plot.top
    top = plot.top + middles[0] - begin - slot / 2
    return Box(plot.left, top, plot.right, top + rows * slot), slot


def _add(page: Page, chart: Json, names: Sequence[str | date], *, upright: bool, plot: Box) -> Chart:
    """The chart with its data, colours, whiskers, values and legend; axes are still to be set."""
    bars, sheet = _bars(chart), chart["layout"]["meta"]["sheet"]
    series = [Series(trace["name"], trace["meta"]["values"]) for trace in bars]
    summed = _SUM if sheet.get("ends_are") == "sum" else ""
    data = CategoryChartData()
    data.categories = names
    drawn = [*series, Series(summed, totals(series))] if summed else series
    for item in drawn:
        data.add_series(item.name, item.values)
    title = f"{chart['layout']['meta']['kind']}: {', '.join(item.name for item in series)}"
    labels = BarLabels(chart, drawn, page)
    book = category_book(names, series, sums=summed, words=list(labels.words().values()))
    native = add_native(page, chart, _KINDS[upright, _mode(chart)], data, book, plot=plot, title=title)
    elements = native._chartSpace.xpath(".//c:ser")
    for trace, shown, element in zip(bars, native.plots[0].series, elements, strict=False):
        shown.invert_if_negative = False
        set_fill(shown.format.fill, role_of(trace, "marker.color", "main"), page.colours)
        set_line(shown.format.line, "paper", page, width=trace["marker"]["line"]["width"])
        _whiskers(element, trace.get("error_y") or trace.get("error_x"), page)
    if summed:
        _look_as_sums(elements[-1], upright=upright)
    labels.write(elements, sums="t" if upright else "inBase")
    add_legend(native, page, chart, but=len(series) if summed and upright else None)
    return native


def _look_as_sums(element: Any, *, upright: bool) -> None:
    """Make a series the place of the sums of stacked bars: a line nobody sees, or lying bars nobody sees."""
    if upright:
        _as_line(element)
    else:
        element.find(qn("c:tx")).addnext(parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/></c:spPr>"))
        _unname(element)


def _as_line(element: Any) -> None:
    """Move a series of columns into a line chart on the same axes, without line or points."""
    columns = element.getparent()
    line = parse_xml(f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/></c:lineChart>')
    columns.addnext(line)
    line.append(element)
    child(line, "c:marker", val="1")
    for axis in columns.findall(qn("c:axId")):
        child(line, "c:axId", val=axis.get("val"))
    for part in ("<c:marker %s><c:symbol val='none'/></c:marker>", "<c:spPr %s><a:ln><a:noFill/></a:ln></c:spPr>"):
        element.find(qn("c:tx")).addnext(parse_xml(part % nsdecls("c", "a")))
    child(element, "c:smooth", val="0")


def _unname(element: Any) -> None:
    """Leave a series' place in the legend blank: of lying bars it is not agreed which entry a number takes out."""
    name = element.find(qn("c:tx"))
    name.clear()
    child(name, "c:v").text = " "


def _whiskers(element: Any, error: Json | None, page: Page) -> None:
    """The error bars of a series, with their own lengths up and down."""
    if not error:
        return
    bars = parse_xml(f"<c:errBars {nsdecls('c', 'a')}/>")
    for tag, value in (("c:errBarType", "both"), ("c:errValType", "cust"), ("c:noEndCap", "0")):
        child(bars, tag, val=value)
    for tag, lengths in (("c:plus", error["array"]), ("c:minus", error["arrayminus"])):
        given = child(child(bars, tag), "c:numLit")
        child(given, "c:formatCode").text = "General"
        child(given, "c:ptCount", val=str(len(lengths)))
        for number, length in enumerate(lengths):
            child(child(given, "c:pt", idx=str(number)), "c:v").text = f"{length:g}"
    line = child(child(bars, "c:spPr"), "a:ln", w=str(page.sheet.length(error["thickness"])))
    line.append(page.colours.of("text").fill())
    element.find(qn("c:cat")).addprevious(bars)


def _spread(native: Chart, thickness: float, *, between: float) -> None:
    """Make bars as thick, and as far apart, as these shares of their slot."""
    plot = native.plots[0]
    count = len(list(plot.series)) if plot.overlap == 0 else 1
    free = 1 - count * thickness - (count - 1) * between
    plot.gap_width = min(max(round(100 * free / thickness), 0), 500)
    if between:
        plot.overlap = round(-100 * between / thickness)
