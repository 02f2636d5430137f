"""The whole ledger on the project's own tables."""

import re
from collections import Counter

import pytest

from iraq_report.claims import ledger
from iraq_report.claims.verdict import DECIDED, MEASURE, NONE, OUTCOMES, READING, VERDICTS
from iraq_report.tables.read import read_table
from tests.claims.project import decided_with, is_forecast, whole_ledger

LEAST_CLAIMS, LEAST_DECIDED = 200, 140
BORNE_OUT = {"differs", "disputed", "inconsistent"}  # verdicts that make a slip of the report one
HOLDS_NONE = re.compile(r"\b(0|no|none)\b", re.IGNORECASE)
UNPRINTABLE = re.compile(r"\b(nan|NaN|NaT|None|inf|Timestamp)\b|<NA>|\.\.|\s\s|[{}]")
ATTACK_MEASURES = ("attack_count", "attack_told", "attack_number", "months_hit", "rate_change")


@pytest.fixture(scope="session")
def decided():
    return whole_ledger().decided


@pytest.fixture(scope="session")
def verdicts(decided):
    return {id: item.verdict for id, item in decided.items()}


@pytest.fixture(scope="session")
def of_attacks(decided):
    """Ids of the statements that attacks of 2020 and 2021 decide, or their absence from the list."""
    days = read_table("attacks").set_index("attack_id")["date"]
    early = set(days[(days >= "2020-01-01") & (days < "2022-01-01")].index)
    return {
        id
        for id, item in decided.items()
        if not is_forecast(item.claim)
        and (
            item.claim.measure in ATTACK_MEASURES
            or any(row.table == "attacks" and row.id in early for row in item.verdict.evidence.rows)
        )
    }


# ---- complete


def test_every_row_of_the_table_has_a_verdict(decided):
    assert set(decided) == set(read_table("claims")["claim_id"])


def test_every_test_belongs_to_a_statement_that_names_its_measure(decided):
    with_measure = {id: item.claim.measure for id, item in decided.items() if item.claim.measure}
    written = {}
    for item in decided.values():
        written |= {id: test.func.__name__ for id, test in ledger.tests_of(item.claim).items()}
    assert written == with_measure


def test_every_test_stands_with_the_part_of_the_report_that_its_statement_belongs_to(decided):
    for item in decided.values():
        tests = ledger.tests_of(item.claim)
        assert not [id for id in tests if ledger.tests_of(decided[id].claim) is not tests]


def test_the_ledger_is_large_and_most_of_it_decided_by_measures(verdicts):
    by_measure = [id for id, verdict in verdicts.items() if verdict.basis == MEASURE and verdict.word in DECIDED]
    assert len(verdicts) >= LEAST_CLAIMS
    assert len(by_measure) >= LEAST_DECIDED


def test_forecasts_have_outcomes_and_other_statements_verdicts(decided):
    wrong = {
        id: item.verdict.word
        for id, item in decided.items()
        if item.verdict.word not in ({*OUTCOMES, "not_covered"} if is_forecast(item.claim) else VERDICTS)
    }
    assert not wrong


def test_what_its_own_period_covers_is_covered(verdicts):
    assert not [id for id, verdict in verdicts.items() if verdict.word == "not_covered"]


# ---- honest


def test_every_verdict_says_why_in_a_sentence_that_can_be_printed(verdicts):
    for id, verdict in verdicts.items():
        texts = verdict.sentence, verdict.ours, verdict.theirs, verdict.difference
        assert verdict.sentence.endswith("."), f"{id}: {verdict.sentence}"
        assert not [text for text in texts if UNPRINTABLE.search(text)], f"{id}: {texts}"


def test_what_a_measure_decides_has_evidence_or_says_that_there_is_none(verdicts):
    for id, verdict in verdicts.items():
        if verdict.basis == MEASURE and verdict.word in (*DECIDED, "came_true", "partly", "did_not"):
            assert verdict.evidence.rows or HOLDS_NONE.search(verdict.sentence), f"{id}: {verdict.sentence}"


