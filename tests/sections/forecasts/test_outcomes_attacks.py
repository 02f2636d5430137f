"""Outcomes that the list of attacks decides, each on small lists with answers worked out by hand."""

from datetime import date

import pytest

from iraq_report.sections.forecasts.outcomes_attacks import (
    attacks_follow,
    attacks_rise,
    attacks_stop,
    deadlier,
    drones_met,
    more_drones,
    more_strikes,
    sharper,
)
from tests.sections.forecasts.make import attacks, forecast, many, run

BEFORE, AFTER, LATER = "2021-01-01", "2022-01-01", "2023-01-01"
STRIKE = {"side": "us_on_militia", "weapon": "airstrike"}


def judge(measure, *given, **parameters):
    return measure(forecast(), run(parameters, attacks=attacks(*given)))


def test_without_an_attack_afterwards_they_stopped():
    assert judge(attacks_stop, *many(BEFORE, 5)).word == "came_true"


def test_far_fewer_attacks_a_day_stopped_in_part():
    # 60 in 609 days before, 2 in 365 days after
    found = judge(attacks_stop, *many(BEFORE, 60), *many(AFTER, 2))
    assert found.word == "partly"
    assert found.interval.high < 1
    assert "2 in 365 days (1 September 2021 to 31 August 2022), against 60 in 609 days" in found.sentence


def test_a_fall_within_chance_is_none():
    assert judge(attacks_stop, *many(BEFORE, 5), *many(AFTER, 2)).word == "did_not"


@pytest.mark.parametrize(("before", "after", "word"), [(5, 30, "came_true"), (5, 4, "did_not"), (30, 1, "did_not")])
def test_attacks_rose_only_beyond_chance(before, after, word):
    assert judge(attacks_rise, *many(BEFORE, before), *many(AFTER, after)).word == word


def test_attacks_that_carry_no_rate_are_left_out_of_rates():
    given = [*many(BEFORE, 5), *many(AFTER, 40, weapon="ied"), *many(AFTER, 40, confidence="low")]
    assert judge(attacks_stop, *given).word == "came_true"


def test_the_report_alone_repeats_and_other_countries_do_not_count():
    given = many(AFTER, 1, stated_by="report") + many(AFTER, 1, duplicate_of="e0") + many(AFTER, 1, country="Syria")
    assert judge(attacks_follow, *given).word == "did_not"


def test_one_attack_after_it_follows_and_one_on_its_day_does_not():
    assert judge(attacks_follow, *many("2021-08-31", 1)).word == "did_not"
    found = judge(attacks_follow, *many("2021-09-01", 1, weapon="ied"))
    assert found.word == "came_true"
    assert "1 attack of any kind followed by 31 August 2022, the first on 1 September 2021" in found.sentence


def test_more_killed_each_is_deadlier():
    given = [*many(BEFORE, 20, killed_low=0), *many(AFTER, 5, killed_low=4)]
    assert judge(deadlier, *given).word == "came_true"  # 20 killed in 5 against none in 20


def test_a_few_more_killed_each_is_within_chance():
    given = [*many(BEFORE, 10), *many(BEFORE, 1, killed_low=1), *many(AFTER, 5), *many(AFTER, 1, killed_low=1)]
    assert judge(deadlier, *given).word == "partly"  # 1 in 6 against 1 in 11


def test_nobody_killed_is_not_deadlier_and_later_years_are_told():
    given = [*many(BEFORE, 4, killed_low=1), *many(AFTER, 3), *many(LATER, 2, killed_low=3)]
    found = judge(deadlier, *given)
    assert found.word == "did_not"
    assert "nobody killed in 3 attacks" in found.sentence
    assert "Later, up to 31 December 2024: 6 in 2." in found.sentence


def test_a_larger_share_that_hurt_somebody_is_sharper():
    given = [*many(BEFORE, 40), *many(AFTER, 20, wounded_low=1)]
    assert judge(sharper, *given).word == "came_true"
    assert judge(sharper, *many(BEFORE, 4, wounded_low=1), *many(AFTER, 4)).word == "did_not"


def test_a_share_a_little_larger_is_within_chance():
    given = [*many(BEFORE, 9), *many(BEFORE, 1, killed_low=1), *many(AFTER, 4), *many(AFTER, 1, wounded_low=2)]
    found = judge(sharper, *given)  # 20 against 10 percent
    assert found.word == "partly"
    assert "1 of 5 attacks (20%" in found.sentence


def test_the_share_of_drones_is_taken_of_rockets_and_drones():
    drones = many(AFTER, 20, weapon="drone")
    assert judge(more_drones, *many(BEFORE, 40), *drones).word == "came_true"
    assert judge(more_drones, *many(BEFORE, 4, weapon="drone"), *drones, *many(AFTER, 5)).word == "did_not"


def test_without_attacks_on_one_side_shares_stay_open():
    assert judge(sharper, *many(BEFORE, 4)).word == "open"
    assert judge(deadlier, *many(AFTER, 4)).word == "open"


def test_days_of_us_strikes_are_counted_not_places():
    # 2 days in 609 before; 3 places on 1 day in 365 after
    given = [*many(BEFORE, 1, **STRIKE), *many("2021-02-01", 1, **STRIKE), *many(AFTER, 3, **STRIKE)]
    found = judge(more_strikes, *given)
    assert "on 1 days in 365" in found.sentence
    assert found.word == "did_not"  # 1 in 365 is less than 2 in 609


def test_many_more_days_of_strikes_came_true_in_syria_as_well():
    days = [{"date": f"2022-01-{day:02d}", "country": "Syria", **STRIKE} for day in range(1, 16)]
    assert judge(more_strikes, *many(BEFORE, 1, **STRIKE), *days).word == "came_true"


def test_drones_are_met_by_air_defence_and_by_strikes():
    down = many(AFTER, 1, weapon="drone", intercepted_low=2)
    assert judge(drones_met, *down, *many(AFTER, 1, **STRIKE)).word == "came_true"
    assert judge(drones_met, *down).word == "partly"
    assert judge(drones_met, *many(AFTER, 1, weapon="drone")).word == "did_not"


def test_a_run_that_narrows_the_attacks_does_not_cover_them():
    assert judge(attacks_stop, *many(AFTER, 2), weapons="rocket").word == "not_covered"
    assert judge(attacks_stop, *many(AFTER, 2), countries="Syria").word == "not_covered"
    assert judge(attacks_stop, *many(AFTER, 2), base_start="2018-01-01").word == "not_covered"


def test_a_horizon_before_the_forecast_leaves_it_open():
    found = judge(attacks_follow, *many(AFTER, 2), horizon=date(2021, 8, 31))
    assert (found.word, "too early" in found.sentence) == ("open", True)


def test_what_has_not_come_by_an_early_horizon_can_still_come():
    found = judge(attacks_rise, *many(BEFORE, 30), horizon="2021-12-31")
    assert found.word == "open"
    assert found.sentence.startswith("Up to 31 December 2021, with time left:")


def test_what_must_last_is_not_settled_early():
    assert judge(attacks_stop, *many(BEFORE, 5), horizon="2021-12-31").word == "open"
