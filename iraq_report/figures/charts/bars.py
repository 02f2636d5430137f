"""Bars: upright over time or categories, lying and sorted, stacked, side by side or as shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import AXIS, EDGE, HOVER, Canvas, Json, Margin, legend_height
from iraq_report.figures.charts.marks import Band, Rule, draw_marks, lay_marks
from iraq_report.figures.charts.scale import DateScale, Scale, iso, top_of
from iraq_report.figures.charts.series import (
    Series,
    counted,
    own_text,
    reach,
    said_of_bar,
    sums,
    table_values,
    whisker,
)
from iraq_report.figures.text import number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size
from iraq_report.prose.facts import day_text

Every = Literal["day", "week", "month", "quarter", "year"]
_OFFSETS = {
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(weeks=1),
    "month": pd.DateOffset(months=1),
    "quarter": pd.DateOffset(months=3),
    "year": pd.DateOffset(years=1),
}
FILL = 0.82  # share of its slot that a bar takes


def period_text(day: Any, every: Every) -> str:
    """How a period that begins on a day is called: `9 June 2021`, `June 2021`, `Q2 2021`, `2021`."""
    stamp = pd.Timestamp(day)
    if every == "quarter":
        return f"Q{stamp.quarter} {stamp.year}"
    texts = {"month": f"{stamp:%B %Y}", "year": f"{stamp:%Y}", "week": f"Week of {day_text(stamp)}"}
    return texts.get(every, day_text(stamp))


def columns(
    table: pd.DataFrame,
    *,
    x: str,
    series: Sequence[Series],
    size: Size,
    stacked: bool = True,
    share: bool = False,
    every: Every = "month",
    unit: str = "",
    values: bool = True,
    bands: Sequence[Band] = (),
    rules: Sequence[Rule] = (),
) -> go.Figure:
    """Draw upright bars, one slot a row of `table`.

    `x` is a column of timestamps (first day of each period of length `every`, ascending) or of category texts
    (each once). `series` lists the columns of values; blank values are not drawn. `stacked` piles the series
    up, otherwise they stand side by side; `share` turns each row into 100 percent. `unit` follows values in
    hover texts. `values` writes the value (or the sum) on the bars where all of them fit. Bands and rules
    need dates.
    """
    dated = pd.api.types.is_datetime64_any_dtype(table[x])
    piled = stacked or share
    numbers = table_values(table, series, share=share)
    ends = reach(table, series, numbers, stacked=piled)
    high = 100.0 if share else top_of(max(ends, default=0) * (1.04 if values else 1), whole=False)
    height = 240 if size.narrow else 300
    ticks = Scale(0, high, height).ticks(most=5, suffix="%" if share else "")
    left = max(text_width(text) for text in ticks["ticktext"]) + 8 + EDGE
    margin = Margin(left=left, right=EDGE + 4)
    width = size.width - round(margin.left) - round(margin.right)
    scale = _date_scale(table[x], every, width) if dated else None
    marks = lay_marks(bands, rules, scale, margin) if scale else None
    shown = [item.label for item in series] if len(series) > 1 else []
    head = (marks.height if marks else 0) + 18
    slot = width / max(len(table), 1)
    foot, across = (AXIS, []) if dated else _category_labels(table[x], slot, size)
    margin = Margin(margin.left, margin.right, head + legend_height(shown, width), foot)
    canvas = Canvas(size, kind="Stacked columns" if piled and shown else "Columns", margin=margin, height=height)
    if marks:
        draw_marks(canvas, marks)
    slots = _Slots(table[x], every, dated)
    _draw_columns(canvas, table, series, numbers, slots, stacked=piled, share=share, unit=unit)
    canvas.sheet(names=slots.names(), every=every if dated else "", share=share)
    if values and not share:
        tops = (
            [ends]
            if piled
            else [reach(table, [item], [row], stacked=False) for item, row in zip(series, numbers, strict=True)]
        )
        name = own_text(series, piled=piled)
        _column_values(canvas, [sums(numbers)] if piled else numbers, tops, slots, scale, high, name)
    canvas.layout["yaxis"] = {"range": [0, high], "showgrid": True, **ticks}
    if scale:
        canvas.dates(scale, showline=True, **_slot_ticks(slots, scale, size))
    else:
        canvas.layout["xaxis"] = _category_axis(across, size)
    canvas.layout["barmode"] = "stack" if piled else "overlay"
    if shown:
        canvas.legend(above=head - 12)
    return canvas.figure()


@dataclass(frozen=True)
class _Slots:
    """Where each slot begins and how long it is, in milliseconds or in slots."""

    column: pd.Series[Any]
    every: Every
    dated: bool

    def starts(self) -> list[Any]:
        return [iso(day) for day in self.column] if self.dated else list(range(len(self.column)))

    def edges(self) -> list[pd.Timestamp]:
        """Beginnings of the periods and the end of the last one."""
        return [*self.column, self.column.iloc[-1] + _OFFSETS[self.every]]

    def lengths(self) -> list[float]:
        if not self.dated:
            return [1.0] * len(self.column)
        days = [(day + _OFFSETS[self.every] - day) / pd.Timedelta(milliseconds=1) for day in self.column]
        return [float(day) for day in days]

    def names(self) -> list[str]:
        return [period_text(item, self.every) if self.dated else str(item) for item in self.column]


def _date_scale(days: pd.Series[Any], every: Every, width: float) -> DateScale:
    return DateScale(days.min(), days.max() + _OFFSETS[every] - pd.Timedelta(days=1), width)


def _category_labels(column: pd.Series[Any], slot: float, size: Size) -> tuple[float, list[str]]:
    """Wrap category names to their slots; every second (third…) is left to hover when they are too many."""
    if column.duplicated().any():
        raise ValueError(f"categories must differ: {column[column.duplicated()].iloc[0]}")
    step = next(number for number in range(1, len(column) + 2) if slot * number >= 34 or number > len(column))
    texts = [
        wrap(item, slot * step - 6, size.small) if number % step == 0 else "" for number, item in enumerate(column)
    ]
    return max(text_height(text, size.small) for text in texts) + 8 + EDGE, texts


def _category_axis(texts: Sequence[str], size: Size) -> Json:
    ends = {"range": [0, len(texts)], "showline": True, "tickfont": {"size": size.small}}
    return {
        **ends,
        "tickmode": "array",
        "tickvals": [n + 0.5 for n in range(len(texts))],
        "ticktext": list(texts),
    }


def _draw_columns(
    canvas: Canvas,
    table: pd.DataFrame,
    series: Sequence[Series],
    numbers: Sequence[Sequence[float]],
    slots: _Slots,
    *,
    stacked: bool,
    share: bool,
    unit: str,
) -> None:
    parts = 1 if stacked else len(series)
    for number, item in enumerate(series):
        place = 0 if stacked else number
        gap = (1 - FILL) / 2
        said = [
            said_of_bar(name, item.label, value, raw, unit, share=share, several=len(series) > 1)
            for name, value, raw in zip(slots.names(), numbers[number], table[item.column], strict=True)
        ]
        trace: Json = {
            "type": "bar", "name": plain(item.label), "showlegend": len(series) > 1, "x": slots.starts(),
            "y": [round(value, 6) if value == value else None for value in numbers[number]],
            "width": [round(length * FILL / parts, 3) for length in slots.lengths()],
            "offset": [round(length * (gap + place * FILL / parts), 3) for length in slots.lengths()],
            "customdata": said, "hovertemplate": HOVER, "marker": {"line": {"width": 0.5}},
            **counted(canvas.size, table, item),
        }  # fmt: skip
        paint: dict[str, str | list[str]] = {"marker.color": item.role, "marker.line.color": "paper"}
        error = None if stacked else whisker(table, item, numbers[number])
        if error:
            trace["error_y"] = error
            paint["error_y.color"] = "text"
        canvas.trace(trace, paint)


def _column_values(
    canvas: Canvas,
    numbers: Sequence[Sequence[float]],
    tops: Sequence[Sequence[float]],
    slots: _Slots,
    scale: DateScale | None,
    high: float,
    name: str,
) -> None:
    """Write each bar's value over it (over its whisker) if every one of them fits its bar's width."""
    count = len(slots.column)
    edges = [scale.px(day) for day in slots.edges()] if scale else [n * canvas.width / count for n in range(count + 1)]
    room = min(right - left for left, right in pairwise(edges)) / len(numbers)
    texts = [[number_text(value) if value == value else "" for value in row] for row in numbers]
    if len(numbers) > 1 and all(value == value for row in numbers for value in row):
        # Side by side a zero crowds its neighbours; where nothing is unknown a bar that lacks can only be one.
        texts = [["" if text == "0" else text for text in row] for row in texts]
    small = canvas.size.small
    if any(text_width(text, small) + 4 > room for row in texts for text in row):
        return
    canvas.sheet(ends=texts, ends_are=name)
    for number, row in enumerate(texts):
        share = (1 - FILL) / 2 + (number + 0.5) * FILL / len(texts)
        for at, text in enumerate(row):
            if text:
                x = edges[at] + (edges[at + 1] - edges[at]) * share
                y = canvas.height * (1 - tops[number][at] / high) - 3
                canvas.label(text, x, y, size=small, across="center", down="bottom", name=name)


_STEPS: dict[str, tuple[int, ...]] = {"month": (1, 3, 6, 12), "quarter": (1, 2, 4), "year": (1, 2, 5, 10)}


def _slot_ticks(slots: _Slots, scale: DateScale, size: Size) -> Json:
    """Ticks in the middle of months, quarters or years, as many as stand apart; other periods by their days."""
    most = 6 if size.narrow else 16
    for step in _STEPS.get(slots.every, ()):
        chosen = [day for day in slots.column if _ordinal(day, slots.every) % step == 0]
        texts = _slot_texts(chosen, slots.every, step)
        places = [(scale.px(day) + scale.px(day + _OFFSETS[slots.every])) / 2 for day in chosen]
        halves = [text_width(text) / 2 for text in texts]
        apart = all(places[at + 1] - places[at] >= halves[at] + halves[at + 1] + 8 for at in range(len(places) - 1))
        if chosen and apart and len(chosen) <= most:
            middles = [day + (day + _OFFSETS[slots.every] - day) / 2 for day in chosen]
            return {
                "tickmode": "array",
                "tickvals": [f"{day:%Y-%m-%dT%H:%M}" for day in middles],
                "ticktext": texts,
            }
    return scale.ticks(most=6 if size.narrow else 14)


def _ordinal(day: pd.Timestamp, every: Every) -> int:
    numbers = {"month": day.month - 1, "quarter": day.quarter - 1}
    return int(numbers.get(every, day.year))


def _slot_texts(days: Sequence[pd.Timestamp], every: Every, step: int) -> list[str]:
    texts, year = [], 0
    for day in days:
        short = f"Q{day.quarter}" if every == "quarter" else f"{day:%b}"
        whole = every == "year" or step >= (4 if every == "quarter" else 12)
        texts.append(f"{day.year}" if whole else f"{short}<br>{day.year}" if day.year != year else short)
        year = day.year
    return texts
