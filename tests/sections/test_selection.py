"""Which rows a run counts."""

from datetime import date

from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.parameters import parse
from iraq_report.sections.selection import covered, for_trends, lacking, on_us, select, uncovered


def chosen(table, **values):
    return list(select(table, parse(Parameters, values))["attack_id"])


def test_the_first_and_last_day_belong_to_the_period(events):
    table = events({"date": "2020-12-31"}, {"date": "2021-01-01"}, {"date": "2021-06-30"}, {"date": "2021-07-01"})
    assert chosen(table, start="2021-01-01", end="2021-06-30") == ["e1", "e2"]


def test_a_row_that_repeats_another_is_never_counted(events):
    table = events({"date": "2021-06-09"}, {"date": "2021-06-09", "duplicate_of": "e0"})
    assert chosen(table) == ["e0"]


def test_other_countries_count_only_when_asked_for(events):
    table = events({"date": "2021-06-09"}, {"date": "2021-06-09", "country": "Syria"})
    assert chosen(table) == ["e0"]
    assert chosen(table, countries="Iraq,Syria") == ["e0", "e1"]


def test_a_minimum_confidence_keeps_that_grade_and_better(events):
    table = events(*({"date": "2021-06-09", "confidence": grade} for grade in ("low", "medium", "high")))
    assert chosen(table, min_confidence="medium") == ["e1", "e2"]


def test_a_weapon_filter_keeps_us_strikes_as_context(events):
    table = events(
        {"date": "2021-06-01", "weapon": "drone"},
        {"date": "2021-06-02", "weapon": "rocket"},
        {"date": "2021-06-03", "weapon": "airstrike", "side": "us_on_militia"},
    )
    assert chosen(table, weapons="drone") == ["e0", "e2"]


def test_only_militia_attacks_are_attacks_on_the_us(events):
    sides = ("militia_on_us", "us_on_militia", "iran_on_us", "other")
    table = events(*({"date": "2021-06-09", "side": side} for side in sides))
    assert list(on_us(table)["attack_id"]) == ["e0"]


def test_trends_are_carried_by_rockets_and_drones_of_medium_or_high_confidence(events):
    table = events(
        {"date": "2021-06-01", "weapon": "ied"},
        {"date": "2021-06-02", "confidence": "low"},
        {"date": "2021-06-03", "confidence": "medium"},
        {"date": "2021-06-04", "weapon": "drone"},
    )
    assert list(for_trends(table)["attack_id"]) == ["e2", "e3"]


def test_a_period_before_the_list_begins_is_not_covered():
    assert uncovered(date(2019, 12, 1), date(2021, 1, 1), ("Iraq",)) == ["Iraq"]
    assert uncovered(date(2020, 1, 1), date(2021, 1, 1), ("Iraq", "Syria")) == ["Syria"]
    assert uncovered(date(2020, 1, 1), date(2024, 12, 31), ("Iraq",)) == []


def test_a_window_is_covered_within_the_period_and_the_list_of_the_run():
    here = parse(Parameters, {})
    assert covered(here, date(2021, 1, 1), date(2021, 8, 31))
    assert not covered(here, date(2021, 1, 1), date(2021, 9, 1))
    early = parse(Parameters, {"start": "2019-01-01", "earlier_start": "2019-01-01"})
    assert not covered(early, date(2019, 12, 1), date(2020, 1, 1))


def test_tables_of_ones_own_are_taken_to_cover_what_is_asked():
    own = parse(Parameters, {"start": "2019-01-01", "data": "mine"})
    assert lacking(own, date(2019, 1, 1), date(2019, 2, 1)) == []
    assert covered(own, date(2019, 1, 1), date(2019, 2, 1))
