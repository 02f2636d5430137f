"""How large a chart stands on a slide: drawn for the width at which its texts are largest."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from iraq_report.exports.slides.sheet import NATURAL, Area
from iraq_report.figures.paint import Json
from iraq_report.figures.theme import SLIDE, WIDE, Size

SMALLEST = 9.0  # points of the smallest text of a chart that a room can be read to
FLOOR = round(NATURAL * SMALLEST / SLIDE.small)  # EMU a pixel at which its smallest text has that size
Draw = Callable[[Size], Json]


def lay_chart(draw: Draw, room: Area) -> Json:
    """Draw a chart for the width that leaves its texts largest in a room, and of equal ones for the widest.

    `draw` returns the bare chart for a width: first for the width that the room has with texts of 12 points; if it is
    too tall so, for the one with texts as small as that makes them; and last for the width of a page, since there are
    charts that are taller the wider they are.
    """
    best = draw(_width(room.width / NATURAL))
    if scale_of(best, room) >= NATURAL - 1:
        return best
    best = _better(draw(_width(room.width / max(scale_of(best, room), FLOOR))), best, room)
    if scale_of(best, room) < FLOOR:
        best = _better(best, draw(_width(WIDE.width)), room)
    return best


def _width(pixels: float) -> Size:
    return replace(SLIDE, width=max(math.ceil(pixels), WIDE.width))


def _better(one: Json, other: Json, room: Area) -> Json:
    """The chart whose texts are larger, the first of equals."""
    return one if scale_of(one, room) > scale_of(other, room) - 1 else other


def scale_of(chart: Json, room: Area) -> float:
    """How many EMU a pixel of a chart is in a room."""
    layout = chart["layout"]
    return min(room.width / layout["width"], room.height / layout["height"], NATURAL)


def points(scale: float) -> float:
    """The size of the smallest text of a chart."""
    return SLIDE.small * scale / NATURAL
