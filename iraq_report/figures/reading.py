"""The table of a figure as a person reads it: values in words and numbers, and no column said twice."""

from __future__ import annotations

import re

from iraq_report.figures.charts.bars import period_text
from iraq_report.figures.describe import begins_period
from iraq_report.figures.paint import Json

_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00")


def shown(value: object, column: str = "") -> str:
    """A value of a figure's table as read by a person.

    Days come without a time, as the period they begin where the column is one of months or quarters; numbers with
    separators.
    """
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value)
    text = str(value)
    if not _MIDNIGHT.fullmatch(text):
        return text
    every = begins_period(column)
    return period_text(text, every) if every else text.removesuffix("T00:00:00")


def _number(value: float) -> str:
    """Separators from 10,000 on, so that a year stays a year; four digits of a fraction."""
    if float(value).is_integer():
        return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:.0f}"
    return f"{value:,.1f}" if abs(value) >= 1000 else f"{value:.4g}"


def for_reading(table: Json) -> Json:
    """The table of a figure without its `Date` where `Days` says the same as exactly as it is known."""
    columns = table["columns"]
    if not {"Date", "Days"} <= set(columns):
        return table
    left_out = columns.index("Date")
    data = [[value for at, value in enumerate(row) if at != left_out] for row in table["data"]]
    return {**table, "columns": [name for name in columns if name != "Date"], "data": data}