def test_a_verdict_with_rows_has_sources_and_one_without_rests_on_nothing(verdicts):
    for id, verdict in verdicts.items():
        assert bool(verdict.evidence.rows) == bool(verdict.evidence.sources), id
        assert not (verdict.basis == NONE and verdict.evidence.rows), id


def test_every_row_and_source_of_evidence_exists(verdicts):
    tables = {row.table for verdict in verdicts.values() for row in verdict.evidence.rows}
    keys = {name: set(read_table(name).iloc[:, 0]) for name in tables | {"sources"}}
    for id, verdict in verdicts.items():
        lacking = [row for row in verdict.evidence.rows if row.id not in keys[row.table]]
        assert not lacking, id
        assert set(verdict.evidence.sources) <= keys["sources"], id


def test_no_statement_is_borne_out_by_rows_that_only_the_report_states(decided):
    """Of the tables on the world, not of the report's own text, which its arithmetic and agreement are tested on."""
    tables = {row.table for item in decided.values() for row in item.verdict.evidence.rows} - {"claims", "sources"}
    stated = {(name, key): by for name in tables for key, by in read_table(name).pipe(_stated_by).items()}
    for id, item in decided.items():
        rows = [row for row in item.verdict.evidence.rows if row.table in tables]
        if item.verdict.word == "reproduced" and rows:
            assert {stated[row.table, row.id] for row in rows} != {"report"}, f"{id}: {item.verdict.sentence}"


def _stated_by(table):
    return table.set_index(table.columns[0])["stated_by"].to_dict()


def test_a_slip_is_marked_only_where_the_verdict_bears_it_out(decided):
    wrong = {
        id: (item.claim.slip, item.verdict.word, item.verdict.sentence)
        for id, item in decided.items()
        if item.claim.slip and not (item.verdict.word in BORNE_OUT or item.verdict.basis == READING)
    }
    assert not wrong


def test_a_reading_is_used_only_by_the_measure_of_readings_and_names_itself(decided):
    for id, item in decided.items():
        if item.verdict.basis == READING:
            assert item.claim.measure == "read", id
            assert item.verdict.sentence.startswith("By a reading: "), id


def test_every_reading_is_of_a_statement_that_uses_it(decided):
    readings = read_table("readings")
    used = {row.id for item in decided.values() for row in item.verdict.evidence.rows if row.table == "readings"}
    assert set(readings["reading_id"]) == used


def test_a_statement_names_a_value_that_its_measure_can_fail_on(decided):
    needs = {"stated_number": "has_number", "row_count": "has_number", "stated_words": "stated", "stated_day": "first"}
    for id, item in decided.items():
        if item.claim.measure in needs:
            assert getattr(item.claim, needs[item.claim.measure]), id


# ---- other runs


def test_a_run_after_2021_covers_no_statement_on_attacks_of_2020_and_2021(verdicts, of_attacks):
    later = {id: item.verdict for id, item in decided_with(start="2022-01-01", end="2022-12-31").items()}
    assert len(of_attacks) >= 20
    assert {id: later[id].sentence for id in sorted(of_attacks) if later[id].word != "not_covered"} == {}
    assert _changed(verdicts, later) == {}


@pytest.mark.parametrize(
    "parameters",
    [
        {"start": "1990-01-01", "end": "1990-12-31"},
        {"start": "2021-06-01", "end": "2021-06-30"},
        {"governorates": "Anbar", "weapons": "ied", "target_types": "oil_site", "min_confidence": "high"},
    ],
    ids=["another time", "one month", "filters"],
)
def test_a_run_that_leaves_things_out_never_turns_a_verdict_into_another(verdicts, parameters):
    narrowed = {id: item.verdict for id, item in decided_with(**parameters).items()}
    assert _changed(verdicts, narrowed) == {}
    assert Counter(verdict.word for verdict in narrowed.values())["not_covered"] >= 20


def _changed(before, after):
    """Verdicts that came out otherwise, but for those that are not covered any more."""
    return {
        id: (before[id].word, verdict.word, verdict.sentence)
        for id, verdict in after.items()
        if verdict.word not in ("not_covered", before[id].word)
    }
