"""Tests of statements on context tables, on tables made by hand."""

import pytest

from iraq_report.claims.rows import picked, row_count, row_sum, stated_day, stated_number, stated_words, told
from tests.claims.conftest import make_table

ONLY_REPORT = "Only the report says so among the sources seen."


@pytest.fixture
def troops(run):
    """A run whose table of troops has the given rows."""
    return lambda *rows: run(tables={"troops": make_table("troop_id", *rows)})


def people(low, high, day="2021-05-24", **cells):
    return {"people_low": low, "people_high": high, "date": day, **cells}


def rows_of(verdict):
    return [row.id for row in verdict.evidence.rows]


# ---- which rows


def test_rows_are_picked_in_the_given_order_and_a_lacking_one_is_named(troops):
    held = troops(people(1, 1), people(2, 2))
    assert list(picked(held, "troops", ("r2", "r1"))["troop_id"]) == ["r2", "r1"]
    assert picked(held, "troops", ("r1", "TR9", "TR8")) == "The tables of this run lack TR9, TR8 of the table troops."


def test_a_lacking_row_is_not_covered_by_any_measure(claim, troops):
    held, stated = troops(people(1, 1)), claim("2021-05-24", (1, 1), stated="x")
    picks = {"table": "troops", "ids": ("TR9",)}
    verdicts = [
        stated_number(stated, held, column="people", **picks),
        stated_day(stated, held, **picks),
        stated_words(stated, held, column="note", **picks),
        told(stated, held, **picks),
    ]
    assert {(verdict.word, verdict.basis, verdict.evidence.rows) for verdict in verdicts} == {
        ("not_covered", "none", ())
    }


def test_an_attack_outside_the_period_is_not_covered(claim, run):
    later = run({"date": "2021-06-09"}, start="2022-01-01", end="2022-12-31")
    verdict = told(claim("2021-06-09"), later, table="attacks", ids=("r1",))
    assert verdict.word == "not_covered"
    assert verdict.sentence == "9 June 2021 leaves the period of this run (1 January 2022 to 31 December 2022)."
    earlier = run({"date": "2021-06-09"}, end="2021-06-08")
    assert told(claim("2021-06-09"), earlier, table="attacks", ids=("r1",)).word == "not_covered"
    assert told(claim("2021-06-09"), run({"date": "2021-06-09"}), table="attacks", ids=("r1",)).word == "reproduced"


# ---- stated_number


def number(claim, run, *, ids=("r1",), stated=(2500, 2500), **cells):
    return stated_number(
        claim("2021-05-24", stated, unit="people", **cells), run, table="troops", ids=ids, column="people"
    )


def test_the_same_number_elsewhere_is_reproduced(claim, troops):
    verdict = number(claim, troops(people(2500, 2500)))
    assert (verdict.word, verdict.ours, verdict.theirs) == ("reproduced", "2,500 people (24 May 2021)", "2,500 people")
    assert verdict.sentence == "Other sources have 2,500 people (24 May 2021)."
    assert rows_of(verdict) == ["r1"]


def test_another_number_elsewhere_is_disputed_and_the_report_s_is_said(claim, troops):
    verdict = number(claim, troops(people(3000, 3000)))
    assert verdict.word == "disputed"
    assert verdict.sentence == "Other sources have 3,000 people (24 May 2021). The report has 2,500 people."
    assert number(claim, troops(people(3000, 3000)), tolerance=500).word == "reproduced"


def test_one_dissenting_source_disputes_and_the_others_are_counted(claim, troops):
    verdict = number(claim, troops(people(2500, 2500), people(3000, 3000), people(None, None)), ids=("r1", "r2", "r3"))
    assert verdict.word == "disputed"
    assert verdict.sentence.startswith("Other sources have 3,000 people (24 May 2021); 1 of 2 agree with the report.")
    assert rows_of(verdict) == ["r1", "r2", "r3"]


