"""The symbols of marks as PowerPoint's own shapes, so that a mark can be recoloured, resized and changed.

Widths, heights and shifts are in sizes of the mark, as plotly.js draws each symbol
(src/components/drawing/symbol_defs.js).
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Symbol:
    """A preset of DrawingML: its extent before it is turned, where its middle lies, and its adjustments."""

    preset: str
    width: float = 1.0
    height: float = 1.0
    right: float = 0.0  # from the place of the mark to the middle of the shape
    down: float = 0.0
    turn: int = 0  # degrees, clockwise
    adjust: tuple[tuple[str, int], ...] = ()


_SIDE = 2 / math.sqrt(3)  # of a triangle
_ARM = (("adj", 33333),)  # an arm is a third of a cross

SYMBOLS: dict[str, Symbol] = {
    "circle": Symbol("ellipse"),
    "square": Symbol("rect"),
    "diamond": Symbol("diamond", 1.3, 1.3),
    "triangle-up": Symbol("triangle", _SIDE, 0.75, down=-0.125),
    "triangle-down": Symbol("triangle", _SIDE, 0.75, down=0.125, turn=180),
    "triangle-right": Symbol("triangle", _SIDE, 0.75, right=0.125, turn=90),
    "triangle-left": Symbol("triangle", _SIDE, 0.75, right=-0.125, turn=270),
    "star": Symbol("star5", 1.331, 1.266, down=-0.067),
    "star-diamond": Symbol("star4", 1.4, 1.4, adjust=(("adj", 20711),)),
    "cross": Symbol("plus", 1.2, 1.2, adjust=_ARM),
    "x": Symbol("plus", 1.2, 1.2, turn=45, adjust=_ARM),
}


def symbol(name: str) -> tuple[Symbol, bool]:
    """The shape of a symbol's name and whether it is filled: `circle-open` is an empty circle.

    An unknown name becomes a circle.
    """
    base = name.removesuffix("-open")
    return SYMBOLS.get(base, SYMBOLS["circle"]), base == name
