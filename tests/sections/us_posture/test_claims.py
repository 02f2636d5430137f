"""Tests of statements on the US posture: each measure of the section on small tables, true and false."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from iraq_report.claims.counts import Where
from iraq_report.claims.ledger import decide_all
from iraq_report.claims.record import Claim, read_claims
from iraq_report.sections import open_section
from iraq_report.sections.run import Run
from iraq_report.sections.us_posture.claim_measures import (
    named_in_source,
    present_or_planned,
    printed_once,
    unclaimed,
)
from iraq_report.sections.us_posture.claims import TESTS
from iraq_report.sections.us_posture.parameters import Parameters
from iraq_report.tables.read import read_table

JULY = {"first": date(2021, 7, 1), "last": date(2021, 7, 31)}
NATO = {"force": "NATO", "people_low": 4000, "people_high": 4000}


def claim(**values) -> Claim:
    blank = dict.fromkeys(Claim.__dataclass_fields__, "")
    numbers = {"low": None, "high": None, "tolerance": 0.0, "first": None, "last": None}
    return Claim(**(blank | numbers | {"id": "US999", "footnotes": (), "sources": ()} | values))


def over(**tables) -> SimpleNamespace:
    return SimpleNamespace(tables=tables)


@pytest.fixture
def attacked():
    """A run over attacks of July 2021, one for each claim of responsibility given (None: none is known)."""

    def build(*claims: str | None, **parameters) -> Run[Parameters]:
        attacks = pd.DataFrame(
            {
                "attack_id": [f"a{number}" for number in range(len(claims))],
                "date": pd.to_datetime(["2021-07-07"] * len(claims)),
                "date_end": pd.Series([pd.NaT] * len(claims), dtype="datetime64[ns]"),
                "site_id": "balad",
                "governorate": "Salah al-Din",
                "weapon": "rocket",
                "target_type": "coalition_base",
                "side": "militia_on_us",
                "country": "Iraq",
                "claimed_by": pd.Series(claims, dtype="object"),
                "stated_by": "sources",
                "source_ids": "a-1",
            }
        )
        sites = pd.DataFrame({"site_id": ["balad"], "governorate": ["Salah al-Din"]})
        return Run("us_posture", Parameters(**parameters), {"attacks": attacks, "sites": sites}, attacks)

    return build


def test_attacks_without_a_known_claim_are_counted(attacked):
    verdict = unclaimed(claim(low=1.0, unit="attacks", **JULY), attacked(None, "a group", None), where=Where())
    assert (verdict.word, verdict.ours, verdict.theirs) == ("reproduced", "2 attacks", "at least 1 attack")
    assert verdict.sentence == "No claim is known for 2 of 3 attacks from 1 to 31 July 2021."
    assert [row.id for row in verdict.evidence.rows] == ["a0", "a2"]


def test_a_claim_for_every_attack_denies_that_some_have_none(attacked):
    verdict = unclaimed(claim(low=1.0, unit="attacks", **JULY), attacked("a group"), where=Where())
    assert (verdict.word, verdict.evidence.rows) == ("differs", ())


def test_a_run_of_strong_confidence_cannot_deny_that_some_attacks_have_no_claim(attacked):
    run = attacked("a group", min_confidence="high")
    verdict = unclaimed(claim(low=1.0, unit="attacks", **JULY), run, where=Where())
    assert verdict.word == "not_covered"
    assert "confidence high or better" in verdict.sentence


def test_claims_of_attacks_outside_the_period_or_without_attacks_are_not_tested(attacked):
    stated = claim(low=1.0, unit="attacks", **JULY)
    assert unclaimed(stated, attacked(None, end="2021-06-30"), where=Where()).word == "not_covered"
    assert unclaimed(stated, attacked(), where=Where()).word == "not_testable"
    with pytest.raises(ValueError, match="US999 names no days"):
        unclaimed(claim(low=1.0), attacked(None), where=Where())


def test_a_number_that_others_say_is_present_is_reproduced(troops):
    table = troops({"date": "2021-07-10", **NATO}, {"date": "2021-07-11", **NATO, "measure": "ceiling"})
    stated = claim(low=4000.0, high=4000.0, unit="people", **JULY)
    verdict = present_or_planned(stated, over(troops=table), force="NATO")
    assert verdict.word == "reproduced"
    assert verdict.sentence == "Other sources have 4,000 people, said to be there (10 July 2021)."
    assert [row.id for row in verdict.evidence.rows] == ["TR0"]


def test_a_ceiling_does_not_bear_out_a_number_present(troops):
    few = {**NATO, "people_low": 500, "people_high": 500}
    table = troops({"date": "2021-07-10", **NATO, "measure": "ceiling"}, {"date": "2021-07-11", **few})
    stated = claim(low=4000.0, high=4000.0, unit="people", **JULY)
    verdict = present_or_planned(stated, over(troops=table), force="NATO")
    assert verdict.word == "disputed"
    assert verdict.sentence == (
        "Other sources have 4,000 people, most allowed, not a headcount (10 July 2021); 500 people, said to be there "
        "(11 July 2021). The report has 4,000 people there."
    )


def test_figures_of_the_report_of_other_days_or_forces_decide_nothing(troops):
    table = troops(
        {"date": "2021-07-10", **NATO, "stated_by": "report"},
        {"date": "2021-08-10", **NATO},
        {"date": "2021-07-10", **NATO, "force": "US"},
    )
    stated = claim(low=4000.0, high=4000.0, unit="people", **JULY)
    assert present_or_planned(stated, over(troops=table), force="NATO").word == "not_testable"


@pytest.mark.parametrize(
    ("author", "word"), [("A. Able; B. Baker", "reproduced"), ("B. Bakerly", "disputed"), (None, "not_testable")]
)
def test_a_name_is_held_against_the_list_of_sources(author, word):
    sources = pd.DataFrame({"source_id": ["s-1"], "author": [author]})
    verdict = named_in_source(claim(stated="B. Baker", sources=("s-1",)), over(sources=sources), column="author")
    assert verdict.word == word
    assert verdict.evidence.sources == ("s-1",)


def test_a_cited_source_that_the_tables_lack_is_not_covered():
    sources = pd.DataFrame({"source_id": ["s-1"], "author": ["A. Able"]})
    assert named_in_source(claim(sources=("s-2",)), over(sources=sources), column="author").word == "not_covered"


@pytest.mark.parametrize(("lines", "word"), [("12", "reproduced"), ("12;30-31", "inconsistent")])
def test_a_thing_printed_in_two_places_is_not_printed_once(lines, word):
    claims = pd.DataFrame({"claim_id": ["US999"], "source_ids": ["report-2021"]})
    verdict = printed_once(claim(lines=lines, low=1.0, high=1.0, unit="places"), over(claims=claims))
    assert verdict.word == word
    assert [row.id for row in verdict.evidence.rows] == ["US999"]


def test_every_statement_with_a_measure_has_its_test_and_no_test_is_left_over():
    stated = [one for one in read_claims(read_table("claims")) if one.section == "us_posture"]
    named = {one.id: one.measure for one in stated if one.kind != "forecast" and one.measure}
    assert {id: test.func.__name__ for id, test in TESTS.items()} == named


def test_every_slip_is_borne_out_by_its_verdict():
    run = open_section("us_posture", {})
    claims = read_claims(run.tables["claims"])
    slips = [one for one in claims if one.section == "us_posture" and one.slip and one.kind != "forecast"]
    verdicts = {item.claim.slip: item.verdict.word for item in decide_all(run, slips)}
    assert verdicts == {
        "wording": "inconsistent",
        "date": "disputed",
        "name": "disputed",
        "older_source": "inconsistent",
        "ceiling_as_headcount": "disputed",
        "repeated_footnote": "inconsistent",
    }
