"""What the section computes about money: awards, and running totals that must not be added."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

SINGLE_KINDS = ("award", "reported", "ceiling", "notification")  # one contract each; running totals are none


def single_contracts(contracts: pd.DataFrame) -> pd.DataFrame:
    """Rows that are one contract each, oldest first: the columns of the contracts table.

    Formula: rows that are one contract each (value_kind award, reported, ceiling or notification); running totals
    left out.
    Source: contracts table.
    """
    rows = contracts[contracts["value_kind"].isin(SINGLE_KINDS)]
    return rows.sort_values(["date", "contract_id"], ignore_index=True)


def awards_by_year(contracts: pd.DataFrame) -> pd.DataFrame:
    """Money awarded a year by company: columns year (its first day), then US dollars by contractor_id.

    Years without an award in the table are blank: not found, which is not the same as none.

    Formula: sum of value_low over awards (value_kind award) by calendar year of the award.
    Source: contracts table.
    """
    awards = contracts[contracts["value_kind"] == "award"]
    if awards.empty:
        return pd.DataFrame({"year": pd.Series(dtype="datetime64[us]")})
    years = awards["date"].dt.year
    table = awards.assign(year=years).pivot_table(
        index="year", columns="contractor_id", values="value_low", aggfunc="sum", observed=True
    )
    table = table.reindex(range(years.min(), years.max() + 1)).astype("Float64")
    table.columns.name = None
    return table.reset_index().assign(year=lambda t: pd.to_datetime(t["year"].astype(str) + "-01-01"))


@dataclass(frozen=True)
class RunningTotals:
    """Published totals for one site: `rows` by the day they reach to, the largest, and their sum if added."""

    rows: pd.DataFrame
    largest: float
    added_up: float

    @property
    def counted_twice(self) -> float:
        """Dollars that adding the totals would count more than once, at the least."""
        return self.added_up - self.largest


def running_totals(contracts: pd.DataFrame, site_id: str) -> RunningTotals:
    """Running totals published for a site, in US dollars.

    The totals cover the same years again and again, so that only the largest is shown as an amount; the sum
    is worked out to say how wrong it would be.

    Formula: totals published for the site (value_kind cumulative_reported): the largest, and what they would add up
    to, by value_low.
    Source: contracts table.
    """
    own = contracts[(contracts["value_kind"] == "cumulative_reported") & (contracts["site_id"] == site_id)]
    rows = own.sort_values(["period_end", "contract_id"], ignore_index=True)
    values = rows["value_low"].astype(float)
    return RunningTotals(rows, float(values.max()) if len(rows) else 0.0, float(values.sum()))


def only_in_report(contracts: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Awards at a site that only the report states, oldest first.

    Formula: single contracts at the site with stated_by report.
    Source: contracts table.
    """
    rows = single_contracts(contracts)
    return rows[(rows["site_id"] == site_id) & (rows["stated_by"] == "report")].reset_index(drop=True)


def behind_total(contracts: pd.DataFrame, total: pd.Series) -> pd.DataFrame:
    """Single contracts of the same company and site that a running total can hold: dated within its period.

    Formula: single contracts of the total's contractor_id and site_id, dated from its period_start to its
    period_end.
    Source: contracts table.
    """
    rows = single_contracts(contracts)
    same = (rows["contractor_id"] == total["contractor_id"]) & (rows["site_id"] == total["site_id"])
    first = total["period_start"] if pd.notna(total["period_start"]) else pd.Timestamp.min
    held: pd.DataFrame = rows[same & rows["date"].between(first, total["period_end"])]
    return held.reset_index(drop=True)
