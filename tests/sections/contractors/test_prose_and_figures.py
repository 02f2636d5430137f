"""Sentences hold for their run or are not made; figures are drawn or declared empty, and their titles are true."""

from dataclasses import replace
from datetime import date

import pytest

from iraq_report.errors import ReportError
from iraq_report.sections import open_section
from iraq_report.sections.contractors import figures, prose
from iraq_report.sections.contractors.common import site_of
from iraq_report.sections.rows import span_text

TEXTS = (
    prose.found, prose.services, prose.awards, prose.totals, prose.episode, prose.moves, prose.attacks,
    prose.headcounts, prose.census_text, prose.casualties, prose.deaths, prose.june_attack, prose.running_counts,
    prose.cole, prose.supply, prose.attacked,
)  # fmt: skip
EMPTY = {"start": "1990-01-01", "end": "1990-12-31"}
LATER = {"start": "2022-01-01", "end": "2024-12-31"}


def drawn(run) -> list:
    return [make(run) for make in figures.FIGURES.values()]


@pytest.mark.parametrize(
    "values", [{}, EMPTY, LATER, {"site": "ayn_al_asad"}], ids=["default", "empty", "later", "site"]
)
def test_every_figure_is_drawn_or_declared_empty_in_the_order_of_the_list(values):
    run = open_section("contractors", values)
    made = drawn(run)
    assert [one.id for one in made] == list(figures.FIGURES)
    for one in made:
        assert (one.chart is None) == bool(one.empty)
        assert len(one.title) <= 90
        assert one.empty or len(one.table)


def test_no_figure_of_the_default_run_is_empty():
    run = open_section("contractors", {})
    assert [one.id for one in drawn(run) if one.empty] == []


@pytest.mark.parametrize(
    "values", [{}, EMPTY, LATER, {"site": "ayn_al_asad"}], ids=["default", "empty", "later", "site"]
)
def test_names_of_facts_are_unique_in_a_run(values):
    run = open_section("contractors", values)
    names = [fact.name for text in TEXTS for fact in text(run).facts]
    assert len(names) == len(set(names))
    assert all(name.startswith("contractors.") for name in names)


def test_tables_without_rows_give_no_false_sentence(make_run):
    run = make_run()
    for text in TEXTS:
        assert text(run).facts == ()
    assert "holds no attack" in prose.found(run).markdown
    assert prose.episode(run).markdown == ""
    assert prose.cole(run).markdown == ""


def test_tables_without_rows_leave_every_figure_empty_with_a_reason(make_run):
    run = make_run()
    assert [one.id for one in drawn(run) if not one.empty.endswith(".")] == []


def test_a_departure_in_the_month_of_the_denied_one_is_told(make_run, happenings):
    rows = [
        {"date": "2019-06-21", "event_type": "evacuation_denied", "counting": "context"},
        {"date": "2021-03-01", "date_precision": "month", "event_type": "evacuation_denied", "counting": "context",
         "stated_by": "report", "same_as": "h0"},
        {"date": "2021-03-02"},
    ]  # fmt: skip
    told = {fact.name: fact.text for fact in prose.episode(make_run(contractor_events=happenings(*rows))).facts}
    assert told["contractors.episode.report"] == "March 2021"
    assert told["contractors.episode.sources"] == "21 June 2019"
    assert told["contractors.episode.months"] == "21"
    assert told["contractors.episode.left"] == "2 March 2021"
    without = prose.episode(make_run(contractor_events=happenings(*rows[:2])))
    assert "contractors.episode.left" not in {fact.name for fact in without.facts}


def test_nobody_hurt_is_said_only_where_the_sources_give_zero(make_run, happenings):
    theirs = {"date": "2021-06-08", "event_type": "injury", "counting": "repeat", "stated_by": "report",
              "same_as": "h0", "injured_low": 4, "injured_high": 4}  # fmt: skip
    for high, expected in ((0, True), (2, False)):
        ours = {"date": "2021-06-09", "event_type": "attack_no_casualties", "injured_low": 0, "injured_high": high}
        text = prose.june_attack(make_run(contractor_events=happenings(ours, theirs)))
        assert ("nobody was hurt" in text.markdown) is expected


