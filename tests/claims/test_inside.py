"""Tests of the report against itself and against its sources."""

import pandas as pd
import pytest

from iraq_report.claims.inside import adds_up, agrees_with, cited_in_time
from tests.claims.conftest import make_table

_BLANK = dict.fromkeys(("value_low", "value_high", "unit", "tolerance", "stated", "who", "measure", "why_not", "slip"))
_ROW = {
    **_BLANK, "section": "attacks", "topic": "t", "lines": "7-8", "claim": "Something happened.", "kind": "count",
    "test": "Looked up.", "stated_by": "report", "source_ids": "report-2021",
}  # fmt: skip


def number(low, high, **cells):
    return {**_ROW, "value_low": low, "value_high": high, "unit": "people", **cells}


@pytest.fixture
def report(run):
    """A run whose table of statements has the given rows, r1, r2 and so on."""
    return lambda *rows: run(tables={"claims": make_table("claim_id", *rows)})


def rows_of(verdict):
    return [row.id for row in verdict.evidence.rows]


# ---- adds_up


def added(claim, run, stated, parts=("r1", "r2"), **cells):
    return adds_up(claim(number=stated, unit="people", **cells), run, parts=parts)


def test_parts_that_add_up_are_reproduced(claim, report):
    verdict = added(claim, report(number(3, 3), number(1, 1)), (4, 4))
    assert (verdict.word, verdict.ours, verdict.difference) == ("reproduced", "4 people", "")
    assert (
        verdict.sentence
        == "The report's own numbers (3 people and 1 person) add up to 4 people; the report has 4 people."
    )
    assert rows_of(verdict) == ["r1", "r2"]


def test_parts_that_do_not_add_up_are_inconsistent_by_the_difference(claim, report):
    verdict = added(claim, report(number(3, 3), number(2, 2)), (4, 4))
    assert (verdict.word, verdict.difference) == ("inconsistent", "+1")
    assert added(claim, report(number(3, 3), number(2, 2)), (4, 4), tolerance=1).word == "reproduced"


def test_an_open_part_leaves_the_sum_open_above_only(claim, report):
    parts = report(number(3, None), number(1, 1))
    assert added(claim, parts, (6, 6)).word == "not_testable"
    assert added(claim, parts, (3, 3)).word == "inconsistent"
    assert added(claim, parts, (4, None)).word == "reproduced"


def test_a_part_without_a_number_cannot_be_added(claim, report):
    with pytest.raises(ValueError, match="r2 names no number"):
        added(claim, report(number(3, 3), {**_ROW, "stated": "Balad"}), (4, 4))


def test_a_lacking_part_is_not_covered(claim, report):
    assert added(claim, report(number(3, 3)), (4, 4)).word == "not_covered"


# ---- agrees_with


def compared(claim, run, *, others=("r1",), **stated):
    return agrees_with(claim(**stated), run, others=others)


def test_the_same_number_said_twice_agrees_and_is_said_to_be_no_more(claim, report):
    verdict = compared(claim, report(number(4, 4)), number=(4, 4), unit="people")
    assert (verdict.word, verdict.theirs, rows_of(verdict)) == ("reproduced", "4 people", ["r1"])
    assert verdict.sentence == "The report says the same in r1, which is agreement with itself and no more."


def test_another_number_said_elsewhere_is_inconsistent_and_both_are_said(claim, report):
    verdict = compared(claim, report(number(4, 4), number(5, 5)), others=("r1", "r2"), number=(4, 4), unit="people")
    assert (verdict.word, verdict.ours, verdict.theirs) == ("inconsistent", "5 people (lines 7-8)", "4 people")
    assert verdict.sentence == "Elsewhere the report has 5 people (lines 7-8); here it has 4 people."
    assert compared(claim, report(number(5, 5)), number=(4, 4), tolerance=1).word == "reproduced"


def test_words_are_compared_whatever_their_case_and_order(claim, report):
    held = report({**_ROW, "stated": "Balad;ANBAR"})
    assert compared(claim, held, stated="Anbar; Balad").word == "reproduced"
    other = compared(claim, held, stated="Balad")
    assert other.word == "inconsistent"
    assert other.sentence == "Elsewhere the report has Balad;ANBAR (lines 7-8); here it has Balad."


