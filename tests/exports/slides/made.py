"""A slide and plain colours for tests of native charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from iraq_report.exports.locale import Forms
from iraq_report.exports.slides.colours import Colour, Colours, fixed
from iraq_report.exports.slides.draw import Drawn, draw_chart
from iraq_report.exports.slides.sheet import Area
from iraq_report.figures.theme import LIGHT

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


def every(shapes: Any) -> Iterator[Any]:
    """All shapes, those within groups too."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)


def alternative(shape: Any) -> str:
    """The alternative text of a shape; `decorative` where it says that it has none."""
    known = shape._element._nvXxPr.cNvPr
    if known.xpath(".//*[local-name()='decorative'][@val='1']"):
        return "decorative"
    return str(known.get("descr", ""))
