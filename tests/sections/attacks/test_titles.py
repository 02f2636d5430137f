"""Titles and sentences that hold with one attack, with ties, and with nobody killed."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from iraq_report.sections import open_section
from iraq_report.sections.attacks import context, figures, june_prose, measures, prose


@pytest.fixture
def run(events):
    """A run on planted events at real sites."""

    def make(*rows, **parameters):
        placed = [{"site_id": "balad", "governorate": "Salah al-Din", **row} for row in rows]
        return replace(open_section("attacks", parameters), events=events(*placed))

    return make


def casualties(*rows):
    """Rows of group, killed low and high; nobody wounded."""
    table = pd.DataFrame(rows, columns=["who", "killed_low", "killed_high"])
    table = table.assign(attack_id="e0", wounded_low=0, wounded_high=1)
    return table.astype(dict.fromkeys(["killed_low", "killed_high", "wounded_low", "wounded_high"], "Int64"))


def test_one_attack_is_told_in_the_singular(run):
    one = run({"date": "2021-05-01"})
    assert figures.by_month_and_weapon(one).title == "Most attacks listed for one month: 1, in May 2021"
    assert figures.by_month_and_confidence(one).title == "Known with high confidence: 1 of 1 attack"
    assert figures.by_site_and_weapon(one).title == "Most often attacked: Balad Air Base, 1 of 1 attack"
    assert figures.map_of_sites(one).title == "1 of 1 listed attack fell on 1 of 1 place"
    assert figures.by_governorate(one).title == "One attack: Salah al-Din"
    assert figures.running_total(one).title == "Rockets: 1 of 1 listed attack"


def test_ties_name_all_who_share_the_first_rank_or_how_many_they_are(run):
    two = run({"date": "2021-05-01"}, {"date": "2021-06-01", "site_id": "harir", "governorate": "Erbil"})
    assert figures.by_month_and_weapon(two).title.endswith("1, in May 2021 and June 2021")
    assert figures.by_site_and_weapon(two).title == "2 places share the most listed attacks: 1 each, of 2"
    assert figures.by_governorate(two).title.startswith("Erbil and Salah al-Din share")
    assert "more than any other" not in figures.running_total(two).title


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("civilian", 0, 0)], "nobody, as far as is reported"),
        ([("civilian", 3, 3), ("us_military", 1, 1)], "4, most of them civilians"),
        ([("civilian", 3, 3), ("us_military", None, None)], "at least 3"),
        ([("other", 3, 3)], "3"),
        ([("us_military", 2, 2)], "2, most of them US military"),
        ([("us_military", None, None)], "an unknown number"),
    ],
)
def test_the_toll_names_a_group_only_where_it_makes_up_most_of_it(run, rows, title):
    one = run({"date": "2021-05-01"})
    table = context.casualties_by_group(one.events, casualties(*rows))
    assert figures.casualties_by_who(one, table).title == f"Killed in the listed attacks: {title}"


def test_a_rate_beside_none_is_told_without_a_multiple(run):
    only_between = run({"date": "2021-06-01"})
    p = only_between.parameters
    rates = measures.detention_rates(only_between.events, p, last=p.release_report)
    text = prose.windows(only_between, rates, key="k", ending="the report has").markdown
    assert "no bound" not in text
    assert "before the arrest none: within chance" in text
    figure = figures.rates_around_detention(only_between, rates, ending="report")
    assert figure.title == "Attacks from arrest to release, none in the days before: within chance"


def test_a_filter_that_hides_part_of_may_silences_the_comparison_with_the_report(run):
    assert june_prose.al_asad_in_may(run({"date": "2021-05-04"})).markdown
    assert not june_prose.al_asad_in_may(run({"date": "2021-05-04"}, weapons="drone")).markdown


def test_the_weeks_of_the_report_are_cut_to_the_period_or_not_covered(run):
    day = run({"date": "2021-06-09"}, start="2021-06-09", end="2021-06-09")
    text = june_prose.recent_events(day.__class__(day.section, day.parameters, day.tables, day.events.iloc[:0]))
    assert "in these days: 9 June 2021." in text.markdown
    assert "Not covered" in june_prose.recent_events(run(start="2022-01-01", end="2022-12-31")).markdown


def test_strikes_whose_days_leave_the_run_make_an_empty_figure(run):
    edge = run({"date": "2020-01-03", "side": "us_on_militia"})
    figure = figures.attacks_after_strikes(edge, context.after_strikes(edge.events, edge.parameters))
    assert figure.chart is None
    assert "Not covered" in figure.empty


def test_the_share_of_drones_is_titled_over_all_quarters_where_no_two_can_be_compared(run):
    few = run({"date": "2021-02-01"}, {"date": "2021-05-01", "weapon": "drone"})
    shares = measures.drone_share(few.events)
    assert figures.drone_share_by_quarter(few, shares).title == "Drones: 1 of 2 rocket and drone attacks"
    text = re.sub("<[^>]+>", "", prose.drones(few, shares, measures.drones_stopped(few.events)).markdown)
    assert text.startswith("No quarter holds 5 or more rocket and drone attacks of that kind.")


def test_the_weeks_of_the_report_do_not_follow_the_windows_of_another_question(run):
    later = run({"date": "2023-11-01"}, start="2021-09-01", end="2024-12-31", earlier_start="2021-09-01",
                earlier_end="2023-10-16", recent_start="2023-10-17", recent_end="2024-02-04")  # fmt: skip
    text = june_prose.recent_events(later).markdown
    assert text == (
        "Not covered: this run holds no day from 1 May 2021 to 30 June 2021, the weeks that the report tells of."
    )
