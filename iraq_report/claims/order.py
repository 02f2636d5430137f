"""Tests of what is said to have led to something: which came first, and nothing more."""

from __future__ import annotations

from datetime import date

from iraq_report.claims.compare import span_of
from iraq_report.claims.record import Claim
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Evidence, Row, Verdict, evidence, not_covered, not_testable
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun

NO_PROOF = "Order in time is no proof that one led to the other."


def followed(claim: Claim, run: AnyRun, *, cause: Row, effect: Row, within_days: int | None = None) -> Verdict:
    """Whether the effect came after the cause, by the days of their rows.

    With `within_days`, also not later than that many days after it.

    Formula: reproduced where the last possible day of the cause is not after the first possible day of the effect (and
    the days between do not exceed `within_days`); differs where the effect came before the cause, or too late; not
    testable where their days overlap so that either may have come first.
    Source: the two named rows.
    """
    found = []
    proof = Evidence()
    for row in (cause, effect):
        rows = picked(run, row.table, (row.id,))
        if isinstance(rows, str):
            return not_covered(rows)
        found.append(rows.iloc[0])
        proof += evidence(row.table, rows)
    (cause_first, cause_last), (effect_first, effect_last) = (span_of(row) for row in found)
    days = f"{when_text(found[0])} and {when_text(found[1])}"
    word = _order(cause_first, cause_last, effect_first, effect_last, within_days)
    if word == "not_testable":
        return not_testable(f"The days ({days}) overlap: either may have come first.", proof)
    told = {True: "came in the order told", False: "did not come in the order told"}[word == "reproduced"]
    sentence = f"By their days ({days}) the two {told}. {NO_PROOF}"
    return Verdict(word, sentence, ours=days, evidence=proof)


def _order(cause_first: date, cause_last: date, effect_first: date, effect_last: date, within: int | None) -> str:
    if effect_last < cause_first:
        return "differs"
    if cause_last > effect_first:
        return "not_testable"
    if within is not None and (effect_first - cause_last).days > within:
        return "differs"
    return "reproduced"
