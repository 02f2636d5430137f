"""Tests of what is said to have led to something: which came first, and nothing more."""

from __future__ import annotations

import pandas as pd

from iraq_report.claims.compare import span_of
from iraq_report.claims.record import Claim
from iraq_report.claims.rows import ONLY_REPORT, picked
from iraq_report.claims.verdict import Evidence, Row, Verdict, evidence, not_covered, not_testable
from iraq_report.claims.voices import name_of
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun

NO_PROOF = "Order in time is no proof that one led to the other."


def both(run: AnyRun, one: Row, other: Row) -> tuple[list[pd.Series], Evidence] | Verdict:
    """Two rows whose days other sources give, and the evidence they make; a verdict where they cannot be compared."""
    found = []
    proof = Evidence()
    for row in (one, other):
        rows = picked(run, row.table, (row.id,))
        if isinstance(rows, str):
            return not_covered(rows)
        found.append(rows.iloc[0])
        proof += evidence(row.table, rows)
    if any(row["stated_by"] == "report" for row in found):
        return not_testable(ONLY_REPORT, proof)
    return found, proof


def followed(claim: Claim, run: AnyRun, *, cause: Row, effect: Row, within_days: int | None = None) -> Verdict:
    """Whether the effect came after the cause, by the days of their rows.

    With `within_days`, also not later than that many days after it. A row that only the report states says no more
    than the report does.

    Formula: reproduced where the last possible day of the cause is before the first possible day of the effect (and
    the days between cannot exceed `within_days`); differs where the effect came before the cause, or too late; not
    testable where both may lie on one day or their days overlap, so that either may have come first.
    Source: the two named rows.
    """
    found = both(run, cause, effect)
    if isinstance(found, Verdict):
        return found
    rows, proof = found
    first, then = (span_of(row) for row in rows)
    days = "; ".join(f"{name_of(row)}, {when_text(row)}" for row in rows)
    if then[1] < first[0]:
        sentence = f"By their days ({days}) the two did not come in the order told. {NO_PROOF}"
        return Verdict("differs", sentence, ours=days, evidence=proof)
    if first[1] >= then[0]:
        return not_testable(f"By their days ({days}) either may have come first.", proof, ours=days)
    return _in_time(days, (then[0] - first[1]).days, (then[1] - first[0]).days, within_days, proof)


def _in_time(days: str, least: int, most: int, within: int | None, proof: Evidence) -> Verdict:
    """The verdict on two that came in the order told, from `least` to `most` days apart."""
    if within is None or most <= within:
        sentence = f"By their days ({days}) the two came in the order told. {NO_PROOF}"
        return Verdict("reproduced", sentence, ours=days, evidence=proof)
    told = f"By their days ({days}) the two came in the order told"
    if least > within:
        sentence = f"{told}, but {least} days apart, more than {within}. {NO_PROOF}"
        return Verdict("differs", sentence, ours=days, evidence=proof)
    return not_testable(f"{told}, {least} to {most} days apart, which may be more than {within}.", proof, ours=days)
