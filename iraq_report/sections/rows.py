"""How a row of a table reads in a sentence: its date, its numbers, its sources, who states it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.prose.address import row_address, source_address
from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, day_text, measure_name
from iraq_report.prose.table import SourcesCell
from iraq_report.prose.text import cite
from iraq_report.tables.columns import items_of
from iraq_report.tables.problems import did_you_mean

Measure = Callable[..., Any]

STATED_LABELS = {
    "report": "The report alone",
    "both": "The report and other sources",
    "sources": "Other sources",
}
STATED_ROLES = {"report": "report", "both": "third", "sources": "sources"}  # colours of the three
STATED_LEGEND = {STATED_ROLES[key]: label for key, label in STATED_LABELS.items()}

_QUARTERS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}


def days_text(first: date, last: date) -> str:
    """`5 July 2021 to 8 August 2021`, `4 to 8 January 2020` within one month."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}" if first.day != last.day else day_text(first)
    return f"{day_text(first)} to {day_text(last)}"


def when_text(row: pd.Series) -> str:
    """The date of a row as exactly as it is known.

    `6 January 2021`, `4 to 8 January 2020`, `March 2021`, `April to September 2020`, `Q4 2020`, `2017`.
    """
    first, last = row["date"], row["date_end"]
    if pd.isna(last) or last == first:
        return f"{first:%B %Y}" if row["date_precision"] == "month" else day_text(first)
    if first.day != 1 or (last + pd.Timedelta(days=1)).day != 1:
        return days_text(first, last)
    if first.year != last.year:
        return f"{first:%B %Y} to {last:%B %Y}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    quarter = _QUARTERS.get((first.month, last.month))
    if quarter:
        return f"{quarter} {first.year}"
    return f"{first:%B %Y}" if first.month == last.month else f"{first:%B} to {last:%B %Y}"


def when(name: str, row: pd.Series, *, measure: Measure) -> Fact:
    """The date of a row as a fact, as exactly as it is known."""
    return Fact(name, f"{row['date']:%Y-%m-%d}", "day", when_text(row), 0, measure_name(measure)).on(rows_behind(row))


def span_text(low: Any, high: Any) -> str:
    """`70`, `0 to 1`, `at least 200` (high blank), `at most 4` (low blank), `an unknown number`."""
    if pd.isna(low) and pd.isna(high):
        return "an unknown number"
    if pd.isna(low):
        return f"at most {high:,.0f}"
    if pd.isna(high):
        return f"at least {low:,.0f}" if low else "0 or more"
    return f"{low:,.0f}" if round(low) == round(high) else f"{low:,.0f} to {high:,.0f}"


def between(name: str, low: Any, high: Any, *, measure: Measure, unit: str = "people", suffix: str = "") -> Fact:
    """A number with its bounds as one fact; its value is the number where the bounds agree, else the text."""
    text = span_text(low, high) + suffix
    same = pd.notna(low) and pd.notna(high) and round(low) == round(high)
    return Fact(name, round(low) if same else text, unit, text, 0, measure_name(measure))


def named_site(sites: pd.DataFrame, site_id: str) -> pd.Series:
    """The row of a site that a parameter names; raises ReportError E-PARAM-WORD for one that the table lacks."""
    rows = sites[sites["site_id"] == site_id]
    if rows.empty:
        near = did_you_mean(site_id, sites["site_id"])
        raise ReportError("E-PARAM-WORD", f"site: found {site_id!r}, expected a site_id of the sites table{near}")
    return rows.iloc[0]


def cited(*rows: pd.Series, most: int = 2) -> str:
    """A citation of the first `most` sources of each row."""
    return cite(*(source for row in rows for source in items_of(row["source_ids"])[:most]))


def sources_cells(table: str, rows: pd.DataFrame, sources: pd.DataFrame, *, most: int = 2) -> list[SourcesCell]:
    """For each row of a table, its sources as a cell: the first `most` publishers, each once, and how many more."""
    publishers = sources.set_index("source_id")["publisher"]
    cells = []
    for key, held in zip(rows[rows.columns[0]], rows["source_ids"], strict=True):
        ids = items_of(held)
        first: dict[str, str] = {}
        for id in ids:
            first.setdefault(_publisher(publishers.get(id), id), source_address(id))
        named = tuple(first.items())[:most]
        cells.append(SourcesCell(named, len(ids) - len(named), key, row_address(table, key)))
    return cells


def _publisher(name: Any, id: str) -> str:
    return str(name) if pd.notna(name) else id
