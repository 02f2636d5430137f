"""A slide and plain colours for tests of native charts."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from iraq_report.exports.locale import Forms
from iraq_report.exports.slides.colours import Colour, Colours, fixed
from iraq_report.exports.slides.draw import Drawn, draw_chart
from iraq_report.exports.slides.sheet import Area
from iraq_report.figures.figure import Json
from iraq_report.figures.theme import LIGHT, SLIDE
from tests.exports.slides.findings import every
from tests.figures.chart_examples import drawn

BOX = Area(Inches(0.5), Inches(1.5), Inches(12.3), Inches(5.5))


COLOURS = Colours(
    "FFFFFF", False, {**fixed(LIGHT, background="FFFFFF").roles, "main": Colour("4472C4", "accent1")}
)  # the light theme's, and one place in the theme of the presentation


def slide() -> Any:
    """An empty slide of 13.33 by 7.5 inches."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    return presentation.slides.add_slide(presentation.slide_layouts[6])


def put(chart: dict[str, Any], *, box: Area = BOX, forms: Forms | None = None) -> Drawn:
    """The chart on an empty slide."""
    return draw_chart(
        slide(), chart, box=box, colours=COLOURS, title="Attacks", description="Attacks fell.", forms=forms
    )


def alternative(shape: Any) -> str:
    """The alternative text of a shape; `decorative` where it says that it has none."""
    known = shape._element._nvXxPr.cNvPr
    if known.xpath(".//*[local-name()='decorative'][@val='1']"):
        return "decorative"
    return str(known.get("descr", ""))


@lru_cache
def example(name: str) -> Drawn:
    """An example on a slide, for tests that only read it."""
    return put(drawn(name, SLIDE))


def native(chart: Json | str) -> Chart:
    """The chart of PowerPoint that a chart, or the example of a name, becomes."""
    group = (example(chart) if isinstance(chart, str) else put(chart)).group
    (found,) = [shape.chart for shape in every([group]) if getattr(shape, "has_chart", False)]
    return found


def attribute(chart: Chart, tag: str) -> list[str]:
    return chart._chartSpace.xpath(f".//{tag}/@val")


def sheet(chart: Chart) -> list[list[Any]]:
    blob = chart.part.chart_workbook.xlsx_part.blob
    return CalamineWorkbook.from_filelike(io.BytesIO(blob)).get_sheet_by_index(0).to_python()
