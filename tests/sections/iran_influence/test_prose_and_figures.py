"""What the section says and draws, and what it does not say when the data do not bear it out."""

import re

import pytest

from iraq_report.sections.iran_influence import (
    drones,
    drones_prose,
    figures,
    money_prose,
    payments,
    prose,
    responsibility_prose,
    scenario_prose,
    standing_prose,
)

DRONE = {"date": "2021-04-14", "weapon": "drone"}


def facts_of(text) -> dict:
    return {one.name: one.value for one in text.facts}


def all_figures(run) -> list:
    return [make(run) for make in figures.FIGURES.values()]


def test_the_figures_come_in_the_order_in_which_they_are_declared(run):
    drawn = all_figures(run({**DRONE, "claimed_by_ids": "label"}))
    assert [one.id for one in drawn] == list(figures.FIGURES)
    assert [one.id for one in drawn if one.empty] == []
    assert max(len(one.title) for one in drawn) <= 90


def test_without_rows_every_figure_is_declared_empty(run, indicators):
    base = run(start="1990-01-01", end="1990-12-31", detention_start="1990-01-01", detention_end="1990-01-02")
    bare = {
        "iran_indicators": indicators(),
        "scenarios": base.tables["scenarios"].iloc[:0],
        "dialogue": base.tables["dialogue"].iloc[:0],
    }
    empty = all_figures(run(tables=bare, start="1990-01-01", end="1990-12-31"))
    assert all(one.empty for one in empty)
    assert max(len(one.title) for one in empty) <= 90
    assert "Not covered" in empty[3].empty


def test_the_title_tells_the_gap_only_when_the_period_holds_the_cut(run):
    assert figures.drones_and_payments(run(DRONE)).title == (
        "The one drone attack came at least 257 days after payments were cut, as reported"
    )
    later = figures.drones_and_payments(run(DRONE, DRONE, start="2021-01-01"))
    assert later.title == "2 drone attacks counted, the first of them on 14 April 2021"
    assert "shaded" not in later.subtitle
    assert "reported cut" not in later.sentence
    early = figures.drones_and_payments(run({**DRONE, "date": "2020-02-01"}))
    assert early.title == "1 drone attack counted, on 1 February 2020"
    assert figures.drones_and_payments(run({"date": "2020-02-01"})).title == "1 rocket attack and no drone attack"


def test_a_weapon_that_the_run_leaves_out_is_not_said_to_be_absent(run):
    one = run(DRONE, weapons="drone")
    compared = drones.around_cut(one.events, one.parameters)
    assert list(compared) == ["drone"]
    assert "Rocket attacks" not in drones_prose.timing(one, compared).markdown
    assert figures.drones_and_payments(one).table.columns.tolist() == ["Quarter", "Drone attacks"]
    election = drones.around_election(one.events, one.parameters)
    assert "0 drone attacks of medium or high" in re.sub(
        "<[^>]+>", "", responsibility_prose.election(one, election).markdown
    )
    rockets = run({"date": "2020-02-01"}, weapons="rocket")
    assert "leaves drones out" in drones_prose.drones(rockets).markdown
    assert "leaves drones out" in prose.overview(rockets).markdown
    assert figures.drones_and_payments(rockets).title == "1 rocket attack"


def test_a_run_without_rockets_and_drones_says_why_it_compares_nothing(run):
    one = run({**DRONE, "weapon": "ied"}, weapons="ied")
    assert drones.around_cut(one.events, one.parameters) is None
    assert drones_prose.timing(one, None).markdown.startswith("Not counted: this run leaves out rockets and drones")
    assert figures.around_election(one, None).empty.startswith("Not counted")
    assert figures.drones_and_payments(one).empty


def test_the_grades_of_confidence_are_those_that_the_run_asks_for(run):
    one = run(DRONE, min_confidence="high")
    assert "of high confidence" in drones_prose.drones(one).markdown
    assert "medium" not in prose.overview(one).markdown
    assert figures.drones_and_payments(one).subtitle.startswith("Attacks by quarter, high confidence")


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (["2020-02-01", "2021-04-14"], "Drone attacks after the reported cut: 0.2 times the rate before"),
        (["2020-02-01"], "1 drone attack in 60 days before the cut, none in 396 after"),
        (["2021-04-14"], "No drone attack in 60 days before the cut, 1 in 396 after"),
        ([], "No drone attack before the reported cut in payments, none after it"),
    ],
)
def test_the_title_on_the_cut_holds_with_an_empty_window(run, days, title):
    one = run(*({**DRONE, "date": day} for day in days))
    assert figures.rates_around_cut(one, drones.around_cut(one.events, one.parameters)).title == title


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (["2021-06-17"], "Attacks around the election in Iran: 1 before, none after"),
        (["2021-06-18"], "Attacks around the election in Iran: none before, 1 after"),
        ([], "No attack counted in either window around the election in Iran"),
        (
            ["2021-06-17", "2021-06-18"],
            "After the election in Iran: 1.0 times the rate of attacks before, within chance",
        ),
    ],
)
def test_the_title_on_the_election_holds_with_an_empty_window(run, days, title):
    one = run(*({**DRONE, "date": day} for day in days))
    assert figures.around_election(one, drones.around_election(one.events, one.parameters)).title == title