def test_an_open_number_that_does_not_reach_the_stated_one_leaves_it_open(claim, troops):
    ceiling = number(claim, troops(people(None, 3500)), stated=(3000, 3000))
    assert ceiling.word == "not_testable"
    assert ceiling.sentence == (
        "Other sources have at most 3,500 people (24 May 2021), which leaves open whether it is 3,000 people."
    )
    assert number(claim, troops(people(3, None)), stated=(5, 5)).word == "not_testable"
    assert number(claim, troops(people(6, None)), stated=(5, 5)).word == "disputed"
    assert number(claim, troops(people(3, None), people(5, 5)), ids=("r1", "r2"), stated=(5, 5)).word == "reproduced"


def test_the_report_alone_and_unknown_numbers_cannot_bear_the_report_out(claim, troops):
    alone, unknown = troops(people(2500, 2500, stated_by="report")), troops(people(None, None))
    assert [number(claim, held).word for held in (alone, unknown)] == ["not_testable"] * 2
    assert number(claim, alone).sentence == ONLY_REPORT
    assert number(claim, unknown).sentence == "The other sources seen do not say."
    assert number(claim, troops(people(2500, 2500, stated_by="both"))).word == "reproduced"


def test_a_statement_without_a_number_cannot_be_tested_on_one(claim, troops):
    with pytest.raises(ValueError, match="AT001 names no number"):
        number(claim, troops(people(1, 1)), stated=(None, None))


# ---- stated_day


def day(claim, run, stated, ids=("r1",), **cells):
    return stated_day(claim(stated, **cells), run, table="troops", ids=ids)


def test_the_same_day_elsewhere_is_reproduced_and_another_disputed(claim, troops):
    held = troops({"date": "2021-06-09"})
    assert day(claim, held, "2021-06-09").word == "reproduced"
    assert day(claim, held, "2021-06-01/2021-06-30").word == "reproduced"
    other = day(claim, held, "2021-06-08")
    assert (other.word, other.ours, other.theirs) == ("disputed", "9 June 2021", "2021-06-08")
    assert other.sentence == "Other sources have 9 June 2021. The report has 2021-06-08."
    assert day(claim, held, "2021-06-08", tolerance=1).word == "reproduced"


def test_the_tolerance_of_a_number_is_none_of_days(claim, troops):
    held = troops({"date": "2021-06-09"})
    assert day(claim, held, "2021-06-06", number=(30, 30), unit="rockets", tolerance=3).word == "disputed"


def test_a_year_leaves_a_day_open(claim, troops):
    year = {"date": "2021-01-01", "date_end": "2021-12-31", "date_precision": "year"}
    verdict = day(claim, troops(year), "2021-06-09")
    assert verdict.word == "not_testable"
    assert verdict.sentence == "Other sources have 2021, which leaves open whether it is 2021-06-09."
    assert day(claim, troops(year), "2020-06-09").word == "disputed"
    assert day(claim, troops(year, {"date": "2021-06-09"}), "2021-06-09", ids=("r1", "r2")).word == "reproduced"


def test_a_row_without_a_day_says_nothing_and_a_statement_without_one_is_refused(claim, troops):
    assert day(claim, troops({"date": None}), "2021-06-09").word == "not_testable"
    with pytest.raises(ValueError, match="AT001 names no day"):
        day(claim, troops({"date": "2021-06-09"}), "")


# ---- stated_words


def words(claim, run, stated, ids=("r1",)):
    return stated_words(claim(stated=stated), run, table="troops", ids=ids, column="office")


def test_the_same_words_elsewhere_are_reproduced_and_others_disputed(claim, troops):
    held = troops({"office": "Head of the Security Media Cell"})
    assert words(claim, held, "security media cell").word == "reproduced"
    verdict = words(claim, held, "Spokesman")
    assert verdict.word == "disputed"
    assert (
        verdict.sentence == "Rows of other sources read “Head of the Security Media Cell”. Looked for was “Spokesman”."
    )


def test_blank_cells_and_the_report_s_own_words_say_nothing(claim, troops):
    held = troops({"office": None}, {"office": "Spokesman", "stated_by": "report"})
    assert words(claim, held, "Spokesman", ids=("r1",)).sentence == "The other sources seen do not say."
    assert words(claim, held, "Spokesman", ids=("r2",)).sentence == ONLY_REPORT
    assert words(claim, held, "Spokesman", ids=("r1", "r2")).word == "not_testable"


