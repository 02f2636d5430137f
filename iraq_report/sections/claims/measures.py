"""Counts of statements by verdict, part of the report and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import pandas as pd

from iraq_report.claims.ledger import Decided
from iraq_report.claims.verdict import DECIDED, MEASURE, VERDICTS

PARTS = {
    "introduction": "Introduction",
    "attacks": "Attacks",
    "contractors": "Contractors",
    "air_force": "Air Force",
    "us_posture": "US posture",
    "iran_influence": "Iran's influence",
    "conclusion": "Conclusion",
}  # names of the parts of the report


def verdict_table(decided: Sequence[Decided]) -> pd.DataFrame:
    """One row a statement: columns id, section, kind, slip, verdict, basis."""
    rows = [(d.claim.id, d.claim.section, d.claim.kind, d.claim.slip, d.verdict.word, d.verdict.basis) for d in decided]
    return pd.DataFrame(rows, columns=["id", "section", "kind", "slip", "verdict", "basis"])


def claim_rows(decided: Sequence[Decided]) -> pd.DataFrame:
    """The rows of the table of statements, by their key."""
    return pd.DataFrame({"claim_id": [item.claim.id for item in decided]})


def cells_of(decided: Sequence[Decided], key: Callable[[Decided], str], order: Iterable[str]) -> list[str]:
    """For each value of `order` the sources that decide the statements of which `key` gives it, as one cell."""
    ids = [(key(item), item.verdict.evidence.sources) for item in decided]
    return [";".join(dict.fromkeys(id for name, found in ids if name == value for id in found)) for value in order]


def count_by_verdict(decided: Sequence[Decided]) -> pd.Series:
    """Number of statements by verdict, every verdict named.

    Formula: statements with the verdict.
    Source: claims table and the verdicts of the run.
    """
    counts = verdict_table(decided)["verdict"].value_counts()
    return counts.reindex(list(VERDICTS), fill_value=0)


def count_by(decided: Sequence[Decided], column: str) -> pd.DataFrame:
    """Number of statements by a column (section, kind) and verdict: the values as index, a column for each verdict.

    Formula: statements with the value and the verdict.
    Source: claims table and the verdicts of the run.
    """
    table = verdict_table(decided)
    counts = pd.crosstab(table[column], table["verdict"])
    return counts.reindex(index=list(dict.fromkeys(table[column])), columns=list(VERDICTS), fill_value=0)


def decided_by_measure(decided: Sequence[Decided]) -> list[Decided]:
    """Statements that a measure decided one way or the other.

    Formula: statements with the verdict reproduced, differs, disputed or inconsistent that rests on a measure.
    Source: claims table and the verdicts of the run.
    """
    return [item for item in decided if item.verdict.word in DECIDED and item.verdict.basis == MEASURE]


def outside(decided: Sequence[Decided], start: date, end: date) -> list[Decided]:
    """Statements that a run does not cover and that name days outside its period.

    Formula: statements with the verdict not covered whose first day lies before the period, or whose last day after it.
    Source: claims table and the verdicts of the run.
    """
    missed = [item for item in decided if item.verdict.word == "not_covered"]
    return [
        item
        for item in missed
        if (item.claim.first and item.claim.first < start) or (item.claim.last and item.claim.last > end)
    ]


def slips(decided: Sequence[Decided]) -> list[Decided]:
    """Statements marked as a slip of the report whose verdict bears that out, by kind of slip.

    Formula: statements with a kind of slip and the verdict differs, disputed or inconsistent.
    Source: claims table and the verdicts of the run.
    """
    held = [item for item in decided if item.claim.slip and item.verdict.word in DECIDED[1:]]
    return sorted(held, key=lambda item: (item.claim.slip, item.claim.id))
