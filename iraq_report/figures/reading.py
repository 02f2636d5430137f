"""The table of a figure as a person reads it: values in words and numbers, and no column said twice."""

from __future__ import annotations

import re

from iraq_report.figures.charts.bars import period_text
from iraq_report.figures.describe import begins_period
from iraq_report.figures.paint import Json

_MIDNIGHT = "T00:00:00"
_DAY = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}{_MIDNIGHT}")


def iso_day(text: str) -> str:
    """`2021-06-09` for a day as a figure's table has it, with midnight behind; blank for any other text."""
    return text.removesuffix(_MIDNIGHT) if _DAY.fullmatch(text) else ""


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
    if not (day := iso_day(text)):
        return text
    every = begins_period(column)
    return period_text(text, every) if every else day


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
