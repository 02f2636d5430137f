"""Words for a chart that is not seen: its kind, its axes, its series, and what the columns of its table span."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from iraq_report.figures.charts.bars import Every, period_text
from iraq_report.prose.facts import day_text

_MOST_NAMES = 6  # names of a column that are listed; more are counted
_PERIODS: dict[str, Every] = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}
_PASSED_OVER = {"latitude", "longitude", "ids"}  # columns for machines
# `Killed (low)`, `Low, $ million`, `Seats, low`, `Low`: one of the two ends of a number.
_END = re.compile(r"^(?:(?P<a>.+?)(?: \(|, )(?P<x>low|high)\)?|(?P<y>low|high)(?:, (?P<b>.+))?)$", re.IGNORECASE)


def number_text(value: float, digits: int = 1) -> str:
    """A number with thousands separators, without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def _words(column: object) -> str:
    return str(column).replace("_", " ")


def begins_period(column: str) -> Every | None:
    """What the days of a column stand for where it is one of weeks, months, quarters or years, else None."""
    return _PERIODS.get(column.lower())


def _date(value: Any, column: str) -> str:
    """A day, or the period that begins on it where the column is one of months, quarters or years."""
    every = begins_period(column)
    return period_text(value, every) if every else day_text(value)


def _key(table: pd.DataFrame) -> str | None:
    """The column that says which row a value is of: the dates, else the first column of words."""
    dates = [name for name in table.columns if is_datetime64_any_dtype(table[name])]
    words = [name for name in table.columns if not is_numeric_dtype(table[name])]
    return next(iter([*dates, *words]), None)


def _place(table: pd.DataFrame, key: str | None, at: Any) -> str:
    if key is None or pd.isna(table[key].loc[at]):
        return ""
    value = table[key].loc[at]
    return f" ({_date(value, key) if isinstance(value, pd.Timestamp) else value})"


def _end(table: pd.DataFrame, column: str, key: str | None, *, highest: bool) -> str:
    """The lowest or highest value of a column and where it stands; how often, where it stands in several rows."""
    values = table[column].dropna()
    value = values.max() if highest else values.min()
    rows = values.index[values == value]
    text = number_text(float(value), 2)
    return f"{text}{_place(table, key, rows[0])}" if len(rows) == 1 else f"{text} (in {len(rows)} rows)"


def _numbers(table: pd.DataFrame, column: str, key: str | None) -> str:
    """Lowest and highest value of a column and where; in a table in order of days the first and last too."""
    values = table[column].dropna()
    if len(values) == 1:
        return f"{number_text(float(values.iloc[0]), 2)}{_place(table, key, values.index[0])}"
    if values.min() == values.max():
        return f"{number_text(float(values.min()), 2)} in each of {len(values)} rows"
    text = f"lowest {_end(table, column, key, highest=False)}, highest {_end(table, column, key, highest=True)}"
    dated = key is not None and is_datetime64_any_dtype(table[key]) and table[key].is_monotonic_increasing
    if not (dated and table[key].is_unique):
        return text
    first, last = values.index[0], values.index[-1]
    ends = [f"{number_text(float(values[at]), 2)}{_place(table, key, at)}" for at in (first, last)]
    return f"{text}, first {ends[0]}, last {ends[1]}"


def _days(table: pd.DataFrame, column: str) -> str:
    days = table[column].dropna()
    first, last = _date(days.min(), column), _date(days.max(), column)
    return first if first == last else f"{first} to {last}"


def _names(table: pd.DataFrame, column: str) -> str:
    """The names in a column, the most frequent first; only their number when they are many."""
    values = table[column].dropna()
    if is_bool_dtype(values) or set(values) <= {True, False}:
        return f"yes in {int(values.astype(bool).sum())} of {len(values)} rows"
    counts = values.astype(str).value_counts(sort=True)
    if len(counts) > 1 and (len(counts) > _MOST_NAMES or max(map(len, counts.index)) > 60):
        return f"{len(counts)} different entries"
    first = {name: at for at, name in enumerate(dict.fromkeys(values.astype(str)))}
    ordered = sorted(counts.index, key=lambda name: (-counts[name], first[name]))
    return ("; " if any("," in name for name in ordered) else ", ").join(ordered)


