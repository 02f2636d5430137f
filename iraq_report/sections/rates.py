"""Attacks in a window of days: how many, and how many a day with an exact interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from iraq_report.sections.selection import for_trends, on_us, within
from iraq_report.sections.statistics import Interval, poisson_rate


@dataclass(frozen=True)
class WindowRate:
    """Attacks in one window: `name`, first and last day, `count`, and `rate` a day with its interval."""

    name: str
    start: date
    end: date
    count: int
    rate: Interval

    @property
    def days(self) -> int:
        """Length of the window in days, both ends included."""
        return (self.end - self.start).days + 1


def rate_of(rows: pd.DataFrame, name: str, start: date, end: date) -> WindowRate:
    """Rows a day from `start` to `end`, both included, of whatever rows are given.

    Formula: rows / days with the exact Poisson interval.
    Source: attacks table; Garwood (1936).
    """
    count = len(within(rows, start, end))
    return WindowRate(name, start, end, count, poisson_rate(count, (end - start).days + 1))


def in_window(events: pd.DataFrame, window: WindowRate) -> pd.DataFrame:
    """The attacks that carry rates in a window: those that `window_rate` counts."""
    return within(for_trends(on_us(events)), window.start, window.end)


def window_rate(events: pd.DataFrame, name: str, start: date, end: date) -> WindowRate:
    """Attacks a day in a window, of those that carry rates (rockets and drones, medium or high confidence).

    Formula: rocket and drone attacks of medium or high confidence / days, with the exact Poisson interval.
    Source: attacks table; Garwood (1936).
    """
    return rate_of(for_trends(on_us(events)), name, start, end)
