"""Measures of Iran's standing in Iraq: forces on the state's budget, seats, energy and trade, scenarios."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iraq_report.sections.iran_influence.common import indicator_rows
from iraq_report.tables.columns import items_of

HORIZONS = {
    "near": "Within a year",
    "medium": "One to three years",
    "long": "Later",
    "on_withdrawal": "If US troops leave",
}

COMPARED = "sadrists"  # the movement that stands in the tables to compare with


@dataclass(frozen=True)
class Growth:
    """The first and the last value of a series with their bounds, and the last as a multiple of the first."""

    first: pd.Series
    last: pd.Series
    times_low: float
    times_high: float


def growth(indicators: pd.DataFrame, indicator: str) -> Growth | None:
    """How an indicator moved from its first to its last value; None with fewer than two complete values.

    Formula: times_low = low of the last / high of the first; times_high = high of the last / low of the first.
    Source: indicators of Iran's influence table.
    """
    rows = indicator_rows(indicators, indicator)
    rows = rows[rows["value_low"].gt(0) & rows["value_high"].notna()]
    if len(rows) < 2:
        return None
    first, last = rows.iloc[0], rows.iloc[-1]
    return Growth(
        first, last, float(last["value_low"] / first["value_high"]), float(last["value_high"] / first["value_low"])
    )


def seats(indicators: pd.DataFrame) -> pd.DataFrame:
    """Seats won by lists, final results beside first counts: columns of the table and `final` (true or false).

    Formula: the rows as they stand; lists are not added up across elections.
    Source: indicators of Iran's influence table.
    """
    rows = indicator_rows(indicators, "seats", "seats_preliminary")
    return rows.assign(final=rows["indicator"] == "seats")


def seats_of(table: pd.DataFrame, group: str) -> pd.DataFrame:
    """Final results of the list of one group, by date.

    Formula: rows of final results that name the group among their groups.
    Source: indicators of Iran's influence table.
    """
    held = table["group_ids"].map(lambda ids: isinstance(ids, str) and group in items_of(ids))
    return table[held.astype(bool) & table["final"]]


def disagreeing_years(indicators: pd.DataFrame, indicator: str) -> list[pd.DataFrame]:
    """Rows of one indicator that give different values for the same day or year, as groups of rows.

    Formula: rows with the same first and last possible day of which at least two differ in low or high.
    Source: indicators of Iran's influence table.
    """
    rows = indicator_rows(indicators, indicator)
    groups = [group for _, group in rows.groupby(["date", "date_end"], dropna=False)]
    return [group for group in groups if len(group[["value_low", "value_high"]].drop_duplicates()) > 1]


def scenarios_by_actor(scenarios: pd.DataFrame) -> pd.DataFrame:
    """Scenarios by actor and horizon: columns actor, horizon, scenarios (ids), expectations (texts), count.

    Formula: number of scenarios by actor and horizon; a scenario counts for each of its actors.
    Source: scenarios table.
    """
    columns = ["actor", "horizon", "scenarios", "expectations", "count"]
    if scenarios.empty:
        return pd.DataFrame(columns=columns)
    long = scenarios.assign(actor=scenarios["actors"].map(items_of)).explode("actor")
    return long.groupby(["actor", "horizon"], as_index=False).agg(
        scenarios=("scenario_id", list), expectations=("expectation", list), count=("scenario_id", "size")
    )
