"""Outcomes that tables on troops, companies, aircraft and offices decide, on small tables with known answers."""

from datetime import date

import pytest

from iraq_report.sections.forecasts.outcomes_companies import (
    came_back,
    held_on,
    orders_from,
    standing_grows,
    still_in_office,
    work_after,
)
from iraq_report.sections.forecasts.outcomes_forces import (
    combat_end,
    if_nato_fills,
    if_us_leaves,
    nato_grows,
    troops_cut,
    troops_fewer,
    troops_gone,
    troops_stay,
)
from tests.sections.forecasts.make import dialogue, fleet, forecast, readings, rows, run, troops

BEFORE, AFTER, LATER = "2021-01-01", "2022-01-01", "2023-01-01"


def of_troops(measure, later, earlier=2500, claim=None, **given):
    table = troops({"date": BEFORE, "people_low": earlier}, {"date": AFTER, "people_low": later})
    return measure(claim or forecast(), run(troops=table, **given))


@pytest.mark.parametrize(
    ("later", "stay", "cut", "gone"),
    [
        (2500, "came_true", "did_not", "did_not"),
        (2000, "came_true", "partly", "partly"),
        (1250, "partly", "came_true", "partly"),
        (0, "did_not", "came_true", "came_true"),
    ],
)
def test_one_figure_means_staying_or_leaving_as_it_was_foreseen(later, stay, cut, gone):
    assert [of_troops(measure, later).word for measure in (troops_stay, troops_cut, troops_gone)] == [stay, cut, gone]


def test_figures_of_the_report_of_sites_and_after_the_forecast_do_not_count():
    table = troops(
        {"date": BEFORE, "people_low": 2500},
        {"date": AFTER, "people_low": 100, "stated_by": "report"},
        {"date": AFTER, "people_low": 100, "site_id": "a"},
        {"date": AFTER, "people_low": 100, "measure": "announced_target"},
        {"date": LATER, "people_low": 100},
    )
    found = troops_stay(forecast(), run(troops=table))
    assert (found.word, "No figure" in found.sentence) == ("open", True)


@pytest.mark.parametrize(("later", "word"), [(2500, "came_true"), (2491, "came_true"), (2400, "did_not")])
def test_at_most_ten_left(later, word):
    claim = forecast(low=0.0, high=10.0, unit="people")
    found = of_troops(troops_fewer, later, claim=claim)
    assert found.word == word


DECLARED = {"date": "2021-12-09"}


@pytest.mark.parametrize(("later", "word"), [(2500, "partly"), (2000, "came_true")])
def test_an_announcement_without_fewer_troops_is_half_of_it(later, word):
    table = troops({"date": BEFORE, "people_low": 2500}, {"date": AFTER, "people_low": later})
    found = combat_end(forecast(), run(troops=table, dialogue=dialogue(DECLARED)), ids=["r0"])
    assert found.word == word
    assert "declared over on 9 December 2021" in found.sentence


def test_an_announcement_that_comes_too_late_did_not_come():
    table = troops({"date": BEFORE, "people_low": 2500})
    late = dialogue({"date": "2023-12-09"})
    assert combat_end(forecast(), run(troops=table, dialogue=late), ids=["r0"]).word == "did_not"


def test_tables_without_the_announcement_do_not_cover_it():
    assert combat_end(forecast(), run(troops=troops(), dialogue=dialogue()), ids=["r0"]).word == "not_covered"


@pytest.mark.parametrize(("later", "word"), [(500, "did_not"), (900, "partly"), (4000, "came_true")])
def test_the_mission_grows_towards_the_stated_number(later, word):
    table = troops(
        {"date": BEFORE, "people_low": 500, "force": "NATO"}, {"date": AFTER, "people_low": later, "force": "NATO"}
    )
    claim = forecast(low=4000.0, high=4000.0, unit="people")
    assert nato_grows(claim, run(troops=table)).word == word


SEEN = {"date": AFTER, "outcome": "came_true", "finding": "It went ahead"}


def test_while_troops_stay_the_condition_is_not_met_and_what_was_seen_is_told():
    found = of_troops(if_us_leaves, 2500, readings=readings(SEEN))
    assert found.word == "open"
    assert found.sentence.startswith("The condition did not come: US troops were 2,500 (1 January 2022)")
    assert "Meanwhile: It went ahead (Somebody, 1 January 2022)." in found.sentence
    assert [row.table for row in found.evidence.rows] == ["troops", "readings"]


def test_once_troops_leave_the_readings_decide():
    assert of_troops(if_us_leaves, 0, readings=readings(SEEN)).word == "came_true"
    assert of_troops(if_us_leaves, 0).word == "open"


def test_a_mission_below_its_ceiling_fills_no_gap():
    nato = [{"date": BEFORE, "people_low": 500, "force": "NATO"}, {"date": AFTER, "people_low": 500, "force": "NATO"}]
    ceiling = {"date": BEFORE, "people_low": 4000, "force": "NATO", "measure": "ceiling"}
    found = if_nato_fills(forecast(), run(troops=troops(*nato, ceiling), readings=readings(SEEN)))
    assert (found.word, "500 (1 January 2022) of at most 4,000" in found.sentence) == ("open", True)
    assert if_nato_fills(forecast(), run(troops=troops(*nato), readings=readings(SEEN))).word == "came_true"