def test_payments_stand_beside_each_other_as_each_side_states_them(run, indicators, payments_rows):
    table = indicators(*payments_rows((4.5e6, 5e6), (2e6, 3e6)), *payments_rows((4e6, 5e6), (2e6, 3e6), "report"))
    one = run(tables={"iran_indicators": table})
    paid = payments.monthly_payments(table, groups=4)
    assert figures.payments_per_group(one, paid).title == (
        "Payments were reported cut: 33% to 60% by Reuters, 25% to 60% by the report"
    )
    assert figures.payments_together(one, paid).title == (
        "4 groups together: $18 to 20 million a month before, $8 to 12 million since"
    )
    values = facts_of(money_prose.payments(one, paid))
    assert values["iran_influence.payments.sources.before_pandemic.each_low"] == 4.5e6
    assert values["iran_influence.payments.report.before_pandemic.total_low"] == 16e6
    assert values["iran_influence.cut.report.least"] == pytest.approx(0.25)


def test_no_cut_is_told_when_the_ranges_overlap(run, indicators, payments_rows):
    table = indicators(*payments_rows((2e6, 5e6), (2e6, 3e6)))
    one = run(tables={"iran_indicators": table})
    paid = payments.monthly_payments(table, groups=4)
    assert "the cut lies between" not in money_prose.payments(one, paid).markdown
    assert figures.payments_per_group(one, paid).title == "Payments to each group, as reported"
    assert "**Payments.**" not in prose.overview(one).markdown


def test_without_a_payment_the_text_says_so(run, indicators):
    one = run(tables={"iran_indicators": indicators()})
    paid = payments.monthly_payments(indicators(), groups=4)
    assert money_prose.payments(one, paid).markdown == "The tables hold no figure of payments."


def test_the_page_that_the_report_cites_is_said_to_be_a_year_younger_than_the_text(run):
    one = run()
    paid = payments.monthly_payments(one.tables["iran_indicators"], groups=4)
    values = facts_of(money_prose.payments(one, paid))
    assert values["iran_influence.payments.age_months"] == 12
    assert values["iran_influence.drones.first_told"] == "2021-04-14"


def test_timing_is_never_told_as_cause(run):
    one = run(DRONE, {"date": "2020-02-01"})
    text = drones_prose.timing(one, drones.around_cut(one.events, one.parameters)).markdown
    assert "order in time" in text
    assert "caused" not in text
    short = run(DRONE, start="2021-01-01")
    assert drones_prose.timing(short, None).markdown.startswith("Not covered")


def test_a_drone_attack_before_the_cut_is_not_called_later(run):
    one = run({**DRONE, "date": "2020-02-01"})
    text = drones_prose.timing(one, drones.around_cut(one.events, one.parameters)).markdown
    assert "is no later than" in text
    assert "came" not in text


def test_two_empty_windows_have_no_ratio(run):
    one = run({"date": "2020-02-01"})
    compared = drones.around_cut(one.events, one.parameters)
    assert "Drone attacks: " in drones_prose.timing(one, compared).markdown
    with pytest.raises(ValueError, match="no ratio"):
        drones_prose.ratio_words(compared["drone"], key="k")


def test_the_claim_that_no_group_signed_holds_only_without_such_a_claim(run):
    facade = run({**DRONE, "claimed_by_ids": "label"}, DRONE)
    assert "No established group" in responsibility_prose.claims(facade).markdown
    assert "none by an established group" in figures.by_kind(facade).title
    signed = run({**DRONE, "claimed_by_ids": "old"}, DRONE)
    assert "No established group" not in responsibility_prose.claims(signed).markdown
    assert figures.by_kind(signed).title == "1 of 2 attacks was claimed, 1 by established groups in their own name"
    assert facts_of(responsibility_prose.claims(signed))["iran_influence.claims.unclaimed_share"] == 0.5


def test_claims_are_told_in_the_right_number(run):
    def said(*rows) -> str:
        return re.sub("<[^>]+>", "", responsibility_prose.claims(run(*rows)).markdown)

    label, convoy = {**DRONE, "claimed_by_ids": "label"}, {"date": "2021-04-15", "target_type": "logistics_convoy"}
    one = said(label)
    assert "1 listed attack, of every weapon and confidence that the run counts, 1 was claimed" in one
    assert "The claim was made under a label known from claims only." in one
    assert "with 1 claim, none on supply convoys" in one
    two = said(label, {**convoy, "claimed_by_ids": "label"})
    assert "All claims were made under a label" in two
    assert "with 2 claims, 1 on supply convoys" in two
    assert "1 of the 2 claimed attacks hit convoys" in two
    assert "used are Label and Roof, with 1 claim each" in said(label, {**convoy, "claimed_by_ids": "roof"})


