"""Measures behind the statements on the Air Force, each once true and once false, on tables with known answers."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from iraq_report.claims.record import Claim
from iraq_report.sections.air_force.claims_fleet import combat_among_ordered, flown_by, made_in_us, origin_groups
from iraq_report.sections.air_force.claims_readiness import (
    companies_that_left,
    fit_fighters,
    unfit_share,
    whole_share_decided,
)
from iraq_report.sections.air_force.claims_sources import publisher_named, sources_behind, title_names_fleet

FIRST, LAST = date(2021, 1, 1), date(2021, 3, 31)
FLOWN = {"metric": "flown_at_event_count", "date": "2021-01-06", "date_precision": "day"}
READY = {"metric": "mission_capable_count", "date": "2021-02-01", "date_end": "2021-02-28"}
AT_BASE = {"date": "2020-10-01", "measure": "at_base"}


def claim(**given):
    blank = dict.fromkeys(
        ["section", "topic", "lines", "claim", "kind", "unit", "stated", "days", "who", "test", "measure", "why_not"],
        "",
    )
    rest = {
        "id": "AF999", "low": None, "high": None, "tolerance": 0.0, "first": FIRST, "last": LAST, "slip": "",
        "footnotes": (), "sources": (), "note": "",
    }  # fmt: skip
    return Claim(**(blank | rest | given))


def number(value, unit="aircraft", **given):
    return claim(low=value, high=value, unit=unit, **given)


def more_than(value, unit="percent", **given):
    return claim(low=value, unit=unit, **given)


def run(**tables):
    return SimpleNamespace(tables=tables)


def sources(*rows):
    return pd.DataFrame(rows, columns=["source_id", "publisher", "title", "footnotes"])


def left(*rows):
    table = pd.DataFrame(rows, columns=["event_id", "date", "company", "contractor_ids", "event_type", "counting"])
    days = pd.to_datetime(table["date"])
    return table.assign(date=days, date_end=pd.NaT, stated_by="sources", source_ids="s-1")


def test_a_count_of_others_bears_the_number_out(readiness, fleet):
    said = readiness({**READY, "value_low": 7, "value_high": 7})
    found = fit_fighters(number(7), run(readiness=said, fleet=fleet()))
    assert (found.word, found.ours) == ("reproduced", "7 aircraft fit (February 2021)")


def test_more_jets_in_the_air_dispute_it(readiness, fleet):
    said = readiness({**FLOWN, "value_low": 23, "value_high": 23})
    found = fit_fighters(number(7), run(readiness=said, fleet=fleet()))
    assert (found.word, found.ours) == ("disputed", "23 aircraft in the air at once (6 January 2021)")


def test_fewer_jets_in_the_air_leave_it_open(readiness, fleet):
    said = readiness({**FLOWN, "value_low": 5, "value_high": 5})
    assert fit_fighters(number(7), run(readiness=said, fleet=fleet())).word == "not_testable"


def test_a_share_is_taken_of_the_fewest_and_of_the_most_counted(readiness, fleet):
    share = readiness({"metric": "mission_capable_share", "value_low": 50, "value_high": 50, "unit": "percent"})
    counts = fleet({**AT_BASE, "active_low": 20, "active_high": 20}, {**AT_BASE, "active_low": 30})
    found = fit_fighters(number(7), run(readiness=share, fleet=counts))
    assert found.word == "disputed"
    assert "which is 10 to 15 aircraft" in found.sentence  # half of 20, half of 30
    assert {row.table for row in found.evidence.rows} == {"readiness", "fleet"}


def test_the_report_alone_and_other_months_decide_nothing(readiness, fleet):
    said = readiness(
        {**READY, "value_low": 7, "value_high": 7, "stated_by": "report"},
        {**READY, "date": "2019-02-01", "date_end": "2019-02-28", "value_low": 7, "value_high": 7},
    )
    assert fit_fighters(number(7), run(readiness=said, fleet=fleet())).word == "not_testable"


def test_one_time_above_the_share_is_enough_and_the_others_are_said(readiness, fleet):
    said = readiness(
        {**READY, "value_low": 5, "value_high": 5, "out_of": 20},
        {**READY, "date": "2021-03-01", "date_end": "2021-03-31", "value_low": 15, "value_high": 15, "out_of": 20},
    )
    found = unfit_share(more_than(50), run(readiness=said, fleet=fleet()))
    assert found.word == "reproduced"
    assert "75 percent (February 2021), more than 50 percent" in found.sentence  # 15 of 20 not fit
    assert "25 percent (March 2021), at most 50 percent" in found.sentence


def test_a_word_that_all_is_in_order_is_named_beside_the_shares(readiness, fleet):
    said = readiness(
        {**READY, "value_low": 5, "value_high": 5, "out_of": 20},
        {**READY, "metric": "all_in_order", "unit": "flag", "value_low": 1, "value_high": 1, "said_by": "A command"},
    )
    found = unfit_share(more_than(50), run(readiness=said, fleet=fleet()))
    assert found.word == "reproduced"
    assert found.sentence.endswith("; A command had all in order (February 2021).")
    assert [row.id for row in found.evidence.rows] == ["r0", "r1"]


def test_half_is_not_most(readiness, fleet):
    said = readiness({**READY, "value_low": 10, "value_high": 10, "out_of": 20})
    assert unfit_share(more_than(50), run(readiness=said, fleet=fleet())).word == "disputed"


def test_a_span_on_both_sides_decides_nothing(readiness, fleet):
    said = readiness({**READY, "value_low": 8, "value_high": 12, "out_of": 20})
    assert unfit_share(more_than(50), run(readiness=said, fleet=fleet())).word == "not_testable"


def test_no_statement_decides_nothing(readiness, fleet):
    assert unfit_share(more_than(50), run(readiness=readiness(), fleet=fleet())).word == "not_testable"


SHARE_OF_ALL = {"fleet": "Iraqi Air Force (all)", "metric": "operational_share", "unit": "percent"}
TOTAL_OF_100 = {"aircraft_type": "TOTAL", "measure": "total", "active_low": 100, "stated_by": "report"}
NO_CLAIMS = pd.DataFrame({"claim_id": []})


@pytest.mark.parametrize(("share", "word"), [(22, "reproduced"), (60, "disputed")])
def test_a_share_of_others_decides(readiness, fleet, share, word):
    said = readiness({**SHARE_OF_ALL, "value_low": share, "value_high": share})
    tables = run(readiness=said, fleet=fleet(TOTAL_OF_100), claims=NO_CLAIMS)
    assert whole_share_decided(number(20, "percent", tolerance=2.0), tables, few="AF998").word == word


@pytest.mark.parametrize(("flown", "word"), [(12, "not_testable"), (30, "disputed")])
def test_without_one_jets_in_the_air_can_only_exceed_it(readiness, fleet, flown, word):
    said = readiness({**FLOWN, "value_low": flown, "value_high": flown})
    tables = run(readiness=said, fleet=fleet(TOTAL_OF_100), claims=NO_CLAIMS)
    found = whole_share_decided(number(20, "percent"), tables, few="AF998")
    assert found.word == word
    assert f"are {flown} percent" in found.sentence  # of 100 aircraft


A_LEFT = ("e1", "2021-02-01", "A", "a", "withdrawal", "single")


def test_two_companies_are_more_than_one():
    events = left(A_LEFT, ("e2", "2021-03-01", "B", "b", "withdrawal", "single"))
    assert companies_that_left(more_than(2, "companies"), run(contractor_events=events)).word == "reproduced"


def test_one_company_twice_a_repeat_and_a_return_are_one():
    events = left(
        A_LEFT, ("e2", "2021-03-01", "A", "a", "withdrawal", "single"),
        ("e3", "2021-02-01", "B", "b", "withdrawal", "repeat"), ("e4", "2021-02-01", "C", "c", "return", "single"),
    )  # fmt: skip
    found = companies_that_left(more_than(2, "companies"), run(contractor_events=events))
    assert (found.word, [row.id for row in found.evidence.rows]) == ("differs", ["e1", "e2"])


def test_tables_without_a_withdrawal_cover_nothing():
    assert companies_that_left(more_than(2, "companies"), run(contractor_events=left())).word == "not_covered"


MI17 = {"aircraft_type": "Mi-17", "active_low": 20}


def test_the_latest_count_before_the_last_day_decides(fleet):
    counts = fleet(
        {**MI17, "date": "2006-01-01", "service": "air_force"},
        {**MI17, "date": "2010-01-01", "service": "army_aviation"},
        {**MI17, "date": "2022-01-01", "service": "air_force"},
    )
    found = flown_by(claim(stated="Mi-17;air_force"), run(fleet=counts))
    assert (found.word, [row.id for row in found.evidence.rows]) == ("disputed", ["f1"])
    assert flown_by(claim(stated="Mi-17;army_aviation"), run(fleet=counts)).word == "reproduced"


def test_the_report_alone_decides_nothing(fleet):
    counts = fleet({**MI17, "stated_by": "report"})
    assert flown_by(claim(stated="Mi-17;air_force"), run(fleet=counts)).word == "not_testable"


def test_groups_are_counted_once_and_only_those_of_the_air_force(fleet):
    early = {"date": "2020-01-01", "active_low": 1}
    counts = fleet(
        early, {**early, "aircraft_type": "C-130"},
        {**early, "aircraft_type": "Su-25", "origin_bloc": "Soviet/Russian"},
        {**early, "aircraft_type": "CH-4", "origin_bloc": "Chinese", "service": "army_aviation"},
    )  # fmt: skip
    assert origin_groups(more_than(2, "groups"), run(fleet=counts)).word == "reproduced"
    found = origin_groups(more_than(3, "groups"), run(fleet=counts))
    assert (found.word, found.ours) == ("differs", "2 groups")


def inventory(fleet, *, us, other, total=100, ordered=20, ready=10):
    told = {"stated_by": "report", "dataset": "directory"}
    return fleet(
        {**told, "aircraft_type": "TOTAL", "origin_bloc": "all", "measure": "total", "active_low": total},
        {**told, "aircraft_type": "TOTAL", "origin_bloc": "all", "measure": "ordered", "ordered_low": ordered},
        {**told, "aircraft_type": "T-6C, AC-208", "measure": "ordered_ready", "ordered_low": ready},
        {**told, "active_low": us},
        {**told, "aircraft_type": "Su-25", "origin_bloc": "Soviet/Russian", "active_low": other},
    )


@pytest.mark.parametrize(
    ("us", "other", "word", "span"),
    [
        (60, 5, "reproduced", "58 to 96 percent"),  # (60 + 10) / 120 and 115 / 120
        (10, 70, "differs", "17 to 42 percent"),  # 20 / 120 and 50 / 120
        (10, 20, "not_testable", "17 to 83 percent"),
    ],
)
def test_the_rest_without_an_origin_sets_the_bounds(fleet, us, other, word, span):
    found = made_in_us(more_than(50), run(fleet=inventory(fleet, us=us, other=other)))
    assert (found.word, found.ours) == (word, span)


def test_tables_without_the_inventory_cover_nothing(fleet):
    assert made_in_us(more_than(50), run(fleet=fleet())).word == "not_covered"


ROLES = (
    {"aircraft_type": "T-6A", "role": "basic trainer", "active_low": 1},
    {"aircraft_type": "AC-208B", "role": "light attack", "active_low": 1},
)


@pytest.mark.parametrize(("stated", "word"), [(9, "reproduced"), (10, "differs")])
def test_a_named_trainer_leaves_at_most_the_others(fleet, stated, word):
    orders = inventory(fleet, us=1, other=1)
    both = pd.concat([orders, fleet(*ROLES).assign(fleet_id=["x0", "x1"])], ignore_index=True)
    found = combat_among_ordered(number(stated), run(fleet=both))
    assert (found.word, found.ours) == (word, "1 to 9 aircraft")


def test_a_type_whose_role_nobody_gives_may_be_any(fleet):
    found = combat_among_ordered(number(10), run(fleet=inventory(fleet, us=1, other=1)))
    assert (found.word, found.ours) == ("reproduced", "0 to 10 aircraft")


CITED = (("a", "Forbes", "Air Force at a crossroads", "21;24"), ("b", "Directory", "F-16IQ grounded", "23"))


@pytest.mark.parametrize(("stated", "word"), [(2, "reproduced"), (3, "differs")])
def test_a_source_behind_two_footnotes_is_one(stated, word):
    made = claim(low=stated, high=stated, unit="sources", footnotes=("21", "23", "24"))
    assert sources_behind(made, run(sources=sources(*CITED))).word == word


def test_footnotes_without_a_source_are_not_covered():
    made = number(1, "sources", footnotes=("52",))
    assert sources_behind(made, run(sources=sources(*CITED))).word == "not_covered"


@pytest.mark.parametrize(("stated", "word"), [("directory", "reproduced"), ("Dictionary", "differs")])
def test_a_publisher_is_called_as_printed_or_not(stated, word):
    assert publisher_named(claim(stated=stated, sources=("b",)), run(sources=sources(*CITED))).word == word


@pytest.mark.parametrize(("source", "word"), [("a", "reproduced"), ("b", "not_testable")])
def test_a_title_speaks_of_the_air_force_or_leaves_it_open(source, word):
    found = title_names_fleet(claim(stated="Air Force", sources=(source,)), run(sources=sources(*CITED)))
    assert found.word == word


def test_a_source_that_the_tables_lack_is_not_covered():
    for measure in (publisher_named, title_names_fleet):
        assert measure(claim(stated="x", sources=("c",)), run(sources=sources(*CITED))).word == "not_covered"
