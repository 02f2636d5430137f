"""Words for a chart that is not seen: its kind, its series, and what the columns of its table span."""

from __future__ import annotations

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from iraq_report.prose.facts import day_text

_MOST_NAMES = 6  # names of a column that are listed; more are counted


def number_text(value: float, digits: int = 1) -> str:
    """A number with thousands separators, without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def _cell(value: object) -> str:
    return day_text(value) if isinstance(value, pd.Timestamp) else str(value)


def _words(column: object) -> str:
    return str(column).replace("_", " ")


def _key(table: pd.DataFrame) -> str | None:
    """The column that says which row a value is of: the dates, else the first column of words."""
    dates = [name for name in table.columns if is_datetime64_any_dtype(table[name])]
    words = [name for name in table.columns if not is_numeric_dtype(table[name])]
    return next(iter([*dates, *words]), None)


def _numbers(table: pd.DataFrame, column: str, key: str | None) -> str:
    """Lowest and highest value of a column and where; in a table in order of days the first and last too."""
    values = table[column].dropna()

    def told(index: object) -> str:
        place = "" if key is None or pd.isna(table[key].loc[index]) else f" ({_cell(table[key].loc[index])})"
        return f"{number_text(float(values.loc[index]), 2)}{place}"

    low, high = values.idxmin(), values.idxmax()
    if len(values) == 1 or values[low] == values[high]:
        return (
            f"{_words(column)}: {told(high)}"
            if len(values) == 1
            else (f"{_words(column)}: always {number_text(float(values[high]), 2)}")
        )
    text = f"{_words(column)}: lowest {told(low)}, highest {told(high)}"
    dated = key is not None and is_datetime64_any_dtype(table[key]) and table[key].is_monotonic_increasing
    unique = dated and table[key].is_unique
    return f"{text}, first {told(values.index[0])}, last {told(values.index[-1])}" if unique else text


def _days(table: pd.DataFrame, column: str) -> str:
    days = table[column].dropna()
    if days.min() == days.max():
        return f"{_words(column)}: {day_text(days.min())}"
    return f"{_words(column)}: {day_text(days.min())} to {day_text(days.max())}"


def _names(table: pd.DataFrame, column: str) -> str:
    """The names in a column, the most frequent first; only their number when they are many."""
    counts = table[column].dropna().astype(str).value_counts(sort=True)
    if counts.empty:
        return ""
    if len(counts) > _MOST_NAMES or len(counts.index[0]) > 40:
        return f"{_words(column)}: {len(counts)} different"
    ordered = sorted(counts.index, key=lambda name: (-counts[name], name))
    return f"{_words(column)}: {', '.join(ordered)}"


def describe(table: pd.DataFrame, *, kind: str = "") -> str:
    """Say what a chart of `kind` shows: how many rows, then each column of its table.

    Columns of days tell their span, numbers their lowest and highest value with its row (and the first and
    last where each row is a day), words the names in them.
    """
    if table.empty:
        return ""
    table = table.reset_index(drop=True)
    key = _key(table)
    told = []
    for name in table.columns:
        if not table[name].notna().any():
            continue
        if is_datetime64_any_dtype(table[name]):
            told.append(_days(table, name))
        elif is_numeric_dtype(table[name]) and table[name].dtype != bool:
            told.append(_numbers(table, name, key))
        else:
            told.append(_names(table, name))
    rows = "1 row" if len(table) == 1 else f"{len(table):,} rows"
    begin = f"{kind}. Data: {rows}" if kind else f"Data: {rows}"
    return f"{'; '.join([begin, *filter(None, told)])}."
