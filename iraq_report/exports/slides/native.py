"""What all native charts share: their place and pinned plot, their data sheet, fonts, background and legend."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import _BaseChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from iraq_report.exports.slides.ooxml import child, describe, set_fill
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.sheet import canvas_of, plot_of
from iraq_report.figures.charts.canvas import legend_height, legend_width
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json

FONT = 12  # of axes and legends, in pixels
_CLEAR = "<c:spPr %s><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def add_native(
    page: Page, chart: Json, kind: XL_CHART_TYPE, data: _BaseChartData, book: bytes, *, plot: Box, title: str
) -> Chart:
    """Put a chart of PowerPoint over the whole canvas, its plot pinned to `plot`, its data sheet being `book`.

    `title` says what it holds, for its alternative text.
    """
    shapes: Any = page.shapes
    frame = shapes.add_chart(kind, *page.sheet.area(canvas_of(chart)), data)
    describe(
        frame, f"Chart: {chart['layout']['meta']['kind']}", f"{title}. The values are in the data sheet of this chart."
    )
    native: Chart = frame.chart
    frame.chart.part.chart_workbook.update_from_xlsx_blob(book)
    native.has_title, native.has_legend = False, False
    native.font.size = page.sheet.font(FONT)
    set_fill(native.font.fill, "text", page.colours)
    _number_axes(native)
    _clear(native, page.language)
    _pin(native._chartSpace.chart.plotArea, chart, plot)
    return native


def _number_axes(native: Chart) -> None:
    """Number the axes from zero up: python-pptx takes negative numbers, which the schema of charts forbids."""
    for item in native._chartSpace.xpath(".//c:axId | .//c:crossAx"):
        item.set("val", item.get("val").removeprefix("-"))


def _clear(native: Chart, language: str) -> None:
    """No background and no frame, so that what lies behind the chart shows through; and the language of its numbers."""
    space = native._chartSpace
    for corners in space.findall(qn("c:roundedCorners")):  # python-pptx has them in some kinds
        space.remove(corners)
    space.insert_element_before(_clear_properties(), "c:txPr", "c:externalData", "c:printSettings", "c:userShapes")
    space.chart.plotArea.append(_clear_properties())
    space.insert_element_before(parse_xml(f'<c:lang {nsdecls("c")} val="{language}"/>'), "c:chart")
    space.insert_element_before(parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>'), "c:chart")


def _clear_properties() -> Any:
    return parse_xml(_CLEAR % nsdecls("c", "a"))


def _pin(area: Any, chart: Json, plot: Box) -> None:
    """Fix the plot to a rectangle of the canvas, axes and their labels outside it."""
    canvas = canvas_of(chart)
    found = area.find(qn("c:layout"))
    if found is not None:
        area.remove(found)
    layout = parse_xml(f"<c:layout {nsdecls('c')}/>")
    area.insert(0, layout)
    _manual(layout, plot, canvas, inner=True)


def _manual(layout: Any, box: Box, canvas: Box, *, inner: bool = False) -> None:
    """A place by hand, as shares of the canvas."""
    manual = child(layout, "c:manualLayout")
    if inner:
        child(manual, "c:layoutTarget", val="inner")
    child(manual, "c:xMode", val="edge")
    child(manual, "c:yMode", val="edge")
    shares = {
        "x": box.left / canvas.right, "y": box.top / canvas.bottom,
        "w": (box.right - box.left) / canvas.right, "h": (box.bottom - box.top) / canvas.bottom,
    }  # fmt: skip
    for name, share in shares.items():
        child(manual, f"c:{name}", val=f"{share:.6f}")


def add_legend(native: Chart, page: Page, chart: Json, *, but: int | None = None) -> None:
    """The legend of the canvas where it stands there, if it has one; the series `but` is left out of it."""
    layout = chart["layout"]
    if not layout.get("showlegend"):
        return
    names = [trace["name"] for trace in chart["data"] if trace.get("showlegend")]
    plot = plot_of(chart)
    bottom = plot.top - (layout["legend"]["y"] - 1) * (plot.bottom - plot.top)
    room = plot.right - plot.left
    height, width = legend_height(names, room), min(legend_width(names), room)
    native.has_legend = True
    legend = native.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    legend.font.size = page.sheet.font(FONT)
    set_fill(legend.font.fill, "text", page.colours)
    element = legend._element
    if but is not None:
        entry = parse_xml(f"<c:legendEntry {nsdecls('c')}/>")
        child(entry, "c:idx", val=str(but))
        child(entry, "c:delete", val="1")
        element.insert(1, entry)
    place = element.find(qn("c:layout"))
    if place is None:
        place = parse_xml(f"<c:layout {nsdecls('c')}/>")
        element.find(qn("c:overlay")).addprevious(place)
    _manual(place, Box(plot.left, max(bottom - height, 0), plot.left + width, bottom), canvas_of(chart))
