"""What every module of the section needs: rows by key, their days, their sources and how they are named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.prose.facts import Fact, day_text, measure_name
from iraq_report.prose.text import cite, listed
from iraq_report.sections.run import Run
from iraq_report.sections.selection import uncovered
from iraq_report.sections.us_posture.parameters import Parameters
from iraq_report.tables.columns import items_of

PostureRun = Run[Parameters]

# Who tells of an event or a figure, and the colour of its mark.
ACCOUNTS = {"report": "The report alone", "both": "The report and other sources", "sources": "Other sources"}
ACCOUNT_ROLES = {"report": "report", "both": "third", "sources": "sources"}
ROLE_LABELS = {ACCOUNT_ROLES[key]: label for key, label in ACCOUNTS.items()}


def find(run: PostureRun, table: str, key: str) -> pd.Series | None:
    """The row of a table with this key; None where a table of one's own lacks it."""
    rows = run.tables[table]
    found = rows[rows.iloc[:, 0] == key]
    return None if found.empty else found.iloc[0]


def cited(*rows: pd.Series, most: int = 2) -> str:
    """A citation of the first `most` sources of each row."""
    return cite(*(source for row in rows for source in items_of(row["source_ids"])[:most]))


def when_text(row: pd.Series) -> str:
    """The date of a row as exactly as it is known: `9 June 2021`, `March 2021`, `2018`, `5 to 8 July 2021`."""
    first, last = row["date"], row["date_end"]
    if row["date_precision"] == "month":
        return f"{first:%B %Y}"
    if row["date_precision"] == "year":
        return str(first.year)
    if pd.isna(last) or last == first:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    return f"{day_text(first)} to {day_text(last)}"


def when(name: str, row: pd.Series, *, measure: Callable[..., Any]) -> Fact:
    """The date of a row as a fact, as exactly as it is known."""
    return Fact(name, f"{row['date']:%Y-%m-%d}", "day", when_text(row), 0, measure_name(measure))


def span(first: date, last: date) -> str:
    """`5 July 2021 to 8 July 2021`."""
    return f"{day_text(first)} to {day_text(last)}"


def not_covered(run: PostureRun, first: date, last: date) -> str:
    """Why attacks of these days cannot be counted in this run, and what to do; empty when they can."""
    p = run.parameters
    if first < p.start or last > p.end:
        return (
            f"Not covered: {span(first, last)} leaves the period of this run ({run.period}); "
            "choose days inside it, or a longer period."
        )
    missing = uncovered(first, last, p.countries)
    if missing:
        where = listed(missing)
        return f"Not covered: the list of attacks in {where} lacks days of {span(first, last)}; choose others."
    return ""
