"""Verdicts that rest on a named reading."""

import pytest

from iraq_report.claims.readings import read
from iraq_report.claims.verdict import NONE, READING
from tests.claims.conftest import make_table


def said(outcome, day="2022-03-01", **cells):
    words = {"claim_id": "AT001", "finding": "It was so.", "read_by": "Herald"}
    return {**words, "outcome": outcome, "date": day, **cells}


@pytest.fixture
def readings(run):
    return lambda *rows: run(tables={"readings": make_table("reading_id", *rows, claim_id="AT001")})


def forecast(claim):
    return claim(kind="forecast")


@pytest.mark.parametrize("word", ["came_true", "partly", "did_not", "open"])
def test_one_reading_of_a_forecast_gives_its_outcome(claim, readings, word):
    verdict = read(forecast(claim), readings(said(word), said("did_not", claim_id="FC002")))
    assert (verdict.word, verdict.basis, [row.id for row in verdict.evidence.rows]) == (word, READING, ["r1"])
    assert verdict.sentence == "By a reading: It was so (Herald, 1 March 2022)."


@pytest.mark.parametrize("word", ["reproduced", "disputed"])
def test_one_reading_of_another_statement_gives_its_outcome(claim, readings, word):
    assert read(claim(kind="event"), readings(said(word))).word == word


def test_readings_that_disagree_make_a_forecast_partly_true_and_a_statement_disputed(claim, readings):
    verdict = read(forecast(claim), readings(said("came_true"), said("did_not", read_by="Post")))
    assert verdict.word == "partly"
    assert verdict.sentence.endswith("(Herald, 1 March 2022); It was so (Post, 1 March 2022).")
    assert read(claim(kind="event"), readings(said("reproduced"), said("disputed"))).word == "disputed"


def test_a_reading_that_leaves_a_forecast_open_does_not_count_against_another(claim, readings):
    assert read(forecast(claim), readings(said("open"), said("did_not"))).word == "did_not"


def test_without_a_reading_a_forecast_is_open_and_a_statement_not_testable_by_nothing(claim, readings):
    nothing = readings(said("came_true", claim_id="FC002"))
    verdicts = read(forecast(claim), nothing), read(claim(kind="event"), nothing)
    assert [(verdict.word, verdict.basis) for verdict in verdicts] == [("open", NONE), ("not_testable", NONE)]
    assert {verdict.sentence for verdict in verdicts} == {"No source seen decides it."}


def test_readings_after_the_horizon_of_a_run_are_not_used(claim, readings, with_horizon):
    held = readings(said("did_not", "2022-03-01"), said("came_true", "2024-03-01"))
    assert read(forecast(claim), held).word == "partly"
    assert read(forecast(claim), with_horizon(held, "2023-12-31")).word == "did_not"
    assert read(forecast(claim), with_horizon(held, "2022-02-28")).word == "open"
    assert read(forecast(claim), with_horizon(held, "2024-03-01")).word == "partly"


def test_a_reading_of_the_report_alone_is_none(claim, readings):
    assert read(forecast(claim), readings(said("came_true", stated_by="report"))).word == "open"


@pytest.mark.parametrize(("kind", "outcome"), [("forecast", "reproduced"), ("event", "came_true")])
def test_an_outcome_of_the_wrong_kind_is_refused(claim, readings, kind, outcome):
    with pytest.raises(ValueError, match=f"{outcome} is no outcome of AT001"):
        read(claim(kind=kind), readings(said(outcome)))
