"""The findings at the head of the attacks section: printed only when the run bears them out."""

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


def test_drones_are_told_only_when_two_quarters_can_be_compared(found):
    assert "Drones made up" not in found({"date": "2021-05-01"})
    assert "Drones made up" in found({"date": "2021-02-01"}, {"date": "2021-05-01", "weapon": "drone"})


def test_nobody_is_counted_as_killed_where_no_casualty_row_exists(found):
    assert "killed" not in found({"date": "2021-05-01"})


def test_no_more_than_three_findings_are_told_and_each_with_its_doubt(found):
    rows = [{"date": "2020-05-01"}, {"date": "2021-05-01"}, {"date": "2021-06-01", "weapon": "drone"}]
    text = found(*rows)
    assert text.count("\n- ") == 2
    assert text.startswith("- The list holds")
    assert text.count("*What is uncertain:*") == 3
    assert "Muslih" not in text


def test_a_run_without_convoys_says_so(found):
    text = found({"date": "2021-05-01", "target_type": "coalition_base"})
    assert "none of them on a supply convoy" in text
