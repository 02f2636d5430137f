"""Made-up figures for slides, and what a slide is looked at for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from pptx import Presentation

from iraq_report.exports.outgoing import Outgoing
from iraq_report.exports.slides.cited import Source
from iraq_report.exports.slides.opening import Front
from iraq_report.figures.figure import figure
from iraq_report.figures.source import SourceLine
from iraq_report.figures.theme import Size
from iraq_report.site.cite import Work
from tests.figures.chart_examples import EXAMPLES, POINTS

CITED = Work(
    "A report", ("The authors",), "0.1", "2021", date(2026, 11, 23), "https://example.org/2021/attacks.html#a-chart"
)
FRONT = Front("A report", ("Edition 2021", "Licence: CC BY 4.0"), "Edition 2021", ("The authors",), date(2026, 11, 23))
SOURCES = {
    "a": Source("Reuters: “Rocket hits base”, 9 June 2021", "https://example.org/a"),
    "b": Source("The report: untitled, no date known", ""),
}


def example(
    name: str = "columns", *, id: str = "a-chart", title: str = "Rockets stayed", subtitle: str = "Attacks a month",
    source: str = "Source: made up.", caveat: str = "", draw: Callable[[Size], Any] | None = None,
) -> Outgoing:  # fmt: skip
    made = figure(
        id=id, title=title, subtitle=subtitle, sentence="It shows it.", source=SourceLine(source, sources=("a", "b")),
        table=POINTS, method="Attacks by month.", row_sources=["a", "b", ""], grain="event",
        draw=draw or EXAMPLES[name], caveat=caveat,
    )  # fmt: skip
    return Outgoing(made.record(), made.drawn, section="attacks", cited=CITED)


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def every(shapes: Any) -> Iterator[Any]:
    """All shapes, those within groups too."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)


def outside(presentation: Any) -> list[str]:
    """The shapes that leave their slide, in English Metric Units rounded to a point."""
    width, height, spare = presentation.slide_width, presentation.slide_height, 12_700
    return [
        f"slide {number}: {shape.name}"
        for number, slide in enumerate(presentation.slides, start=1)
        for shape in slide.shapes
        if shape.left is not None
        and not (
            -spare <= shape.left
            and -spare <= shape.top
            and shape.left + shape.width <= width + spare
            and shape.top + shape.height <= height + spare
        )
    ]


def without_words(presentation: Any) -> list[str]:
    """Shapes without a text that say nothing to who does not see them, and are not marked as decorative."""
    found = []
    for number, slide in enumerate(presentation.slides, start=1):
        for shape in slide.shapes:
            known = shape._element._nvXxPr.cNvPr
            if not (known.get("descr") or shape.is_placeholder or _decorative(known)):
                found.append(f"slide {number}: {shape.name}")
    return found


def _decorative(known: Any) -> bool:
    return bool(known.xpath(".//*[local-name()='decorative'][@val='1']"))
