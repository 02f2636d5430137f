"""Measures that set sources of the same thing beside each other: this list, published tallies, databases of events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from iraq_report.sections.attacks.context import compare_tallies
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.selection import coverage, on_us, within
from iraq_report.tables.licences import TERMS, row_terms

OURS = "list"  # rows that come from no database
DATABASES = {"acled": "ACLED", "gtd": "GTD", "cc_by_4": "UCDP"}  # by the terms of their rows
MONTH_DAYS = 28  # a tally of fewer days is finer than a month
_PER = 30  # days for which spans of unlike length are compared


def monthly_by_source(attacks: pd.DataFrame, sources: pd.DataFrame, parameters: SectionParameters) -> pd.DataFrame:
    """Attacks on the US presence by month and by where the row comes from, and all rows of each database.

    Columns month, `list` (absent where databases alone make the table), and for each database with rows `<terms>` (on
    the US presence) and `<terms>_all`. Takes the whole attacks table, as each source has it: no filter of the run but
    its period and its countries.

    Formula: number of rows by month, those that repeat another left out; a row that a database and a page tell counts
    for the database.
    Source: attacks and sources tables.
    """
    rows = within(attacks[attacks["duplicate_of"].isna()], parameters.start, parameters.end)
    rows = rows[rows["country"].isin(parameters.countries)]
    terms = row_terms(rows, sources)
    told = on_us(rows)
    own = row_terms(attacks, sources)
    counts = {} if len(own) and own.isin(DATABASES).all() else {OURS: told[~terms[told.index].isin(DATABASES)]}
    for key in DATABASES:
        if (terms == key).any():
            counts[key] = told[terms[told.index] == key]
            counts[f"{key}_all"] = rows[terms == key]
    months = pd.period_range(parameters.start, parameters.end, freq="M")
    table = pd.DataFrame(
        {
            name: held["date"].dt.to_period("M").value_counts().reindex(months, fill_value=0)
            for name, held in counts.items()
        }
    )
    return table.rename_axis("month").reset_index()


def months_covered(months: pd.Series, parameters: SectionParameters) -> list[str]:
    """How far the list tells of each month: `all`, `part` or `none` of its days and the countries of the run.

    A day counts that lies in the period of the run and in the coverage of the list; of tables that do not say what they
    cover, the period alone counts.

    Formula: for each country, days of the month from the later start to the earlier end of period and coverage.
    Source: coverage table.
    """
    p, known = parameters, coverage(parameters.data)
    spans = [(p.start, p.end)] if known is None else [known[name] for name in p.countries if name in known]
    told = [(max(p.start, first), min(p.end, last)) for first, last in spans]
    whole = known is None or len(told) == len(p.countries)
    return [_covered(month.start_time.date(), month.end_time.date(), told, whole=whole) for month in months]


def _covered(start: date, end: date, told: Sequence[tuple[date, date]], *, whole: bool) -> str:
    if whole and all(first <= start and end <= last for first, last in told):
        return "all"
    some = any(first <= last and first <= end and start <= last for first, last in told)
    return "part" if some else "none"


def tallies_by_span(
    attacks: pd.DataFrame, tallies: pd.DataFrame, parameters: SectionParameters, *, shortest: int = 1
) -> pd.DataFrame:
    """Published tallies of like definition beside this list, per 30 days, and which month each lies in.

    The columns of `compare_tallies`, with unit, days, published_rate, ours_rate, and month (the first of it where the
    tally lies within one month, else blank). Tallies of fewer than `shortest` days are left out.

    Formula: number / days * 30, for the published low number and for this list's number of the same days and kinds.
    Source: attacks and tallies tables.
    """
    found = compare_tallies(attacks, tallies, parameters)
    units = dict(zip(tallies["tally_id"], tallies["unit"], strict=True))
    starts, ends = pd.to_datetime(found["period_start"]), pd.to_datetime(found["period_end"])  # also of no row
    days = (ends - starts).dt.days + 1
    first, last = starts.dt.to_period("M"), ends.dt.to_period("M")
    table = found.assign(
        unit=found["tally_id"].map(units).astype("str"),
        days=days,
        published_rate=found["published_low"] / days * _PER,
        ours_rate=found["ours"] / days * _PER,
        month=first.dt.to_timestamp().where(first == last),
    )
    return table[table["days"] >= shortest].reset_index(drop=True)


def rows_may_go_out(attacks: pd.DataFrame, sources: pd.DataFrame) -> bool:
    """Whether the terms of every row let it be published, so that short tallies may be counted as well."""
    return all(TERMS[key].grain == "event" for key in row_terms(attacks, sources).unique())
