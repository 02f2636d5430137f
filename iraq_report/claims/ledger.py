"""The ledger of a run: every statement with its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from iraq_report.claims.record import Claim, read_claims
from iraq_report.claims.verdict import NONE, Verdict
from iraq_report.errors import ReportError
from iraq_report.prose.facts import measure_name
from iraq_report.sections.run import AnyRun

Test = partial[Verdict]  # a measure with the rows it is to look at; called with (claim, run)

# Where the tests of each part of the report are kept.
_TESTS = {
    "introduction": "iraq_report.sections.claims.introduction",
    "attacks": "iraq_report.sections.attacks.claims",
    "contractors": "iraq_report.sections.contractors.claims",
    "air_force": "iraq_report.sections.air_force.claims",
    "us_posture": "iraq_report.sections.us_posture.claims",
    "iran_influence": "iraq_report.sections.iran_influence.claims",
    "conclusion": "iraq_report.sections.claims.conclusion",
}
_FORECASTS = "iraq_report.sections.forecasts.claims"


@dataclass(frozen=True)
class Decided:
    """A statement with its verdict."""

    claim: Claim
    verdict: Verdict


def tests_of(claim: Claim) -> Mapping[str, Test]:
    """The tests of the part of the report that a statement belongs to, by the id of the statement."""
    module = _FORECASTS if claim.kind == "forecast" else _TESTS[claim.section]
    tests: Mapping[str, Test] = import_module(module).TESTS
    return tests


def measure_of(claim: Claim) -> str:
    """The full name of the measure that decides a statement, as the method page lists it; blank without one."""
    test = tests_of(claim).get(claim.id) if claim.measure else None
    return measure_name(test.func) if test else ""


def decide(claim: Claim, run: AnyRun) -> Verdict:
    """The verdict on one statement in one run.

    Raises ReportError E-CLAIM-TEST for a statement whose measure has no test, and E-CLAIM-MEASURE where the test uses
    another measure than the table names.
    """
    if not claim.measure:
        word = "open" if claim.kind == "forecast" else "not_testable"
        return Verdict(word, claim.why_not, basis=NONE)
    test = tests_of(claim).get(claim.id)
    if test is None:
        raise ReportError(
            "E-CLAIM-TEST",
            f"the claims table names the measure {claim.measure} for {claim.id}, for which no test is written; leave "
            "the measure blank and fill why_not, or write the test",
        )
    if test.func.__name__ != claim.measure:
        raise ReportError(
            "E-CLAIM-MEASURE",
            f"the claims table names the measure {claim.measure} for {claim.id}, its test uses {test.func.__name__}",
        )
    return test(claim, run)


def decide_all(run: AnyRun, claims: Iterable[Claim] | None = None) -> list[Decided]:
    """Every statement but the forecasts with its verdict, or those given, in the order of the table."""
    if claims is None:
        claims = [claim for claim in read_claims(run.tables["claims"]) if claim.kind != "forecast"]
    return [Decided(claim, decide(claim, run)) for claim in claims]
