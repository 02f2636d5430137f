"""Which rows a run counts."""

from datetime import date

from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.parameters import parse
from iraq_report.sections.selection import coverage, covered, elsewhere, for_trends, lacking, on_us, select, uncovered


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
    assert uncovered("", date(2019, 12, 1), date(2021, 1, 1), ("Iraq",)) == ["Iraq"]
    assert uncovered("", date(2020, 1, 1), date(2021, 1, 1), ("Iraq", "Syria")) == ["Syria"]
    assert uncovered("", date(2020, 1, 1), date(2024, 12, 31), ("Iraq",)) == []


def test_a_window_is_covered_within_the_period_and_the_list_of_the_run():
    here = parse(Parameters, {})
    assert covered(here, date(2021, 1, 1), date(2021, 8, 31))
    assert not covered(here, date(2021, 1, 1), date(2021, 9, 1))
    early = parse(Parameters, {"start": "2019-01-01", "earlier_start": "2019-01-01"})
    assert not covered(early, date(2019, 12, 1), date(2020, 1, 1))


def test_a_list_of_ones_own_is_taken_to_cover_what_is_asked(own_list):
    own = parse(Parameters, {"start": "2019-01-01", "data": own_list()})
    assert coverage(own.data) is None
    assert lacking(own, date(2019, 1, 1), date(2019, 2, 1)) == []
    assert covered(own, date(2019, 1, 1), date(2019, 2, 1))


SIX_MONTHS = "Iraq,2021-01-01,2021-06-30", "Syria,2021-01-01,2021-06-29"


def test_a_list_of_ones_own_with_a_coverage_covers_those_days_alone(own_list):
    own = parse(Parameters, {"data": own_list(*SIX_MONTHS), "countries": "Iraq,Syria,Jordan"})
    assert lacking(own, date(2021, 1, 1), date(2021, 6, 29)) == ["Jordan"]
    assert lacking(own, date(2021, 1, 1), date(2021, 6, 30)) == ["Syria", "Jordan"]
    assert lacking(own, date(2020, 12, 31), date(2021, 6, 29)) == ["Iraq", "Syria", "Jordan"]


def test_what_a_list_of_ones_own_covers_elsewhere_is_said(own_list):
    own = parse(Parameters, {"data": own_list(*SIX_MONTHS)})
    assert elsewhere(own).startswith("Attacks in Syria, which the list covers from 1 January 2021 on")
    assert elsewhere(parse(Parameters, {"data": own_list()})) == ""


def test_a_folder_without_a_list_of_attacks_has_the_coverage_of_the_projects_own(tmp_path):
    (tmp_path / "phases.csv").write_text("", encoding="utf-8")
    assert coverage(str(tmp_path)) == coverage()


def test_the_coverage_of_the_projects_list_is_that_of_its_scope():
    abroad = (date(2023, 10, 17), date(2024, 12, 31))
    assert coverage() == {"Iraq": (date(2019, 12, 27), date(2024, 12, 31)), "Syria": abroad, "Jordan": abroad}
