"""What every module of the section needs: the run, dates and numbers as they are printed, colours of origins."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.figures.charts import Series
from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, day_text, measure_name
from iraq_report.prose.text import cite, listed
from iraq_report.sections.air_force.parameters import Parameters
from iraq_report.sections.rows import days_text, named_site
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
    "Turkish": "other",
    "Pakistani": "other",
}
ORIGIN_NAMES = {
    "US": "United States",
    "Soviet/Russian": "Soviet Union or Russia",
    "Czech": "Czech Republic",
    "Korean": "South Korea",
    "Chinese": "China",
    "European": "other Europe",
    "Turkish": "Turkey",
    "Pakistani": "Pakistan",
}
ORIGIN_PLACES = {
    "US": "the United States",
    "Soviet/Russian": "the Soviet Union or Russia",
    "Czech": "the Czech Republic",
    "Korean": "South Korea",
    "Chinese": "China",
    "European": "other European countries",
    "Turkish": "Turkey",
    "Pakistani": "Pakistan",
}
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,2}-\d+")


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
    return str(named_site(run.tables["sites"], run.parameters.site)["name"])


def overlapping(rows: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    """Rows whose day or period touches the days from `start` to `end`."""
    last = rows["date_end"].fillna(rows["date"])
    return rows[(rows["date"] <= pd.Timestamp(end)) & (last >= pd.Timestamp(start))]


def not_covered(rows: pd.DataFrame, start: date, end: date, *, do: str = "") -> str:
    """The sentence of a window that holds none of `rows`.

    It says which days of theirs are nearest, or else what to choose: `do`, with `{known}` for all their days.
    """
    lead = f"Not covered: the tables have no such statement for {days_text(start, end)}"
    if rows.empty:
        return f"{lead}, and none for other days."
    last = rows["date_end"].fillna(rows["date"])
    if do:
        return f"{lead}; {do.format(known=days_text(rows['date'].min(), last.max()))}."
    earlier, later = last[last < pd.Timestamp(start)], rows["date"][rows["date"] > pd.Timestamp(end)]
    near = [f"the last before them reaches to {day_text(earlier.max())}"] if len(earlier) else []
    near += [f"the first after them is of {day_text(later.min())}"] if len(later) else []
    return f"{lead}; {', '.join(near)}."


def month(name: str, row: pd.Series, *, measure: Callable[..., Any]) -> Fact:
    """The month of the day of a row as a fact: `September 2019`."""
    value = row["date"]
    fact = Fact(name, f"{value:%Y-%m-%d}", "day", f"{value:%B %Y}", 0, measure_name(measure))
    return fact.on(rows_behind(row))


def cited(rows: pd.DataFrame, most: int = 3) -> str:
    """A citation of the sources of some rows, the first `most` of them."""
    ids = dict.fromkeys(source for cell in rows["source_ids"] for source in items_of(cell))
    return cite(*list(ids)[:most])


def origin_series(table: pd.DataFrame, column: str) -> tuple[pd.DataFrame, list[Series]]:
    """The table with one column for each colour of the origins that occur, blank elsewhere, and the series that draw
    them; origins of one colour are one series."""
    present = [origin for origin in [*ORIGIN_ROLES, "unknown"] if (table["origin_bloc"] == origin).any()]
    by_role: dict[str, list[str]] = {}
    for origin in present:
        by_role.setdefault(ORIGIN_ROLES.get(origin, "other"), []).append(origin)
    wide = table.assign(
        **{role: table[column].where(table["origin_bloc"].isin(origins)) for role, origins in by_role.items()}
    )
    series = [
        Series(role, role, listed(ORIGIN_NAMES.get(origin, "origin unknown") for origin in origins))
        for role, origins in by_role.items()
    ]
    return wide, series


def publisher(run: AirForceRun, row: pd.Series) -> str:
    """Who tells of a row: the report, or the publisher of its first source."""
    if row["stated_by"] == "report":
        return "The report"
    names = run.tables["sources"].set_index("source_id")["publisher"]
    name = names.get(items_of(row["source_ids"])[0])
    return "a source" if pd.isna(name) else str(name)
