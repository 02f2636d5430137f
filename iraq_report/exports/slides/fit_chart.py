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
_WIDTHS = 4  # widths that are tried
Draw = Callable[[Size], Json]


def lay_chart(draw: Draw, room: Area) -> Json:
    """Draw a chart for the width that leaves its texts largest in a room; of equal ones the widest.

    `draw` returns the bare chart for a width.
    """
    best: Json = {}
    largest = 0.0
    for width in widths(room):
        chart = draw(replace(SLIDE, width=width))
        scale = scale_of(chart, room)
        if scale > largest + 1 or (scale > largest - 1 and width > best["layout"]["width"]):
            best, largest = chart, scale
        if largest >= NATURAL - 1:
            break
    return best


def scale_of(chart: Json, room: Area) -> float:
    """How many EMU a pixel of a chart is in a room."""
    layout = chart["layout"]
    return min(room.width / layout["width"], room.height / layout["height"], NATURAL)


def points(scale: float) -> float:
    """The size of the smallest text of a chart."""
    return SLIDE.small * scale / NATURAL


def widths(room: Area) -> list[int]:
    """The widths in pixels to try in turn: those that fill the room with texts of 12 to 9 points, then a page's own."""
    step = (NATURAL - FLOOR) / (_WIDTHS - 1)
    filling = [math.ceil(room.width / (NATURAL - number * step)) for number in range(_WIDTHS)]
    return list(dict.fromkeys([*(max(width, WIDE.width) for width in filling), WIDE.width]))
