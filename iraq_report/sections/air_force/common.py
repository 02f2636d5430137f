"""What every module of the section needs: the run, dates and numbers as they are printed, colours of origins."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.figures.charts import Series
from iraq_report.prose.facts import Fact, day_text, measure_name
from iraq_report.prose.text import cite
from iraq_report.sections.air_force.parameters import Parameters
from iraq_report.sections.parameters import suggestion
from iraq_report.sections.run import Run
from iraq_report.tables.columns import items_of

AirForceRun = Run[Parameters]

# Group of origin in the tables -> colour of its marks, and how it is named.
ORIGIN_ROLES = {
    "US": "us",
    "Soviet/Russian": "russia",
    "Czech": "czech",
    "Korean": "korea",
    "Chinese": "china",
    "European": "europe",
}
ORIGIN_NAMES = {
    "US": "United States",
    "Soviet/Russian": "Soviet Union or Russia",
    "Czech": "Czech Republic",
    "Korean": "South Korea",
    "Chinese": "China",
    "European": "other Europe",
}
ORIGIN_PLACES = {
    "US": "the United States",
    "Soviet/Russian": "the Soviet Union or Russia",
    "Czech": "the Czech Republic",
    "Korean": "South Korea",
    "Chinese": "China",
    "European": "other European countries",
}
STATED_LABELS = {"report": "The report alone", "both": "The report and other sources", "sources": "Other sources"}
STATED_ROLES = {"report": "report", "both": "third", "sources": "sources"}
STATED_LEGEND = {STATED_ROLES[key]: label for key, label in STATED_LABELS.items()}
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,2}-\d+")
_QUARTERS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}


def type_name(aircraft: str) -> str:
    """The type without its variant: `F-16IQ (C/D Block 52)` is an `F-16`, `Mi-28NE` a `Mi-28`."""
    found = _DESIGNATION.match(aircraft)
    return found.group() if found else aircraft.split(" (")[0]


def adjective(origin: str) -> str:
    """How types of an origin are called: `Soviet or Russian`."""
    return {"Soviet/Russian": "Soviet or Russian", "European": "other European"}.get(origin, origin)


def reported(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose value the report alone gives."""
    return rows[rows["stated_by"] == "report"]


def by_sources(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that other sources give or bear out."""
    return rows[rows["stated_by"] != "report"]


def site_name(run: AirForceRun) -> str:
    """The name of the run's base; raises ReportError E-PARAM-WORD for one that the sites table lacks."""
    sites = run.tables["sites"].set_index("site_id")["name"]
    if run.parameters.site not in sites.index:
        near = suggestion(run.parameters.site, sites.index)
        expected = "expected a site_id of the sites table"
        raise ReportError("E-PARAM-WORD", f"site: found {run.parameters.site!r}, {expected}{near}")
    return str(sites[run.parameters.site])


def overlapping(rows: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    """Rows whose day or period touches the days from `start` to `end`."""
    last = rows["date_end"].fillna(rows["date"])
    return rows[(rows["date"] <= pd.Timestamp(end)) & (last >= pd.Timestamp(start))]


def span(start: date, end: date) -> str:
    """`1 January 2020 to 30 June 2021`."""
    return f"{day_text(start)} to {day_text(end)}"


def not_covered(rows: pd.DataFrame, start: date, end: date, *, do: str = "choose days within {known}") -> str:
    """The sentence of a window that holds none of `rows`; `do` says what to choose, with `{known}` for their days."""
    lead = f"Not covered: the tables have no such statement for {span(start, end)}"
    if rows.empty:
        return f"{lead}, and none for other days."
    known = span(rows["date"].min(), rows["date_end"].fillna(rows["date"]).max())
    return f"{lead}; {do.format(known=known)}."


def when_text(row: pd.Series) -> str:
    """The date of a row as exactly as it is known: `6 January 2021`, `Q4 2020`, `April to September 2020`, `2017`."""
    first, last = row["date"], row["date_end"]
    if pd.isna(last) or last == first:
        return day_text(first)
    if row["date_precision"] == "year":
        return str(first.year)
    whole = first.day == 1 and (last + pd.Timedelta(days=1)).day == 1
    if not whole:
        return span(first, last)
    if first.year != last.year:
        return f"{first:%B %Y} to {last:%B %Y}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    quarter = _QUARTERS.get((first.month, last.month))
    if quarter:
        return f"{quarter} {first.year}"
    return f"{first:%B %Y}" if first.month == last.month else f"{first:%B} to {last:%B %Y}"


def when(name: str, row: pd.Series, *, measure: Callable[..., Any]) -> Fact:
    """The date of a row as a fact, as exactly as it is known."""
    return Fact(name, f"{row['date']:%Y-%m-%d}", "day", when_text(row), 0, measure_name(measure))


def month(name: str, value: pd.Timestamp, *, measure: Callable[..., Any]) -> Fact:
    """The month of a day as a fact: `September 2019`."""
    return Fact(name, f"{value:%Y-%m-%d}", "day", f"{value:%B %Y}", 0, measure_name(measure))


def span_text(low: float, high: float) -> str:
    """`7`, `20 to 26`, `at least 23` where the high is blank, `at most 9` where the low is."""
    if pd.isna(high):
        return f"at least {low:,.0f}"
    if pd.isna(low):
        return f"at most {high:,.0f}"
    return f"{low:,.0f}" if round(low) == round(high) else f"{low:,.0f} to {high:,.0f}"


def bounds(name: str, low: float, high: float, *, measure: Callable[..., Any], unit: str, suffix: str = "") -> Fact:
    """A number with its bounds as one fact: its value is the number where the bounds agree, else the text."""
    text = span_text(low, high) + suffix
    same = pd.notna(low) and pd.notna(high) and round(low) == round(high)
    return Fact(name, round(low) if same else text, unit, text, 0, measure_name(measure))


def cited(rows: pd.DataFrame, most: int = 3) -> str:
    """A citation of the sources of some rows, the first `most` of them."""
    ids = dict.fromkeys(source for cell in rows["source_ids"] for source in items_of(cell))
    return cite(*list(ids)[:most])


def origin_series(table: pd.DataFrame, column: str) -> tuple[pd.DataFrame, list[Series]]:
    """The table with one column for each origin that occurs, blank elsewhere, and the series that draw them."""
    present = [origin for origin in [*ORIGIN_ROLES, "unknown"] if (table["origin_bloc"] == origin).any()]
    wide = table.assign(**{origin: table[column].where(table["origin_bloc"] == origin) for origin in present})
    series = [
        Series(origin, ORIGIN_ROLES.get(origin, "other"), ORIGIN_NAMES.get(origin, "origin unknown"))
        for origin in present
    ]
    return wide, series


def publisher(run: AirForceRun, row: pd.Series) -> str:
    """Who tells of a row: the report, or the publisher of its first source."""
    if row["stated_by"] == "report":
        return "The report"
    names = run.tables["sources"].set_index("source_id")["publisher"]
    name = names.get(items_of(row["source_ids"])[0])
    return "a source" if pd.isna(name) else str(name)
