"""Which size a picture gets: that of the page column, a shape, or a width and a height."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iraq_report.errors import ReportError

SHAPES = {"16x9": (1280, 720), "4x3": (960, 720), "square": (800, 800)}
LEAST, MOST = 320, 8000  # pixels of a side
_PIXELS = re.compile(r"(\d{1,5})x(\d{1,5})")


@dataclass(frozen=True)
class Box:
    """The room for a picture in CSS pixels; one that `grows` keeps its shape and becomes as large as a chart needs."""

    width: int
    height: int
    grows: bool = False

    def at_width(self, width: float) -> Box:
        """The same shape in another width, to whole pixels."""
        return Box(round(width), round(width * self.height / self.width), self.grows)


def parse_size(text: str) -> Box | None:
    """Read `16x9`, `4x3`, `square` or `1200x800`; None, the size of the page column, for a blank.

    Raises ReportError E-EXPORT-SIZE for anything else.
    """
    if not text:
        return None
    if text in SHAPES:
        return Box(*SHAPES[text], grows=True)
    found = _PIXELS.fullmatch(text)
    sides = [int(side) for side in found.groups()] if found else []
    if not sides or not all(LEAST <= side <= MOST for side in sides):
        raise ReportError(
            "E-EXPORT-SIZE",
            f"found the size {text!r}, expected {', '.join(SHAPES)}, or a width and a height from {LEAST} to {MOST} "
            "pixels such as 1200x800",
        )
    return Box(sides[0], sides[1])