def test_a_statement_without_words_cannot_be_tested_on_them(claim, troops):
    with pytest.raises(ValueError, match="no stated word"):
        words(claim, troops({"office": "Spokesman"}), "")


# ---- told


@pytest.fixture
def events(run):
    return lambda *rows: run(tables={"dialogue": make_table("event_id", *rows)})


def say(claim, run, stated="2021-06-09", ids=("r1",)):
    return told(claim(stated), run, table="dialogue", ids=ids)


@pytest.mark.parametrize("stated_by", ["sources", "both"])
def test_what_another_source_tells_is_reproduced(claim, events, stated_by):
    verdict = say(claim, events({"date": "2021-06-09", "stated_by": stated_by}))
    assert (verdict.word, rows_of(verdict)) == ("reproduced", ["r1"])
    assert verdict.sentence == "Other sources tell the same: r1 (9 June 2021)."


def test_what_other_sources_date_otherwise_is_disputed(claim, events):
    verdict = say(claim, events({"date": "2021-06-19"}))
    assert (verdict.word, verdict.ours, verdict.theirs) == ("disputed", "19 June 2021", "2021-06-09")
    assert verdict.sentence == "Other sources date it otherwise, 19 June 2021; the report has 2021-06-09."


def test_sources_that_date_it_otherwise_are_named_beside_those_that_agree(claim, events):
    verdict = say(claim, events({"date": "2021-06-09"}, {"date": "2021-06-10"}), ids=("r1", "r2"))
    assert (verdict.word, rows_of(verdict)) == ("reproduced", ["r1", "r2"])
    assert verdict.sentence == "Other sources tell the same: r1 (9 June 2021); others have 10 June 2021."


def test_what_only_the_report_tells_cannot_be_tested(claim, events):
    verdict = say(claim, events({"date": "2021-06-09", "stated_by": "report"}))
    assert (verdict.word, verdict.sentence, rows_of(verdict)) == ("not_testable", ONLY_REPORT, ["r1"])


def test_the_same_event_told_otherwise_by_others_is_disputed(claim, events):
    twins = events(
        {"date": "2021-06-08", "stated_by": "report", "same_as": "r2", "title": "Released", "description": "By X"},
        {"date": "2021-06-09", "title": "Set free", "description": "By Y"},
    )
    verdict = say(claim, twins, "2021-06-08")
    assert (verdict.word, rows_of(verdict)) == ("disputed", ["r1", "r2"])
    assert verdict.sentence == "Other sources tell it otherwise: Set free (9 June 2021)."


def test_a_lacking_twin_is_not_covered_and_one_of_the_report_is_no_other_source(claim, events):
    cells = {"date": "2021-06-08", "stated_by": "report", "description": "By X"}
    assert say(claim, events({**cells, "same_as": "r9"})).word == "not_covered"
    assert say(claim, events({**cells, "same_as": "r2"}, cells)).word == "not_testable"


def test_rows_without_days_tell_the_same_whatever_the_days(claim, run):
    services = make_table("service_id", {"company": "A"}).drop(columns=["date", "date_end", "date_precision"])
    verdict = told(claim("2021-06-09"), run(tables={"services": services}), table="services", ids=("r1",))
    assert (verdict.word, verdict.sentence) == ("reproduced", "Other sources tell the same: A.")


# ---- row_count


def count(claim, run, stated, days="", **where):
    return row_count(
        claim(days, stated, unit="withdrawals"), run, table="dialogue", where=where or {"kind": "withdrawal"}
    )


LEFT = {"kind": "withdrawal", "date": "2021-05-03"}