ORDER = {"date": AFTER, "aircraft_type": "H225M", "origin_country": "France", "measure": "ordered", "ordered_low": 14}


def test_an_order_comes_before_talks_and_talks_before_nothing():
    talks = {**ORDER, "measure": "under_negotiation"}
    of_france = forecast(stated="France")
    found = orders_from(of_france, run(fleet=fleet(ORDER, talks)))
    assert (found.word, "at least 14 H225M ordered (1 January 2022)" in found.sentence) == ("came_true", True)
    assert orders_from(of_france, run(fleet=fleet(talks))).word == "partly"
    assert orders_from(forecast(stated="Russia"), run(fleet=fleet(ORDER))).word == "did_not"


def test_without_a_stated_country_any_but_the_united_states_counts():
    assert orders_from(forecast(), run(fleet=fleet(ORDER))).word == "came_true"
    assert orders_from(forecast(), run(fleet=fleet({**ORDER, "origin_country": "United States"}))).word == "did_not"


def test_totals_bought_long_ago_and_orders_after_the_horizon_are_no_order():
    old = {**ORDER, "measure": "acquired_total"}
    assert orders_from(forecast(stated="France"), run(fleet=fleet(old, {**ORDER, "date": LATER}))).word == "did_not"


def test_talks_that_began_before_and_went_on_count():
    talks = {**ORDER, "measure": "under_negotiation", "date": "2021-08-01", "date_end": "2021-10-31"}
    assert orders_from(forecast(stated="France"), run(fleet=fleet(talks))).word == "partly"


def services(*given):
    table = rows("service_id", ("company", "start", "end"), *({"date": BEFORE, **row} for row in given))
    return table.astype({"start": "datetime64[ns]", "end": "datetime64[ns]"})


@pytest.mark.parametrize(
    ("end", "word"),
    [("2022-12-31", "came_true"), ("2022-01-30", "partly"), ("2021-08-31", "did_not"), (None, "did_not")],
)
def test_work_beyond_the_forecast_and_up_to_the_horizon(end, word):
    table = services({"company": "A", "start": BEFORE, "end": end})
    assert work_after(forecast(), run(services=table)).word == word


def test_work_begun_after_the_horizon_does_not_count():
    table = services({"company": "A", "start": "2025-06-25", "end": "2026-11-30"})
    assert work_after(forecast(), run(services=table)).word == "did_not"


def staff(*given):
    return rows("event_id", ("contractor_ids", "event_type", "description"), *given)


def test_a_return_came_true_an_absence_did_not_and_silence_is_open():
    back = {"date": AFTER, "contractor_ids": "other;maker", "event_type": "return"}
    away = {"date": AFTER, "event_type": "absence_reported", "description": "They had left"}
    cases = [(staff(away, back), "came_true"), (staff(away), "did_not"), (staff(), "open")]
    for events, word in cases:
        assert came_back(forecast(), run(contractor_events=events), contractor="maker").word == word
    assert came_back(forecast(), run(contractor_events=staff(back)), contractor="make").word == "open"


def test_a_day_foreseen_is_kept_or_missed():
    claim = forecast(last=date(2021, 10, 10))
    assert held_on(claim, run(dialogue=dialogue({"date": "2021-10-10"})), ids=["r0"]).word == "came_true"
    assert held_on(claim, run(dialogue=dialogue({"date": "2021-10-11"})), ids=["r0"]).word == "did_not"


def test_another_speaker_in_the_office_ends_it():
    first = {"date": "2021-09-09", "office": "Prime Minister", "speaker": "A"}
    second = {"date": "2022-02-01", "office": "Prime Minister", "speaker": "B"}
    claim = forecast(stated="A")
    assert still_in_office(claim, run(dialogue=dialogue(first)), office="Prime Minister").word == "came_true"
    found = still_in_office(claim, run(dialogue=dialogue(first, second)), office="Prime Minister")
    assert (found.word, found.sentence) == ("did_not", "B is Prime Minister in the table from 1 February 2022 on.")
    assert still_in_office(claim, run(dialogue=dialogue()), office="Prime Minister").word == "open"


def value(day, low, high, indicator="pmf_budget"):
    return {"date": day, "indicator": indicator, "value_low": low, "value_high": high, "unit": "people"}


def indicators(*given):
    table = rows("indicator_id", ("indicator", "value_low", "value_high", "unit"), *given)
    return table.astype({"value_low": "Float64", "value_high": "Float64"})


def test_stand_ins_bear_out_no_more_than_a_part_and_grow_only_where_their_bounds_do_not_meet():
    grew = [value(BEFORE, 100, 120), value(AFTER, 130, 140)]
    met = [value(BEFORE, 100, 150, "pmf_strength"), value(AFTER, 140, 160, "pmf_strength")]
    both = ("pmf_budget", "pmf_strength")

    def judge(*given):
        return standing_grows(forecast(), run(iran_indicators=indicators(*given)), indicators=both).word

    assert judge(*grew) == "partly"
    assert judge(*grew, *met) == "partly"
    assert judge(*met) == "did_not"
    assert judge(value(BEFORE, 100, 120)) == "open"
