"""What a chart is drawn with: the group its shapes go into, its sheet, and colours by role."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.shapes.shapetree import GroupShapes

from iraq_report.exports.slides.colours import Colours
from iraq_report.exports.slides.sheet import Sheet


@dataclass(frozen=True)
class Page:
    """Where a chart is drawn: `shapes` is the group that holds all of it, from back to front."""

    shapes: GroupShapes
    sheet: Sheet
    colours: Colours
