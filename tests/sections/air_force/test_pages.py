"""What the section says and draws: on the project's tables, on planted ones, and where a window holds nothing."""

import json
import re
from dataclasses import replace

import pytest

from iraq_report.errors import ReportError
from iraq_report.paths import NOTEBOOKS
from iraq_report.sections import open_section
from iraq_report.sections.air_force import figures, fleet_prose, grounding_prose, prose, readiness_prose, types_prose
from iraq_report.sections.air_force.sorties import war_sorties

NOWHERE = {
    f"{name}_{end}": f"1990-{day}"
    for name in ("readiness", "sorties", "fleet", "war")
    for end, day in (("start", "01-01"), ("end", "12-31"))
} | {"search_start": "2030-01-01"}


def drawn(run):
    return {id: make(run) for id, make in figures.FIGURES.items()}


class Planted(dict):
    """Tables of the project, some of them replaced."""

    def __init__(self, run, **tables):
        super().__init__(tables)
        self._own = run.tables

    def __missing__(self, name):
        return self._own[name]


def planted(run, **tables):
    return replace(run, tables=Planted(run, **tables))


@pytest.fixture(scope="module")
def run():
    return open_section("air_force", {})


@pytest.fixture(scope="module")
def nowhere():
    return open_section("air_force", NOWHERE)


def test_every_declared_figure_is_drawn_once_with_a_short_claim(run):
    made = drawn(run)
    assert [one.id for one in made.values()] == list(figures.FIGURES)
    assert [one.id for one in made.values() if one.empty] == []
    assert [one.title for one in made.values() if len(one.title) > 90] == []


def test_attacks_on_the_base_are_drawn_by_day_only_where_their_rows_may_be_published(run, monkeypatch):
    shown = figures.sorties_and_contractors(run)
    assert (shown.grain, "; attacks: " in shown.subtitle) == ("event", True)
    monkeypatch.setattr(type(run), "publishes", lambda *_: False)
    binned = figures.sorties_and_contractors(run)
    assert (binned.grain, "; attacks: " in binned.subtitle) == ("aggregate", False)
    assert "Attacks on " in json.dumps(shown.chart)
    assert "Attacks on " not in json.dumps(binned.chart)


def test_the_notebook_shows_the_figures_in_the_declared_order():
    cells = json.loads((NOTEBOOKS / "air_force.ipynb").read_text(encoding="utf-8"))["cells"]
    shown = re.findall(r"^figures\.(\w+)\(", "\n".join("".join(cell["source"]) for cell in cells), re.MULTILINE)
    assert len(shown) == len(figures.FIGURES) == len(set(shown))


def test_windows_that_hold_nothing_are_said_to_be_not_covered(nowhere):
    made = drawn(nowhere)
    not_windowed = {"air-force-fleet-report", "air-force-orders"}
    assert {one.id for one in made.values() if one.empty.startswith("Not covered")} == set(made) - not_windowed
    for text in (grounding_prose.grounding, grounding_prose.flying, readiness_prose.flypast, types_prose.others):
        assert text(nowhere).markdown.startswith("Not covered")
    assert readiness_prose.share_of_all(nowhere).markdown == ""


def test_the_report_and_the_sources_stand_side_by_side(run):
    values = {one.name: one.value for one in readiness_prose.flypast(run).facts}
    assert (values["air_force.flypast"], values["air_force.flyable"]) == (23, 7)
    values = {one.name: one.value for one in readiness_prose.share_of_all(run).facts}
    assert round(values["air_force.whole.aircraft"]) == 38  # a fifth of 189
    assert values["air_force.whole.others"] == 163  # 189 less 26
    values = {one.name: one.value for one in fleet_prose.fleet(run).facts}
    assert values["air_force.fleet.rest"] == 118  # 189 less 26, 10 and 35
    assert values["air_force.f16.lost"] == 2


def test_all_fact_names_differ(run):
    p = run.parameters
    war = war_sorties(run.tables["sorties"], run.tables["fleet"], start=p.war_start, end=p.war_end)
    texts = [
        prose.found(run), grounding_prose.grounding(run), grounding_prose.flying(run), readiness_prose.flypast(run),
        readiness_prose.share_of_all(run), fleet_prose.fleet(run), fleet_prose.ordered(run), fleet_prose.war(run, war),
        types_prose.others(run), types_prose.suppliers(run),
    ]  # fmt: skip
    names = [one.name for text in texts for one in text.facts]
    assert len(names) == len(set(names)) > 80


def test_the_claim_of_few_jets_is_doubted_only_when_more_flew_within_its_days(run):
    rows = run.tables["readiness"]
    assert "can be true only if" in readiness_prose.flypast(run).markdown
    few = rows.assign(value_low=rows["value_low"].mask(rows["readiness_id"] == "RD024", 6.0))
    assert "can be true only if" not in readiness_prose.flypast(planted(run, readiness=few)).markdown


