"""Measures of the section on small tables with answers worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.sections.parameters import parse
from iraq_report.sections.us_posture import levels, retaliation, support, talks
from iraq_report.sections.us_posture.parameters import Parameters


def test_only_numbers_present_that_sources_give_make_the_line(troops):
    table = troops(
        {"date": "2020-01-01", "people_low": 5200},
        {"date": "2020-06-01", "people_low": 4000, "measure": "ceiling"},
        {"date": "2020-07-01", "people_low": 3000, "stated_by": "report"},
        {"date": "2020-08-01", "people_low": 2500, "force": "NATO"},
        {"date": "2020-09-01", "measure": "words_only"},
    )
    assert list(levels.headcounts(table, "US")["value"]) == [5200]
    assert list(levels.of_report(table)["value"]) == [3000]


def test_a_figure_that_is_only_an_upper_bound_takes_the_bound_as_its_value(troops):
    table = troops({"date": "2021-02-17", "people_high": 3500, "measure": "upper_bound"})
    assert list(levels.with_values(table)["value"]) == [3500]


def test_the_level_before_a_window_is_carried_to_its_first_day(troops):
    head = levels.headcounts(
        troops({"date": "2019-01-01", "people_low": 5200}, {"date": "2021-01-15", "people_low": 2500}), "US"
    )
    line = levels.line_within(head, date(2020, 1, 1), date(2021, 12, 31))
    assert list(zip(line["date"].dt.date, line["value"], line["carried"], strict=True)) == [
        (date(2020, 1, 1), 5200, True),
        (date(2021, 1, 15), 2500, False),
    ]
    assert list(levels.dated(line)["value"]) == [2500]


def test_a_level_on_the_first_day_needs_none_before_it(troops):
    head = levels.headcounts(
        troops({"date": "2019-01-01", "people_low": 5200}, {"date": "2020-01-01", "people_low": 5000}), "US"
    )
    assert list(levels.line_within(head, date(2020, 1, 1), date(2020, 12, 31))["value"]) == [5000]


def test_the_level_on_a_day_is_the_last_one_published_by_then(troops):
    table = troops({"date": "2020-11-19", "people_low": 3000}, {"date": "2021-01-15", "people_low": 2500})
    assert levels.level_on(table, "US", date(2021, 1, 14))["value"] == 3000
    assert levels.level_on(table, "US", date(2020, 1, 1)) is None


def test_the_presence_holds_ceilings_as_ceilings_and_the_latest_count_of_contractors(troops):
    staff = pd.DataFrame(
        {
            "staff_id": ["CP1", "CP2", "CP3", "CP4"],
            "date": pd.to_datetime(["2018-04-01", "2018-04-01", "2021-05-10", "2017-01-01"]),
            "date_end": pd.NaT,
            "date_precision": "day",
            "contractor_ids": [None, None, "lockheed_martin", None],
            "scope": ["all", "US citizens", "staff", "all"],
            "site": ["Iraq and Syria", "Iraq and Syria", "Balad", "Iraq and Syria"],
            "series": ["census_iraq_syria", "census_iraq_syria", "at_site", "census_iraq_syria"],
            "people_low": [5508, 2869, 70, 9999],
            "people_high": [5508, 2869, 70, 9999],
            "stated_by": "sources",
            "source_ids": "a-page",
        }
    )
    table = troops({"date": "2021-02-18", "people_low": 4000, "force": "NATO", "measure": "ceiling"})
    found = levels.presence(table, staff, first=date(2021, 1, 1), last=date(2021, 8, 31))
    assert list(zip(found["label"], found["what"], found["low"], strict=True)) == [
        ("NATO mission", "most allowed, not a headcount", 4000),
        ("Contractors, Balad", "Lockheed Martin: staff", 70),
        ("Contractors, Iraq and Syria", "all", 5508),
    ]


def test_an_event_that_reaches_into_a_window_counts_as_in_it(dialogue):
    table = dialogue({"date": "2021-07-23", "date_end": "2021-07-26"}, {"date": "2021-07-28"})
    assert list(talks.within_days(table, date(2021, 7, 26), date(2021, 7, 27))["event_id"]) == ["DG0"]


def test_a_joint_decision_stands_once_for_each_speaker_with_his_office(dialogue):
    table = dialogue(
        {"date": "2021-07-26", "category": "agreement", "side": "both", "speaker": "A; B", "office": "P; Q"},
        {"date": "2021-07-27", "speaker": "C; D", "office": "R"},
        {"date": "2021-07-27", "speaker": "E", "category": "threat"},
        {"date": "2021-07-27", "speaker": "F", "side": "militia"},
        {"date": "2021-07-27"},
    )
    said = talks.statements(table, date(2021, 7, 1), date(2021, 7, 31))
    assert list(zip(said["speaker"], said["office"], strict=True)) == [("A", "P"), ("B", "Q"), ("C", "R"), ("D", "R")]


def test_two_accounts_of_one_event_are_joined_and_their_days_compared(dialogue):
    table = dialogue(
        {"date": "2021-06-08", "event_id": "DG1", "same_as": "DG2", "stated_by": "report"},
        {"date": "2021-06-09", "event_id": "DG2"},
        {"date": "2021-06-10", "event_id": "DG3"},
    )
    (row,) = talks.accounts(table).to_dict("records")
    assert (row["event_id_report"], row["event_id_sources"], row["days_apart"]) == ("DG1", "DG2", -1)


def test_attacks_on_the_days_of_a_round_are_neither_before_nor_after(events, dialogue):
    held = talks.all_rounds(dialogue({"date": "2021-07-23", "date_end": "2021-07-26", "category": "round", "round": 4}))
    attacks = events(
        {"date": "2021-07-22"},
        {"date": "2021-07-23"},
        {"date": "2021-07-26"},
        {"date": "2021-07-27", "weapon": "drone"},
        {"date": "2021-07-28"},
        {"date": "2021-07-28", "weapon": "ied"},
        {"date": "2021-07-28", "confidence": "low"},
        {"date": "2021-08-10"},
    )
    (row,) = talks.around_rounds(attacks, held, days=10, parameters=parse(Parameters, {})).to_dict("records")
    assert (row["before"], row["after"]) == (1, 2)


def test_a_round_whose_days_leave_the_run_is_left_out(events, dialogue):
    held = talks.all_rounds(dialogue({"date": "2021-07-23", "category": "round", "round": 4}))
    short = parse(Parameters, {"end": "2021-07-31"})
    assert talks.around_rounds(events(), held, days=10, parameters=short).empty


def test_rounds_outside_the_strategic_dialogue_are_called_by_their_title(dialogue):
    held = talks.all_rounds(
        dialogue(
            {"date": "2024-01-27", "category": "round", "title": "A commission"},
            {"date": "2021-04-07", "category": "round", "round": 3, "title": "Third round"},
            {"date": "2021-05-20", "category": "meeting", "title": "A visit"},
        )
    )
    assert list(held["called"]) == ["Round 3", "A commission"]


@pytest.mark.parametrize(("second", "shared"), [("2024-02-11", True), ("2024-02-25", False)])
def test_rounds_share_days_when_less_than_two_windows_lie_between_them(dialogue, second, shared):
    held = talks.all_rounds(dialogue(*({"date": day, "category": "round"} for day in ("2024-01-27", second))))
    assert talks.share_days(held, 14) is shared
    assert not talks.share_days(held.head(1), 14)


def test_the_night_of_the_strikes_is_in_neither_window(events):
    attacks = events(
        {"date": "2021-06-26"},
        {"date": "2021-06-27"},
        {"date": "2021-06-28"},
        {"date": "2021-06-29"},
        {"date": "2021-07-05", "weapon": "drone"},
        {"date": "2021-07-05", "weapon": "ied", "target_type": "logistics_convoy"},
    )
    around = retaliation.around_strike(attacks, report=date(2021, 6, 27), local=date(2021, 6, 28), days=7)
    assert (around.before.count, around.after.count) == (1, 2)
    assert (len(around.all_before), len(around.all_after)) == (1, 3)
    assert (around.before.start, around.before.end) == (date(2021, 6, 20), date(2021, 6, 26))
    assert (around.after.start, around.after.end) == (date(2021, 6, 29), date(2021, 7, 5))
    assert around.ratio.value == pytest.approx(2.0)


def test_days_are_counted_on_sites_and_on_convoys(events):
    attacks = events({"date": "2021-07-01"}, {"date": "2021-07-03", "target_type": "logistics_convoy"})
    daily = retaliation.by_day(attacks, first=date(2021, 7, 1), last=date(2021, 7, 3))
    assert list(daily["sites"]) == [1, 0, 0]
    assert list(daily["convoys"]) == [0, 0, 1]


def test_an_attack_both_claimed_and_attributed_is_counted_as_claimed():
    rows = pd.DataFrame({"claimed_by": ["A", None, None], "attributed_to": ["B", "B", None]})
    assert [len(part) for part in retaliation.claims(rows)] == [1, 1]


def payments():
    table = pd.DataFrame(
        {
            "support_id": ["SU1", "SU2", "SU3", "SU4"],
            "date": pd.to_datetime(["2021-05-27", "2021-06-03", "2021-07-10", "2017-09-01"]),
            "total_low": [50_100_000, 53_000_000, None, None],
            "total_high": [50_100_000, 53_000_000, None, None],
            "months": [3, 3, 1, None],
            "per_month_low": [None, None, 20_000_000, None],
            "per_month_high": [None, None, 20_000_000, None],
            "stated_by": ["sources", "sources", "report", "sources"],
        }
    )
    return table.astype(
        dict.fromkeys(["total_low", "total_high", "months", "per_month_low", "per_month_high"], "Int64")
    )


def test_a_payment_for_months_is_divided_by_them():
    paid = support.monthly_support(payments())
    assert list(paid["low"].round()) == [16_700_000, 17_666_667, 20_000_000]
    assert list(paid["divided"]) == [True, True, False]


def test_payments_of_a_year_are_taken_together_without_the_report():
    found = support.taken_together(payments(), 2021)
    assert (found.payments, found.total, found.months) == (2, 103_100_000, 6)
    assert found.per_month == pytest.approx(17_183_333, abs=1)
    assert support.taken_together(payments(), 2017) is None
