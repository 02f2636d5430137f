"""What the attacks section says, and what it does not say when the data do not bear it out."""

from dataclasses import replace

import pandas as pd
import pytest

from iraq_report.sections import open_section
from iraq_report.sections.attacks import context_prose, figures, june_prose, measures, prose
from iraq_report.sections.attacks.measures import Overlap, Stopped


@pytest.fixture
def run(events):
    """A run on planted events instead of the real ones."""

    def make(*rows, **parameters):
        return replace(
            open_section("attacks", parameters),
            events=events(*rows).assign(claimed_by=None, attributed_to=None),
        )

    return make


def test_an_empty_period_says_that_nothing_was_found(run):
    text = prose.overview(run(start="1990-01-01", end="1990-12-31"))
    assert "hold no attack on the US presence from 1 January 1990 to 31 December 1990" in text.markdown


def test_the_overview_counts_by_weapon_target_and_confidence(run):
    text = prose.overview(run({"date": "2021-05-01"}, {"date": "2021-05-02", "weapon": "drone", "confidence": "low"}))
    values = {one.name: one.value for one in text.facts}
    assert values["attacks.total"] == 2
    assert values["attacks.weapon.drone"] == 1
    assert values["attacks.confidence.low"] == 1
    assert values["attacks.confidence.medium"] == 0


def test_the_warning_about_convoys_is_printed_only_with_roadside_bombs(run):
    assert "least complete" not in prose.overview(run({"date": "2021-05-01"})).markdown
    assert "least complete" in prose.overview(run({"date": "2021-05-01", "weapon": "ied"})).markdown


def test_windows_that_leave_the_period_are_said_to_be_not_covered(run):
    short = run(start="2021-06-01", end="2021-06-30")
    assert measures.overlap_of_run(short.events, short.parameters) is None
    assert prose.overlap(short, None).markdown.startswith("Not covered")
    rates = measures.detention_rates(short.events, short.parameters, last=short.parameters.release_report)
    assert prose.windows(short, rates, key="k", ending="the report has").markdown.startswith("Not covered")


def test_windows_that_a_list_of_ones_own_does_not_cover_are_not_compared(run, own_list):
    half = run(start="2020-01-01", end="2021-12-31", data=own_list("Iraq,2021-01-01,2021-06-30"))
    overlap = measures.overlap_of_run(half.events, half.parameters)
    rates = measures.detention_rates(half.events, half.parameters, last=half.parameters.release_report)
    assert overlap is rates is None
    said = "Not covered: the list of attacks in Iraq lacks days of "
    assert prose.overlap(half, overlap).markdown.startswith(f"{said}1 January 2020 to")
    assert figures.overlap(half, overlap).empty.startswith(f"{said}1 January 2020 to")
    assert prose.windows(half, rates, key="k", ending="the report has").markdown.startswith(f"{said}27 March 2021 to")
    assert figures.rates_around_detention(half, rates, ending="report").empty.startswith(f"{said}27 March 2021 to")


def test_the_running_total_ends_with_the_days_that_the_list_covers(run, own_list):
    half = run(
        {"date": "2021-05-01"}, start="2020-01-01", end="2021-12-31", data=own_list("Iraq,2021-01-01,2021-06-30")
    )
    assert "from 1 January 2021 to 30 June 2021" in figures.running_total(half).sentence


def test_an_overlap_without_recent_attacks_claims_nothing(run):
    nothing = Overlap(pd.DataFrame(columns=["site_id", "earlier", "recent"]), 0, 0, 0, 0)
    assert "no attack on a fixed site" in prose.overlap(run(), nothing).markdown


def test_no_drone_numbers_no_sentence_about_stopped_drones(run):
    shares = pd.DataFrame(
        {
            "quarter": [pd.Timestamp(2021, 4, 1)],
            "drones": [1],
            "attacks": [2],
            "share": [0.5],
            "low": [0.1],
            "high": [0.9],
        }
    )
    text = prose.drones(run({"date": "2021-05-01"}), shares, Stopped(1, 0, 0, 0, 0, 0)).markdown
    assert "stopped" not in text
    assert "last quarter" not in text


def test_balad_is_told_only_when_the_run_holds_the_attack_of_9_june_and_none_of_8_june(run):
    sources = {"source_ids": "x-1", "wounded_high": 0}
    ninth = run({"date": "2021-06-09", "site_id": "balad"})
    ninth = replace(ninth, events=ninth.events.assign(**sources))
    assert "**Balad.**" in june_prose.told_differently(ninth).markdown
    both = run({"date": "2021-06-08", "site_id": "balad"}, {"date": "2021-06-09", "site_id": "balad"})
    both = replace(both, events=both.events.assign(**sources))
    assert june_prose.told_differently(both).markdown == ""


def test_a_run_that_does_not_hold_may_2021_says_nothing_of_it(run):
    assert june_prose.al_asad_in_may(run(start="2021-06-01")).markdown == ""


def test_no_strike_and_no_casualty_are_said_in_words(run):
    assert "no US strike" in context_prose.strikes(run(), pd.DataFrame()).markdown
    assert "No source" in context_prose.casualties(run(), pd.DataFrame()).markdown
    empty = pd.DataFrame(columns=["share", "tally_id"])
    assert "No published tally" in context_prose.completeness(run(), empty).markdown