def test_the_leading_name_is_called_so_only_when_it_leads(run):
    label, roof = {**DRONE, "claimed_by_ids": "label"}, {**DRONE, "claimed_by_ids": "roof"}
    assert figures.by_label(run(label)).title == "Label is the only name used, in 1 claim"
    assert figures.by_label(run(label, roof)).title == "2 names share the most claims, 1 claim each"
    assert figures.by_label(run(label, label, roof)).title == "Label leads with 2 claims, none on convoys"


def test_without_a_claim_nothing_is_said_of_names(run):
    one = run(DRONE)
    assert "name most often used" not in responsibility_prose.claims(one).markdown
    assert "No established group" not in responsibility_prose.claims(one).markdown
    assert figures.by_label(one).empty
    assert "**Claims.**" not in prose.overview(one).markdown


def test_an_empty_period_says_that_nothing_was_found(run):
    one = run(start="1990-01-01", end="1990-12-31")
    assert "hold no attack" in responsibility_prose.claims(one).markdown.replace("holds", "hold")
    assert "holds no drone attack" in drones_prose.drones(one).markdown
    assert responsibility_prose.election(one, drones.around_election(one.events, one.parameters)).markdown.startswith(
        "Not"
    )


def test_both_dates_of_the_release_and_the_visit_are_told(run):
    text = responsibility_prose.release(run())
    values = facts_of(text)
    assert values["iran_influence.muslih.release_report"] == "2021-06-08"
    assert values["iran_influence.muslih.release_sources"] == "2021-06-09"
    assert figures.release_timeline(run()).title == (
        "Release and visit: 8 June 2021 in the report, 9 June 2021 in other sources"
    )
    without = run(tables={"dialogue": run().tables["dialogue"].iloc[:0]})
    assert responsibility_prose.release(without).markdown == ""


def test_the_first_known_drone_attack_is_told_with_the_narrower_words_of_others(run):
    text = drones_prose.drones(run(DRONE)).markdown
    assert "calls the attack of" in text
    assert "it was not the first" in text


def test_each_seat_is_told_with_its_kind(run, indicators):
    fatah = {"indicator": "seats", "group_ids": "fatah", "scope": "Fatah", "unit": "seats", "date_precision": "day"}
    table = indicators(
        {**fatah, "date": "2018-05-12", "value_low": 47, "value_high": 48},
        {**fatah, "date": "2021-10-10", "value_low": 17, "value_high": 17},
        {**fatah, "date": "2021-10-10", "indicator": "seats_preliminary", "value_low": 12, "value_high": 20},
    )
    one = run(tables={"iran_indicators": table}, parliament=340)
    text = standing_prose.parliament(one)
    assert facts_of(text)["iran_influence.seats.II001.share"] == pytest.approx(17 / 340)
    assert "in first counts" in text.markdown
    assert figures.seats_won(one).title == "Fatah: 47 to 48 seats in 2018, 17 in 2021"
    assert "Lists of single groups" not in prose.overview(one).markdown
    assert "Fatah won" not in prose.overview(run(tables={"iran_indicators": table}, followed_list="badr")).markdown


def test_lists_of_single_groups_are_told_beside_the_fall_of_the_alliance(run):
    text = re.sub("<[^>]+>", "", prose.overview(run()).markdown)
    assert "Badr Organization (18 seats in 2025)" in text
    assert "Huqooq" not in text
    assert "Sadrist" not in text


def test_shares_of_electricity_that_differ_are_set_beside_each_other(run):
    text = standing_prose.energy(run()).markdown
    assert "they do not measure the same thing" in text
    assert "in 2020: 30 to 33 or 41 percent" in figures.electricity(run()).title


def test_every_scenario_is_counted(run):
    told = facts_of(scenario_prose.scenarios(run()))
    assert told["iran_influence.scenarios.count"] == len(run().tables["scenarios"])


def test_statements_of_supply_name_who_published_them(run, indicators):
    row = {"date": "2020-01-01", "indicator": "training", "unit": "people", "value_low": 250, "stated_by": "report"}
    one = run(tables={"iran_indicators": indicators(row)})
    shown = drones_prose.supply_table(one).table
    assert shown[["Number", "Stated by"]].iloc[0].tolist() == ["at least 250", "The report alone"]
    assert "breaks off before the number" in drones_prose.supply(one).markdown


def test_every_fact_of_the_section_has_one_value(run):
    one = run({**DRONE, "claimed_by_ids": "label"}, {"date": "2020-02-01"})
    paid = payments.monthly_payments(one.tables["iran_indicators"], groups=one.parameters.paid_groups)
    texts = [
        prose.overview(one),
        money_prose.payments(one, paid),
        drones_prose.drones(one),
        drones_prose.timing(one, drones.around_cut(one.events, one.parameters)),
        drones_prose.supply(one),
        standing_prose.forces(one),
        responsibility_prose.claims(one),
        responsibility_prose.release(one),
        standing_prose.parliament(one),
        standing_prose.energy(one),
        scenario_prose.powers(one),
        scenario_prose.scenarios(one),
    ]
    told: dict = {}
    for text in texts:
        for one_fact in text.facts:
            assert told.setdefault(one_fact.name, one_fact.text) == one_fact.text
