"""Numbers of aircraft, worked out by hand."""

from datetime import date

import pytest

from iraq_report.sections.air_force.common import type_name
from iraq_report.sections.air_force.fleet import (
    arrivals,
    arrivals_by_origin,
    fighter_counts,
    fleet_bounds,
    report_orders,
    report_split,
    type_counts,
)
from iraq_report.sections.rows import span_text

START, END = date(2014, 1, 1), date(2021, 12, 31)


@pytest.mark.parametrize(
    ("written", "name"),
    [("F-16IQ (C/D Block 52)", "F-16"), ("L-159A/L-159T1", "L-159"), ("Mi-28NE", "Mi-28"), ("An-32B", "An-32"),
     ("Bell 407 (armed)", "Bell 407"), ("EC635", "EC635"), ("Rafale F4", "Rafale F4"), ("AC-208B", "AC-208")],
)  # fmt: skip
def test_variants_of_a_type_are_one_type(written, name):
    assert type_name(written) == name


def test_a_number_is_worded_by_its_bounds():
    nan = float("nan")
    assert [span_text(*pair) for pair in ((7, 7), (20, 26), (23, nan), (nan, 9))] == [
        "7", "20 to 26", "at least 23", "at most 9",
    ]  # fmt: skip


def test_the_rest_of_the_fleet_is_what_no_part_of_the_same_directory_explains(fleet):
    split = report_split(
        fleet(
            {"measure": "total", "active_low": 100, "aircraft_type": "TOTAL", "stated_by": "report"},
            {"active_low": 20, "stated_by": "report"},
            {"measure": "subtotal", "active_low": 35, "origin_bloc": "Soviet/Russian", "stated_by": "report"},
            {"measure": "named_only", "aircraft_type": "Su-25", "stated_by": "report"},
            {"active_low": 30, "stated_by": "report", "dataset": "another"},
            {"active_low": 34},
        )
    )
    assert (split.total, split.rest) == (100, 45)
    assert list(split.parts["aircraft"]) == [35, 20]
    assert list(split.parts["type"]) == ["", "F-16"]


def test_without_a_total_of_the_report_there_is_no_split(fleet):
    assert report_split(fleet({"measure": "total", "active_low": 100})) is None


def test_the_latest_count_of_a_type_is_taken_from_sources_within_the_window(fleet):
    table = type_counts(
        fleet(
            {"date": "2016-01-01", "active_low": 8, "measure": "delivered"},
            {"date": "2020-01-01", "active_low": 34, "aircraft_type": "F-16IQ", "measure": "assigned"},
            {"date": "2021-06-25", "active_low": 26, "stated_by": "report"},
            {"date": "2022-01-01", "active_low": 30},
            {"date": "2017-01-01", "aircraft_type": "Su-25", "measure": "acquired_total", "acquired_low": 21},
            {"date": "2017-01-01", "aircraft_type": "T-50", "measure": "ordered", "ordered_low": 24},
        ),
        start=START,
        end=END,
    )
    assert list(zip(table["type"], table["aircraft"], strict=True)) == [("F-16", 34), ("Su-25", 21)]


def test_fighters_are_counted_by_number_and_deliveries_are_left_out(fleet):
    counts = fighter_counts(
        fleet(
            {"active_low": 34, "active_high": 34, "measure": "assigned"},
            {"active_low": 26, "stated_by": "report"},
            {"active_low": 8, "measure": "delivered"},
            {"aircraft_type": "L-159", "active_low": 10},
        ),
        start=START,
        end=END,
    )
    assert list(counts["active_low"]) == [26, 34]
    assert fleet_bounds(counts) == (26, 34)
    assert fleet_bounds(counts.head(0)) is None


def test_attack_aircraft_on_order_lie_between_one_and_all_but_one_of_each_other_type(fleet):
    rows = [
        {"measure": "ordered", "ordered_low": 70, "stated_by": "report"},
        {"measure": "ordered_ready", "ordered_low": 38, "stated_by": "report",
         "aircraft_type": "T-6C, Bell 412, AC-208", "role": "trainer, utility helicopter, light attack"},
    ]  # fmt: skip
    found = report_orders(fleet(*rows))
    assert (found.ordered, found.ready, found.waiting) == (70, 38, 32)
    assert found.attack == ("AC-208",)
    assert found.attack_bounds == (1, 36)
    assert report_orders(fleet(rows[0])) is None


def test_orders_without_an_attack_type_hold_none_for_attack(fleet):
    found = report_orders(
        fleet(
            {"measure": "ordered", "ordered_low": 9, "stated_by": "report"},
            {"measure": "ordered_ready", "ordered_low": 5, "stated_by": "report", "aircraft_type": "T-6C",
             "role": "trainer"},
        )
    )  # fmt: skip
    assert found.attack_bounds == (0, 0)


def test_deliveries_count_beyond_the_last_earlier_count_and_talks_not_at_all(fleet):
    table = arrivals(
        fleet(
            {"date": "2017-01-01", "aircraft_type": "L-159", "measure": "delivered", "active_low": 10},
            {"date": "2023-01-01", "aircraft_type": "L-159A", "measure": "delivered", "acquired_low": 12},
            {"date": "2024-01-01", "aircraft_type": "Bell 407", "measure": "ordered", "ordered_low": 9},
            {"date": "2025-01-01", "aircraft_type": "Rafale F4", "measure": "under_negotiation", "ordered_low": 0,
             "origin_bloc": "European"},
        ),
        start=date(2021, 7, 1),
    )  # fmt: skip
    assert list(zip(table["type"], table["aircraft"], strict=True)) == [("L-159", 2), ("Bell 407", 9), ("Rafale F4", 0)]
    assert list(table["at_most"]) == [True, False, False]
    (row,) = arrivals_by_origin(table).to_dict("records")
    assert (row["origin_bloc"], row["aircraft"], row["at_most"]) == ("US", 11, True)
