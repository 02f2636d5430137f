"""Verdicts and their evidence."""

import pytest

from iraq_report.claims.verdict import (
    DECIDED,
    MEASURE,
    NONE,
    OUTCOMES,
    VERDICTS,
    WORDS,
    Evidence,
    Row,
    Verdict,
    evidence,
    not_covered,
    not_testable,
)
from tests.claims.conftest import make_table


def test_every_verdict_and_outcome_has_a_name_and_no_other_word_has():
    assert set(WORDS) == {*VERDICTS, *OUTCOMES}
    assert set(DECIDED) < set(VERDICTS)


def test_a_word_that_is_no_verdict_is_refused():
    with pytest.raises(ValueError, match="no verdict is called 'true'"):
        Verdict("true", "It is.")


def test_rows_of_a_table_are_evidence_with_each_source_once():
    rows = make_table("id", {"source_ids": "s1;s2"}, {"id": "x", "source_ids": "s2"})
    assert evidence("troops", rows) == Evidence((Row("troops", "r1"), Row("troops", "x")), ("s1", "s2"))
    assert evidence("troops", rows.iloc[:0]) == Evidence()


def test_evidence_adds_up_without_telling_anything_twice():
    one, two = Evidence((Row("a", "1"),), ("s1",)), Evidence((Row("a", "1"), Row("b", "1")), ("s1", "s2"))
    assert one + two == two


def test_what_a_run_leaves_out_rests_on_nothing_and_has_no_evidence():
    left, thin = not_covered("The period is over."), not_testable("Nothing is known.", ours="1", theirs="2")
    assert (left.word, left.basis, left.evidence.rows) == ("not_covered", NONE, ())
    assert (thin.word, thin.basis, thin.ours, thin.theirs) == ("not_testable", MEASURE, "1", "2")
