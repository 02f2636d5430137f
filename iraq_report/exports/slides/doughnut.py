"""A doughnut as PowerPoint's own: a part for each row of its data sheet, its label where the canvas has it."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from iraq_report.exports.slides.codes import number_code
from iraq_report.exports.slides.native import add_native
from iraq_report.exports.slides.ooxml import set_fill, set_line
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.ring_labels import Label, labels
from iraq_report.exports.slides.sheet import canvas_of, plot_of
from iraq_report.exports.slides.workbook import Series, category_book
from iraq_report.figures.charts.doughnut import HOLE
from iraq_report.figures.charts.ring_texts import at
from iraq_report.figures.paint import Json

_VALUES = "Value"


def draw_doughnut(page: Page, chart: Json) -> None:
    """The ring with all rows of its table, those of 0 and blank ones too.

    Where every name stands in one line the parts have labels of PowerPoint; since it breaks longer ones as it likes,
    those stay texts of the canvas.
    """
    sheet = chart["layout"]["meta"]["sheet"]
    names, series = sheet["names"], Series(_VALUES, sheet["values"])
    whole = all(value is None or value == round(value) for value in series.values)
    data = CategoryChartData(number_code("#,##0" if whole else "#,##0.0", page.forms))
    data.categories = names
    data.add_series(series.name, series.values)
    native = add_native(
        page, chart, XL_CHART_TYPE.DOUGHNUT, data, category_book(names, [series]), plot=plot_of(chart),
        title=f"{chart['layout']['meta']['kind']}: {', '.join(names)}",
    )  # fmt: skip
    (ring,) = native._chartSpace.xpath(".//c:doughnutChart")
    ring.find(qn("c:firstSliceAng")).set("val", str(sheet["start"]))
    ring.find(qn("c:holeSize")).set("val", str(round(100 * HOLE)))
    (shown,) = native.plots[0].series
    several = sum(bool(value) for value in series.values) > 1
    for number, role in enumerate(sheet["roles"]):
        point = shown.points[number].format
        set_fill(point.fill, role, page.colours)
        set_line(point.line, "paper" if several else None, page)
    if told := list(_labels(chart, sheet)):
        shown._element.find(qn("c:cat")).addprevious(labels(told, len(names), page))


def _labels(chart: Json, sheet: Json) -> Iterator[Label]:
    """The labels of the parts, each with how far it stands from the middle of its part."""
    plot, canvas = plot_of(chart), canvas_of(chart)
    ring = plot.right - plot.left
    for part in sheet["labels"]:
        left, top, right, bottom = part["box"]
        number, percent = part["ends"]
        x, y = at(ring, part["middle"], -ring * (1 - HOLE) / 4)
        yield Label(
            row=part["row"], name=sheet["names"][part["row"]], number=number, percent=percent, bound=part["text"],
            shift=(((left + right) / 2 - x) / canvas.right, ((top + bottom) / 2 - y) / canvas.bottom),
            across="r" if right < 0 else "l",
        )  # fmt: skip
