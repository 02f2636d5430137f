"""Words for a chart that is not seen: what each column of its table spans."""

from __future__ import annotations

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype


def day_text(day: pd.Timestamp) -> str:
    """`9 June 2021`."""
    return f"{day.day} {day:%B %Y}"


def number_text(value: float, digits: int = 1) -> str:
    """A number with thousands separators, without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def _span(table: pd.DataFrame, column: str, key: str | None) -> str:
    values = table[column].dropna()
    if is_datetime64_any_dtype(values):
        return f"{column} from {day_text(values.min())} to {day_text(values.max())}"
    low, high = values.idxmin(), values.idxmax()
    where = (lambda row: "" if key is None else f" ({_cell(table[key].loc[row])})")
    return f"{column} from {number_text(values[low])}{where(low)} to {number_text(values[high])}{where(high)}"


def _cell(value: object) -> str:
    return day_text(value) if isinstance(value, pd.Timestamp) else str(value)


def describe(table: pd.DataFrame) -> str:
    """Say how many rows the table has and the lowest and highest value of each number and date column."""
    if table.empty:
        return ""
    key = next((name for name in table.columns if not is_numeric_dtype(table[name])), None)
    spans = [
        _span(table, name, key if name != key else None)
        for name in table.columns
        if (is_numeric_dtype(table[name]) or is_datetime64_any_dtype(table[name])) and table[name].notna().any()
    ]
    rows = "1 row" if len(table) == 1 else f"{len(table)} rows"
    return f"Data: {rows}" + (f"; {'; '.join(spans)}." if spans else ".")
