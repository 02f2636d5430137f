"""A bare chart onto a slide: one group of PowerPoint's own objects, from back to front.

Each kind of chart (`layout.meta.kind`) has a function that draws its marks; rectangles, lines and texts of the canvas
are drawn here, save those that the chart of PowerPoint writes itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pptx.shapes.group import GroupShape

from iraq_report.exports.locale import Forms
from iraq_report.exports.slides.bars import draw_columns, draw_rows
from iraq_report.exports.slides.colours import Colours
from iraq_report.exports.slides.doughnut import draw_doughnut
from iraq_report.exports.slides.lines import draw_steps, draw_steps_over_timeline
from iraq_report.exports.slides.ooxml import describe
from iraq_report.exports.slides.page import Page, Shapes
from iraq_report.exports.slides.placed import draw_placed
from iraq_report.exports.slides.points import draw_lanes, draw_ranges
from iraq_report.exports.slides.shapes import draw_shapes
from iraq_report.exports.slides.sheet import Area, fit
from iraq_report.exports.slides.texts import write_annotations
from iraq_report.exports.xml_text import NOT_IN_XML
from iraq_report.figures.paint import Json


@dataclass(frozen=True)
class Kind:
    """How a kind of chart is drawn: `marks` draws its traces; `own` names texts and shapes that these show already."""

    marks: Callable[[Page, Json], None]
    own: frozenset[str] = frozenset()


_WRITTEN = frozenset({"value", "sum", "share"})  # by a chart of PowerPoint itself
_RANGED = frozenset({"range", "value"})
KINDS: dict[str, Kind] = {
    "Columns": Kind(draw_columns, _WRITTEN),
    "Stacked columns": Kind(draw_columns, _WRITTEN),
    "Bars": Kind(draw_rows, _WRITTEN | {"row"}),
    "Shares of 100 percent": Kind(draw_rows, _WRITTEN | {"row"}),
    "Step lines": Kind(draw_steps),
    "Step lines over a timeline": Kind(draw_steps_over_timeline),
    "Swimlanes": Kind(draw_lanes),
    "Ranges": Kind(draw_ranges, _RANGED),
    "Estimates with intervals": Kind(draw_ranges, _RANGED),
    "Doughnut": Kind(draw_doughnut, frozenset({"part"})),
    "Waffle": Kind(draw_placed),
    "Calendar": Kind(draw_placed),
    "Matrix": Kind(draw_placed),
    "Map": Kind(draw_placed),
    "Timeline": Kind(draw_placed),
}


@dataclass(frozen=True)
class Drawn:
    """What became of a chart: the group that holds it, and the kind that could not be drawn, if it could not."""

    group: GroupShape
    missing: str = ""


def draw_chart(
    slide: Any, chart: Json, *, box: Area, colours: Colours, title: str, description: str, forms: Forms | None = None
) -> Drawn:
    """Draw a bare chart, made for a size that is `native`, into a box from its top left corner, as large as fits.

    `title` names the group in the selection pane, `description` is its alternative text. The roles of the chart are
    coloured by `colours`; `forms` are those of its texts, for what PowerPoint writes itself. What comes back says which
    kind could not be drawn natively; then only the texts and lines of the chart are there. Characters that no file of
    PowerPoint may hold become spaces.
    """
    chart = _seen(chart)
    layout = chart["layout"]
    group = slide.shapes.add_group_shape()
    describe(group, _seen(title), _seen(description))
    page = Page(Shapes(group), fit(chart, box), colours, forms)
    kind = KINDS.get(layout["meta"]["kind"])
    own = kind.own if kind else frozenset()
    draw_shapes(page, chart, "below", but=own)
    if kind:
        kind.marks(page, chart)
    draw_shapes(page, chart, "above", but=own)
    write_annotations(page, chart, but=own)
    page.shapes.done()
    return Drawn(group, "" if kind else layout["meta"]["kind"])


def _seen(part: Any) -> Any:
    """A chart, or a part of one, without characters that no XML may hold."""
    if isinstance(part, str):
        return NOT_IN_XML.sub(" ", part)
    if isinstance(part, dict):
        return {key: _seen(value) for key, value in part.items()}
    return [_seen(value) for value in part] if isinstance(part, list) else part
