"""What the section computes, on tables whose answers are worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.sections.iran_influence import drones, payments, responsibility, standing
from iraq_report.sections.iran_influence.parameters import Parameters
from iraq_report.sections.rows import when_text


def test_payments_to_all_groups_are_the_payment_to_one_times_their_number(indicators, payments_rows):
    table = payments.monthly_payments(indicators(*payments_rows((4.5, 5), (2, 3))), groups=4)
    assert table["total_low"].tolist() == [18, 8]
    assert table["total_high"].tolist() == [20, 12]


def test_a_payment_without_an_end_is_left_out(indicators, payments_rows):
    rows = payments_rows((4, 5), (2, 3))
    rows[1]["value_high"] = None
    table = payments.monthly_payments(indicators(*rows), groups=4)
    assert table["period"].tolist() == ["before_pandemic"]
    assert payments.payment_cut(table, stated_by="sources") is None


def test_the_bounds_of_the_cut_pair_the_ends_that_lie_nearest_and_farthest(indicators, payments_rows):
    table = payments.monthly_payments(indicators(*payments_rows((4, 5), (2, 3))), groups=1)
    cut = payments.payment_cut(table, stated_by="sources")
    assert (cut.least, cut.most) == (pytest.approx(1 - 3 / 4), pytest.approx(1 - 2 / 5))
    assert (cut.low_end, cut.high_end) == (pytest.approx(1 - 2 / 4), pytest.approx(1 - 3 / 5))


def test_a_side_that_states_no_payment_has_no_cut(indicators, payments_rows):
    table = payments.monthly_payments(indicators(*payments_rows((4, 5), (2, 3))), groups=1)
    assert payments.payment_cut(table, stated_by="report") is None


def test_quarters_without_an_attack_hold_zero_and_low_confidence_is_left_out(events):
    planted = events(
        {"date": "2021-04-14", "weapon": "drone"},
        {"date": "2021-05-01", "weapon": "drone", "confidence": "low"},
        {"date": "2021-02-01"},
        {"date": "2021-02-02", "weapon": "ied"},
        {"date": "2021-02-03", "side": "us_on_militia", "weapon": "drone"},
    )
    table = drones.quarterly_attacks(planted, start=date(2020, 10, 1), end=date(2021, 6, 30))
    assert table["drone"].tolist() == [0, 0, 1]
    assert table["rocket"].tolist() == [0, 1, 0]


def test_the_first_drone_attack_is_the_earliest_that_is_well_known(events):
    planted = events(
        {"date": "2021-05-01", "weapon": "drone", "attack_id": "second"},
        {"date": "2021-01-01", "weapon": "drone", "confidence": "low"},
        {"date": "2021-04-14", "weapon": "drone", "attack_id": "first"},
    )
    assert drones.first_drone_attack(planted)["attack_id"] == "first"
    assert drones.first_drone_attack(planted.iloc[:0]) is None


def test_windows_around_the_cut_leave_out_its_months(events):
    planted = events(
        {"date": "2020-02-29"},  # last day before
        {"date": "2020-03-01"},  # within the months of the cut
        {"date": "2020-07-31"},
        {"date": "2020-08-01", "weapon": "drone"},  # first day after
    )
    compared = drones.around_cut(planted, Parameters())
    assert (compared["rocket"].before.count, compared["rocket"].after.count) == (1, 0)
    assert (compared["drone"].before.count, compared["drone"].after.count) == (0, 1)
    assert compared["drone"].before.days == 60  # 31 of January, 29 of February 2020
    assert compared["drone"].after.days == 396  # 153 days of 2020, 243 of 2021
    assert compared["drone"].ratio.value == float("inf")
    assert compared["rocket"].ratio.value == 0


@pytest.mark.parametrize(
    "changed",
    [{"start": "2020-02-01"}, {"end": "2021-08-30"}, {"countries": "Syria"}, {"before_start": "2020-03-01"}],
)
def test_windows_around_the_cut_that_are_not_covered_give_nothing(events, changed):
    parameters = Parameters.model_validate({**Parameters().model_dump(), **changed})
    assert drones.around_cut(events({"date": "2020-02-29"}), parameters) is None


def test_the_day_of_the_election_belongs_to_the_days_after(events):
    planted = events({"date": "2021-06-17"}, {"date": "2021-06-18"}, {"date": "2021-06-19", "weapon": "drone"})
    compared = drones.around_election(planted, Parameters(compare_days=2))
    assert (compared.before.count, compared.after.count) == (1, 2)
    assert compared.ratio.value == pytest.approx(2)
    assert drones.around_election(planted, Parameters(compare_days=80)) is None


def test_a_claim_under_two_names_counts_once_by_kind_and_twice_by_name(events, groups):
    planted = events({"date": "2021-01-01"}, {"date": "2021-05-01", "target_type": "logistics_convoy"}).assign(
        claimed_by_ids=[None, "label;old"]
    )
    assert responsibility.kind_of_claim(planted, groups).tolist() == ["none", "established"]
    names = responsibility.claims_by_label(planted, groups)
    assert names[["group_id", "convoys", "others"]].to_numpy().tolist() == [["label", 1, 0], ["old", 1, 0]]
    quarters = responsibility.claims_by_quarter(planted, groups)
    assert quarters["established"].tolist() == [0, 1]
    assert quarters["none"].tolist() == [1, 0]


def test_a_name_that_the_groups_lack_is_another_name(events, groups):
    planted = events({"date": "2021-01-01"}).assign(claimed_by_ids=["nobody"])
    assert responsibility.kind_of_claim(planted, groups).tolist() == ["other"]
    assert responsibility.claims_by_label(planted, groups)["name"].tolist() == ["nobody"]


def test_no_attack_gives_no_quarter_and_no_name(events, groups):
    nothing = events().assign(claimed_by_ids=None)
    assert responsibility.claims_by_quarter(nothing, groups).empty
    assert responsibility.claims_by_label(nothing, groups).empty


def test_growth_divides_the_bounds_crosswise(indicators):
    table = indicators(
        {"date": "2021-01-01", "indicator": "pmf_budget", "value_low": 2, "value_high": 4},
        {"date": "2016-01-01", "indicator": "pmf_budget", "value_low": 1, "value_high": 2},
        {"date": "2023-01-01", "indicator": "pmf_budget", "value_low": 9},
    )
    moved = standing.growth(table, "pmf_budget")
    assert (moved.times_low, moved.times_high) == (1, 4)
    assert standing.growth(table, "pmf_strength") is None


def test_first_counts_are_no_final_result(indicators):
    table = standing.seats(
        indicators(
            {"date": "2021-10-10", "indicator": "seats", "group_ids": "fatah", "value_low": 17, "value_high": 17},
            {"date": "2021-10-10", "indicator": "seats_preliminary", "group_ids": "fatah", "value_low": 12},
            {"date": "2025-11-11", "indicator": "seats", "value_low": 6, "value_high": 6},
        )
    )
    assert table["final"].tolist() == [True, False, True]
    assert standing.seats_of(table, "fatah")["value_low"].tolist() == [17]


def test_years_disagree_when_values_of_one_time_differ(indicators):
    def share(date: str, value: float) -> dict:
        return {"date": date, "indicator": "electricity_share", "value_low": value, "value_high": value}

    table = indicators(share("2020-01-01", 41), share("2020-01-01", 30), share("2004-01-01", 1))
    apart = standing.disagreeing_years(table, "electricity_share")
    assert [rows["value_low"].tolist() for rows in apart] == [[41, 30]]


def test_a_scenario_counts_for_each_of_its_actors():
    table = pd.DataFrame(
        {
            "scenario_id": ["SC01", "SC02"],
            "actors": ["Iran", "Iran;Turkey"],
            "horizon": ["near", "near"],
            "expectation": ["a", "b"],
        }
    )
    counted = standing.scenarios_by_actor(table).set_index("actor")["count"]
    assert counted.to_dict() == {"Iran": 2, "Turkey": 1}
    assert standing.scenarios_by_actor(table.iloc[:0]).empty


@pytest.mark.parametrize(
    ("precision", "first", "last", "text"),
    [
        ("day", "2021-06-09", None, "9 June 2021"),
        ("month", "2021-03-01", "2021-03-31", "March 2021"),
        ("quarter", "2018-01-01", "2018-03-31", "Q1 2018"),
        ("year", "2019-01-01", "2019-12-31", "2019"),
        ("range", "2020-03-01", "2020-07-31", "March to July 2020"),
        ("range", "2020-03-01", "2021-07-31", "March 2020 to July 2021"),
        ("range", "2022-03-21", "2023-03-20", "21 March 2022 to 20 March 2023"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(precision, first, last, text):
    row = pd.Series({"date": pd.Timestamp(first), "date_end": pd.Timestamp(last), "date_precision": precision})
    assert when_text(row) == text