def test_the_right_number_of_rows_is_reproduced_and_another_differs(claim, events):
    held = events(LEFT, LEFT, {**LEFT, "kind": "return"})
    verdict = count(claim, held, (2, 2))
    assert (verdict.word, verdict.difference, rows_of(verdict)) == ("reproduced", "", ["r1", "r2"])
    assert verdict.sentence == "The table of dialogue has 2 withdrawals; the report has 2 withdrawals."
    assert (count(claim, held, (3, 3)).word, count(claim, held, (3, 3)).difference) == ("differs", "-1")
    assert count(claim, held, (3, 3), kind=("withdrawal", "return")).word == "reproduced"


def test_rows_of_the_report_alone_and_repeated_ones_are_not_counted(claim, events):
    held = events(LEFT, {**LEFT, "stated_by": "report"}, {**LEFT, "same_as": "r1"})
    assert count(claim, held, (1, 1)).word == "reproduced"


def test_rows_are_counted_in_the_days_of_the_statement_only(claim, events):
    held = events(LEFT, {**LEFT, "date": "2021-06-01"})
    assert count(claim, held, (1, 1), days="2021-05-01/2021-05-31").word == "reproduced"


def test_a_row_that_need_not_lie_in_those_days_leaves_the_count_open(claim, events):
    year = {**LEFT, "date": "2021-01-01", "date_end": "2021-12-31", "date_precision": "year"}
    verdict = count(claim, events(LEFT, year), (2, 2), days="2021-05-01/2021-05-31")
    assert verdict.word == "not_testable"
    assert verdict.sentence.startswith("The table of dialogue has 1 to 2 withdrawals; the report has 2 withdrawals, ")


def test_a_table_without_such_a_row_decides_nothing(claim, events):
    verdict = count(claim, events(LEFT), (2, 2), kind="return")
    assert (verdict.word, verdict.sentence) == ("not_testable", "No other source seen tells of one.")


def test_attacks_are_left_to_the_measures_that_know_what_a_run_leaves_out(claim, run):
    with pytest.raises(ValueError, match="attack_count"):
        row_count(claim(number=(1, 1)), run({"date": "2021-06-09"}), table="attacks", where={})


# ---- row_sum


def summed(claim, run, stated, days=""):
    where = {"force": "US"}
    return row_sum(claim(days, stated, unit="people"), run, table="troops", where=where, column="people")


def us(low, high, day="2021-05-24", **cells):
    return people(low, high, day, force="US", **cells)


def test_the_right_sum_is_reproduced_and_another_differs(claim, troops):
    held = troops(us(100, 150), us(200, 200), people(5, 5, force="UK"), us(1, 1, stated_by="report"))
    verdict = summed(claim, held, (350, 350))
    assert (verdict.word, verdict.ours, rows_of(verdict)) == ("reproduced", "300 to 350 people", ["r1", "r2"])
    assert verdict.sentence == "2 rows of other sources add up to 300 to 350 people; the report has 350 people."
    assert (summed(claim, held, (400, 400)).word, summed(claim, held, (400, 400)).difference) == ("differs", "-50")
    assert summed(claim, troops(us(7, 7)), (7, 7)).sentence.startswith("1 row of other sources adds up to 7 people;")


def test_a_row_without_a_number_leaves_the_sum_open(claim, troops):
    held = troops(us(100, 100), us(None, None))
    assert summed(claim, held, (300, 300)).word == "not_testable"
    assert summed(claim, held, (50, 50)).word == "differs"


def test_a_row_that_need_not_lie_in_the_days_leaves_the_sum_open(claim, troops):
    held = troops(us(100, 100), us(50, 50, "2021-01-01", date_end="2021-12-31", date_precision="year"))
    may = "2021-05-01/2021-05-31"
    assert summed(claim, held, (150, 150), may).word == "not_testable"
    assert summed(claim, held, (200, 200), may).word == "differs"
    assert summed(claim, held, (100, None), may).word == "reproduced"


def test_without_a_number_anywhere_there_is_nothing_to_sum(claim, troops):
    for held in (troops(us(None, None)), troops(people(5, 5, force="UK"))):
        verdict = summed(claim, held, (5, 5))
        assert (verdict.word, verdict.sentence) == ("not_testable", "No other source seen gives the number.")
