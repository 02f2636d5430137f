"""Tests of the statements of the introduction."""

from iraq_report.claims.ledger import decide_all
from iraq_report.claims.record import read_claims
from iraq_report.sections import open_section
from iraq_report.sections.claims.introduction import TESTS, fell_by
from tests.claims.conftest import make_claim, make_run, make_table

YEARS = "2020-01-01/2021-12-31"


def levels(*people, **cells):
    rows = [
        {"date": f"202{year}-01-01", "people_low": number, "people_high": number} for year, number in enumerate(people)
    ]
    table = make_table("troop_id", *rows, force="US", measure="present", **cells)
    return make_run(tables={"troops": table})


def most():
    return make_claim(YEARS, (50, None), unit="percent")


def test_a_fall_by_more_than_half_is_most_of_the_troops():
    verdict = fell_by(most(), levels(5000, 2000), force="US")
    assert (verdict.word, verdict.ours) == ("reproduced", "60 percent")
    assert [row.id for row in verdict.evidence.rows] == ["r1", "r2"]


def test_a_fall_by_less_than_half_differs():
    verdict = fell_by(most(), levels(5000, 4000), force="US")
    assert (verdict.word, verdict.difference) == ("differs", "-30")


def test_one_level_shows_no_fall():
    assert fell_by(most(), levels(5000), force="US").word == "not_testable"


def test_levels_of_other_forces_or_of_the_report_alone_do_not_count():
    assert fell_by(most(), levels(5000, 2000), force="NATO").word == "not_testable"
    assert fell_by(most(), levels(5000, 2000, stated_by="report"), force="US").word == "not_testable"


def test_levels_outside_the_days_do_not_count():
    assert fell_by(most(), levels(5000, 4000, 1000), force="US").word == "differs"


def test_every_test_of_the_introduction_belongs_to_a_statement():
    run = open_section("attacks", {})
    claims = [c for c in read_claims(run.tables["claims"]) if c.section == "introduction" and c.kind != "forecast"]
    assert set(TESTS) == {item.claim.id for item in decide_all(run, claims) if item.claim.measure}
