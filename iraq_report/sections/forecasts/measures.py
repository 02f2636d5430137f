"""Counts of forecasts by outcome, and attacks by year before and after they were made."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.claims.counts import Where, matching
from iraq_report.claims.ledger import Decided, decide_all
from iraq_report.claims.record import read_claims
from iraq_report.claims.verdict import MEASURE, NONE, OUTCOMES, READING, WORDS
from iraq_report.sections.claims.measures import PARTS, verdict_table
from iraq_report.sections.forecasts.common import ForecastRun
from iraq_report.sections.selection import at_least, for_trends

SHOWN = (*OUTCOMES, "not_covered")  # outcomes in the order in which they are shown
BASES = {MEASURE: "A measure on the tables", READING: "A named reading of sources", NONE: "Nothing that was seen"}


def decide_forecasts(run: ForecastRun) -> list[Decided]:
    """Every forecast of the report with its outcome in this run, in the order of the table."""
    claims = [claim for claim in read_claims(run.tables["claims"]) if claim.kind == "forecast"]
    return decide_all(run, claims)


def of_part(decided: Sequence[Decided], part: str) -> list[Decided]:
    """The forecasts of one part of the report."""
    return [item for item in decided if item.claim.section == part]


def count_outcomes(decided: Sequence[Decided]) -> pd.Series:
    """Number of forecasts by outcome, every outcome named.

    Formula: forecasts with the outcome.
    Source: claims table and the verdicts of the run.
    """
    return verdict_table(decided)["verdict"].value_counts().reindex(list(SHOWN), fill_value=0)


def count_by_part(decided: Sequence[Decided]) -> pd.DataFrame:
    """Number of forecasts by part of the report and outcome: the parts' names as index, a column for each outcome.

    Formula: forecasts of the part with the outcome.
    Source: claims table and the verdicts of the run.
    """
    return _counts(decided, "section").rename(index=PARTS)


def count_by_basis(decided: Sequence[Decided]) -> pd.DataFrame:
    """Number of forecasts by what decides them and outcome: measure, reading or nothing as index.

    Formula: forecasts decided in that way with the outcome.
    Source: claims table and the verdicts of the run.
    """
    table = _counts(decided, "basis")
    return table.reindex([basis for basis in BASES if basis in table.index]).rename(index=BASES)


def _counts(decided: Sequence[Decided], column: str) -> pd.DataFrame:
    table = verdict_table(decided)
    counts = pd.crosstab(table[column], table["verdict"])
    return counts.reindex(index=list(dict.fromkeys(table[column])), columns=list(SHOWN), fill_value=0)


def behind_years(run: ForecastRun) -> pd.DataFrame:
    """The attacks that `attacks_by_year` counts."""
    p, events = run.parameters, run.tables["attacks"]
    rows = at_least(events[events["duplicate_of"].isna()], p.min_confidence)
    rows = for_trends(matching(rows, Where()))
    return rows[rows["date"].between(pd.Timestamp(p.base_start), pd.Timestamp(p.horizon))]


def hurting(attacks: pd.DataFrame) -> pd.Series:
    """Whether each attack is known to have killed or wounded somebody."""
    return attacks["killed_low"].fillna(0) + attacks["wounded_low"].fillna(0) > 0


def attacks_by_year(run: ForecastRun) -> pd.DataFrame:
    """Rocket and drone attacks on the US presence in Iraq by year, whatever period the run asks for.

    Columns year (its first day), rockets, drones, hurting (attacks that hurt or killed somebody), killed and wounded
    (at least), from the first year of the base to the year of the horizon.

    Formula: rocket and drone attacks at medium or high confidence whose first possible day lies in the year, from
    `base_start` to `horizon`; those of which somebody is known to be killed or wounded; sums of killed and of wounded,
    the low numbers.
    Source: attacks table.
    """
    p, rows = run.parameters, behind_years(run)
    killed, wounded = rows["killed_low"].fillna(0), rows["wounded_low"].fillna(0)
    table = pd.DataFrame(
        {
            "year": rows["date"].dt.year,
            "rockets": rows["weapon"] == "rocket",
            "drones": rows["weapon"] == "drone",
            "hurting": hurting(rows),
            "killed": killed,
            "wounded": wounded,
        }
    )
    years = range(p.base_start.year, p.horizon.year + 1)
    sums = table.groupby("year").sum().reindex(years, fill_value=0).astype(int)
    return sums.rename_axis("year").reset_index().assign(year=[pd.Timestamp(year, 1, 1) for year in years])


def word(outcome: str) -> str:
    """How an outcome is printed, as the head of a column: `Came true`."""
    return WORDS[outcome][0].upper() + WORDS[outcome][1:]