def test_days_are_compared_where_neither_number_nor_words_can_be(claim, report):
    held = report({**_ROW, "date": "2021-06-08"})
    assert compared(claim, held, days="2021-06-08").word == "reproduced"
    verdict = compared(claim, held, days="2021-06-09", number=(4, 4), unit="people", tolerance=9)
    assert verdict.word == "inconsistent"  # the tolerance is one of people
    assert verdict.sentence == "Elsewhere the report has 8 June 2021 (lines 7-8); here it has 2021-06-09."
    assert compared(claim, held, days="2021-06-09", tolerance=1).word == "reproduced"


def test_statements_with_nothing_in_common_cannot_be_compared(claim, report):
    with pytest.raises(ValueError, match="AT001 and r1 have nothing in common"):
        compared(claim, report({**_ROW, "stated": "Balad"}), number=(4, 4))


def test_a_lacking_statement_is_not_covered(claim, report):
    assert compared(claim, report(number(4, 4)), others=("r9",), number=(4, 4)).word == "not_covered"


# ---- cited_in_time


@pytest.fixture
def library(run):
    """A run whose table of sources has sources of the given publishers and days; blank for unknown ones."""

    def made(**days):
        rows = [{"source_id": name, "publisher": name, "title": "T", "date": day or None} for name, day in days.items()]
        sources = make_table("source_id", {"source_id": "report-2021", "publisher": None, "title": "The report"}, *rows)
        return run(tables={"sources": sources.drop(columns=["stated_by", "source_ids", "report_footnotes"])})

    return made


def cited(claim, run, *sources, days="2021-06-09/2021-06-10"):
    return cited_in_time(claim(days, sources=sources), run)


def test_a_source_of_the_day_or_later_can_bear_the_statement(claim, library):
    verdict = cited(claim, library(Post="2021-06-09"), "Post")
    assert (verdict.word, rows_of(verdict), verdict.evidence.sources) == ("reproduced", ["Post"], ("Post",))
    assert verdict.sentence == "The cited source (Post, 9 June 2021) is not older than 2021-06-09 to 2021-06-10."


def test_an_older_source_cannot(claim, library):
    verdict = cited(claim, library(Post="2021-06-08"), "Post")
    assert (verdict.word, verdict.ours) == ("inconsistent", "Post, 8 June 2021")
    assert verdict.sentence == (
        "The cited source (Post, 8 June 2021) is older than what it is cited for (2021-06-09 to 2021-06-10)."
    )


def test_a_source_dated_to_the_month_may_be_of_its_last_day(claim, library):
    held = library(Post="2021-06-01")
    held.tables["sources"]["date_end"] = pd.Timestamp("2021-06-30")
    assert cited(claim, held, "Post").word == "reproduced"


def test_one_older_source_beside_another_that_need_not_be_decides_nothing(claim, library):
    held = library(Post="2021-06-08", Times="2021-06-20", Herald="")
    assert cited(claim, held, "Post", "Times").word == "not_testable"
    assert cited(claim, held, "Post", "Herald").word == "not_testable"
    assert "Post, 8 June 2021" in cited(claim, held, "Post", "Times").sentence


def test_a_source_without_a_day_decides_nothing(claim, library):
    held = library(Herald="", Times="2021-06-20")
    assert cited(claim, held, "Herald").sentence == "No day is known for the cited source."
    assert cited(claim, held, "Herald", "Times").word == "not_testable"


def test_the_report_is_no_source_that_it_cites(claim, library):
    verdict = cited(claim, library(), "report-2021")
    assert (verdict.word, verdict.sentence) == ("not_testable", "The report cites no source for it.")


def test_a_lacking_source_is_not_covered_and_days_are_needed(claim, library):
    assert cited(claim, library(), "Post").word == "not_covered"
    with pytest.raises(ValueError, match="AT001 names no days"):
        cited(claim, library(Post="2021-06-09"), "Post", days="")
