"""Which of two things came first, on rows made by hand."""

import pytest

from iraq_report.claims.order import NO_PROOF, followed
from iraq_report.claims.verdict import Row
from tests.claims.conftest import make_table

CAUSE, EFFECT = Row("dialogue", "r1"), Row("troops", "r1")


@pytest.fixture
def order(claim, run):
    """The verdict on a cause and an effect of the given days (or cells)."""

    def decided(cause, effect, /, **options):
        rows = [{"date": cell} if isinstance(cell, str) else cell for cell in (cause, effect)]
        tables = {"dialogue": make_table("event_id", rows[0]), "troops": make_table("troop_id", rows[1])}
        return followed(claim(), run(tables=tables), **{"cause": CAUSE, "effect": EFFECT, **options})

    return decided


def spread(first, last):
    return {"date": first, "date_end": last, "date_precision": "range"}


def test_an_effect_after_its_cause_is_reproduced_and_said_to_be_no_proof(order):
    verdict = order("2021-06-08", "2021-06-09")
    assert (verdict.word, verdict.evidence.rows) == ("reproduced", (CAUSE, EFFECT))
    assert (
        verdict.sentence
        == f"By their days (r1, 8 June 2021; r1, 9 June 2021) the two came in the order told. {NO_PROOF}"
    )


def test_an_effect_before_its_cause_differs(order):
    verdict = order("2021-06-09", "2021-06-08")
    assert verdict.word == "differs"
    assert "the two did not come in the order told." in verdict.sentence
    assert verdict.sentence.endswith(NO_PROOF)


def test_days_cannot_order_two_things_of_one_day_or_of_overlapping_spans(order):
    same = order("2021-06-09", "2021-06-09")
    assert same.word == "not_testable"
    assert same.sentence == "By their days (r1, 9 June 2021; r1, 9 June 2021) either may have come first."
    assert order(spread("2021-06-01", "2021-06-30"), "2021-06-09").word == "not_testable"
    assert order(spread("2021-06-01", "2021-06-08"), "2021-06-09").word == "reproduced"
    assert order("2021-06-10", spread("2021-06-01", "2021-06-09")).word == "differs"


def test_an_effect_that_comes_too_late_differs_and_the_sentence_says_by_how_much(order):
    assert order("2021-06-01", "2021-06-15", within_days=14).word == "reproduced"
    late = order("2021-06-01", "2021-06-16", within_days=14)
    assert late.word == "differs"
    assert "came in the order told, but 15 days apart, more than 14." in late.sentence


def test_spans_that_may_lie_too_far_apart_decide_nothing(order):
    verdict = order(spread("2021-06-01", "2021-06-10"), "2021-06-15", within_days=7)  # 5 to 14 days
    assert verdict.word == "not_testable"
    assert verdict.sentence.endswith("5 to 14 days apart, which may be more than 7.")


@pytest.mark.parametrize("alone", ["cause", "effect"])
def test_a_row_that_only_the_report_states_decides_nothing(order, alone):
    days = {"cause": "2021-06-08", "effect": "2021-06-09"}
    days[alone] = {"date": days[alone], "stated_by": "report"}
    verdict = order(days["cause"], days["effect"])
    assert (verdict.word, verdict.sentence) == ("not_testable", "Only the report says so among the sources seen.")


def test_a_lacking_row_is_not_covered(order):
    assert order("2021-06-08", "2021-06-09", effect=Row("troops", "TR9")).word == "not_covered"
