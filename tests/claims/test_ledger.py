"""How a statement finds its test."""

from functools import partial
from types import SimpleNamespace

import pytest

from iraq_report.claims import ledger
from iraq_report.claims.verdict import NONE, Verdict
from iraq_report.errors import ReportError
from tests.claims.conftest import make_table


def looked_up(claim, run, *, word="reproduced"):
    return Verdict(word, f"{claim.id} in {run.period}.")


@pytest.fixture(autouse=True)
def written(monkeypatch):
    """The tests written for a part of the report: AT001 alone, and FC001 for the forecasts."""
    modules = {
        "iraq_report.sections.attacks.claims": {"AT001": partial(looked_up)},
        "iraq_report.sections.forecasts.claims": {"FC001": partial(looked_up, word="did_not")},
    }
    monkeypatch.setattr(ledger, "import_module", lambda name: SimpleNamespace(TESTS=modules[name]))


def test_a_statement_is_decided_by_the_test_of_its_part(claim, run):
    verdict = ledger.decide(claim(measure="looked_up"), run())
    assert (verdict.word, verdict.sentence) == ("reproduced", "AT001 in 1 January 2020 to 31 August 2021.")
    assert ledger.measure_of(claim(measure="looked_up")).endswith("test_ledger.looked_up")


def test_a_forecast_is_decided_by_the_tests_of_forecasts_whatever_its_part(claim, run):
    assert ledger.decide(claim(id="FC001", kind="forecast", measure="looked_up"), run()).word == "did_not"


@pytest.mark.parametrize(("kind", "word"), [("judgement", "not_testable"), ("forecast", "open")])
def test_a_statement_without_a_measure_rests_on_nothing_and_says_why(claim, run, kind, word):
    verdict = ledger.decide(claim(measure="", why_not="An opinion.", kind=kind), run())
    assert (verdict.word, verdict.sentence, verdict.basis) == (word, "An opinion.", NONE)
    assert ledger.measure_of(claim(measure="")) == ""


def test_a_measure_without_a_test_is_an_error(claim, run):
    with pytest.raises(ReportError, match=r"measure looked_up for AT002, for which no test is written") as error:
        ledger.decide(claim(id="AT002", measure="looked_up"), run())
    assert error.value.code == "E-CLAIM-TEST"


def test_a_test_with_another_measure_than_the_table_names_is_an_error(claim, run):
    with pytest.raises(ReportError, match="names the measure told for AT001, its test uses looked_up") as error:
        ledger.decide(claim(measure="told"), run())
    assert error.value.code == "E-CLAIM-MEASURE"


def test_all_statements_but_the_forecasts_are_decided_in_the_order_of_the_table(run):
    blank = dict.fromkeys(("value_low", "value_high", "unit", "tolerance", "stated", "who", "measure", "slip"))
    row = {
        **blank, "section": "attacks", "topic": "t", "lines": "1", "claim": "So.", "test": "None.",
        "why_not": "An opinion.", "kind": "judgement",
    }  # fmt: skip
    rows = [
        {**row, "claim_id": "AT002"},
        {**row, "claim_id": "FC001", "kind": "forecast"},
        {**row, "claim_id": "AT001"},
    ]
    decided = ledger.decide_all(run(tables={"claims": make_table("claim_id", *rows)}))
    assert [item.claim.id for item in decided] == ["AT002", "AT001"]
    assert {item.verdict.word for item in decided} == {"not_testable"}


def test_given_statements_are_decided_alone(claim, run):
    decided = ledger.decide_all(run(), [claim(measure="looked_up")])
    assert [(item.claim.id, item.verdict.word) for item in decided] == [("AT001", "reproduced")]
