"""Which events a run counts: the filters that every section shares."""

from __future__ import annotations

from datetime import date

import pandas as pd

from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.parameters import SectionParameters
from iraq_report.tables.read import load_tables
from iraq_report.tables.vocabulary import COUNTRIES

GRADES = ("low", "medium", "high")  # weakest first
TREND_WEAPONS = ("rocket", "drone")  # kinds whose reporting is complete enough for rates and trends


def at_least(events: pd.DataFrame, grade: str) -> pd.DataFrame:
    """Rows whose `confidence` is `grade` or better."""
    return events[events["confidence"].isin(GRADES[GRADES.index(grade) :])]


def within(events: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    """Rows whose `date` lies from `start` to `end`, both included."""
    return events[events["date"].between(pd.Timestamp(start), pd.Timestamp(end))]


def select(attacks: pd.DataFrame, parameters: SectionParameters) -> pd.DataFrame:
    """Rows of the attacks table that a run is about, of every `side`, without rows that repeat another.

    Filters by period, country, governorate, weapon, target type and confidence; US strikes and other context
    are kept whatever weapon or target type is asked for, since those filters speak of attacks on the US.
    """
    rows = within(attacks[attacks["duplicate_of"].isna()], parameters.start, parameters.end)
    rows = at_least(rows[rows["country"].isin(parameters.countries)], parameters.min_confidence)
    if parameters.governorates:
        rows = rows[rows["governorate"].isin(parameters.governorates)]
    on_us = rows["side"] == "militia_on_us"
    if parameters.weapons:
        rows = rows[~on_us | rows["weapon"].isin(parameters.weapons)]
        on_us = rows["side"] == "militia_on_us"
    if parameters.target_types:
        rows = rows[~on_us | rows["target_type"].isin(parameters.target_types)]
    return rows.sort_values(["date", "attack_id"], kind="stable").reset_index(drop=True)


def on_us(events: pd.DataFrame) -> pd.DataFrame:
    """Attacks on the US presence attributed to or claimed by militias: the rows that counts are about."""
    return events[events["side"] == "militia_on_us"]


def for_trends(events: pd.DataFrame) -> pd.DataFrame:
    """Rows that carry rates, trends and tests: rockets and drones at medium or high confidence."""
    return at_least(events[events["weapon"].isin(TREND_WEAPONS)], "medium")


def counted_kinds(parameters: SectionParameters) -> tuple[str, ...]:
    """Which of rockets and drones, of which rates are made, a run counts by its choice of weapons."""
    return tuple(kind for kind in TREND_WEAPONS if not parameters.weapons or kind in parameters.weapons)


def kinds_text(parameters: SectionParameters) -> str:
    """`rocket and drone`, or the one of them that a run counts."""
    return " and ".join(counted_kinds(parameters))


def grades_text(parameters: SectionParameters) -> str:
    """Which grades of confidence rates are made of: `medium or high`, or `high` where the run asks for it."""
    return "high" if parameters.min_confidence == "high" else "medium or high"


def not_counted(parameters: SectionParameters) -> str:
    """Why a run makes no rates by its choice of weapons, and what to do; empty when it does."""
    if counted_kinds(parameters):
        return ""
    return "Not counted: this run leaves out rockets and drones, of which rates are made; choose one of them."


def coverage(data: str = "") -> dict[str, tuple[date, date]] | None:
    """First and last day that the list of attacks of a run covers, by country; `data` is its folder of tables.

    None for a folder with its own `attacks.csv` and no `coverage.csv`, which is taken to cover what is asked. Raises
    ReportError as `load_tables` and `read_table` do.
    """
    tables = load_tables(data)
    if tables.holds("attacks") and not tables.holds("coverage"):
        return None
    found = {row.country: (row.start.date(), row.end.date()) for row in tables["coverage"].itertuples()}
    return {name: found[name] for name in COUNTRIES if name in found}


def uncovered(data: str, first: date, last: date, countries: tuple[str, ...]) -> list[str]:
    """Countries whose list of attacks, in the tables of the folder `data`, lacks days from `first` to `last`."""
    known = coverage(data)
    if known is None:
        return []
    return [name for name in countries if name not in known or first < known[name][0] or last > known[name][1]]


def lacking(parameters: SectionParameters, first: date, last: date) -> list[str]:
    """Countries of a run whose list of attacks lacks days from `first` to `last`, by `coverage` of its tables."""
    return uncovered(parameters.data, first, last, parameters.countries)


def elsewhere(parameters: SectionParameters) -> str:
    """What a run leaves out by its choice of countries of what the list holds for its days; empty where nothing."""
    p = parameters
    left = {
        name: day_text(first)
        for name, (first, last) in (coverage(p.data) or {}).items()
        if name not in p.countries and first <= p.end and last >= p.start
    }
    if not left:
        return ""
    since = listed(dict.fromkeys(left.values()))
    return f"Attacks in {listed(left)}, which the list covers from {since} on, are not counted in this run."


def covered(parameters: SectionParameters, first: date, last: date) -> bool:
    """Whether a run can count attacks from `first` to `last`: within its period and the coverage of its list."""
    inside = parameters.start <= first and last <= parameters.end
    return inside and not lacking(parameters, first, last)