def test_the_fuel_window_outside_the_period_is_not_covered(make_run, services):
    run = make_run({"date": "2022-02-01"}, parameters={"start": date(2022, 1, 1), "end": date(2022, 12, 31)},
                   services=services({}))  # fmt: skip
    assert prose.attacked(run).markdown.startswith("Not covered: 1 May 2021")
    assert figures.matrix(run).empty.startswith("Not covered")


def test_the_title_of_the_fuel_figure_counts_what_was_planted(make_run, services):
    run = make_run(
        {"date": "2021-05-03"}, {"date": "2021-06-03"}, {"date": "2021-06-04", "site_id": "other"},
        services=services({}),
    )  # fmt: skip
    assert figures.matrix(run).title == "Attacked: 1 of 1 fuelled site, 2 times in all; 1 other site too"
    assert "is borne out" in prose.attacked(run).markdown


def test_that_fuelled_sites_were_attacked_is_borne_out_only_when_each_of_them_was(make_run, services):
    run = make_run(
        {"date": "2021-05-03"}, {"date": "2021-06-03"}, services=services({}, {"site_id": "never_attacked"}),
    )  # fmt: skip
    assert "is borne out" not in prose.attacked(run).markdown
    assert figures.matrix(run).title == "Attacked: 1 of 2 fuelled sites, 2 times in all; no other site"


def test_tables_of_ones_own_are_not_measured_against_the_coverage_of_ours(make_run, own_list):
    run = make_run(parameters={"start": date(2025, 1, 1), "end": date(2025, 12, 31)})
    own = replace(run, parameters=run.parameters.model_copy(update={"data": own_list()}))
    assert "lacks days" in run.not_covered(date(2025, 2, 1), date(2025, 2, 2))
    assert own.not_covered(date(2025, 2, 1), date(2025, 2, 2)) == ""


def test_growth_is_not_claimed_when_it_is_within_chance(make_run, services):
    run = make_run({"date": "2021-05-03"}, {"date": "2021-02-03"}, services=services({}))
    assert "does not hold beyond chance" in prose.attacked(run).markdown


def test_a_rise_from_nothing_is_told_without_a_ratio(make_run, services):
    text = prose.attacked(make_run({"date": "2021-05-03"}, services=services({}))).markdown
    assert "a rise within chance" in text
    assert "no bound times" not in text


def test_a_window_beyond_coverage_says_so(make_run):
    run = make_run(parameters={"start": date(2018, 1, 1), "end": date(2020, 12, 31)})
    assert "lacks days" in run.not_covered(date(2019, 1, 1), date(2019, 2, 1))
    assert run.not_covered(date(2020, 1, 1), date(2020, 2, 1)) == ""


def test_an_unknown_site_is_refused_with_the_nearest_one(make_run):
    with pytest.raises(ReportError) as refused:
        site_of(make_run(parameters={"site": "balat"}))
    assert refused.value.code == "E-PARAM-WORD"
    assert "did you mean 'balad'" in str(refused.value)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(70, 70, "70"), (0, 1, "0 to 1"), (200, None, "at least 200"), (None, 4, "at most 4"), (0, None, "0 or more"),
     (None, None, "an unknown number")],
)  # fmt: skip
def test_a_span_reads_as_sources_give_it(low, high, text):
    assert span_text(low, high) == text


def test_a_run_of_other_days_says_at_its_head_what_it_leaves_open():
    text = prose.found(open_section("contractors", LATER)).markdown
    assert text.startswith("Left open by this run, each with the reason in its place: attacks around the departures")
    assert "attacks on the sites supplied with fuel, 1 May 2021 to 30 June 2021" in text
    assert "Left open" not in prose.found(open_section("contractors", {})).markdown


def test_a_story_without_a_departure_says_since_when():
    text = prose.moves(open_section("contractors", {**LATER, "moves_start": "2021-06-01"})).markdown
    assert text == "The tables hold no departure of contractors from Balad Air Base since 1 June 2021."
