"""What is said of the parts of a ring, and where: beside it with leader lines, or on a phone below it by number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from iraq_report.figures.charts.canvas import EDGE, Canvas
from iraq_report.figures.charts.place import Box, spread
from iraq_report.figures.text import number_text, text_height, text_width, wrap
from iraq_report.figures.theme import Size

_BEND, _ASIDE = 20, 44  # pixels from the ring to where a leader line bends, and to the text it leads to
_APART = 8  # pixels between texts, and between a line and its text
_NUMBER = 20  # pixels from the ring to the middle of a number, and between the middles of two
_KEY, _NAMES = 10, 32  # side of the square of colour in a list; from its left edge to the names


@dataclass(frozen=True)
class Part:
    """A part of a whole: its value, its share (0 to 1, nan for an unknown one), its middle in degrees from above."""

    label: str
    role: str
    value: float
    share: float
    middle: float

    @property
    def bound(self) -> str:
        """What is said of a share that whole percent would tell as nothing or as all; blank for any other."""
        return "under 1%" if self.share < 0.005 else "over 99%" if 0.995 <= self.share < 1 else ""

    @property
    def percent(self) -> str:
        """The share in whole percent, a half rounded up as PowerPoint does."""
        return self.bound or f"{math.floor(100 * self.share + 0.5)}%"

    def text(self, room: float) -> str:
        """Name, value and percent, in lines no wider than `room` pixels; the value in bold."""
        return f"{wrap(self.label, room, bold=True)}<br><b>{number_text(self.value)}</b> ({self.percent})"


def at(ring: float, degrees: float, out: float) -> tuple[float, float]:
    """A place `out` pixels outside a ring of this diameter, in pixels from its top left corner."""
    turn, radius = math.radians(degrees), ring / 2 + out
    return ring / 2 + radius * math.sin(turn), ring / 2 - radius * math.cos(turn)


class Beside:
    """Texts to the left and to the right of a ring, as near to their parts as they can be without touching.

    `above` and `below` are the pixels that are needed over and under the ring; `lines` says where each text stands if
    every name is of one line, so that a chart of PowerPoint may write them.
    """

    def __init__(self, parts: Sequence[Part], size: Size, ring: int) -> None:
        self._parts, self._ring = parts, ring
        room = (size.width - ring) / 2 - _ASIDE - EDGE
        self._texts = [part.text(room) for part in parts]
        self._bends = [at(ring, part.middle, _BEND) for part in parts]
        high = [text_height(text) + _APART for text in self._texts]
        sides = [[row for row, (x, _) in enumerate(self._bends) if (x < ring / 2) == left] for left in (True, False)]
        needed = max([ring + 2 * _BEND + max(high, default=0), *(sum(high[row] for row in side) for side in sides)])
        self.above = self.below = (needed - ring) / 2
        middles = dict[int, float]()
        for side in sides:
            wished = [self._bends[row][1] for row in side]
            placed = spread(wished, [high[row] for row in side], -self.above, ring + self.below)
            middles.update(zip(side, placed, strict=True))
        self._boxes = [self._box(row, middles[row]) for row in range(len(parts))]
        self.lines = self._boxes if all(text.count("<br>") == 1 for text in self._texts) else []

    def _box(self, row: int, middle: float) -> Box:
        wide, high = text_width(self._texts[row]), text_height(self._texts[row])
        left = -_ASIDE - wide if self._bends[row][0] < self._ring / 2 else self._ring + _ASIDE
        return Box(left, middle - high / 2, left + wide, middle + high / 2)

    def write(self, canvas: Canvas) -> None:
        """Write the texts, each with a line that leads to its part."""
        name = "part" if self.lines else ""
        for part, text, box, bend in zip(self._parts, self._texts, self._boxes, self._bends, strict=True):
            middle = (box.top + box.bottom) / 2
            if box.right < 0:
                canvas.label(text, box.right, middle, across="right", name=name)
                end = box.right + _APART, middle
            else:
                canvas.label(text, box.left, middle, name=name)
                end = box.left - _APART, middle
            canvas.line(at(self._ring, part.middle, 1), bend, role="muted", name=name)
            canvas.line(bend, end, role="muted", name=name)


class Below:
    """Numbers around a ring, and under it a list of what they stand for; `above` and `below` as beside it."""

    lines: Sequence[Box] = ()  # PowerPoint writes no list

    def __init__(self, parts: Sequence[Part], size: Size, ring: int) -> None:
        self._parts, self._ring = parts, ring
        self._left = EDGE - (size.width - ring) // 2
        self._texts = [part.text(size.width - 2 * EDGE - _NAMES) for part in parts]
        self.above = float(_NUMBER + _APART)
        self.below = self.above + sum(text_height(text) + _APART for text in self._texts)

    def write(self, canvas: Canvas) -> None:
        """Write the numbers and the list."""
        around = 2 * math.pi * (self._ring / 2 + _NUMBER)
        wished = [part.middle % 360 / 360 * around for part in self._parts]
        y = self._ring + self.above + _APART
        for row, place in enumerate(spread(wished, [_NUMBER] * len(wished), 0, around)):
            part, text, number = self._parts[row], self._texts[row], f"<b>{row + 1}</b>"
            degrees = place / around * 360
            x, middle = at(self._ring, degrees, _NUMBER)
            canvas.label(number, x, middle, across="center")
            canvas.line(at(self._ring, part.middle, 1), at(self._ring, degrees, _NUMBER - 10), role="muted")
            canvas.box(self._left, y + 3, self._left + _KEY, y + 3 + _KEY, role=part.role)
            canvas.label(number, self._left + _KEY + 6, y, down="top")
            canvas.label(text, self._left + _NAMES, y, down="top")
            y += text_height(text) + _APART