def test_fewer_fighters_than_any_source_are_said_only_when_it_is_so(run):
    rows = run.tables["fleet"]
    assert "the lowest of those found" in fleet_prose.fleet(run).markdown
    more = rows.assign(active_low=rows["active_low"].mask(rows["fleet_id"] == "FL039", 40))
    assert "the lowest of those found" not in fleet_prose.fleet(planted(run, fleet=more)).markdown


def test_the_title_follows_the_counts(run, readiness):
    few = readiness({"metric": "mission_capable_count", "value_low": 5, "value_high": 5})
    seen = {"metric": "flown_at_event_count", "value_low": 3, "value_high": 3}
    assert figures.able_fighters(planted(run, readiness=few)).title == "Sources call 5 F-16s fit"
    both = readiness({"metric": "mission_capable_count", "value_low": 5, "value_high": 5}, seen)
    assert figures.able_fighters(planted(run, readiness=both)).title == "Sources call 5 F-16s fit; 3 flew at one event"
    assert "no source" in figures.able_fighters(planted(run, readiness=readiness(seen))).title


def test_sorties_are_drawn_without_anything_known_of_contractors(run, readiness, sorties):
    bare = replace(run, events=run.events.head(0))
    no_moves = run.tables["contractor_events"].head(0)
    empty = planted(bare, readiness=readiness(), sorties=sorties({"sorties_low": 5}), contractor_events=no_moves)
    figure = figures.sorties_and_contractors(empty)
    assert figure.title == "F-16 sorties are known for 1 of 6 quarters: 5"


def test_an_order_of_which_some_came_says_both(run, fleet):
    order = {"date": "2025-10-29", "measure": "delivered", "active_low": 2, "ordered_low": 14, "aircraft_type": "H225M"}
    figure = figures.new_suppliers(planted(run, fleet=fleet(order)))
    assert figure.title == "14 aircraft ordered or delivered since July 2021, 14 of US types"
    assert figure.sentence == "H225M: 14 ordered, 2 delivered by 2025."


def test_origins_of_one_colour_are_one_entry_of_the_legend(run, fleet):
    talks = {"date": "2023-05-01", "measure": "under_negotiation", "origin_bloc": "Turkish", "aircraft_type": "TB2"}
    order = {"date": "2023-06-01", "measure": "delivered", "active_low": 12, "origin_bloc": "Pakistani"}
    figure = figures.new_suppliers(planted(run, fleet=fleet(talks, order)))
    assert [trace["name"] for trace in figure.chart["data"] if trace["type"] == "bar"] == ["Turkey and Pakistan"]


def test_a_table_without_the_reports_numbers_gives_declared_empty_figures(run, fleet):
    bare = planted(run, fleet=fleet({"active_low": 34}))
    assert figures.fleet_by_report(bare).empty
    assert figures.orders(bare).empty
    assert "holds no total" in fleet_prose.fleet(bare).markdown


def test_days_that_the_list_of_attacks_lacks_are_said_to_be_not_covered():
    early = open_section("air_force", {"start": "1990-01-01", "end": "1990-12-31"})
    text = prose.found(early).markdown
    assert "no attack on Balad Air Base is listed" in text
    assert "not covered" in text


def test_an_unknown_base_is_refused_with_the_nearest_one():
    lost = open_section("air_force", {"site": "balat"})
    with pytest.raises(ReportError, match="did you mean 'balad'"):
        prose.found(lost)


def test_what_stands_below_the_sorties_is_told_only_where_it_is_drawn(run):
    assert "attacks on Balad" in figures.sorties_and_contractors(run).sentence
    quiet = figures.sorties_and_contractors(replace(run, events=run.events.iloc[:0]))
    assert "attacks" not in quiet.sentence + quiet.subtitle


LATER = {
    f"{name}{end}": day
    for name in ("", "readiness_", "sorties_")
    for end, day in (("start", "2021-09-01"), ("end", "2024-12-31"))
}


def test_years_without_a_statement_on_the_fighters_are_found_and_said_to_be_so():
    text = re.sub("<[^>]+>", "", prose.found(open_section("air_force", LATER)).markdown)
    assert text.startswith("Left open by this run, each with the reason in its place: which part of the F-16s")
    assert "holds no statement on F-16s that could be used or flew; its last one before is of 10 May 2021." in text
    assert "name the F-16 in 4 of their findings on these days" in text


def test_a_fleet_that_flies_again_by_the_latest_statement_is_not_called_grounded():
    later = open_section("air_force", LATER)
    assert figures.other_types(later).title == "T-50IQ said to be grounded, then back in flight"
    text = types_prose.others(later).markdown
    assert "they stood idle" in text
    assert "were back in service" in text


def test_a_type_told_of_without_a_number_is_named_and_its_maker_not_missed(run):
    text = types_prose.suppliers(run).markdown
    assert "The CH-5 of China is told of as acquired" in text
    assert "from Russia no order" in text
