"""Readiness and sorties, worked out by hand."""

import math
from datetime import date

import pandas as pd
import pytest

from iraq_report.sections.air_force.common import not_covered
from iraq_report.sections.air_force.fleet import Split
from iraq_report.sections.air_force.readiness import WHOLE, able_counts, fighter_shares, told, whole_share
from iraq_report.sections.air_force.sorties import by_origin, days_there, movements, presence, quarterly, war_sorties
from iraq_report.sections.rows import when_text

YEAR = {"start": date(2021, 1, 1), "end": date(2021, 12, 31)}
SEVEN = {"metric": "flyable_count", "value_low": 7, "value_high": 7}
FLOWN = {"metric": "flown_at_event_count", "value_low": 23, "value_high": 23, "date": "2021-01-06"}


def test_jets_seen_flying_are_a_least_number(readiness):
    table = able_counts(readiness(SEVEN, FLOWN), **YEAR)
    assert list(table["low"]) == [7, 23]
    assert table["high"].iloc[0] == 7
    assert math.isnan(table["high"].iloc[1])


def test_a_count_is_a_share_of_its_own_whole_or_of_every_published_fleet(readiness):
    table = fighter_shares(
        readiness(
            {**SEVEN, "out_of": 28},
            {**SEVEN, "date": "2021-01-02"},
            {**FLOWN, "date": "2021-01-03"},
            {"metric": "mission_capable_share", "value_low": 75, "value_high": 75, "date": "2021-01-04"},
            {"metric": "out_of_service_share", "value_low": 80, "value_high": 80, "date": "2021-01-05"},
        ),
        (20, 35),
        **YEAR,
    )
    assert list(table["low"].round(1)) == [25.0, 20.0, 65.7, 75.0, 20.0]
    assert [None if math.isnan(high) else high for high in table["high"]] == [25.0, 35.0, None, 75.0, 20.0]


def test_without_a_fleet_only_counts_with_a_whole_become_shares(readiness):
    table = fighter_shares(readiness({**SEVEN, "out_of": 28}, SEVEN), None, **YEAR)
    assert list(table["low"]) == [25.0]
    assert fighter_shares(readiness(), (26, 34), **YEAR).empty


def test_a_share_of_all_aircraft_leaves_what_the_seen_jets_do_not_take(readiness):
    split = Split(200, pd.DataFrame({"type": ["F-16"], "origin_bloc": ["US"], "aircraft": [30]}), 170)
    fifth = {"fleet": WHOLE, "metric": "operational_share", "value_low": 20, "value_high": 20, "stated_by": "report"}
    found = whole_share(readiness(fifth, FLOWN), split, **YEAR)
    assert (found.aircraft, found.flown, found.left, found.others) == (40, 23, 17, 170)
    assert whole_share(readiness({**fifth, "stated_by": "sources"}), split, **YEAR) is None
    assert whole_share(readiness(fifth), None, **YEAR) is None
    assert whole_share(readiness(fifth), split, **YEAR).left is None


def test_statements_are_told_as_flying_or_not(readiness):
    rows = readiness(FLOWN, {}, {"metric": "losses"}, {"fleet": "Su-25"}, {"date": "2022-01-01"})
    assert list(told(rows, ["F-16"], **YEAR)["flies"]) == [False, True]


def test_a_quarter_without_a_number_stays_blank(sorties):
    table = quarterly(
        sorties(
            {"sorties_low": 299}, {"kind": "training", "sorties_low": 295}, {"date": "2021-04-01", "sorties_low": 5}
        ),
        **YEAR,
    )
    assert table["total"].tolist()[0] == 299
    assert table["other"].tolist()[0] == 4
    assert table["total"].isna().tolist() == [False, True, True, True]


def test_a_quarter_that_the_window_cuts_is_left_out(sorties):
    table = quarterly(sorties({"sorties_low": 299}), start=date(2021, 1, 2), end=date(2021, 5, 31))
    assert table.empty


