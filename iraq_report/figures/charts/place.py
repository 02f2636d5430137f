"""Where labels and marks go so that none covers another: one-dimensional, deterministic, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in pixels from the top left corner of the plot."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Move labels apart along a line as little as possible, keeping their order.

    `centres` are the wished places, `heights` what each needs; the answer lies between `low` and `high` when
    the heights together fit there, and starts at `low` when they do not.
    """
    order = sorted(range(len(centres)), key=lambda index: (centres[index], index))
    clusters: list[tuple[list[int], float]] = []  # members, top edge
    for index in order:
        members, top = [index], centres[index] - heights[index] / 2
        top = _within(top, heights[index], low, high)
        while clusters and clusters[-1][1] + _total(clusters[-1][0], heights) > top:
            members = clusters.pop()[0] + members
            top = _within(_best_top(members, centres, heights), _total(members, heights), low, high)
        clusters.append((members, top))
    placed = [0.0] * len(centres)
    for members, top in clusters:
        for index in members:
            placed[index] = top + heights[index] / 2
            top += heights[index]
    return placed


def _total(members: Sequence[int], heights: Sequence[float]) -> float:
    return sum(heights[index] for index in members)


def _best_top(members: Sequence[int], centres: Sequence[float], heights: Sequence[float]) -> float:
    """The top of a stack of labels that lies nearest to all wished places."""
    offset, tops = 0.0, []
    for index in members:
        tops.append(centres[index] - heights[index] / 2 - offset)
        offset += heights[index]
    return sum(tops) / len(tops)


def _within(top: float, height: float, low: float, high: float) -> float:
    return max(low, min(top, high - height))


def stagger(spans: Sequence[tuple[float, float]], gap: float = 6) -> list[int]:
    """Give each span (left, right) the first row in which it meets none placed before it, from the left."""
    rows: list[float] = []  # right end of each row
    answer = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda number: (spans[number], number)):
        left, right = spans[index]
        row = next((number for number, end in enumerate(rows) if end + gap <= left), len(rows))
        if row == len(rows):
            rows.append(right)
        rows[row] = right
        answer[index] = row
    return answer


def dodge(places: Sequence[float], width: float, levels: int) -> list[int]:
    """Give coinciding marks levels 0, 1, -1, 2, -2…: at most `levels` of them, none at random.

    When all levels are taken, the mark goes to the level whose last mark is farthest to the left.
    """
    order = [0, *(sign * step for step in range(1, levels) for sign in (1, -1))][:levels]
    last = dict.fromkeys(order, float("-inf"))
    answer = [0] * len(places)
    for index in sorted(range(len(places)), key=lambda number: (places[number], number)):
        free = [level for level in order if last[level] + width <= places[index]]
        level = free[0] if free else min(order, key=lambda item: last[item])
        last[level] = places[index]
        answer[index] = level
    return answer


def clamp(centre: float, width: float, low: float, high: float) -> float:
    """The centre of a label of this width moved inside `low` and `high`; centred there when it is wider."""
    if width >= high - low:
        return (low + high) / 2
    return min(max(centre, low + width / 2), high - width / 2)
