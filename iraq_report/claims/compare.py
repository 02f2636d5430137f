"""How a value of ours and a stated one are held against each other."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.verdict import Evidence, Verdict

Bounds = tuple[float | None, float | None]  # lowest and highest; None is open

# What a number, a day or a word of another source says of a stated one.
AGREES, DENIES = "agrees", "denies"
OPEN = "open"  # it does not contradict, but says too little to bear out: `at least 3` of 5, `2015` of 9 June 2015
SILENT = "silent"


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


def sum_of(rows: pd.DataFrame, column: str) -> Bounds:
    """The sum of a number over rows; a row that does not name it leaves the sum open."""
    return total([bounds_of(row, column) or (None, None) for _, row in rows.iterrows()])


def fits(ours: Bounds, claim: Claim) -> bool:
    """Whether the span of ours, widened by the tolerance of the claim, meets the stated span."""
    low, high = ours
    above = high is None or claim.low is None or high + claim.tolerance >= claim.low
    below = low is None or claim.high is None or low - claim.tolerance <= claim.high
    return above and below


def answer_of(least: Bounds, claim: Claim, *, most: Bounds | None = None) -> str:
    """What a number says of the stated one: AGREES, DENIES or OPEN.

    An open side of ours that does not reach the stated span decides nothing: `at least 3` neither bears out nor
    contradicts 5. With `most`, the number lies anywhere from `least` to `most` (some days are not known exactly), and
    only what holds for all of them decides.

    Raises ValueError where the statement names no number.
    """
    if not claim.has_number:
        raise ValueError(f"{claim.id} names no number to hold another against")
    ends = (least, least if most is None else most)
    if not fits((ends[0][0], ends[1][1]), claim):
        return DENIES
    return AGREES if all(fits(end, claim) and _reaches(end, claim) for end in ends) else OPEN


def _reaches(ours: Bounds, claim: Claim) -> bool:
    """Whether the open side of ours, if it has one, begins inside the stated span."""
    low, high = ours
    up = high is not None or (low is not None and claim.low is not None and low + claim.tolerance >= claim.low)
    down = low is not None or (high is not None and claim.high is not None and high - claim.tolerance <= claim.high)
    return up and down


def verdict_of(
    claim: Claim, least: Bounds, most: Bounds, *, said: tuple[str, str], proof: Evidence, denied: str = "differs"
) -> Verdict:
    """The verdict on a number of ours that lies from `least` to `most`: reproduced, `denied`, or not testable.

    `said` is what stands before and after the number in the sentence.
    """
    answer = answer_of(least, claim, most=most)
    ours = least[0], most[1]
    text = value_text(*ours, claim.unit)
    left = ", which that leaves open" if answer == OPEN else ""
    sentence = f"{said[0]} {text}{said[1]}; {claim.said} {claim.value}{left}."
    return Verdict(
        {AGREES: "reproduced", DENIES: denied, OPEN: "not_testable"}[answer], sentence, ours=text, theirs=claim.value,
        difference=difference(ours, claim), evidence=proof,
    )  # fmt: skip


def difference(ours: Bounds, claim: Claim) -> str:
    """How far ours lies outside the stated span, with its sign; blank where the two meet."""
    low, high = ours
    if high is not None and claim.low is not None and high < claim.low:
        return f"{high - claim.low:,.12g}"
    if low is not None and claim.high is not None and low > claim.high:
        return f"+{low - claim.high:,.12g}"
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


def answer_of_days(span: tuple[date, date], claim: Claim, *, slack: float = 0) -> str:
    """What a span of days says of the stated days: AGREES where it lies inside them, give or take `slack` days.

    DENIES where they have no day in common, OPEN where it is wider than they are (`2015` of 9 June 2015).
    Raises ValueError where the statement names no day.
    """
    if claim.first is None or claim.last is None:
        raise ValueError(f"{claim.id} names no day to hold another against")
    if not meets(span, claim, slack=slack):
        return DENIES
    inside = (claim.first - span[0]).days <= slack and (span[1] - claim.last).days <= slack
    return AGREES if inside else OPEN


def slack_of(claim: Claim) -> float:
    """The tolerance of a statement in days; zero where it belongs to a stated number of something else."""
    return 0 if claim.has_number and claim.unit not in {"day", "days"} else claim.tolerance


def surely_within(rows: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Rows whose possible days all lie from `first` to `last`."""
    return rows[(rows["date"] >= pd.Timestamp(first)) & (_last_days(rows) <= pd.Timestamp(last))]


def maybe_within(rows: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Rows with a possible day from `first` to `last`."""
    return rows[(rows["date"] <= pd.Timestamp(last)) & (_last_days(rows) >= pd.Timestamp(first))]


def _last_days(rows: pd.DataFrame) -> pd.Series:
    return rows["date_end"].fillna(rows["date"])


def parts_of(stated: str) -> list[str]:
    """The stated words, separated by `;`, whatever their case."""
    return [part.strip().casefold() for part in stated.split(";") if part.strip()]


def same_words(stated: str, cell: Any) -> bool:
    """Whether each of the stated words, separated by `;`, stands in a cell as whole words, whatever their case.

    A plural `s` at the end of one counts as the same word.

    Raises ValueError where there is no stated word.
    """
    parts = parts_of(stated)
    if not parts:
        raise ValueError("there is no stated word to look for")
    if pd.isna(cell):
        return False
    text = str(cell).casefold()
    return all(re.search(rf"(?<!\w){re.escape(part)}s?(?!\w)", text) for part in parts)
