"""The table of a figure as a person reads it: values in words and numbers, and no column said twice."""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from iraq_report.figures.charts.bars import period_text
from iraq_report.figures.describe import begins_period
from iraq_report.figures.paint import Json

_MIDNIGHT = "T00:00:00"
_DAY = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}{_MIDNIGHT}")


class Forms(Protocol):
    """How numbers and dates are written."""

    def text(self, text: str) -> str:
        """A text with its numbers and dates in these forms."""
        ...

    def day(self, day: date) -> str:
        """A day as a table has it."""
        ...


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


def for_reading(table: Json, forms: Forms | None = None) -> Json:
    """The table of a figure as texts, in the forms of a locale if need be.

    It is without its `Date` where `Days` says the same as exactly as it is known.
    """
    columns = table["columns"]
    left_out = "Date" if {"Date", "Days"} <= set(columns) else None
    kept = [at for at, name in enumerate(columns) if name != left_out]
    data = [[_read(row[at], columns[at], forms) for at in kept] for row in table["data"]]
    return {"columns": [forms.text(columns[at]) if forms else columns[at] for at in kept], "data": data}


def _read(value: object, column: str, forms: Forms | None) -> str:
    text = shown(value, column)
    if forms is None:
        return text
    day = iso_day(str(value))
    return forms.day(date.fromisoformat(day)) if day and text == day else forms.text(text)
