import pandas as pd
import pytest

from iraq_report.intake.duplicates import possible_duplicates


def row(name="a", day="2021-05-08", **cells):
    return {
        "event_id": name,
        "date": pd.Timestamp(day),
        "date_precision": "day",
        "date_end": pd.NaT,
        "side": "militia_on_us",
        "site_id": "ayn_al_asad",
        "place": "Ain al-Asad",
        "governorate": "Anbar",
        "lat": 33.79,
        "lon": 42.44,
        "coordinate_precision": "point",
        "weapon": "drone",
        **cells,
    }


def pairs(*rows, others=None):
    table = pd.DataFrame(list(rows))
    return possible_duplicates(table, None if others is None else pd.DataFrame(others), label="x")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({}, "both at ayn_al_asad; the same day; both from the air"),
        ({"day": "2021-05-09"}, "both at ayn_al_asad; a day apart; both from the air"),
        ({"day": "2021-05-07"}, "both at ayn_al_asad; a day apart; both from the air"),
        ({"day": "2021-05-10"}, ""),
        ({"weapon": "airstrike"}, "both at ayn_al_asad; the same day; both from the air"),
        ({"weapon": "rocket"}, ""),
        ({"weapon": "unknown"}, "both at ayn_al_asad; the same day; a weapon is unknown"),
        ({"side": "us_on_militia"}, ""),
        ({"site_id": "hit", "lat": 33.84}, "6 km apart; the same day; both from the air"),
        ({"site_id": "hit", "lat": 33.94}, ""),
        ({"site_id": "hit", "governorate": "Babil"}, ""),
        ({"site_id": "hit", "coordinate_precision": "governorate"}, ""),
        ({"site_id": "hit", "lat": None, "lon": None}, ""),
        ({"date_precision": "month", "date_end": pd.Timestamp("2021-05-31")}, ""),
        (
            {"day": "2021-05-05", "date_precision": "range", "date_end": pd.Timestamp("2021-05-07")},
            "both at ayn_al_asad; a day apart; both from the air",
        ),
        ({"day": "2021-05-05", "date_precision": "range", "date_end": pd.Timestamp("2021-05-06")}, ""),
    ],
)
def test_two_rows_pair_by_place_day_and_kind_of_weapon(other, why):
    for found in (pairs(row(), row("b", **other)), pairs(row(), others=[row("b", **other)])):
        assert list(found["why"]) == ([why] if why else [])


def test_a_pair_shows_both_rows_and_where_the_second_stands():
    found = pairs(row(), row("b", "2021-05-09", weapon="unknown")).iloc[0]
    assert list(found[["list", "event_1", "date_1", "place_1", "weapon_1"]]) == [
        "x",
        "a",
        "2021-05-08",
        "Ain al-Asad",
        "drone",
    ]
    assert list(found[["event_2", "date_2", "weapon_2"]]) == ["b", "2021-05-09", "unknown"]


def test_three_rows_of_one_attack_are_three_pairs():
    found = pairs(row("a"), row("b"), row("c", "2021-05-09"))
    assert list(found["event_1"] + found["event_2"]) == ["ab", "ac", "bc"]


def test_a_row_that_stands_in_both_lists_is_no_pair():
    assert pairs(row(), others=[row()]).empty


def test_no_rows_are_no_pairs():
    nothing = pd.DataFrame([row()]).iloc[:0]
    assert possible_duplicates(nothing, label="x").empty
    assert possible_duplicates(nothing, pd.DataFrame([row()]), label="x").empty
