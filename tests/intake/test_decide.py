import pandas as pd
import pytest

from iraq_report.intake.decide import decide, describe
from iraq_report.intake.rule_file import FORMATS, Rules, read_rules
from tests.intake.rows import event, events

RULES = {name: read_rules(name) for name in FORMATS}
UNKNOWN = "Unidentified Armed Group (Iraq)"
US = "Military Forces of the United States (2021-)"
PMF = "Military Forces of Iraq (2020-) Popular Mobilization Forces"
DRONE = "Air/drone strike"


def decided(format="acled", **cells):
    row = decide(events(event(**cells)), RULES[format]).iloc[0]
    return row["decision"], row["step"]


def described(format="acled", **cells):
    return describe(events(event(**cells)), RULES[format]).iloc[0]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, ("taken", "us-named")),
        ({"actor2": "Global Coalition Against Daesh", "notes": "Rockets."}, ("taken", "us-side")),
        ({"notes": "A bomb hit a convoy of the International Coalition."}, ("taken", "us-named")),
        ({"notes": "Rockets fell in the Green Zone.", "place": "Baghdad"}, ("review", "margin")),
        ({"notes": "A bomb hit a logistics convoy.", "place": "Hilla"}, ("review", "margin")),
        ({"notes": "A drone fell near Baghdad airport.", "place": "Baghdad"}, ("review", "margin")),
        ({"notes": "A bomb in a market of Balad Ruz.", "place": "Balad Ruz"}, ("left_out", "otherwise")),
        ({"notes": "They told us forces of nature won.", "place": "Hilla"}, ("left_out", "otherwise")),
        (
            {"actor1": "Military Forces of Turkey (2016-)", "actor2": "PKK: Kurdistan Workers Party"},
            ("left_out", "other-conflict"),
        ),
        ({"actor1": "Islamic State (Iraq)"}, ("left_out", "other-conflict")),
        ({"actor1": UNKNOWN, "actor2": "Military Forces of Turkey (2016-)"}, ("context", "turkish-base")),
        ({"actor1": "Protesters (Iraq)", "sub_event_type": "Peaceful protest"}, ("left_out", "no-attack")),
        ({"actor1": "Military Forces of Iraq (2020-)"}, ("left_out", "no-attacker")),
        ({"actor1": "Islamic Resistance in Iraq", "sub_event_type": DRONE}, ("taken", "us-named")),
        ({"actor1": "Military Forces of Iran (1989-)", "actor2": US}, ("taken", "iran-on-us")),
        ({"actor1": "Military Forces of Iran (1989-)"}, ("review", "iran-near-us")),
        ({"actor1": US, "actor2": PMF, "notes": "US forces carried out an airstrike."}, ("taken", "us-strike")),
        ({"actor1": US, "actor2": PMF, "notes": "Rockets on a base."}, ("review", "us-and-militia")),
        ({"sub_event_type": "Disrupted weapons use"}, ("review", "disrupted")),
        ({"country": "Kuwait"}, ("left_out", "outside")),
        ({"notes": None, "place": None}, ("left_out", "otherwise")),
    ],
)
def test_each_row_of_acled_is_decided_by_the_first_step_that_holds(cells, expected):
    assert decided(**cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"actor1": "Unknown", "target_text": "Military | Base | United States"}, ("taken", "us-nationality")),
        ({"actor1": "Unknown", "target_text": "Business | International"}, ("taken", "us-nationality")),
        ({"actor1": "Unknown", "target_text": "Military | Iraq", "wounded_us": 2}, ("taken", "us-hurt")),
        ({"actor1": "Unknown", "target_text": "Military | Iraq", "killed_us": 0}, ("left_out", "otherwise")),
        (
            {"actor1": "Kata'ib Hezbollah", "target_text": "Military | Iraq", "notes": "Near US troops."},
            ("taken", "us-named"),
        ),
        (
            {"actor1": "Unknown", "target_text": "Business | Private Security Company | Great Britain"},
            ("review", "margin"),
        ),
        (
            {"actor1": "Islamic State of Iraq and the Levant (ISIL)", "target_text": "Military | United States"},
            ("left_out", "other-conflict"),
        ),
        ({"actor1": "Tribesmen", "target_text": "Military | United States"}, ("review", "other-attacker")),
    ],
)
def test_each_row_of_gtd_is_decided_by_nationality_and_attacker(cells, expected):
    assert decided("gtd", **{"notes": None, "place": "Baghdad", "sub_event_type": None, **cells}) == expected


def test_every_row_of_ucdp_is_context():
    assert decided("ucdp_ged", actor1="Government of United States of America") == ("context", "otherwise")


def test_a_reason_names_the_condition_and_what_was_found():
    reason = decide(events(event()), RULES["acled"]).iloc[0]["reason"]
    assert reason == "the row names the US presence (notes 'US forces')"


def test_each_row_keeps_its_place_and_has_one_decision():
    table = events(event(), event(country="Kuwait"), event(actor1="Islamic State (Iraq)")).set_axis([7, 3, 5])
    found = decide(table, RULES["acled"])
    assert list(found.index) == [7, 3, 5]
    assert list(found["decision"]) == ["taken", "left_out", "left_out"]


