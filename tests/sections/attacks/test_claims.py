"""Tests of statements on the attacks: each measure of the section on small tables, true and false."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.claims.counts import Where, months_hit
from iraq_report.claims.ledger import decide_all
from iraq_report.claims.record import read_claims
from iraq_report.sections import open_section
from iraq_report.sections.attacks.claims import TESTS
from iraq_report.sections.attacks.claims_drones import (
    drones_stopped_share,
    printed_once,
    stated_span,
)
from iraq_report.sections.attacks.claims_events import (
    named_attacker,
    people_hurt,
    shared_sites,
    weapons_told,
)
from tests.claims.conftest import make_claim, make_run, make_table

BALAD = Where(sites=("balad",))
MAY = "2021-05-01/2021-05-31"
OTHER_PERIOD = {"start": "2022-01-01", "end": "2022-12-31"}


def ids(verdict):
    return [row.id for row in verdict.evidence.rows]


def test_the_weapons_told_are_found_in_any_order():
    run = make_run({"date": "2021-05-04"}, {"date": "2021-05-08", "weapon": "drone"}, {"date": "2021-06-01"})
    verdict = weapons_told(make_claim(MAY, stated="drone;rocket"), run, where=BALAD)
    assert (verdict.word, verdict.ours, ids(verdict)) == ("reproduced", "rockets and drones", ["r1", "r2"])


def test_a_weapon_that_no_other_source_has_is_disputed():
    verdict = weapons_told(
        make_claim(MAY, stated="rocket"), make_run({"date": "2021-05-08", "weapon": "drone"}), where=BALAD
    )
    assert (verdict.word, verdict.sentence) == ("disputed", "Other sources have drones; the report has rockets.")


def test_a_row_that_repeats_another_bears_no_weapon_out():
    run = make_run({"date": "2021-05-08", "weapon": "drone"}, {"date": "2021-05-08", "duplicate_of": "r1"})
    assert weapons_told(make_claim(MAY, stated="rocket"), run, where=BALAD).word == "disputed"


def test_weapons_without_an_attack_cannot_be_tested():
    assert weapons_told(make_claim(MAY, stated="rocket"), make_run(), where=BALAD).word == "not_testable"


def test_months_are_counted_once_each():
    run = make_run({"date": "2021-01-02"}, {"date": "2021-01-30"}, {"date": "2021-03-01"})
    claim = make_claim("2021-01-01/2021-03-31", (2, None), unit="months")
    verdict = months_hit(claim, run, where=Where())
    assert (verdict.word, verdict.ours) == ("reproduced", "2 months")


def test_too_few_months_differ_by_the_months_that_lack():
    claim = make_claim("2021-01-01/2021-03-31", (3, None), unit="months")
    verdict = months_hit(claim, make_run({"date": "2021-01-02"}), where=Where())
    assert (verdict.word, verdict.difference) == ("differs", "-2")


@pytest.fixture
def hurt():
    def build(*rows, **parameters):
        blank = dict.fromkeys(("killed_low", "killed_high", "wounded_low", "wounded_high"), 0)
        people = make_table("casualty_id", *({"attack_id": "r1", **blank, **row} for row in rows), who="us_military")
        return make_run({"date": "2021-05-04"}, tables={"casualties": people}, **parameters)

    return build


def test_killed_and_wounded_of_the_groups_named_are_added(hurt):
    run = hurt(
        {"killed_low": 1, "killed_high": 1}, {"wounded_low": 2, "wounded_high": 3},
        {"wounded_low": 9, "wounded_high": 9, "who": "militia"},
    )  # fmt: skip
    verdict = people_hurt(make_claim(MAY, (2, None), unit="people"), run, who=("us_military",))
    assert (verdict.word, verdict.ours, ids(verdict)) == ("reproduced", "3 to 4 people", ["r1", "r2"])


def test_nobody_hurt_differs_from_somebody_hurt(hurt):
    verdict = people_hurt(make_claim(MAY, (2, None), unit="people"), hurt({}), who=("us_military",))
    assert (verdict.word, verdict.ours) == ("differs", "0 people")


def test_an_open_number_of_hurt_decides_nothing(hurt):
    run = hurt({"wounded_low": 1, "wounded_high": None})
    verdict = people_hurt(make_claim(MAY, (2, None), unit="people"), run, who=("us_military",))
    assert (verdict.word, verdict.ours) == ("not_testable", "at least 1 person")


def test_people_hurt_that_only_the_report_has_are_left_out(hurt):
    run = hurt({"wounded_low": 5, "wounded_high": 5, "stated_by": "report"})
    assert people_hurt(make_claim(MAY, (2, None), unit="people"), run, who=("us_military",)).word == "differs"


def test_an_attack_with_a_claim_names_its_attacker():
    run = make_run({"date": "2021-05-04", "claimed_by": "A group", "attributed_to": None})
    verdict = named_attacker(make_claim(MAY), run, where=BALAD)
    assert (verdict.word, verdict.ours) == ("reproduced", "A group")


def test_an_attack_that_nobody_names_cannot_be_attributed():
    run = make_run({"date": "2021-05-04", "claimed_by": None, "attributed_to": None})
    assert named_attacker(make_claim(MAY), run, where=BALAD).word == "not_testable"


EARLIER = (date(2021, 1, 1), date(2021, 4, 30))


def test_sites_attacked_in_both_windows_are_shared():
    run = make_run(
        {"date": "2021-02-01"}, {"date": "2021-05-04"}, {"date": "2021-05-05"},
        {"date": "2021-05-06", "site_id": "bdsc"},
    )  # fmt: skip
    verdict = shared_sites(make_claim(MAY, (1, None), unit="sites"), run, earlier=EARLIER)
    assert (verdict.word, ids(verdict)) == ("reproduced", ["r2", "r3"])
    assert verdict.sentence.startswith("1 of 2 fixed sites")


def test_no_site_is_shared_where_all_are_new():
    run = make_run({"date": "2021-02-01", "site_id": "bdsc"}, {"date": "2021-05-04"})
    assert shared_sites(make_claim(MAY, (1, None), unit="sites"), run, earlier=EARLIER).word == "differs"


def drones(sent, stopped):
    numbers = {"munitions_low": sent, "munitions_high": sent, "intercepted_low": stopped, "intercepted_high": stopped}
    return {"date": "2021-05-04", "weapon": "drone", **numbers}


HALF = {"number": (None, 50), "unit": "percent"}


def test_few_drones_stopped_bear_out_that_they_are_hard_to_stop():
    verdict = drones_stopped_share(make_claim(MAY, **HALF), make_run(drones(4, 1), drones(6, 2)))
    assert (verdict.word, verdict.ours) == ("reproduced", "30 percent")


def test_most_drones_stopped_differ():
    assert drones_stopped_share(make_claim(MAY, **HALF), make_run(drones(4, 4))).word == "differs"


def test_attacks_without_a_number_stopped_may_be_none_or_all():
    verdict = drones_stopped_share(make_claim(MAY, **HALF), make_run(drones(4, 1), drones(6, None)))
    assert (verdict.word, verdict.ours) == ("not_testable", "10 to 70 percent")


PAID = {"unit": "USD per month", "number": (4e6, 5e6)}


def test_a_span_agrees_where_both_ends_do():
    rows = make_table("indicator_id", {"value_low": 4e6, "value_high": 5e6})
    run = make_run(tables={"iran_indicators": rows})
    verdict = stated_span(make_claim(**PAID), run, table="iran_indicators", ids=("r1",), column="value")
    assert verdict.word == "reproduced"


def test_a_span_with_another_low_end_is_disputed():
    rows = make_table("indicator_id", {"value_low": 4.5e6, "value_high": 5e6})
    run = make_run(tables={"iran_indicators": rows})
    verdict = stated_span(make_claim(**PAID), run, table="iran_indicators", ids=("r1",), column="value")
    assert (verdict.word, verdict.ours) == ("disputed", "$4.5 million to $5 million a month")


def test_a_span_that_only_the_report_gives_cannot_be_tested():
    rows = make_table("indicator_id", {"value_low": 4e6, "value_high": 5e6, "stated_by": "report"})
    run = make_run(tables={"iran_indicators": rows})
    verdict = stated_span(make_claim(**PAID), run, table="iran_indicators", ids=("r1",), column="value")
    assert verdict.word == "not_testable"


@pytest.mark.parametrize(("lines", "word"), [("290", "reproduced"), ("290;301", "inconsistent")])
def test_a_footnote_in_two_places_is_printed_twice(lines, word):
    run = make_run(tables={"claims": make_table("claim_id", {"claim_id": "AT001"})})
    assert printed_once(make_claim(lines=lines), run).word == word


@pytest.mark.parametrize(
    ("measure", "asked"),
    [
        (weapons_told, {"where": BALAD}), (months_hit, {"where": BALAD}), (named_attacker, {"where": BALAD}),
        (people_hurt, {"who": ("us_military",)}), (shared_sites, {"earlier": EARLIER}), (drones_stopped_share, {}),
    ],
)  # fmt: skip
def test_days_outside_the_run_are_not_covered(measure, asked):
    run = make_run(**OTHER_PERIOD)
    assert measure(make_claim(MAY, (1, None), stated="rocket"), run, **asked).word == "not_covered"


@pytest.fixture(scope="module")
def verdicts():
    run = open_section("attacks", {})
    claims = [claim for claim in read_claims(run.tables["claims"]) if claim.section == "attacks"]
    return {item.claim.id: item for item in decide_all(run, [c for c in claims if c.kind != "forecast"])}


def test_every_test_belongs_to_a_statement(verdicts):
    assert set(TESTS) == {id for id, item in verdicts.items() if item.claim.measure}


def test_every_slip_is_borne_out_by_its_verdict(verdicts):
    slips = {id: item.verdict.word for id, item in verdicts.items() if item.claim.slip}
    assert set(slips.values()) <= {"differs", "disputed", "inconsistent"}, slips


def test_the_known_slips_are_found(verdicts):
    told = {item.claim.slip for item in verdicts.values() if item.claim.slip}
    assert {"told_twice", "date", "place", "older_source", "repeated_footnote", "mixed_up", "wording"} <= told


def test_taking_an_attack_away_changes_its_verdicts_and_no_others(verdicts):
    run = open_section("attacks", {})
    kept = run.events[run.events["attack_id"] != "2021-06-15-rasheed_camp-1"]
    assert len(kept) == len(run.events) - 1
    changed = pd.Series(
        {
            item.claim.id: item.verdict.word
            for item in decide_all(
                type(run)(run.section, run.parameters, run.tables, kept), [v.claim for v in verdicts.values()]
            )
        }
    )
    flipped = {id for id, word in changed.items() if word != verdicts[id].verdict.word}
    assert flipped == {"AT064", "AT065"}
