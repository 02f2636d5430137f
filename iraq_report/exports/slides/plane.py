"""From what a chart's axes measure to pixels of its canvas."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from iraq_report.exports.slides.sheet import plot_of
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json

_EPOCH = datetime(1970, 1, 1)
_DAY = 86_400


@dataclass(frozen=True)
class Axis:
    """An axis from `low` to `high` in what it measures, from `first` to `last` in pixels."""

    low: float
    high: float
    first: float
    last: float

    def px(self, value: Any) -> float:
        """The pixel of a number or of a day (`2021-06-09`)."""
        return self.first + (number(value) - self.low) / (self.high - self.low) * (self.last - self.first)


def number(value: Any) -> float:
    """A number as it is, a day in days since 1970."""
    if isinstance(value, str):
        return (datetime.fromisoformat(value) - _EPOCH).total_seconds() / _DAY
    return float(value)


def axes(chart: Json, trace: Json) -> tuple[Axis, Axis]:
    """The axes a trace is drawn by: across and upwards."""
    layout, plot = chart["layout"], plot_of(chart)
    across, upwards = (layout[f"{way}axis{trace.get(f'{way}axis', way)[1:]}"] for way in "xy")
    left, right = (plot.left + share * (plot.right - plot.left) for share in across.get("domain", (0, 1)))
    bottom, top = (plot.bottom - share * (plot.bottom - plot.top) for share in upwards.get("domain", (0, 1)))
    return _axis(across, left, right), _axis(upwards, bottom, top)


def across(chart: Json, value: float) -> float:
    """The pixel of a number on the axis across, which may be logarithmic."""
    axis, plot = chart["layout"]["xaxis"], plot_of(chart)
    return _axis(axis, plot.left, plot.right).px(math.log10(value) if axis.get("type") == "log" else value)


def window(chart: Json, trace: Json) -> Box:
    """The part of the plot that a trace is drawn in."""
    across, upwards = axes(chart, trace)
    return Box(across.first, upwards.last, across.last, upwards.first)


def _axis(axis: Json, first: float, last: float) -> Axis:
    low, high = (number(end) for end in axis["range"])
    return Axis(low, high, first, last)
