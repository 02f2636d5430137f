"""What every module of the section needs: the run, names, dates and numbers as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.prose.facts import Fact, day_text, measure_name
from iraq_report.prose.text import cite, listed
from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.parameters import suggestion
from iraq_report.sections.people import span_text
from iraq_report.sections.run import Run
from iraq_report.sections.selection import uncovered
from iraq_report.tables.columns import items_of

ContractorsRun = Run[Parameters]
Measure = Callable[..., Any]

STATED_LABELS = {
    "report": "The report alone",
    "both": "The report and other sources",
    "sources": "Other sources",
}
# Colours and symbols of the three: `both` borrows a role of its own, since the theme has none for it.
STATED_ROLES = {"report": "report", "both": "third", "sources": "sources"}


def site_of(run: ContractorsRun) -> pd.Series:
    """The row of the run's site; raises ReportError E-PARAM-WORD for one that the sites table lacks."""
    sites = run.tables["sites"]
    rows = sites[sites["site_id"] == run.parameters.site]
    if rows.empty:
        near = suggestion(run.parameters.site, sites["site_id"])
        known = "expected a site_id of the sites table"
        raise ReportError("E-PARAM-WORD", f"site: found {run.parameters.site!r}, {known}{near}")
    return rows.iloc[0]


def site_name(run: ContractorsRun) -> str:
    """The name of the site that the run is about."""
    return str(site_of(run)["name"])


def not_covered(run: ContractorsRun, first: date, last: date) -> str:
    """Why attacks of these days cannot be counted in this run, and what to do; empty when they can.

    Only the project's own list has a known coverage: tables of one's own are taken to cover the period.
    """
    p, span = run.parameters, f"{day_text(first)} to {day_text(last)}"
    if first < p.start or last > p.end:
        return (
            f"Not covered: the window from {span} leaves the period of this run ({run.period}); "
            "choose a window inside it, or a longer period."
        )
    missing = [] if p.data else uncovered(first, last, p.countries)
    if missing:
        return f"Not covered: the list of attacks in {listed(missing)} lacks days of {span}; choose other days."
    return ""


def cited(*rows: pd.Series, most: int = 2) -> str:
    """A citation of the first `most` sources of each row."""
    return cite(*(source for row in rows for source in items_of(row["source_ids"])[:most]))


def when_text(row: pd.Series) -> str:
    """The date of a row as exactly as it is known: `9 June 2021`, `March 2021`, `4 to 8 January 2020`."""
    first, last = row["date"], row["date_end"]
    if row["date_precision"] == "month":
        return f"{first:%B %Y}"
    if row["date_precision"] == "quarter":
        return f"the {('first', 'second', 'third', 'last')[first.quarter - 1]} quarter of {first.year}"
    if row["date_precision"] == "year":
        return str(first.year)
    if pd.isna(last) or last == first:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    return f"{day_text(first)} to {day_text(last)}"


def when(name: str, row: pd.Series, *, measure: Measure) -> Fact:
    """The date of a row as a fact, as exactly as it is known."""
    return Fact(name, f"{row['date']:%Y-%m-%d}", "day", when_text(row), 0, measure_name(measure))


def between(name: str, low: Any, high: Any, *, measure: Measure, unit: str = "people") -> Fact:
    """A number with its bounds as one fact; its value is the number where the bounds agree, else the text."""
    text = span_text(low, high)
    value = int(low) if pd.notna(low) and pd.notna(high) and low == high else text
    return Fact(name, value, unit, text, 0, measure_name(measure))