def test_presence_is_known_only_where_both_values_agree(readiness):
    spells = presence(
        readiness(
            {"metric": "contractor_presence", "date_end": "2021-02-28"},
            {"metric": "contractor_presence", "date": "2021-03-01", "date_end": "2021-03-31", "value_low": 0},
            {"metric": "contractor_presence", "date": "2021-05-10", "value_low": 0, "value_high": 0},
        ),
        **YEAR,
    )
    assert list(spells["state"]) == ["there", "moving", "away"]
    assert days_there(spells, pd.Timestamp(2021, 1, 1)) == (59, 90)
    assert days_there(spells, pd.Timestamp(2021, 4, 1)) == (0, 91)


def test_a_movement_is_told_once_and_at_its_base():
    rows = [("a", "withdrawal", "single", "balad"), ("b", "withdrawal", "repeat", "balad"),
            ("c", "return", "single", "taji"), ("d", "death", "single", "balad")]  # fmt: skip
    events = pd.DataFrame(rows, columns=["event_id", "event_type", "counting", "site_id"]).assign(
        date=pd.Timestamp(2021, 5, 10), date_end=pd.NaT
    )
    assert list(movements(events, "balad", **YEAR)["event_id"]) == ["a"]


def test_sorties_of_the_war_are_shared_out_by_type_and_origin(sorties, fleet):
    span = {"kind": "combat", "date": "2014-06-10", "date_end": "2017-12-31"}
    flown = sorties(
        {**span, "aircraft": "Su-25", "sorties_low": 60, "airframes_low": 20},
        {**span, "aircraft": "F-16", "sorties_low": 40, "airframes_low": 10},
        {**span, "kind": "combat_total", "aircraft": "both", "sorties_low": 100},
        {"kind": "combat", "date": "2018-01-01", "date_end": "2018-12-31", "sorties_low": 9, "airframes_low": 1},
    )
    types = fleet({"aircraft_type": "Su-25K", "origin_bloc": "Soviet/Russian"}, {"aircraft_type": "F-16IQ"})
    war = war_sorties(flown, types, start=date(2014, 6, 1), end=date(2017, 12, 31))
    assert war.total == 100
    assert list(war.types["per_airframe"]) == [3, 4]
    assert by_origin(war.types)[["origin_bloc", "share"]].values.tolist() == [["Soviet/Russian", 0.6], ["US", 0.4]]
    assert war_sorties(flown, types, start=date(2015, 1, 1), end=date(2017, 12, 31)).types.empty


@pytest.mark.parametrize(
    ("first", "last", "precision", "text"),
    [("2021-01-06", None, "day", "6 January 2021"), ("2020-10-01", "2020-12-31", "range", "Q4 2020"),
     ("2020-04-01", "2020-09-30", "range", "April to September 2020"), ("2020-01-01", "2020-12-31", "year", "2020"),
     ("2020-12-01", "2021-05-31", "range", "December 2020 to May 2021"),
     ("2021-03-01", "2021-03-31", "range", "March 2021"),
     ("2020-01-04", "2020-08-31", "range", "4 January 2020 to 31 August 2020")],
)  # fmt: skip
def test_a_date_is_worded_as_exactly_as_it_is_known(first, last, precision, text):
    row = pd.Series({"date": pd.Timestamp(first), "date_end": pd.Timestamp(last) if last else pd.NaT})
    assert when_text(pd.concat([row, pd.Series({"date_precision": precision})])) == text


def test_a_window_without_rows_names_the_days_that_have_some(readiness):
    sentence = not_covered(readiness({"date_end": "2021-03-31"}), date(1990, 1, 1), date(1990, 12, 31))
    assert sentence.startswith("Not covered")
    assert sentence.endswith("; the first after them is of 1 January 2021.")


def test_a_window_between_rows_names_the_nearest_days_on_both_sides(readiness):
    rows = readiness({"date_end": "2021-03-31"}, {"date": "2025-07-03", "date_end": None})
    sentence = not_covered(rows, date(2022, 1, 1), date(2022, 12, 31))
    assert sentence.endswith("; the last before them reaches to 31 March 2021, the first after them is of 3 July 2025.")
    assert not_covered(readiness(), date(1990, 1, 1), date(1990, 12, 31)).endswith("none for other days.")