def _pairs(columns: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Columns of low and high ends that belong together: low column to (what they measure, high column)."""
    ends: dict[str, dict[str, str]] = {}
    for column in columns:
        if found := _END.match(_words(column)):
            base = found["a"] or found["b"] or ""
            ends.setdefault(base, {})[(found["x"] or found["y"]).lower()] = column
    return {pair["low"]: (base, pair["high"]) for base, pair in ends.items() if len(pair) == 2}


def _span(table: pd.DataFrame, low: str, high: str, key: str | None) -> str:
    """From where to where two columns of ends reach; an end that is unknown is passed over."""
    both = pd.concat([table.assign(_value=table[column]) for column in (low, high)], ignore_index=True)
    both = both.drop_duplicates([*table.columns, "_value"], ignore_index=True)
    return f"from {_end(both, '_value', key, highest=False)} to {_end(both, '_value', key, highest=True)}"


def _axis(axis: dict[str, Any], way: str) -> str:
    """What an axis that can be seen spans: `across 1 January 2020 to 31 August 2021`."""
    if not axis.get("visible", True) or not axis.get("ticktext"):
        return ""
    texts = [html.unescape(re.sub(r"<[^>]*>", " ", text)) for text in axis["ticktext"] if text]
    return f"{way} {texts[0]} to {texts[-1]}" if len(texts) > 1 else ""


def describe_axes(chart: dict[str, Any]) -> str:
    """The kind of a chart (bare Plotly JSON), what its axes span and what its legend names, as one sentence."""
    layout = chart["layout"]
    axes = [_axis(layout.get("xaxis", {}), "across"), _axis(layout.get("yaxis", {}), "upwards")]
    if days := layout["meta"].get("days"):
        axes[0] = f"across {' to '.join(day_text(pd.Timestamp(day)) for day in days)}"
    shown = [trace["name"] for trace in chart["data"] if trace.get("showlegend")]
    names = [html.unescape(re.sub(r"<[^>]*>", " ", name)) for name in shown]
    legend = f"legend: {', '.join(names)}" if names else ""
    return "; ".join(filter(None, [layout["meta"].get("kind", ""), *axes, legend]))


def describe(table: pd.DataFrame, *, chart: dict[str, Any] | None = None) -> str:
    """Say what a chart shows: kind, axes, legend, how many rows, then each column of its table in a sentence.

    Columns of days tell their span, numbers their lowest and highest value with its row (and the first and last where
    each row is a day), two columns of low and high ends how far they reach together, words the names in them.
    """
    if table.empty:
        return ""
    table = table.reset_index(drop=True)
    key = _key(table)
    told = [describe_axes(chart)] if chart else []
    told.append("Data: 1 row" if len(table) == 1 else f"Data: {len(table):,} rows")
    pairs = _pairs(list(table.columns))
    second = {high for _, high in pairs.values()}
    for name in table.columns:
        told_by_date = name == "Days" and "Date" in table
        if name in second or told_by_date or _words(name).lower() in _PASSED_OVER or table[name].isna().all():
            continue
        if name in pairs and is_numeric_dtype(table[name]):
            base, high = pairs[name]
            told.append(f"{base or 'Interval'}: {_span(table, name, high, key)}")
        else:
            told.append(f"{_words(name)}: {_column(table, name, key)}")
    return f"{'. '.join(filter(None, told))}."


def _column(table: pd.DataFrame, name: str, key: str | None) -> str:
    if is_datetime64_any_dtype(table[name]):
        return _days(table, name)
    numeric = is_numeric_dtype(table[name]) and not is_bool_dtype(table[name])
    return _numbers(table, name, key) if numeric else _names(table, name)
