"""Names and values of the sites of a map: in a column at either edge, with lines to their places."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.figures.charts.canvas import Canvas
from iraq_report.figures.charts.place import Box, spread
from iraq_report.figures.text import number_text, text_height, wrap

Point = tuple[float, float]
_APART = 5  # pixels between two labels


def site_texts(named: pd.DataFrame, room: float, lines: int = 0) -> list[str]:
    """Name and value of each labelled site; what goes beyond `lines`, if given, is taken from the name."""
    values = [number_text(float(value)) for value in named["value"]]
    return [_text(str(label).split(), value, room, lines) for label, value in zip(named["label"], values, strict=True)]


def _text(words: Sequence[str], value: str, room: float, lines: int) -> str:
    text = wrap(" ".join([*words, value]), room, 12, bold=True)
    for kept in range(len(words) - 1, 0, -1):
        if not lines or text.count("<br>") < lines:
            break
        text = wrap(f"{' '.join(words[:kept])}… {value}", room, 12, bold=True)
    return text


def texts_beside(canvas: Canvas, named: pd.DataFrame, places: Sequence[Point], room: float) -> list[str]:
    """Texts for the edges of a map, in as many lines as all of an edge have room for."""
    for lines in (4, 3, 2):
        texts = site_texts(named, room, lines)
        heights = [sum(text_height(texts[at]) + _APART for at in members) for members, _ in _sides(places, canvas)]
        if max(heights) <= canvas.height:
            break
    return texts


def leaders(canvas: Canvas, texts: Sequence[str], places: Sequence[Point], radii: Sequence[float]) -> list[Box]:
    """Write labels at the edge nearer to each site, sorted from north to south; returns where the lines run.

    `places` are the sites and `radii` their circles, in pixels of the map.
    """
    taken: list[Box] = []
    for members, right in _sides(places, canvas):
        heights = [text_height(texts[at]) + _APART for at in members]
        placed = spread([places[at][1] for at in members], heights, 0, canvas.height)
        for at, y in zip(members, placed, strict=True):
            x = canvas.width + 8 if right else -8
            edge = places[at][0] + (radii[at] if right else -radii[at])
            canvas.line((edge, places[at][1]), (x - 4 if right else x + 4, y), role="muted", width=0.8, below=False)
            canvas.label(texts[at], x, y, across="left" if right else "right")
            taken += _along((edge, places[at][1]), (x, y))
    return taken


def _along(start: Point, end: Point) -> list[Box]:
    """A straight line as a row of small rectangles."""
    across, down = end[0] - start[0], end[1] - start[1]
    points = [(start[0] + across * part / 40, start[1] + down * part / 40) for part in range(41)]
    return [Box(x - 4, y - 1, x + 4, y + 1) for x, y in points]


def _sides(places: Sequence[Point], canvas: Canvas) -> list[tuple[list[int], bool]]:
    """Share the sites between the left and the right column, from west to east, each sorted from the north."""
    order = sorted(range(len(places)), key=lambda at: (places[at][0], at))
    west = sum(1 for x, _ in places if x < canvas.width / 2)
    half = len(places) // 2
    cut = min(max(west, half - 1), half + 1 + len(places) % 2) if len(places) > 3 else west
    return [
        (sorted(part, key=lambda at: places[at][1]), right)
        for part, right in ((order[:cut], False), (order[cut:], True))
    ]
