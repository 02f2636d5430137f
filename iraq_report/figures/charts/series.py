"""What a series of bars is: its column and role, its values and whiskers, and what its bars say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iraq_report.figures.charts.canvas import Json
from iraq_report.figures.text import number_text, plain
from iraq_report.figures.theme import Size


@dataclass(frozen=True)
class Series:
    """One series of bars: its column of values, role and label; its columns of low and high if known."""

    column: str
    role: str
    label: str
    low: str = ""
    high: str = ""


def whisker(table: pd.DataFrame, series: Series, values: Sequence[float]) -> Json | None:
    """Plotly's error bar from the columns of low and high; a blank end gives no whisker."""
    if not series.low or not series.high:
        return None
    lows, highs = table[series.low].astype(float), table[series.high].astype(float)
    up = [high - value for high, value in zip(highs, values, strict=True)]
    down = [value - low for low, value in zip(lows, values, strict=True)]
    return {
        "type": "data", "symmetric": False, "thickness": 1.5, "width": 5,
        "array": [_length(part) for part in up], "arrayminus": [_length(part) for part in down],
    }  # fmt: skip


def _length(part: float) -> float:
    return round(max(part, 0.0), 6) if part == part else 0.0


def table_values(table: pd.DataFrame, series: Sequence[Series], *, share: bool) -> list[list[float]]:
    """Values by series, blank as nan; shares of each row's sum in percent if `share`."""
    numbers = table[[item.column for item in series]].astype(float)
    if share:
        sums = numbers.sum(axis=1)
        numbers = numbers.div(sums.where(sums > 0), axis=0) * 100
    return [[float(value) for value in numbers[item.column]] for item in series]


def reach(
    table: pd.DataFrame, series: Sequence[Series], values: Sequence[Sequence[float]], *, stacked: bool
) -> list[float]:
    """How far the bars of each slot reach, whiskers included."""
    slots = list(zip(*values, strict=True))
    if stacked:
        return [sum(value for value in slot if value == value) for slot in slots]
    ends = [[value for value in slot if value == value] for slot in slots]
    for item in series:
        for number, high in enumerate(table[item.high].astype(float) if item.high else ()):
            ends[number] += [high] if high == high else []
    return [max(slot, default=0.0) for slot in ends]


def own_text(series: Sequence[Series], *, piled: bool) -> str:
    """What the values written at bars are to the chart: `sum`, `value`, or nothing where whiskers keep them away."""
    if piled and len(series) > 1:
        return "sum"
    return "" if any(item.high for item in series) else "value"


def counted(size: Size, table: pd.DataFrame, item: Series) -> Json:
    """The values of a series as the table has them, for a data sheet; a bar may show their share."""
    if not size.native:
        return {}
    return {
        "meta": {"values": [float(value) if value == value else None for value in table[item.column].astype(float)]}
    }


def sums(numbers: Sequence[Sequence[float]]) -> list[float]:
    """The sum of each slot over its series; unknown (nan) where every one of them is blank."""
    slots = [[value for value in slot if value == value] for slot in zip(*numbers, strict=True)]
    return [sum(slot) if slot else float("nan") for slot in slots]


def said_of_bar(name: str, label: str, value: float, raw: float, unit: str, *, share: bool, several: bool) -> str:
    """What a bar says: `June 2021` and `Rockets: 12 attacks`."""
    text = "unknown" if raw != raw else number_text(float(raw)) + (f" {plain(unit)}" if unit else "")
    text += f" ({number_text(value)}%)" if share and value == value else ""
    return f"<b>{plain(name)}</b><br>" + (f"{plain(label)}: {text}" if several else text)
