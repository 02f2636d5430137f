"""Where the marks and labels of a timeline stand: lanes with rows of marks, and rows of labels over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iraq_report.figures.charts.canvas import EDGE
from iraq_report.figures.charts.place import clamp, stagger
from iraq_report.figures.charts.scale import DateScale
from iraq_report.figures.text import text_height, text_width, wrap
from iraq_report.figures.theme import Size

MARK = 14  # height of a row of marks
_SHORTEST = 5  # a bar is no shorter, in pixels
_LINES = 4  # a label has no more


@dataclass(frozen=True)
class Event:
    """A mark in a lane, in pixels from the left end of the axis, and the label that is to stand above it."""

    number: int  # position in the table
    left: float
    right: float  # equal to left for a day
    label: str
    size: tuple[float, float]  # width and height of the label
    level: int  # which row of marks, from the lowest

    @property
    def anchor(self) -> float:
        """Where the leader of its label ends: near the beginning, which no later bar covers."""
        return min(self.left + 4, self.right)


@dataclass(frozen=True)
class Placed:
    """A label in its place: its left end, and its row, 0 just above the marks."""

    event: Event
    left: float
    row: int

    @property
    def right(self) -> float:
        """The right end of the label."""
        return self.left + self.event.size[0]

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where a label reaches with its leader, which may stand beside it."""
        return min(self.left, self.event.anchor), max(self.right, self.event.anchor)


@dataclass(frozen=True)
class Lane:
    """A lane with its marks and the labels that found a place; heights in pixels from the top of the lanes."""

    name: str
    events: tuple[Event, ...]
    labels: tuple[Placed, ...]
    row_height: float
    top: float
    marks: float  # upper edge of the rows of marks
    bottom: float


def plan_lanes(
    events: pd.DataFrame,
    order: Sequence[str],
    names: Sequence[str],
    scale: DateScale,
    size: Size,
    rules: Sequence[float],
) -> list[Lane]:
    """Lay out every lane: rows of marks from below, rows of labels over them, beside the `rules` where they can be."""
    plan: list[Lane] = []
    top = 0.0
    for lane, name in zip(order, names, strict=True):
        own = _events(events, lane, scale, size)
        labels = _place_labels(own, scale.width, rules, most=5 if size.narrow else 4)
        row_height = max((item.event.size[1] for item in labels), default=0) + 4
        rows = max((item.row for item in labels), default=-1) + 1
        head = text_height(wrap(lane, size.width - 2 * EDGE - 12)) + 4 if size.narrow else 4.0
        levels = max((item.level for item in own), default=0) + 1
        marks = top + head + rows * row_height
        bottom = marks + levels * MARK + 10
        short = 0.0 if size.narrow else max(text_height(name) + 8 - (bottom - top), 0)
        plan.append(Lane(lane, tuple(own), tuple(labels), row_height, top, marks + short, bottom + short))
        top = bottom + short
    return plan


def _events(events: pd.DataFrame, lane: str, scale: DateScale, size: Size) -> list[Event]:
    """The events of a lane within the axis, in rows of marks that do not cover each other."""
    spans: list[tuple[int, float, float, str]] = []
    for number, (kind, first, last, label) in enumerate(
        zip(events["lane"], events["start"], events["end"], events["label"], strict=True)
    ):
        if kind != lane:
            continue
        left = scale.px(first)
        right = left if last != last or last is None else scale.px(last + pd.Timedelta(days=1))
        if right < 0 or left > scale.width:
            continue
        text = wrap(
            "" if label is None or label != label else label, 84 if size.narrow else 112, size.small, lines=_LINES
        )
        if right - left < _SHORTEST:
            right = left  # too short for a bar that can be seen and touched
        spans.append((number, max(left, 0.0), min(right, scale.width), text))
    taken = [(left - 6, right + 6) if left == right else (left, max(right, left + 3)) for _, left, right, _ in spans]
    rows = stagger(taken, gap=2)
    return [
        Event(number, left, right, text, (text_width(text, size.small), text_height(text, size.small)), row)
        for (number, left, right, text), row in zip(spans, rows, strict=True)
    ]


def _place_labels(events: Sequence[Event], width: float, rules: Sequence[float], *, most: int) -> list[Placed]:
    """Give every label a row and a place where it meets no other; one that fits nowhere is left out.

    Labels stand beside the rules if that leaves none of them out; else rules are left open behind them. Tried from
    the left and from the right, and again with flags that fly away from where the filling began, since two neighbours
    fit beside each other only so; what places more labels is kept, the first at equal numbers.
    """
    forward = sorted((event for event in events if event.label), key=lambda item: (item.anchor, item.number))
    tries = [
        _fill_rows(order, width, most, flags=flags, rules=avoided)
        for avoided in (rules, ())
        for flags in ((0, 1, -1, 2, -2), (-2, 2, 0), (2, -2, 0))
        for order in (forward, forward[::-1])
    ]
    return max(tries, key=len)


def _fill_rows(
    events: Sequence[Event], width: float, most: int, *, flags: Sequence[int], rules: Sequence[float]
) -> list[Placed]:
    """Place labels in turn; `flags` are tried in order: 0 over the leader, 1 and 2 right of it, -1 and -2 left."""
    placed: list[Placed] = []
    for event in events:
        wide = event.size[0]
        shifts = {0: 0.0, 1: wide / 2 - 2, -1: 2 - wide / 2, 2: wide / 2 + 5, -2: -5 - wide / 2}
        lefts = [clamp(event.anchor + shifts[flag], wide, -6, width + 6) - wide / 2 for flag in flags]
        free = [left for left in lefts if not any(left - 2 < rule < left + wide + 2 for rule in rules)]
        choices = [Placed(event, left, row) for row in range(most) for left in free]
        fitting = next((item for item in choices if not any(_collide(item, other) for other in placed)), None)
        placed += [fitting] if fitting else []
    return placed


def _collide(one: Placed, other: Placed) -> bool:
    """Whether two labels meet, or the leader of the higher one crosses the lower one."""
    if one.row == other.row:
        return one.reach[0] < other.reach[1] + 8 and other.reach[0] < one.reach[1] + 8
    lower, higher = (one, other) if one.row < other.row else (other, one)
    return lower.left - 3 < higher.event.anchor < lower.right + 3


def level_y(lane: Lane, event: Event) -> float:
    """The middle of the row of marks in which an event stands, in pixels from the top of the lanes."""
    levels = max(item.level for item in lane.events) + 1
    return lane.marks + (levels - event.level - 0.5) * MARK
