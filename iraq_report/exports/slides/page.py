"""What a chart is drawn with: the group its shapes go into, its sheet, and colours by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.shapes.shapetree import GroupShapes

from iraq_report.exports.slides.sheet import Sheet


class Colours(Protocol):
    """Colours of a presentation by role (figures/theme.py)."""

    def of(self, role: str) -> RGBColor | MSO_THEME_COLOR:
        """The slot of the presentation's theme for a role without a share (`rocket`), or a fixed colour."""
        ...


@dataclass(frozen=True)
class Page:
    """Where a chart is drawn: `shapes` is the group that holds all of it, from back to front."""

    shapes: GroupShapes
    sheet: Sheet
    colours: Colours
