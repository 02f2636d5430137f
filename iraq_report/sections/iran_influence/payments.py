"""Measures of the payments that Iran is said to make to groups in Iraq."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iraq_report.sections.iran_influence.common import indicator_rows

PERIODS = ("before_pandemic", "since_pandemic")


def monthly_payments(indicators: pd.DataFrame, *, groups: int) -> pd.DataFrame:
    """What is said to be paid each month, before the pandemic and since, as the report and as others state it.

    Columns indicator_id, period, stated_by, low, high (US dollars a month to each group), total_low, total_high (to
    all of them), date, date_end, date_precision, source_ids, note; the sources' rows come first.

    Formula: payment to each group as stated; total = that payment x number of groups, for the low and the high end.
    Source: indicators of Iran's influence table.
    """
    rows = indicator_rows(indicators, "monthly_payment_per_group")
    rows = rows[rows["value_low"].notna() & rows["value_high"].notna() & rows["period"].isin(PERIODS)]
    table = rows.rename(columns={"value_low": "low", "value_high": "high"}).assign(
        total_low=rows["value_low"] * groups, total_high=rows["value_high"] * groups
    )
    columns = ["indicator_id", "period", "stated_by", "low", "high", "total_low", "total_high",
               "date", "date_end", "date_precision", "source_ids", "note"]  # fmt: skip
    return table[columns].sort_values(["stated_by", "period"], ascending=[False, True], ignore_index=True)


@dataclass(frozen=True)
class Cut:
    """How much less is paid since the pandemic than before, as shares of the payment before.

    `least` and `most` are the bounds when either end of one range may go with either end of the other; `low_end`
    and `high_end` compare low with low and high with high.
    """

    least: float
    most: float
    low_end: float
    high_end: float


def payment_cut(payments: pd.DataFrame, *, stated_by: str) -> Cut | None:
    """The cut in payments as one side states it; None where a payment before or since is missing.

    Formula: least = 1 - high since / low before; most = 1 - low since / high before; low with low and high with high
    beside them.
    Source: indicators of Iran's influence table.
    """
    rows = payments[payments["stated_by"] == stated_by].drop_duplicates("period").set_index("period")
    if not set(PERIODS) <= set(rows.index):
        return None
    before, since = rows.loc["before_pandemic"], rows.loc["since_pandemic"]
    if min(before["low"], before["high"]) <= 0:
        return None
    return Cut(
        least=1 - float(since["high"] / before["low"]),
        most=1 - float(since["low"] / before["high"]),
        low_end=1 - float(since["low"] / before["low"]),
        high_end=1 - float(since["high"] / before["high"]),
    )
