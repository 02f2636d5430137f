"""Waffles: one square a unit, so that a reader can count."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Margin
from iraq_report.figures.text import number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size

_GAP = 3


def waffle(parts: pd.DataFrame, *, size: Size, columns: int = 20, unit: str = "") -> go.Figure:
    """Draw each part as rows of squares, its name and count beside them (above them on a phone).

    `parts` has `label`, `role`, `count` (whole number, 0 allowed) and may have `note` (small text under the
    label). `columns` is how many squares stand in a row; fewer when they would be under 9 pixels. `unit`
    names one square in the plural.
    """
    names = [wrap(label, size.width - 2 * EDGE - 60 if size.narrow else 190) for label in parts["label"]]
    notes = parts["note"].fillna("") if "note" in parts else pd.Series("", index=parts.index)
    small = [wrap(note, size.width - 2 * EDGE if size.narrow else 190, size.small) for note in notes]
    left = (
        max(max(text_width(name), text_width(note, size.small)) for name, note in zip(names, small, strict=True))
        + 10
        + EDGE
    )
    counts = [f"<b>{number_text(float(count))}</b>" for count in parts["count"]]
    right = EDGE if size.narrow else max(text_width(count) for count in counts) + 10 + EDGE
    margin = Margin(EDGE if size.narrow else left, right, EDGE, EDGE)
    width = size.width - round(margin.left) - round(margin.right)
    columns = max(1, min(columns, int(width // 12)))
    cell = min(width / columns, 22.0)
    places, y = [], 0.0
    for name, note, count in zip(names, small, parts["count"], strict=True):
        block = math.ceil(int(count) / columns) * cell
        text = text_height(name) + (text_height(note, size.small) if note else 0)
        places.append(y)
        y += text + 4 + block + 12 if size.narrow else max(block, text, cell) + 12
    canvas = Canvas(size, kind="Waffle", margin=margin, height=y)
    for top, name, note, count, (_, part) in zip(places, names, small, counts, parts.iterrows(), strict=True):
        begin = _write(canvas, top, name, note, count, min(int(part["count"]), columns) * cell)
        _squares(canvas, part, begin, columns, cell, unit)
    canvas.pixels("xaxis", canvas.width)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    return canvas.figure()


def _write(canvas: Canvas, top: float, name: str, note: str, count: str, end: float) -> float:
    """Write name, note and count of a part; returns where its squares begin."""
    label, small = text_height(name), canvas.size.small
    if canvas.size.narrow:
        canvas.label(name, 0, top, down="top")
        canvas.label(count, canvas.width, top, across="right", down="top")
        if note:
            canvas.label(note, 0, top + label, role="muted", size=small, down="top")
        return top + label + (text_height(note, small) if note else 0) + 4
    canvas.label(name, -10, top + 2, across="right", down="top")
    if note:
        canvas.label(note, -10, top + 2 + label, role="muted", size=small, across="right", down="top")
    canvas.label(count, end + 8, top + 2, down="top")
    return top


def _squares(canvas: Canvas, part: pd.Series, begin: float, columns: int, cell: float, unit: str) -> None:
    number = int(part["count"])
    said = f"<b>{plain(part['label'])}</b><br>{number_text(float(number))} {plain(unit)}".rstrip()
    trace = {
        "type": "scatter", "mode": "markers", "name": plain(part["label"]), "cliponaxis": False,
        "x": [round((item % columns + 0.5) * cell, 1) for item in range(number)],
        "y": [round(begin + (item // columns + 0.5) * cell, 1) for item in range(number)],
        "marker": {"symbol": "square", "size": round(cell - _GAP, 1), "line": {"width": 0}},
        "customdata": [said] * number, "hovertemplate": HOVER,
    }  # fmt: skip
    canvas.trace(trace, {"marker.color": part["role"]})
