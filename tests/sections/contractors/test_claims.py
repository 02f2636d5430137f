"""Tests of statements on contractors: each measure of the section on small tables, true and false."""

from datetime import date
from types import SimpleNamespace

import pytest

from iraq_report.claims.ledger import decide_all
from iraq_report.claims.record import Claim, read_claims
from iraq_report.sections import open_section
from iraq_report.sections.contractors.claim_measures import (
    services_given,
    total_holds,
    total_since,
)
from iraq_report.sections.contractors.claims import TESTS

TOTAL = {"contractor_id": "x", "value_kind": "cumulative_reported"}


def claim(**values) -> Claim:
    blank = dict.fromkeys(Claim.__dataclass_fields__, "")
    numbers = {"low": None, "high": None, "tolerance": 0.0, "first": None, "last": None}
    return Claim(**(blank | numbers | {"id": "CO999", "footnotes": (), "sources": ()} | values))


def over(**tables) -> SimpleNamespace:
    return SimpleNamespace(tables=tables)


def test_services_are_reproduced_where_other_sources_name_the_same(services):
    table = services({"service": "base_support"}, {"service": "security"}, {"service": "fuel", "stated_by": "report"})
    stated = claim(stated="Security; base support")
    verdict = services_given(stated, over(services=table), where={"site_id": "balad"}, column="service")
    assert (verdict.word, verdict.ours) == ("reproduced", "base support and security")
    assert [row.id for row in verdict.evidence.rows] == list(table["service_id"][:2])


def test_services_differ_where_one_is_missing_and_another_left_out(services):
    table = services({"service": "fuel"}, {"service": "security"})
    stated = claim(stated="security; training")
    verdict = services_given(stated, over(services=table), where={"site_id": "balad"}, column="service")
    assert verdict.word == "differs"
    assert verdict.sentence == "Other sources name fuel and security; the report adds training and leaves out fuel."


def test_services_outside_the_days_of_the_statement_do_not_count(services):
    table = services(
        {"service": "training", "end": "2018-12-31"},
        {"service": "linguists", "start": "2025-01-01"},
        {"service": "security", "start": "2014-01-01", "end": "2022-01-30"},
        {"service": "fuel"},
    )
    stated = claim(stated="security; fuel", first=date(2021, 5, 1), last=date(2021, 5, 31))
    verdict = services_given(stated, over(services=table), where={}, column="service")
    assert verdict.word == "reproduced"


def test_services_that_only_the_report_names_decide_nothing(services):
    table = services({"stated_by": "report"})
    verdict = services_given(claim(stated="fuel"), over(services=table), where={}, column="service")
    assert verdict.word == "not_testable"


@pytest.mark.parametrize(
    ("start", "stated_by", "word"),
    [
        ("2014-01-01", "both", "reproduced"),
        ("2013-12-31", "both", "disputed"),
        (None, "both", "not_testable"),
        ("2014-01-01", "report", "not_testable"),
    ],
)
def test_a_total_begins_in_the_stated_year_or_not(contracts, start, stated_by, word):
    table = contracts({"date": "2021-03-01", "period_start": start, "stated_by": stated_by, **TOTAL})
    stated = claim(first=date(2014, 1, 1), last=date(2014, 12, 31), days="2014")
    assert total_since(stated, over(contracts=table), contract="c0").word == word


@pytest.mark.parametrize(("earlier", "word"), [(90, "reproduced"), (105, "reproduced"), (120, "differs")])
def test_a_total_is_not_smaller_than_an_earlier_one(contracts, earlier, word):
    table = contracts(
        {"date": "2021-03-01", "period_start": "2014-01-01", "period_end": "2021-03-31", "value_low": 100, **TOTAL},
        {"date": "2018-03-01", "period_end": "2018-12-31", "value_low": earlier, **TOTAL},
    )
    stated = claim(low=100.0, high=100.0, unit="USD", tolerance=10.0)
    assert total_holds(stated, over(contracts=table), contract="c0").word == word


def test_a_total_is_not_smaller_than_one_contract_and_contracts_are_never_added(contracts):
    total = {"date": "2021-03-01", "period_start": "2014-01-01", "period_end": "2021-03-31", "value_low": 100, **TOTAL}
    own = {"contractor_id": "x", "value_kind": "ceiling"}
    stated = claim(low=100.0, high=100.0, unit="USD")
    held = contracts(
        total, {"date": "2018-01-01", "value_low": 70, **own}, {"date": "2019-01-01", "value_low": 60, **own}
    )
    assert total_holds(stated, over(contracts=held), contract="c0").word == "reproduced"
    burst = contracts(total, {"date": "2018-01-01", "value_low": 130, **own})
    assert total_holds(stated, over(contracts=burst), contract="c0").word == "differs"


def test_a_total_with_nothing_to_hold_decides_nothing(contracts):
    table = contracts({"date": "2021-03-01", "period_end": "2021-03-31", "value_low": 100, **TOTAL})
    assert total_holds(claim(high=100.0), over(contracts=table), contract="c0").word == "not_testable"


def test_a_contract_that_a_run_lacks_is_not_covered(contracts):
    run = over(contracts=contracts())
    assert total_since(claim(), run, contract="c0").word == "not_covered"
    assert total_holds(claim(), run, contract="c0").word == "not_covered"


@pytest.fixture(scope="module")
def verdicts():
    run = open_section("contractors", {})
    chosen = [one for one in read_claims(run.tables["claims"]) if one.id.startswith("CO")]
    return {item.claim.id: item for item in decide_all(run, chosen)}


def test_every_test_belongs_to_a_statement_with_a_measure(verdicts):
    assert set(TESTS) == {id for id, item in verdicts.items() if item.claim.measure}


def test_a_marked_slip_is_borne_out_by_its_verdict(verdicts):
    slips = {id: item.verdict.word for id, item in verdicts.items() if item.claim.slip and item.claim.measure}
    assert {id: word for id, word in slips.items() if word not in ("disputed", "differs", "inconsistent")} == {}


def test_the_denied_evacuation_is_dated_otherwise_by_other_sources(verdicts):
    for id in ("CO019", "CO020", "CO022", "CO023"):
        assert verdicts[id].verdict.word == "disputed"
        assert "June 2019" in verdicts[id].verdict.ours


def test_a_change_within_chance_at_one_site_decides_nothing(verdicts):
    within_chance = verdicts["CO080"].verdict
    assert within_chance.word == "not_testable"
    assert within_chance.interval is not None
    assert within_chance.interval.low < 1 < within_chance.interval.high
