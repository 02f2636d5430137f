"""Lying bars with their values written beside them: sorted, stacked, as shares, with low and high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import (
    EDGE,
    HOVER,
    Canvas,
    Json,
    Margin,
    legend_height,
    row_label,
    row_names,
)
from iraq_report.figures.charts.scale import Scale
from iraq_report.figures.charts.series import Series, counted, own_text, reach, said_of_bar, table_values, whisker
from iraq_report.figures.text import number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size

_BAR = 16  # thickness of a bar in pixels
_NAMES = 190  # width of the column of names in pixels, at the most
_WIDE_NAMES = 300  # where PowerPoint draws the bars, in rows of one height


@dataclass(frozen=True)
class _Row:
    name: str
    value: str
    top: float
    bar: float  # upper edge of its first bar
    bottom: float


def rows(
    table: pd.DataFrame,
    *,
    label: str,
    series: Sequence[Series],
    size: Size,
    sort: bool = True,
    share: bool = False,
    stacked: bool = True,
    unit: str = "",
    value_text: str = "",
) -> go.Figure:
    """Draw a lying bar for each row of `table`, the longest on top if `sort`.

    `label` is the column of names; `series` lists the columns of values (blank: not drawn, said as unknown).
    Several series are stacked, or lie under each other with `stacked=False`; `share` turns each row into 100
    percent and writes the shares under the segments. Columns of low and high of a series give whiskers when
    it is not stacked. `value_text` is a column with what to write at the end of the bars instead of the
    value.
    """
    piled = (stacked or share) and len(series) > 1
    table = _sorted(table, series) if sort else table
    numbers = table_values(table, series, share=share)
    ends = reach(table, series, numbers, stacked=piled or share)
    texts = _texts(table, numbers, ends, value_text, piled=piled, share=share)
    names, left = row_names(list(table[label]), most=_WIDE_NAMES if size.native else _NAMES)
    beside = max((text_width(text) for row in texts for text in row), default=0) + 8
    if size.narrow:
        names = [wrap(name, size.width - 2 * EDGE - 70) for name in table[label]]
    margin = Margin(EDGE if size.narrow else left, EDGE + (0 if share else beside), EDGE, EDGE)
    placed = _place(names, texts, size, bars=1 if piled else len(series), share=share)
    shown = [item.label for item in series] if len(series) > 1 else []
    width = size.width - round(margin.left) - round(margin.right)
    top = EDGE + legend_height(shown, width)
    canvas = Canvas(
        size, kind="Shares of 100 percent" if share else "Bars",
        margin=Margin(margin.left, margin.right, top, EDGE), height=placed[-1].bottom,
    )  # fmt: skip
    scale = Scale(0, 100.0 if share else max([*ends, 1e-9]), canvas.width)
    for row in placed:
        y = row.bar + _BAR * (1 if piled else len(series)) / 2
        if size.native and row is not placed[0]:
            canvas.may_part(row.top)
        if size.narrow:
            canvas.label(row.name, 0, row.top, down="top")
        else:
            row_label(canvas, row.name, y)
    _draw(canvas, table, label, series, numbers, placed, piled=piled, share=share, unit=unit)
    name = "" if share else own_text(series, piled=piled)
    _write(canvas, scale, numbers, ends, texts, placed, piled=piled, share=share, name=name)
    canvas.sheet(names=[str(name) for name in table[label]], ends=texts, ends_are=name, share=share)
    canvas.layout["xaxis"] = {"range": scale.range, "visible": False}
    canvas.pixels("yaxis", canvas.height, downwards=True)
    canvas.layout["barmode"] = "stack" if piled else "overlay"
    if shown:
        canvas.legend(above=EDGE - 6)
    return canvas.figure()


def _sorted(table: pd.DataFrame, series: Sequence[Series]) -> pd.DataFrame:
    sums = table[[item.column for item in series]].astype(float).sum(axis=1)
    return table.loc[sums.sort_values(ascending=False, kind="stable").index]


def _texts(
    table: pd.DataFrame,
    numbers: Sequence[Sequence[float]],
    ends: Sequence[float],
    value_text: str,
    *,
    piled: bool,
    share: bool,
) -> list[list[str]]:
    """What stands at the end of the bars, by bar and row: one bar a row when stacked."""
    if share:
        return []
    if value_text:
        return [[plain(text) for text in table[value_text]]]
    rows_ = [ends] if piled else numbers
    return [[number_text(value) if value == value else "unknown" for value in row] for row in rows_]


def _place(names: Sequence[str], texts: Sequence[Sequence[str]], size: Size, *, bars: int, share: bool) -> list[_Row]:
    placed, y = [], 0.0
    block = _BAR * bars + (16 if share else 0)
    tallest = max((text_height(name) for name in names), default=0)
    for number, name in enumerate(names):
        label = tallest if size.native else text_height(name)
        value = texts[0][number] if texts else ""
        if size.narrow:
            placed.append(_Row(name, value, y, y + label + 2, y + label + block + 12))
        else:
            tall = max(block, label) + 10
            placed.append(_Row(name, value, y, y + (tall - block) / 2, y + tall))
        y = placed[-1].bottom
    return placed


def _draw(
    canvas: Canvas,
    table: pd.DataFrame,
    label: str,
    series: Sequence[Series],
    numbers: Sequence[Sequence[float]],
    placed: Sequence[_Row],
    *,
    piled: bool,
    share: bool,
    unit: str,
) -> None:
    for number, item in enumerate(series):
        lower = 0 if piled else number
        said = [
            said_of_bar(str(name), item.label, value, raw, unit, share=share, several=len(series) > 1)
            for name, value, raw in zip(table[label], numbers[number], table[item.column], strict=True)
        ]
        trace: Json = {
            "type": "bar", "orientation": "h", "name": plain(item.label), "showlegend": len(series) > 1,
            "x": [round(value, 6) if value == value else None for value in numbers[number]],
            "y": [round(row.bar + _BAR * (lower + 0.5), 1) for row in placed],
            "width": _BAR - (0 if piled else 2), "marker": {"line": {"width": 0.5}},
            "customdata": said, "hovertemplate": HOVER, **counted(canvas.size, table, item),
        }  # fmt: skip
        paint: dict[str, str | list[str]] = {"marker.color": item.role, "marker.line.color": "paper"}
        error = None if piled or share else whisker(table, item, numbers[number])
        if error:
            trace["error_x"] = error
            paint["error_x.color"] = "text"
        canvas.trace(trace, paint)


def _write(
    canvas: Canvas,
    scale: Scale,
    numbers: Sequence[Sequence[float]],
    ends: Sequence[float],
    texts: Sequence[Sequence[str]],
    placed: Sequence[_Row],
    *,
    piled: bool,
    share: bool,
    name: str,
) -> None:
    """Write values at the ends of bars, or shares under the segments that are wide enough for them."""
    for number, row in enumerate(placed):
        if share:
            _write_shares(canvas, scale, [line[number] for line in numbers], row.bar + _BAR + 2)
            continue
        for bar, line in enumerate(texts):
            end = ends[number] if piled or len(texts) == 1 else max(numbers[bar][number], 0)
            end = end if end == end else 0.0
            y = row.bar + _BAR * (bar + 0.5)
            known = piled or numbers[bar][number] == numbers[bar][number]
            canvas.label(line[number], scale.px(end) + 6, y, name=name if known else "")


def _write_shares(canvas: Canvas, scale: Scale, shares: Sequence[float], y: float) -> None:
    begin = 0.0
    for value in shares:
        if value != value:
            continue
        text = f"{number_text(value, 0)}%"
        left, right = scale.px(begin), scale.px(begin + value)
        if text_width(text, canvas.size.small) + 4 <= right - left:
            canvas.label(text, (left + right) / 2, y, size=canvas.size.small, across="center", down="top", name="share")
        begin += value
