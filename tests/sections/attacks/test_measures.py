"""Measures of the attacks section on small tables with answers worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.sections.attacks import measures


def test_only_militia_attacks_are_counted(events):
    assert measures.count_attacks(events({"date": "2021-01-01"}, {"date": "2021-01-02", "side": "iran_on_us"})) == 1


def test_two_attacks_on_one_site_and_day_are_one_site_day(events):
    table = events(
        {"date": "2021-06-01"}, {"date": "2021-06-01", "weapon": "drone"}, {"date": "2021-06-02"},
        {"date": "2021-06-02", "site_id": "b"}, {"date": "2021-06-03", "side": "other"},
    )  # fmt: skip
    assert measures.count_site_days(table) == 3


def test_a_month_without_attacks_holds_zero(events):
    table = events({"date": "2021-01-05"}, {"date": "2021-01-31", "weapon": "drone"}, {"date": "2021-03-01"})
    months = measures.monthly_counts(table, "weapon", start=date(2021, 1, 1), end=date(2021, 3, 31))
    assert list(months["rocket"]) == [1, 0, 1]
    assert list(months["drone"]) == [1, 0, 0]


def test_no_attack_gives_months_without_columns(events):
    months = measures.monthly_counts(events(), "weapon", start=date(2021, 1, 1), end=date(2021, 2, 28))
    assert list(months.columns) == ["month"]
    assert len(months) == 2


def test_running_counts_end_at_the_total(events):
    table = events({"date": "2021-01-01"}, {"date": "2021-01-03"}, {"date": "2021-01-03", "weapon": "ied"})
    running = measures.cumulative_counts(table, start=date(2021, 1, 1), end=date(2021, 1, 4))
    assert list(running["rocket"]) == [1, 1, 2, 2]
    assert list(running["ied"]) == [0, 0, 1, 1]


def test_sites_are_counted_most_attacked_first(events):
    table = events(
        {"date": "2021-01-01"}, {"date": "2021-01-02", "site_id": "b"}, {"date": "2021-01-03", "site_id": "b"}
    )
    sites = pd.DataFrame(
        {
            "site_id": ["a", "b"],
            "name": ["A", "B"],
            "governorate": "Anbar",
            "lat": 33.0,
            "lon": 42.0,
            "coordinate_precision": "point",
        }
    )
    counted = measures.site_counts(table, sites)
    assert list(zip(counted["site_id"], counted["attacks"], strict=True)) == [("b", 2), ("a", 1)]


def test_overlap_counts_shared_sites_and_leaves_roads_out(events):
    table = events(
        {"date": "2021-01-01", "site_id": "a"},
        {"date": "2021-05-01", "site_id": "a"},
        {"date": "2021-05-02", "site_id": "a"},
        {"date": "2021-05-03", "site_id": "b"},
        {"date": "2021-01-04", "site_id": "road", "target_type": "logistics_convoy"},
        {"date": "2021-05-04", "site_id": "road", "target_type": "logistics_convoy"},
    )
    found = measures.site_overlap(
        table, earlier=(date(2021, 1, 1), date(2021, 4, 30)), recent=(date(2021, 5, 1), date(2021, 6, 30))
    )
    assert (found.recent_sites, found.shared_sites) == (2, 1)
    assert (found.recent_attacks, found.attacks_at_shared) == (3, 2)


def test_the_day_of_the_release_is_the_last_of_the_window(events):
    table = events({"date": "2021-05-26"}, {"date": "2021-06-08"}, {"date": "2021-06-09"}, {"date": "2021-05-25"})
    compared = measures.compare_windows(table, first=date(2021, 5, 26), last=date(2021, 6, 8), days=10)
    assert (compared.before.count, compared.before.start, compared.before.end) == (
        1,
        date(2021, 5, 16),
        date(2021, 5, 25),
    )
    assert (compared.during.count, compared.during.days) == (2, 14)
    assert (compared.after.count, compared.after.end) == (1, date(2021, 6, 18))


def test_a_release_one_day_later_can_turn_the_sign(events):
    table = events({"date": "2021-05-20"}, {"date": "2021-06-09"}, {"date": "2021-06-09"})
    report = measures.compare_windows(table, first=date(2021, 5, 26), last=date(2021, 6, 8), days=15)
    sources = measures.compare_windows(table, first=date(2021, 5, 26), last=date(2021, 6, 9), days=15)
    assert report.during_ratio.value == 0
    assert sources.during_ratio.value == pytest.approx(2.0)  # 2 in 15 days against 1 in 15


def test_windows_without_any_attack_have_no_ratio(events):
    compared = measures.compare_windows(events(), first=date(2021, 5, 26), last=date(2021, 6, 8), days=10)
    assert compared.during_ratio is None
    assert compared.after_ratio is None


def test_the_drone_share_counts_drones_among_rockets_and_drones(events):
    table = events(
        {"date": "2021-04-01", "weapon": "drone"},
        {"date": "2021-05-01"},
        {"date": "2021-06-30", "weapon": "ied"},
        {"date": "2021-07-01", "weapon": "drone"},
        {"date": "2021-07-02", "weapon": "drone", "confidence": "low"},
    )
    shares = measures.drone_share(table)
    assert list(shares["drones"]) == [1, 1]
    assert list(shares["attacks"]) == [2, 1]
    assert list(shares["share"]) == [0.5, 1.0]


def test_stopped_drones_are_summed_where_both_numbers_are_known(events):
    table = events(
        {
            "date": "2021-06-06",
            "weapon": "drone",
            "munitions_low": 2,
            "munitions_high": 2,
            "intercepted_low": 2,
            "intercepted_high": 2,
        },
        {
            "date": "2021-06-09",
            "weapon": "drone",
            "munitions_low": 3,
            "munitions_high": 5,
            "intercepted_low": 1,
        },
        {"date": "2021-06-10", "weapon": "drone", "munitions_low": 4},
    )
    stopped = measures.drones_stopped(table)
    assert (stopped.attacks, stopped.with_numbers) == (3, 2)
    assert (stopped.sent_low, stopped.sent_high) == (5, 7)
    assert (stopped.stopped_low, stopped.stopped_high) == (3, 3)


def test_a_day_is_counted_only_when_it_is_known(events):
    table = events({"date": "2021-01-01"}, {"date": "2021-01-01", "date_precision": "month"})
    daily = measures.daily_counts(table, start=date(2021, 1, 1), end=date(2021, 1, 2))
    assert list(daily["attacks"]) == [1, 0]
