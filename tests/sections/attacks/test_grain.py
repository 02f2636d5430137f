"""Charts say truly how fine they are, and are drawn by month where rows may not be published."""

from dataclasses import replace

import pytest

from iraq_report.sections import open_section
from iraq_report.sections.attacks import context, figures, measures
from iraq_report.sections.iran_influence.figures.money import drones_and_payments
from tests.restricted import TABLES

ROWS = [
    {"date": "2021-05-03", "site_id": "balad", "weapon": "rocket"},
    {"date": "2021-05-20", "site_id": "balad", "weapon": "rocket"},
    {"date": "2021-06-20", "site_id": "harir", "weapon": "drone"},
]


@pytest.fixture
def run(events):
    return replace(open_section("attacks", {}), events=events(*ROWS))


@pytest.fixture
def restricted(run):
    """The same run on tables of which some rows may not be published."""
    held = {name: run.tables[name] for name in ("sites", "phases")}
    return replace(run, tables={**held, "attacks": TABLES["attacks"], "sources": TABLES["sources"]})


def test_what_shows_attacks_sites_or_days_is_of_the_grain_of_events(run):
    overlap = measures.overlap_of_run(run.events, run.parameters)
    strikes = context.after_strikes(run.events, run.parameters)
    fine = [
        figures.by_site_and_weapon(run), figures.map_of_sites(run), figures.by_day(run), figures.running_total(run),
        figures.overlap(run, overlap), figures.attacks_after_strikes(run, strikes),
    ]  # fmt: skip
    assert {figure.grain for figure in fine if not figure.empty} == {"event"}
    assert {tuple(figure.record()["rows_of"]) for figure in fine if not figure.empty} == {("attacks",)}


def test_counts_by_month_or_governorate_are_aggregates(run):
    coarse = [figures.by_month_and_weapon(run), figures.by_month_and_confidence(run), figures.by_governorate(run)]
    assert {figure.grain for figure in coarse} == {"aggregate"}
    assert [figure.record()["rows_of"] for figure in coarse] == [[], [], []]


def test_the_running_total_is_drawn_by_month_where_rows_may_not_be_published(run, restricted):
    binned = figures.running_total(restricted)
    days = {str(x)[:10] for trace in binned.chart["data"] for x in trace.get("x", ()) if isinstance(x, str)}
    assert binned.grain == "aggregate"
    assert binned.subtitle.endswith("; by the end of each month")
    assert days.isdisjoint({"2021-05-03", "2021-05-20", "2021-06-20"})
    assert "2021-05-31" in days
    assert "end of each month" not in figures.running_total(run).subtitle


def test_a_title_names_no_day_of_one_attack_where_rows_may_not_be_published(restricted):
    run = replace(open_section("iran_influence", {}), events=restricted.events, tables=restricted.tables)
    assert drones_and_payments(run).title == "1 of 3 rocket and drone attacks were made with drones"
