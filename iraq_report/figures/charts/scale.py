"""From values and days to pixels, and which of them get a tick."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from iraq_report.figures.text import number_text, text_width

Ticks = dict[str, Any]  # Plotly's tickmode, tickvals, ticktext

_DATE_STEPS = (
    ("days", 1), ("days", 2), ("days", 7), ("days", 14),
    ("months", 1), ("months", 3), ("months", 6),
    ("years", 1), ("years", 2), ("years", 5), ("years", 10),
)  # fmt: skip
_EPOCH = pd.Timestamp("1900-01-01")  # a Monday; steps of days are counted from it


def iso(day: Any) -> str:
    """A day as Plotly and the tables write it: `2021-06-09`."""
    return f"{pd.Timestamp(day):%Y-%m-%d}"


@dataclass(frozen=True)
class DateScale:
    """Days laid along `width` pixels; `pad` pixels stay free at both ends. `end` is the last day shown."""

    start: pd.Timestamp
    end: pd.Timestamp
    width: float
    pad: float = 0

    @property
    def _day(self) -> float:
        days = max((self.end - self.start).days + 1, 1)
        return float((self.width - 2 * self.pad) / days)

    def px(self, day: Any) -> float:
        """Pixels from the left edge to the beginning of a day."""
        return float(self.pad + (pd.Timestamp(day) - self.start) / pd.Timedelta(days=1) * self._day)

    @property
    def range(self) -> list[str]:
        """What Plotly takes as the axis' range, to the minute."""
        pad = pd.Timedelta(days=self.pad / self._day)
        return [
            f"{self.start - pad:%Y-%m-%dT%H:%M}",
            f"{self.end + pd.Timedelta(days=1) + pad:%Y-%m-%dT%H:%M}",
        ]

    def ticks(self, *, most: int = 14, size: float = 12) -> Ticks:
        """The finest step whose labels stand apart: days, months, quarters or years; the year where it changes."""
        for unit, step in _DATE_STEPS:
            days = _tick_days(self.start, self.end, unit, step)
            texts = _tick_texts(days, unit)
            if len(days) <= most and self._apart(days, texts, size):
                return {"tickmode": "array", "tickvals": [iso(day) for day in days], "ticktext": texts}
        return {"tickmode": "array", "tickvals": [iso(self.start)], "ticktext": [f"{self.start:%Y}"]}

    def _apart(self, days: list[pd.Timestamp], texts: list[str], size: float) -> bool:
        ends = [(self.px(day), text_width(text, size) / 2) for day, text in zip(days, texts, strict=True)]
        inside = all(place + half <= self.width + 16 and place - half >= -16 for place, half in ends)
        pairs = pairwise(ends)
        return bool(days) and inside and all(b - a >= left + right + 10 for (a, left), (b, right) in pairs)


def _tick_days(start: pd.Timestamp, end: pd.Timestamp, unit: str, step: int) -> list[pd.Timestamp]:
    if unit == "days":
        first = start + pd.Timedelta(days=-(start - _EPOCH).days % step)
        return [first + pd.Timedelta(days=n * step) for n in range(min((end - first).days // step + 1, 200))]
    months = step if unit == "months" else 12 * step
    number = start.year * 12 + start.month - 1 + (start.day > 1)
    number += -number % months
    last = end.year * 12 + end.month - 1
    return [pd.Timestamp(year=n // 12, month=n % 12 + 1, day=1) for n in range(number, last + 1, months)]


def _tick_texts(days: list[pd.Timestamp], unit: str) -> list[str]:
    if unit == "years":
        return [f"{day:%Y}" for day in days]
    texts, year = [], 0
    for day in days:
        text = f"{day.day} {day:%b}" if unit == "days" else f"{day:%b}"
        texts.append(f"{text}<br>{day.year}" if day.year != year else text)
        year = day.year
    return texts


@dataclass(frozen=True)
class Scale:
    """Numbers laid along `width` pixels, on a logarithmic axis if `log`."""

    low: float
    high: float
    width: float
    log: bool = False

    def px(self, value: float) -> float:
        """Pixels from the low end to a value."""
        low, high, here = self.low, self.high, value
        if self.log:
            low, high, here = math.log10(low), math.log10(high), math.log10(value)
        return (here - low) / (high - low) * self.width

    @property
    def range(self) -> list[float]:
        """What Plotly takes as the axis' range (powers of ten on a logarithmic axis)."""
        ends = (math.log10(self.low), math.log10(self.high)) if self.log else (self.low, self.high)
        return [round(end, 6) for end in ends]

    def ticks(self, *, most: int = 7, prefix: str = "", suffix: str = "", size: float = 12) -> Ticks:
        """Round numbers whose labels stand apart along the axis."""
        values = self._log_values(most) if self.log else _round_values(self.low, self.high, most)
        texts = [f"{prefix}{number_text(value, 6)}{suffix}" for value in values]
        while len(values) > 2 and sum(text_width(text, size) + 14 for text in texts) > self.width:
            values, texts = values[::2], texts[::2]
        return {"tickmode": "array", "tickvals": values, "ticktext": texts}

    def _log_values(self, most: int) -> list[float]:
        low, high = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        for parts in ((1, 2, 5), (1, 3), (1,)):
            values = [round(part * 10.0**power, 9) for power in range(low, high + 1) for part in parts]
            inside = [value for value in values if self.low <= value <= self.high]
            if len(inside) <= most:
                break
        return inside[:: math.ceil(len(inside) / most)] if len(inside) > most else inside


def step_size(span: float, most: int) -> float:
    """The round step (1, 2 or 5 times a power of ten) that cuts `span` into at most `most` parts."""
    raw = span / max(most, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * part for part in (1, 2, 5, 10) if power * part >= raw * (1 - 1e-9))


def _round_values(low: float, high: float, most: int) -> list[float]:
    step = step_size(high - low, most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 9) for number in range(first, last + 1)]


def top_of(value: float, *, most: int = 5, whole: bool = True) -> float:
    """A round number at or above `value` to end an axis with: at least 1 for whole numbers."""
    if value <= 0:
        return 1.0
    step = step_size(value, most)
    if whole:
        step = max(step, 1.0)
    return round(math.ceil(value / step - 1e-9) * step, 9)
