"""Measures that only statements on Iran's influence need: what can be counted, and two things on one day."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.claims.compare import meets, span_of
from iraq_report.claims.order import both
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.rows import having
from iraq_report.claims.verdict import Evidence, Row, Verdict, evidence, not_testable
from iraq_report.prose.text import listed
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun


def countable_signs(claim: Claim, run: AnyRun, *, indicators: Sequence[str]) -> Verdict:
    """How each of some indicators moved between its first and its last figure in the days of the statement.

    Signs that can be counted are no measure of what they are signs of, so that they are shown and decide nothing.

    Rows that only the report states are left out, and so are rows with one bound only. Sources that differ on a day
    make one span.

    Formula: an indicator rose where the lowest of its last figures lies above the highest of its first ones, fell where
    the highest lies below the lowest, and moved neither way where the spans overlap; never more than not testable.
    Source: indicators of Iran's influence table.
    """
    moves: list[int] = []
    said: list[str] = []
    proof = Evidence()
    for indicator in indicators:
        rows = _inside(claim, run, indicator)
        proof += evidence("iran_indicators", rows)
        if rows["date"].nunique() < 2:
            return not_testable(f"The tables hold no two figures of {_name(indicator)} for these years.", proof)
        first, last = (rows[rows["date"] == day] for day in (rows["date"].min(), rows["date"].max()))
        moves.append(_move(first, last))
        said.append(f"{_name(indicator)} went from {_figure(first)} to {_figure(last)}")
    counted = f"{listed(said)}."
    one_way = len(set(moves)) == 1 and moves[0]
    way = ("rose" if moves[0] > 0 else "fell") if one_way else "did not move one way"
    return not_testable(f"What can be counted {way}, but is no measure of influence: {counted}", proof)


def _inside(claim: Claim, run: AnyRun, indicator: str) -> pd.DataFrame:
    rows = having(run, "iran_indicators", {"indicator": indicator})
    rows = rows[rows["value_low"].notna() & rows["value_high"].notna()]
    return rows[[meets(span_of(row), claim) for _, row in rows.iterrows()]]


def _move(first: pd.DataFrame, last: pd.DataFrame) -> int:
    if last["value_low"].min() > first["value_high"].max():
        return 1
    return -1 if last["value_high"].max() < first["value_low"].min() else 0


def _figure(rows: pd.DataFrame) -> str:
    row = rows.iloc[0]
    low, high = float(rows["value_low"].min()), float(rows["value_high"].max())
    return f"{value_text(low, high, row['unit'])} ({when_text(row)})"


def _name(indicator: str) -> str:
    return {
        "electricity_share": "Iran's share in Iraq's electricity",
        "pmf_strength": "the strength of the Popular Mobilization Forces",
    }.get(indicator, indicator.replace("_", " "))


def same_day(claim: Claim, run: AnyRun, *, one: Row, other: Row) -> Verdict:
    """Whether two things fell on one day, by the days that other sources give them, whichever day it was.

    Formula: reproduced where both rows are known to the day and the days are the same; disputed where the days that are
    possible have none in common; not testable where only the report dates one, or where one is not known to the day.
    Source: the two named rows.
    """
    found = both(run, one, other)
    if isinstance(found, Verdict):
        return found
    rows, proof = found
    (first, end), (other_first, other_end) = (span_of(row) for row in rows)
    days = " and ".join(dict.fromkeys(when_text(row) for row in rows))
    if end < other_first or other_end < first:
        sentence = f"Other sources have them on different days ({days})."
        return Verdict("disputed", sentence, ours=days, theirs="one day", evidence=proof)
    if first != end or other_first != other_end:
        return not_testable(f"The days of one are not known closely enough ({days}).", proof)
    return Verdict("reproduced", f"Other sources have both on one day ({days}).", ours=days, evidence=proof)
