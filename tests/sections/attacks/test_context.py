"""Events beside tallies, casualties and US strikes, worked out by hand."""

import pandas as pd

from iraq_report.sections.attacks import context
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.parameters import parse


def tallies(*rows):
    defaults = {
        "publisher": "P", "what": "attacks", "count_high": None, "comparable": "yes", "countries": "Iraq",
        "governorates": None, "weapons": None, "target_types": None, "sides": None,
    }  # fmt: skip
    table = pd.DataFrame([{"tally_id": f"t{i}", **defaults, **row} for i, row in enumerate(rows)])
    for name in ("period_start", "period_end"):
        table[name] = pd.to_datetime(table[name])
    return table


MAY = {"period_start": "2021-05-01", "period_end": "2021-05-31", "count_low": 4}


def test_a_tally_is_set_beside_the_rows_it_would_have_counted(events):
    attacks = events(
        {"date": "2021-05-01", "weapon": "drone"},
        {"date": "2021-05-31"},
        {"date": "2021-05-31", "duplicate_of": "e1"},
        {"date": "2021-05-15", "side": "other"},
        {"date": "2021-06-01"},
    )
    table = context.compare_tallies(attacks, tallies(MAY, {**MAY, "weapons": "drone"}), parse(Parameters, {}))
    assert list(table["ours"]) == [2, 1]
    assert list(table["share"]) == [0.5, 0.25]


def test_a_tally_outside_the_coverage_the_period_the_countries_or_the_definition_is_left_out(events):
    early = {"period_start": "2019-10-01", "period_end": "2020-02-01", "count_low": 19}
    late = {"period_start": "2021-08-01", "period_end": "2021-09-30", "count_low": 9}
    others = [
        early, late, {**MAY, "comparable": "no"}, {**MAY, "countries": "Iraq;Syria"}, {**MAY, "sides": "us_on_militia"},
    ]  # fmt: skip
    assert context.compare_tallies(events(), tallies(*others), parse(Parameters, {})).empty


def test_casualties_are_summed_by_who_they_were(events):
    attacks = events({"date": "2021-01-01"}, {"date": "2021-01-02"}, {"date": "2021-01-03", "side": "us_on_militia"})
    people = pd.DataFrame(
        {
            "attack_id": ["e0", "e1", "e1", "e2"],
            "who": ["us_military", "us_military", "civilian", "militia"],
            "killed_low": [1, 0, 0, 9],
            "killed_high": [1, 0, 0, 9],
            "wounded_low": [2, 3, 0, 0],
            "wounded_high": [4, 3, 0, 0],
        }
    ).astype(dict.fromkeys(["killed_low", "killed_high", "wounded_low", "wounded_high"], "Int64"))
    table = context.casualties_by_group(attacks, people)
    assert table.to_dict("records") == [
        {
            "who": "us_military",
            "attacks": 2,
            "killed_low": 1,
            "killed_high": 1,
            "wounded_low": 5,
            "wounded_high": 7,
        }
    ]


def test_attacks_after_a_strike_exclude_the_day_itself(events):
    table = events(
        {"date": "2021-06-14"},
        {"date": "2021-06-26"},
        {"date": "2021-06-27"},
        {"date": "2021-06-27", "side": "us_on_militia", "weapon": "airstrike", "place": "Qaim"},
        {"date": "2021-06-28"},
        {"date": "2021-07-11", "weapon": "drone"},
        {"date": "2021-07-12"},
    )
    (row,) = context.after_strikes(table, parse(Parameters, {})).to_dict("records")
    assert (row["before"], row["after"], row["places"]) == (2, 2, "Qaim")


def test_a_run_without_strikes_gives_an_empty_table(events):
    assert context.after_strikes(events({"date": "2021-06-14"}), parse(Parameters, {})).empty


def test_a_strike_whose_days_leave_the_run_is_not_compared(events):
    rows = [{"date": "2020-01-03", "side": "us_on_militia"}, {"date": "2020-01-10"}]
    (row,) = context.after_strikes(events(*rows), parse(Parameters, {})).to_dict("records")
    assert pd.isna(row["before"])
    assert pd.isna(row["after"])


def test_a_strike_before_the_list_begins_is_not_compared_but_other_peoples_tables_have_no_such_limit(events, own_list):
    rows = [{"date": "2019-06-15", "side": "us_on_militia"}, {"date": "2019-06-20"}]
    asked = {"start": "2019-01-01", "end": "2019-12-31"}
    (ours,) = context.after_strikes(events(*rows), parse(Parameters, asked)).to_dict("records")
    (theirs,) = context.after_strikes(events(*rows), parse(Parameters, {**asked, "data": own_list()})).to_dict(
        "records"
    )
    assert pd.isna(ours["after"])
    assert theirs["after"] == 1


def test_an_unknown_number_of_casualties_makes_a_sum_a_low_bound(events):
    people = pd.DataFrame(
        {
            "attack_id": ["e0", "e1", "e0"],
            "who": ["civilian", "civilian", "us_military"],
            "killed_low": [2, None, 0],
            "killed_high": [2, None, 0],
            "wounded_low": [1, 3, 0],
            "wounded_high": [1, 4, 0],
        }
    ).astype(dict.fromkeys(["killed_low", "killed_high", "wounded_low", "wounded_high"], "Int64"))
    (row,) = context.casualties_by_group(events({"date": "2021-01-01"}, {"date": "2021-01-02"}), people).to_dict(
        "records"
    )
    assert (row["who"], row["killed_low"], row["wounded_low"], row["wounded_high"]) == ("civilian", 2, 4, 5)
    assert pd.isna(row["killed_high"])
