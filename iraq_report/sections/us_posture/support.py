"""What the section computes about US payments to the Peshmerga."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


def monthly_support(support: pd.DataFrame) -> pd.DataFrame:
    """Payments with an amount a month: columns of the support table, `low`, `high`, `divided` (worked out here).

    Formula: total / months where a source gives both, else the amount a month that it states.
    Source: support table.
    """
    known = support["total_low"].notna() & support["months"].notna()
    low = (support["total_low"] / support["months"]).where(known, support["per_month_low"])
    high = (support["total_high"] / support["months"]).where(known, support["per_month_high"])
    rows = support.assign(low=low, high=high, divided=known & (support["months"] > 1))
    rows = rows.dropna(subset=["low", "high"], how="all").astype({"low": float, "high": float})
    return rows.sort_values(["date", "support_id"], ignore_index=True)


@dataclass(frozen=True)
class Together:
    """Payments of one year taken together: how many, their sum, their months, and the amount a month."""

    payments: int
    total: float
    months: int

    @property
    def per_month(self) -> float:
        """Dollars a month."""
        return self.total / self.months


def payments_of(support: pd.DataFrame, year: int) -> pd.DataFrame:
    """Payments of a year whose total and months other sources state."""
    rows = support[(support["date"].dt.year == year) & (support["stated_by"] != "report")]
    return rows.dropna(subset=["total_low", "months"])


def taken_together(support: pd.DataFrame, year: int) -> Together | None:
    """Payments of a year whose total and months other sources state; None without one.

    Formula: sum of total_low / sum of months.
    Source: support table.
    """
    rows = payments_of(support, year)
    return Together(len(rows), float(rows["total_low"].sum()), int(rows["months"].sum())) if len(rows) else None
