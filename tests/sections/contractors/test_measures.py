"""Measures on small tables, with answers worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.sections.contractors import awards, companies, fuel, harm, presence
from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.contractors.staff import census, other_counts, relocation

SINCE = date(2019, 6, 1)


def test_only_awards_are_added_by_year(contracts):
    table = awards.awards_by_year(
        contracts(
            {"date": "2019-02-01", "value_low": 100},
            {"date": "2019-11-01", "value_low": 20},
            {"date": "2019-12-01", "value_low": 500, "value_kind": "ceiling"},
            {"date": "2019-12-01", "value_low": 700, "value_kind": "cumulative_reported"},
            {"date": "2021-01-01", "value_low": 3, "contractor_id": "kai"},
        )
    )
    assert list(table["year"].dt.year) == [2019, 2020, 2021]
    assert table["sallyport"].fillna(-1).tolist() == [120, -1, -1]
    assert table["kai"].fillna(-1).tolist() == [-1, -1, 3]


def test_a_table_without_awards_gives_no_years(contracts):
    assert awards.awards_by_year(contracts({"date": "2019-01-01", "value_kind": "reported"})).empty


def test_running_totals_say_how_much_their_sum_would_count_twice(contracts):
    total = {"value_kind": "cumulative_reported"}
    table = contracts(
        {"date": "2021-03-01", "period_end": "2021-03-31", "value_low": 2000, **total},
        {"date": "2017-05-01", "period_end": "2017-05-31", "value_low": 686, **total},
        {"date": "2018-05-01", "period_end": "2018-05-31", "value_low": 9, "site_id": "other", **total},
    )
    found = awards.running_totals(table, "balad")
    assert list(found.rows["value_low"]) == [686, 2000]
    assert (found.largest, found.added_up, found.counted_twice) == (2000, 2686, 686)


def test_a_total_holds_the_contracts_of_its_company_site_and_days(contracts):
    table = contracts(
        {"date": "2021-03-01", "period_start": "2014-01-01", "period_end": "2021-03-31",
         "value_kind": "cumulative_reported"},
        {"date": "2018-01-30", "value_kind": "ceiling"},
        {"date": "2021-05-01"},
        {"date": "2018-01-30", "contractor_id": "kai"},
    )  # fmt: skip
    assert list(awards.behind_total(table, table.iloc[0])["contract_id"]) == ["c1"]


def test_a_name_that_stands_with_two_companies_joins_them():
    table = pd.DataFrame(
        {
            "company": ["Firm", "Parent", "Other"],
            "named_in_report_as": ["Firm; Blend", "Parent; Blend", None],
        }
    )
    assert companies.shared_names(table) == {"Blend": ["Firm", "Parent"]}


def test_a_service_that_the_report_gives_to_two_companies_is_a_conflict(services):
    table = services(
        {"contractor_id": "x", "service": "security", "stated_by": "report"},
        {"contractor_id": "y", "service": "security", "stated_by": "both"},
        {"contractor_id": "z", "service": "security", "stated_by": "sources"},
        {"contractor_id": "x", "service": "fuel", "stated_by": "report"},
    )
    (pair,) = companies.service_conflicts(table, "balad")
    assert (pair.one["contractor_id"], pair.other["contractor_id"]) == ("x", "y")


def test_report_and_sources_are_paired_by_the_row_that_the_report_names(happenings):
    table = happenings(
        {"date": "2019-06-21", "event_type": "evacuation_denied"},
        {"date": "2021-03-01", "event_type": "evacuation_denied", "stated_by": "report", "same_as": "h0"},
        {"date": "2020-01-01", "stated_by": "sources", "same_as": "h0"},
    )
    (pair,) = companies.told_differently(table).to_dict("records")
    assert (pair["date_report"], pair["date_sources"]) == (pd.Timestamp("2021-03-01"), pd.Timestamp("2019-06-21"))


MOVED = [
    {"date": "2021-05-10", "people_low": 70, "people_high": 70},
    {"date": "2021-05-10", "people_low": 50, "series": "relocated", "moved_to": "A"},
    {"date": "2021-05-10", "people_low": 20, "series": "relocated", "moved_to": "B"},
]


def test_the_parts_of_a_headcount_are_those_of_its_day_and_company(staff):
    table = staff(*MOVED, {"date": "2021-05-10", "people_low": 5, "series": "relocated", "contractor_ids": "kai"})
    found = relocation(table, "balad")
    assert (found.moved, found.adds_up) == (70, True)
    assert list(found.parts["moved_to"]) == ["A", "B"]


def test_parts_that_do_not_make_up_the_whole_say_so(staff):
    assert not relocation(staff(*MOVED[:2]), "balad").adds_up
    assert relocation(staff(MOVED[0]), "balad") is None


def test_other_counts_leave_out_the_whole_and_its_parts():
    rows = pd.DataFrame(
        {
            "staff_id": ["p0", "p1", "p2"],
            "date": pd.to_datetime(["2021-05-10", "2021-05-10", "2021-05-09"]),
            "site_id": "balad",
            "series": ["at_site", "relocated", "leaving"],
        }
    )
    assert list(other_counts(rows, "balad", whole=rows.iloc[0])["staff_id"]) == ["p2"]


def test_the_census_keeps_the_widest_count_of_a_day():
    rows = pd.DataFrame(
        {
            "date": pd.to_datetime(["2018-04-01", "2018-04-01", "2018-09-30"]),
            "series": ["census_iraq_syria", "census_iraq_syria", "census_centcom"],
            "people_low": [2869, 5508, 49451],
        }
    )
    assert list(census(rows)["people_low"]) == [5508, 49451]


LEFT_AND_BACK = [
    {"date": "2021-01-04", "date_end": "2021-01-08", "date_precision": "range"},
    {"date": "2021-01-20", "date_end": "2021-01-25", "date_precision": "range", "event_type": "return"},
    {"date": "2021-03-01"},
    {"date": "2021-03-01", "counting": "repeat"},
    {"date": "2021-03-20", "event_type": "absence_reported", "counting": "context"},
]


def test_an_absence_is_as_short_and_as_long_as_its_dates_allow(happenings):
    spells = presence.absences(happenings(*LEFT_AND_BACK), "balad", since=SINCE)
    assert spells["days_low"].tolist()[0] == 12  # 8 to 20 January
    assert spells["days_high"].tolist()[0] == 21  # 4 to 25 January
    assert pd.isna(spells["back_first"][1])
    assert spells["known_until"][1] == pd.Timestamp("2021-03-20")


def test_days_that_can_be_either_are_left_out_of_rates(happenings, events):
    attacks = events(
        {"date": "2021-01-02", "site_id": "balad"},
        {"date": "2021-01-06", "site_id": "balad"},
        {"date": "2021-01-10", "site_id": "balad"},
        {"date": "2021-02-01", "site_id": "balad"},
        {"date": "2021-02-02", "site_id": "balad", "weapon": "ied"},
        {"date": "2021-03-25", "site_id": "balad"},
    )
    spells = presence.absences(happenings(*LEFT_AND_BACK), "balad", since=SINCE)
    rates = presence.presence_rates(
        attacks, spells, "balad", start=date(2021, 1, 1), end=date(2021, 3, 31), since=SINCE
    )
    # there: 1-3 January, 26 January to 28 February; away: 9-19 January, 2-20 March
    assert (rates.present.count, rates.present.days) == (2, 3 + 34)
    assert (rates.away.count, rates.away.days) == (1, 11 + 19)
    assert (rates.left_out_attacks, rates.left_out_days) == (2, 90 - 37 - 30)
    assert rates.ratio.value == pytest.approx((2 / 37) / (1 / 30))


def test_a_site_without_departures_gives_no_rates(events, happenings):
    spells = presence.absences(happenings(), "balad", since=SINCE)
    rates = presence.presence_rates(
        events(), spells, "balad", start=date(2021, 1, 1), end=date(2021, 1, 31), since=SINCE
    )
    assert (rates.present.rate, rates.away.rate, rates.ratio) == (None, None, None)


def test_attacks_around_a_departure_leave_out_the_days_of_leaving(happenings, events):
    attacks = events(
        {"date": "2021-01-02", "site_id": "balad"},
        {"date": "2021-01-03", "site_id": "balad"},
        {"date": "2021-01-05", "site_id": "balad"},
        {"date": "2021-01-09", "site_id": "balad"},
        {"date": "2021-01-11", "site_id": "balad"},
    )
    moves = presence.movements(happenings(LEFT_AND_BACK[0]), "balad", since=SINCE)
    (row,) = presence.attacks_around(attacks, moves, "balad", days=2).to_dict("records")
    assert (row["before"], row["during"], row["after"]) == (2, 1, 1)


def casualty_rows(*rows):
    columns = ["attack_id", "who", "killed_low", "killed_high", "wounded_low", "wounded_high", "source_ids"]
    table = pd.DataFrame([(*row, "a-1") for row in rows], columns=columns)
    return table.astype(dict.fromkeys(columns[2:6], "Int64"))


def test_unknown_casualties_make_a_sum_a_low_bound(events):
    attacks = events({"date": "2021-01-01"}, {"date": "2021-01-02"}, {"date": "2021-01-03", "side": "other"})
    rows = casualty_rows(
        ("e0", "us_contractor", 1, 1, None, None),
        ("e1", "us_contractor", 0, 2, 3, None),
        ("e1", "civilian", 9, 9, 9, 9),
        ("e2", "us_contractor", 9, 9, 9, 9),
    )
    table = harm.casualties_by_nationality(harm.contractor_casualties(attacks, rows))
    (row,) = table.to_dict("records")
    assert (row["attacks"], row["killed_low"], row["killed_high"], row["wounded_low"]) == (2, 1, 3, 3)
    assert pd.isna(row["wounded_high"])


def test_a_running_count_is_set_beside_single_events_of_its_days_and_place(happenings):
    table = happenings(
        {"date": "2021-02-01", "event_type": "death", "killed_low": 1, "killed_high": 1},
        {"date": "2021-03-01", "event_type": "death", "killed_low": 1, "killed_high": 1, "site_id": "other"},
        {"date": "2021-03-01", "event_type": "death", "killed_low": 5, "counting": "repeat"},
        {"date": "2021-01-20", "date_end": "2021-02-28", "event_type": "cumulative_count", "counting": "cumulative",
         "killed_low": 3, "killed_high": 3, "site_id": None, "site": "Iraq"},
        {"date": "2021-03-05", "event_type": "cumulative_count", "counting": "cumulative", "killed_low": 4},
    )  # fmt: skip
    counts = harm.running_counts(table)
    assert counts["ours_low"].tolist() == [1, 1]
    assert counts["published_low"].tolist() == [3, 4]
    assert pd.isna(counts["first"][1])


def test_fuelled_sites_stand_there_without_an_attack_and_convoys_are_left_out(events):
    attacks = events(
        {"date": "2021-01-10", "site_id": "balad"},
        {"date": "2021-05-10", "site_id": "other", "weapon": "mortar"},
        {"date": "2021-05-10", "site_id": "road", "target_type": "logistics_convoy"},
    )
    sites = pd.DataFrame({"site_id": ["balad", "other"], "name": ["Balad", "Other"]})
    table = fuel.fuel_counts(
        attacks,
        sites,
        ["balad", "silent"],
        window=(date(2021, 5, 1), date(2021, 6, 30)),
        baseline=(date(2021, 1, 1), date(2021, 4, 30)),
    )
    rows = table.set_index("site_id")
    assert list(rows.index) == ["balad", "silent", "other"]
    assert rows["window"].to_dict() == {"balad": 0, "silent": 0, "other": 1}
    assert rows["baseline"].to_dict() == {"balad": 1, "silent": 0, "other": 0}
    assert rows.loc["other", "window_trend"] == 0
    assert fuel.supplied_share(table, "window").value == 0
    assert fuel.supplied_share(table, "window_trend") is None


def test_rates_compare_windows_of_different_length():
    counts = pd.DataFrame(
        {
            "site_id": ["a", "b"], "name": ["A", "B"], "supplied": [True, False], "window_trend": [2, 0],
            "baseline_trend": [1, 0],
        }
    )  # fmt: skip
    single, supplied, others = fuel.rate_changes(
        counts, window=(date(2021, 1, 11), date(2021, 1, 15)), baseline=(date(2021, 1, 1), date(2021, 1, 10))
    )
    assert single.ratio.value == pytest.approx((2 / 5) / (1 / 10))
    assert (single.group, supplied.group, supplied.window) == (False, True, 2)
    assert (single.sites, others.sites) == (("a",), ("b",))
    assert others.ratio is None


@pytest.mark.parametrize(("covered", "days"), [("Iraq,2021-01-11,2021-01-20", 10), ("Syria,2021-01-01,2021-12-31", 0)])
def test_rates_at_a_site_are_made_of_the_days_that_the_list_covers(happenings, events, own_list, covered, days):
    p = Parameters(site="balad", start=date(2021, 1, 1), end=date(2021, 3, 31), data=own_list(covered))
    rates = presence.rates_of_run(events(), happenings(), p)
    assert rates.present.days + rates.away.days + rates.left_out_days == days
