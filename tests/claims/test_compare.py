"""How a value of ours and a stated one are held against each other."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iraq_report.claims.compare import (
    AGREES,
    DENIES,
    OPEN,
    answer_of,
    answer_of_days,
    bounds_of,
    difference,
    fits,
    maybe_within,
    meets,
    parts_of,
    same_words,
    slack_of,
    span_of,
    sum_of,
    surely_within,
    total,
    verdict_of,
)
from iraq_report.claims.verdict import NOTHING
from tests.claims.conftest import make_claim, make_table

NUMBERS = st.integers(0, 1000).map(float)
DAYS = st.dates(date(2019, 1, 1), date(2022, 12, 31))


@st.composite
def spans(draw):
    """Bounds with one side open at most."""
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    open_side = draw(st.sampled_from(["", "low", "high"]))
    return (None if open_side == "low" else low, None if open_side == "high" else high)


@st.composite
def spans_of_days(draw):
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return first, last


def of_days(span):
    return make_claim("/".join(day.isoformat() for day in span))


# ---- numbers


@given(spans(), spans(), NUMBERS)
def test_two_numbers_fit_whichever_of_them_is_the_stated_one(ours, theirs, tolerance):
    one, other = make_claim(number=theirs, tolerance=tolerance), make_claim(number=ours, tolerance=tolerance)
    assert fits(ours, one) == fits(theirs, other)


@given(spans(), spans(), NUMBERS, NUMBERS)
def test_a_wider_tolerance_never_makes_a_number_fit_less(ours, theirs, tolerance, more):
    narrow = make_claim(number=theirs, tolerance=tolerance)
    assert not fits(ours, narrow) or fits(ours, replace(narrow, tolerance=tolerance + more))


@given(spans(), spans())
def test_without_tolerance_numbers_fit_just_where_there_is_no_difference(ours, theirs):
    stated = make_claim(number=theirs)
    assert fits(ours, stated) == (difference(ours, stated) == "")


@given(NUMBERS, NUMBERS)
def test_the_difference_of_two_exact_numbers_is_ours_less_theirs(ours, theirs):
    assume(ours != theirs)
    printed = difference((ours, ours), make_claim(number=(theirs, theirs)))
    assert float(printed.replace(",", "")) == ours - theirs
    assert printed.startswith("+") == (ours > theirs)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_exact_numbers_fit_within_the_tolerance_and_not_beyond(ours, theirs, tolerance):
    stated = make_claim(number=(theirs, theirs), tolerance=tolerance)
    assert fits((ours, ours), stated) == (abs(ours - theirs) <= tolerance)


@given(spans(), spans(), NUMBERS)
def test_a_number_never_agrees_and_differs_at_once(ours, theirs, tolerance):
    stated = make_claim(number=theirs, tolerance=tolerance)
    assert (answer_of(ours, stated) == DENIES) == (not fits(ours, stated))


@given(NUMBERS, NUMBERS)
def test_an_open_number_of_ours_never_bears_out_a_stated_one_above_it(low, more):
    assume(more > 0)
    assert answer_of((low, None), make_claim(number=(low + more, low + more))) == OPEN


@pytest.mark.parametrize(
    ("ours", "stated", "answer"),
    [
        ((5, 5), (5, 5), AGREES),
        ((4, 4), (5, 5), DENIES),
        ((3, None), (5, 5), OPEN),  # at least 3: 5 is possible, and not said
        ((5, None), (5, 5), AGREES),
        ((6, None), (5, 5), DENIES),
        ((3, None), (3, None), AGREES),
        ((4, None), (3, None), AGREES),  # at least 4 is at least 3
        ((3, None), (4, None), OPEN),
        ((3, None), (None, 10), OPEN),
        ((None, 3500), (3000, 3000), OPEN),  # a ceiling is no headcount
        ((None, 2900), (3000, 3000), DENIES),
        ((None, 8), (None, 10), AGREES),
        ((None, 12), (None, 10), OPEN),
        ((None, 12), (10, None), OPEN),
        ((None, 9), (10, None), DENIES),
        ((7, 7), (4, None), AGREES),
        ((3, 8), (5, 5), AGREES),  # within what sources give
        ((None, None), (5, 5), OPEN),
    ],
)
def test_an_open_side_decides_only_where_it_reaches_the_stated_number(ours, stated, answer):
    assert answer_of(ours, make_claim(number=stated)) == answer


def test_the_tolerance_helps_an_open_side_to_reach_the_stated_number():
    assert answer_of((2700, None), make_claim(number=(3000, 3000), tolerance=300)) == AGREES


def test_a_number_that_may_be_one_of_several_decides_only_what_holds_for_all():
    assert answer_of((2, 2), make_claim(number=(3, 3)), most=(4, 4)) == OPEN  # 2, 3 or 4
    assert answer_of((1, 1), make_claim(number=(2, 2)), most=(3, 3)) == OPEN  # both ends deny, the middle agrees
    assert answer_of((2, 2), make_claim(number=(3, 3), tolerance=1), most=(4, 4)) == AGREES
    assert answer_of((4, 4), make_claim(number=(3, 3)), most=(6, 6)) == DENIES


def test_a_statement_without_a_number_cannot_be_held_against_one():
    with pytest.raises(ValueError, match="AT001 names no number"):
        answer_of((1, 1), make_claim(stated="Balad"))


@pytest.mark.parametrize(
    ("ours", "stated", "printed"),
    [
        ((4, 4), (6, 6), "-2"),
        ((9, 12), (6, 6), "+3"),
        ((None, 4), (6, 6), "-2"),
        ((9, None), (None, 6), "+3"),
        ((240e6, 240e6), (2e9, 2e9), "-1,760,000,000"),
        ((0.3, 0.3), (0.1, 0.1), "+0.2"),
        ((3, None), (5, 5), ""),
    ],
)
def test_the_difference_is_the_gap_between_the_spans_in_full(ours, stated, printed):
    assert difference(ours, make_claim(number=stated)) == printed


def test_the_bounds_of_a_row_are_its_low_and_high_or_the_plain_column():
    row = pd.Series({"killed_low": 2, "killed_high": pd.NA, "people": 7, "hurt_low": pd.NA, "hurt_high": pd.NA})
    assert bounds_of(row, "killed") == (2, None)
    assert bounds_of(row, "people") == (7, 7)
    assert bounds_of(row, "hurt") is None


def test_a_sum_with_an_open_or_unknown_part_is_open():
    assert total([(1, 2), (3, 3)]) == (4, 5)
    assert total([(1, None), (3, 3)]) == (4, None)
    rows = make_table("id", {"n_low": 2, "n_high": 3}, {"n_low": None, "n_high": None})
    assert sum_of(rows, "n") == (2, None)
    assert sum_of(rows.iloc[:1], "n") == (2, 3)
    assert sum_of(rows.iloc[:0], "n") == (0, 0)


def test_a_verdict_on_a_number_says_both_numbers_and_what_is_left_open():
    stated = make_claim(number=(5, 5), unit="attacks")
    said = {"said": ("The list has", " in May"), "proof": NOTHING}
    same = verdict_of(stated, (5, 5), (5, 5), **said)
    other = verdict_of(stated, (1, 1), (1, 1), denied="disputed", **said)
    left = verdict_of(stated, (4, 4), (5, 5), **said)
    assert (same.word, same.difference) == ("reproduced", "")
    assert (other.word, other.difference) == ("disputed", "-4")
    assert other.sentence == "The list has 1 attack in May; the report has 5 attacks."
    assert left.word == "not_testable"
    assert left.sentence == "The list has 4 to 5 attacks in May; the report has 5 attacks, which that leaves open."


# ---- days


@given(spans_of_days(), spans_of_days(), st.integers(0, 40))
def test_two_spans_of_days_meet_whichever_of_them_is_the_stated_one(ours, theirs, slack):
    assert meets(ours, of_days(theirs), slack=slack) == meets(theirs, of_days(ours), slack=slack)


@given(spans_of_days(), spans_of_days())
def test_spans_meet_just_where_they_have_a_day_in_common(ours, theirs):
    assert meets(ours, of_days(theirs)) == (max(ours[0], theirs[0]) <= min(ours[1], theirs[1]))


@given(DAYS, st.integers(0, 300), st.integers(0, 300))
def test_a_day_meets_another_within_the_slack_and_not_beyond(day, apart, slack):
    other = day + timedelta(days=apart)
    assert meets((other, other), of_days((day, day)), slack=slack) == (apart <= slack)


@given(spans_of_days(), spans_of_days())
def test_days_agree_just_where_ours_lie_inside_the_stated_ones(ours, theirs):
    inside = theirs[0] <= ours[0] and ours[1] <= theirs[1]
    assert (answer_of_days(ours, of_days(theirs)) == AGREES) == inside


def test_a_year_says_nothing_of_a_day_in_it():
    year = date(2015, 1, 1), date(2015, 12, 31)
    assert answer_of_days(year, make_claim("2015-06-09")) == OPEN
    assert answer_of_days(year, make_claim("2016-06-09")) == DENIES
    assert answer_of_days((date(2015, 6, 9),) * 2, make_claim("2015-01-01/2015-12-31")) == AGREES


def test_spans_that_only_overlap_decide_nothing():
    assert answer_of_days((date(2021, 5, 20), date(2021, 6, 2)), make_claim("2021-05-01/2021-05-31")) == OPEN


def test_a_statement_without_days_meets_any_day_and_cannot_be_tested_on_one():
    span = date(2021, 6, 9), date(2021, 6, 9)
    assert meets(span, make_claim())
    with pytest.raises(ValueError, match="AT001 names no day"):
        answer_of_days(span, make_claim())


def test_a_tolerance_counts_in_days_only_where_it_is_one_of_days():
    assert slack_of(make_claim("2021-06-09", tolerance=3)) == 3
    assert slack_of(make_claim("2021-06-09", (5, 5), unit="days", tolerance=3)) == 3
    assert slack_of(make_claim("2021-06-09", (5, 5), unit="rockets", tolerance=3)) == 0


def test_rows_lie_surely_or_perhaps_within_days():
    rows = make_table("id", {"date": "2020-08-10"}, {"date": "2020-08-11", "date_end": "2020-08-12"})
    first, last = date(2020, 8, 1), date(2020, 8, 11)
    assert list(surely_within(rows, first, last)["id"]) == ["r1"]
    assert list(maybe_within(rows, first, last)["id"]) == ["r1", "r2"]
    assert list(maybe_within(rows, date(2020, 8, 12), date(2020, 8, 12))["id"]) == ["r2"]
    assert span_of(rows.iloc[0]) == (date(2020, 8, 10), date(2020, 8, 10))
    assert span_of(rows.iloc[1]) == (date(2020, 8, 11), date(2020, 8, 12))


# ---- words


@pytest.mark.parametrize(
    ("stated", "cell", "same"),
    [
        ("balad", "Balad Air Base", True),
        ("Balad; Anbar", "From Anbar to Balad", True),
        ("Balad; Anbar", "Balad Air Base", False),
        ("Ali", "Aliyah Nassif", False),  # a word, not a part of one
        ("F-16", "the F-16s", True),
        ("11", "110 rockets", False),
        ("C-RAM (Centurion)", "a c-ram (centurion) gun", True),
        ("Balad", pd.NA, False),
    ],
)
def test_stated_words_stand_in_a_cell_as_whole_words(stated, cell, same):
    assert same_words(stated, cell) == same


def test_nothing_stated_cannot_stand_in_a_cell():
    with pytest.raises(ValueError, match="no stated word"):
        same_words(" ; ", "Balad")
    assert parts_of("Balad ;ANBAR;") == ["balad", "anbar"]
