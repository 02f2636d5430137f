"""Outlines in pixels: taken out of a trace, cut to the plot, and freed of the edges the cut made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from iraq_report.exports.slides.plane import Axis
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json

Point = tuple[float, float]
Ring = list[Point]


def rings(trace: Json, across: Axis, upwards: Axis) -> list[Ring]:
    """The outlines of a trace, which stand in its `x` and `y` with gaps between them; ends that meet are one point."""
    points = zip(trace["x"], trace["y"], strict=True)
    parts = [list(part) for gap, part in groupby(points, key=lambda point: point[0] is None) if not gap]
    outlines = [[(across.px(x), upwards.px(y)) for x, y in part] for part in parts]
    return [ring[:-1] if ring[0] == ring[-1] else ring for ring in outlines]


def cut(ring: Sequence[Point], box: Box) -> Ring:
    """What of an outline lies in a box, by the algorithm of Sutherland and Hodgman; empty for none.

    Where the outline leaves the box and comes back, the answer runs along the edge of the box.
    """
    kept = list(ring)
    for way, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        kept = _cut_side(kept, way, edge, sign)
    return kept


def _cut_side(ring: Sequence[Point], way: int, edge: float, sign: int) -> Ring:
    kept: Ring = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was_in, is_in = (sign * (place[way] - edge) >= 0 for place in (before, point))
        if was_in != is_in:
            share = (edge - before[way]) / (point[way] - before[way])
            met = [before[at] + share * (point[at] - before[at]) for at in (0, 1)]
            met[way] = edge
            kept.append((met[0], met[1]))
        if is_in:
            kept.append(point)
    return kept


def borders(ring: Sequence[Point], box: Box) -> list[Ring]:
    """The lines of an outline that was cut to a box, without what runs along the edges of the box."""
    lines: list[Ring] = []
    for start, end in pairwise([*ring, *ring[:1]]):
        if _along_edge(start, end, box):
            continue
        if lines and lines[-1][-1] == start:
            lines[-1].append(end)
        else:
            lines.append([start, end])
    return lines


def _along_edge(start: Point, end: Point, box: Box) -> bool:
    across = start[0] == end[0] and start[0] in (box.left, box.right)
    return across or (start[1] == end[1] and start[1] in (box.top, box.bottom))


def bounds(rings: Sequence[Sequence[Point]]) -> Box:
    """The smallest box around outlines, of which there is at least one."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def is_rectangle(ring: Sequence[Point]) -> bool:
    """Whether an outline is an upright rectangle."""
    box = bounds([ring])
    corners = {(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)}
    return len(ring) == 4 and set(ring) == corners
