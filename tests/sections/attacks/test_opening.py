"""The findings at the head of the attacks section: printed only when the run bears them out."""

import re
from dataclasses import replace

import pytest

from iraq_report.paths import DATA
from iraq_report.sections import open_section
from iraq_report.sections.attacks import opening


@pytest.fixture
def found(events):
    """The findings of a run on planted events."""

    def make(*rows, **parameters):
        return opening.found(replace(open_section("attacks", parameters), events=events(*rows))).markdown

    return make


def test_a_run_outside_the_list_says_what_is_covered_and_nothing_else(found):
    text = found(start="1990-01-01", end="1990-12-31")
    assert "no attack from 1 January 1990" in text
    assert "The list covers Iraq from 27 December 2019" in text
    assert text.count("\n\n") == 1


def test_other_peoples_tables_are_not_measured_against_the_coverage_of_ours(tmp_path):
    header = (DATA / "attacks.csv").read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "attacks.csv").write_text(header + "\n", encoding="utf-8")
    run = open_section("attacks", {"start": "1990-01-01", "end": "1990-12-31", "data": str(tmp_path)})
    assert "covers" not in opening.found(run).markdown


def test_attacks_came_back_only_when_a_site_was_attacked_in_both_windows(found):
    before, after = {"date": "2020-05-01", "site_id": "a"}, {"date": "2021-05-01", "site_id": "a"}
    assert "came back to the same places" in found(before, after)
    assert "None of the" in found({**before, "site_id": "b"}, after)
    assert "came back" not in found(before)


def test_the_rates_around_the_arrest_are_told_for_both_days_of_the_release(found):
    text = found({"date": "2021-05-20"}, {"date": "2021-06-01"})
    assert "both are within chance" in text
    assert "Muslih" not in found({"date": "2021-06-01"})


def quarter(month, *, drones, of):
    return [{"date": f"2021-{month}-01", "weapon": "drone" if n < drones else "rocket"} for n in range(of)]


def test_drones_are_told_only_when_two_quarters_hold_enough_attacks_to_be_compared(found):
    assert "Drones made up" not in found(*quarter("05", drones=1, of=5))
    assert "Drones made up" not in found(*quarter("02", drones=0, of=4), *quarter("05", drones=1, of=5))
    assert "Drones made up" in found(*quarter("02", drones=0, of=5), *quarter("05", drones=1, of=5))


def test_quarters_with_too_few_attacks_after_the_compared_ones_are_told_together(found):
    text = found(*quarter("02", drones=0, of=5), *quarter("05", drones=5, of=5), *quarter("07", drones=1, of=4))
    assert re.sub("<[^>]+>", "", text).count("In the quarters after Q2 2021, each with fewer such attacks") == 1
    assert "drones made up 1 of 4." in re.sub("<[^>]+>", "", text)


def test_a_run_of_other_days_says_at_its_head_what_it_leaves_open(found):
    attack = {"date": "2022-05-01"}
    assert "Left open by this run" not in found(attack)
    text = found(attack, start="2021-09-01", end="2022-12-31")
    assert text.startswith("Left open by this run, each with the reason in its place: whether attacks came back")
    assert "the weeks that the report tells of, 1 May 2021 to 30 June 2021" in text


def test_countries_that_the_list_covers_on_these_days_and_the_run_leaves_out_are_named(found):
    attack = {"date": "2024-01-28"}
    later = {"start": "2023-09-01", "end": "2024-12-31"}
    left_out = (
        "Attacks in Syria and Jordan, which the list covers from 17 October 2023 on, are not counted in this run."
    )
    assert left_out in found(attack, **later)
    assert "are not counted in this run" not in found(attack, **later, countries="Iraq,Syria,Jordan")
    assert "are not counted in this run" not in found(attack)


def test_nobody_is_counted_as_killed_where_no_casualty_row_exists(found):
    assert "killed" not in found({"date": "2021-05-01"})


def test_no_more_than_three_findings_are_told_and_each_with_its_doubt(found):
    rows = [*quarter("02", drones=0, of=5), *quarter("05", drones=5, of=5)]
    text = found(*rows)
    assert text.count("\n- ") == 2
    assert text.startswith("- The list holds")
    assert text.count("*What is uncertain:*") == 3
    assert "Muslih" not in text


def test_a_run_without_convoys_says_so(found):
    text = found({"date": "2021-05-01", "target_type": "coalition_base"})
    assert "none of them on a supply convoy" in text