def test_no_rows_are_no_decisions():
    assert decide(events(event()).iloc[:0], RULES["acled"]).empty
    assert describe(events(event()).iloc[:0], RULES["acled"]).empty


@pytest.mark.parametrize(
    ("cells", "weapon"),
    [
        ({}, "rocket"),
        ({"notes": "A drone with rockets."}, "drone"),
        ({"notes": "Mortar shells."}, "mortar"),
        ({"notes": "A strike.", "sub_event_type": DRONE}, "unknown"),
        ({"notes": "A strike.", "sub_event_type": DRONE, "actor1": US}, "airstrike"),
        ({"notes": "A blast.", "sub_event_type": "Remote explosive/landmine/IED"}, "ied"),
        ({"notes": "Gunmen opened fire.", "sub_event_type": "Attack"}, "small_arms"),
        ({"notes": "Ballistic missiles."}, "ballistic_missile"),
        ({"notes": None}, "unknown"),
    ],
)
def test_a_weapon_is_named_only_where_the_row_names_it(cells, weapon):
    assert described(**cells)["weapon"] == weapon


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Explosives | Projectile (rockets, mortars, RPGs, etc.)", "unknown"),
        ("Explosives | Projectile (rockets, mortars, RPGs, etc.) | Katyusha rocket", "rocket"),
        ("Explosives | Landmine", "ied"),
        ("Firearms | Automatic rifle", "small_arms"),
    ],
)
def test_a_subtype_of_gtd_that_lumps_weapons_names_none(text, weapon):
    assert described("gtd", weapon_text=text, notes=None, sub_event_type=None)["weapon"] == weapon


@pytest.mark.parametrize(
    ("notes", "claimed"),
    [
        ("Rockets hit. Saraya Awliya al-Dam claimed responsibility.", "Saraya Awliya al-Dam"),
        ("The attack was claimed by the Islamic Resistance in Iraq on Telegram.", "Islamic Resistance in Iraq"),
        ("The Brigades to Avenge al-Muhandis claimed the attack.", "Brigades to Avenge al-Muhandis"),
        ("No group claimed responsibility.", None),
        ("Nobody claimed responsibility.", None),
        ("Hezbollah Brigades claimed responsibility.", "Hezbollah Brigades"),
        ("They claimed responsibility.", None),
        ("Rockets hit a base.", None),
    ],
)
def test_a_claim_is_named_only_where_the_notes_tell_of_one(notes, claimed):
    found = described(notes=notes)["claimed_by"]
    assert (None if pd.isna(found) else found) == claimed


def test_an_unidentified_actor_is_nobody_held_responsible():
    assert pd.isna(described()["attributed_to"])
    assert described(actor1="Islamic Resistance in Iraq")["attributed_to"] == "Islamic Resistance in Iraq"


def test_a_us_strike_is_described_as_one():
    row = described(actor1=US, actor2=PMF, sub_event_type=DRONE, notes="US forces carried out an airstrike.")
    assert tuple(row[["side", "weapon", "target_type"]]) == ("us_on_militia", "airstrike", "militia_facility")


def rules(*conditions):
    plain = {"id": "x", "version": 1, "format": "acled", "title": "x", "about": "x"}
    step = {"id": "a", "decision": "taken", "because": "a", "when": list(conditions)}
    values = {"side": "militia_on_us", "weapon": "unknown", "target_type": "other", "confidence": "low"}
    return Rules.model_validate(
        {
            **plain,
            "steps": [step],
            "otherwise": {"decision": "left_out", "because": "b"},
            **{name: [{"value": value}] for name, value in values.items()},
        }
    )


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"field": "actor1", "is": ["UNIDENTIFIED armed group (Iraq)"]}, True),
        ({"field": "actor1", "is": ["Unidentified"]}, False),
        ({"field": "actor1", "begins": ["unidentified"]}, True),
        ({"field": "actor1", "begins": ["Unidentif"]}, False),
        ({"field": "actor1", "begins": ["Unidentified Armed Group (Iraq"]}, True),
        ({"field": "assoc1", "begins": ["Second"]}, True),
        ({"field": "any_actor", "begins": ["Second"]}, True),
        ({"field": "main_actors", "begins": ["Second"]}, False),
        ({"field": "notes", "matches": ["us forces"]}, False),
        ({"field": "notes", "matches": ["nothing", "(?i)us forces"]}, True),
        ({"field": "killed_low", "at_least": 2}, True),
        ({"field": "killed_low", "at_least": 3}, False),
        ({"field": "wounded_low", "at_least": 0}, False),
        ({"not": {"field": "actor2", "begins": ["A"]}}, True),
        ({"any": [{"field": "actor2", "is": ["A"]}, {"field": "country", "is": ["iraq"]}]}, True),
        ({"any": []}, False),
    ],
)
def test_a_condition_holds_or_not(condition, holds):
    table = events(event(assoc1="First; Second", killed_low=2))
    assert (decide(table, rules(condition)).iloc[0]["decision"] == "taken") == holds


def test_all_conditions_of_a_step_must_hold():
    one, other = {"field": "country", "is": ["Iraq"]}, {"field": "place", "is": ["Nowhere"]}
    assert decide(events(event()), rules(one)).iloc[0]["reason"] == "a (country 'Iraq')"
    assert decide(events(event()), rules(one, other)).iloc[0]["reason"] == "b"
