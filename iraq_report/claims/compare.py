"""How a value of ours and a stated one are held against each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from iraq_report.claims.record import Claim

Bounds = tuple[float | None, float | None]  # lowest and highest; None is open


def bounds_of(row: pd.Series, column: str) -> Bounds | None:
    """The `<column>_low` and `<column>_high` of a row, or the column itself; None where both are blank."""
    low, high = (row[f"{column}_low"], row[f"{column}_high"]) if f"{column}_low" in row.index else (row[column],) * 2
    if pd.isna(low) and pd.isna(high):
        return None
    return (None if pd.isna(low) else float(low), None if pd.isna(high) else float(high))


def total(bounds: list[Bounds]) -> Bounds:
    """The sum of several numbers known by their bounds; a blank high leaves the sum open."""
    lows = [low or 0.0 for low, _ in bounds]
    highs = [high for _, high in bounds if high is not None]
    return sum(lows), sum(highs) if len(highs) == len(bounds) else None


def fits(ours: Bounds, claim: Claim) -> bool:
    """Whether the span of ours, widened by the tolerance of the claim, meets the stated span."""
    low, high = ours
    above = high is None or claim.low is None or high + claim.tolerance >= claim.low
    below = low is None or claim.high is None or low - claim.tolerance <= claim.high
    return above and below


def difference(ours: Bounds, claim: Claim) -> str:
    """How far ours lies outside the stated span, with its sign; blank where the two meet."""
    low, high = ours
    if high is not None and claim.low is not None and high < claim.low:
        return f"{high - claim.low:,.6g}"
    if low is not None and claim.high is not None and low > claim.high:
        return f"+{low - claim.high:,.6g}"
    return ""


def span_of(row: pd.Series) -> tuple[date, date]:
    """First and last possible day of a row."""
    first = row["date"]
    last = first if pd.isna(row["date_end"]) else row["date_end"]
    return first.date(), last.date()


def meets(span: tuple[date, date], claim: Claim, *, slack: float = 0) -> bool:
    """Whether a span of days and the days of a claim have one in common, give or take `slack` days.

    True for a claim that names no day.
    """
    if claim.first is None or claim.last is None:
        return True
    return (span[0] - claim.last).days <= slack and (claim.first - span[1]).days <= slack


def same_words(stated: str, cell: Any) -> bool:
    """Whether each of the stated words, separated by `;`, stands in a cell, whatever its case."""
    if pd.isna(cell):
        return False
    return all(part.strip().casefold() in str(cell).casefold() for part in stated.split(";") if part.strip())
