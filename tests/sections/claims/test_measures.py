"""Counts of statements by verdict, part and kind."""

from iraq_report.claims.verdict import READING
from iraq_report.sections.claims.measures import count_by, count_by_verdict, decided_by_measure, slips
from tests.sections.claims.make import decided

ROWS = [("attacks", "e1")]
FIVE = [
    decided("AT001", "reproduced", rows=ROWS),
    decided("AT002", "differs", kind="date", slip="date", rows=ROWS),
    decided("CO001", "reproduced", section="contractors", slip="name", rows=ROWS),
    decided("CO002", "disputed", section="contractors", slip="arithmetic", rows=ROWS, basis=READING),
    decided("IR001", "not_testable", section="iran_influence", kind="judgement"),
]


def test_every_verdict_is_counted_also_one_that_nothing_has():
    assert count_by_verdict(FIVE).to_dict() == {
        "reproduced": 2, "differs": 1, "disputed": 1, "inconsistent": 0, "not_testable": 1, "not_covered": 0,
    }  # fmt: skip


def test_statements_are_counted_by_part_in_the_order_of_the_report():
    counts = count_by(FIVE, "section")
    assert list(counts.index) == ["attacks", "contractors", "iran_influence"]
    assert counts.loc["contractors", ["reproduced", "differs", "disputed"]].tolist() == [1, 0, 1]


def test_a_reading_and_an_untestable_statement_are_not_decided_by_a_measure():
    assert len(decided_by_measure(FIVE)) == 3


def test_a_slip_counts_only_where_the_verdict_bears_it_out():
    assert [item.claim.id for item in slips(FIVE)] == ["CO002", "AT002"]


def test_nothing_decided_counts_to_nothing():
    assert count_by_verdict([]).sum() == 0
    assert count_by([], "kind").empty
    assert decided_by_measure([]) == []
