"""What the pages of an edition say of the parameters it was run with."""

import pytest
from jinja2 import Environment, FileSystemLoader

from iraq_report.paths import BOOK
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.claims.parameters import Parameters as ClaimsParameters
from iraq_report.sections.parameters import SectionParameters, parse
from iraq_report.site.run_parameters import beside_report, parameters_context, period_text, run_text

YEAR = {"start": "1990-01-01", "end": "1990-12-31"}


def both(attacks=(), claims=()):
    """Two sections run on a year, with what is given changed."""
    return {
        "attacks": parse(Parameters, {**YEAR, **dict(attacks)}),
        "claims": parse(ClaimsParameters, {**YEAR, **dict(claims)}),
    }


def test_the_period_is_that_of_the_run_and_not_of_the_declaration():
    attacks = parse(Parameters, YEAR)
    others = parse(SectionParameters, {"start": "1990-03-01", "end": "1991-01-31"})
    assert period_text({"attacks": attacks, "others": others}) == "1 January 1990 to 31 January 1991"


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({}, "1 January 1990 to 31 December 1990, Iraq"),
        ({"countries": "Iraq,Syria"}, "1 January 1990 to 31 December 1990, Iraq and Syria"),
        (
            {"min_confidence": "high", "weapons": "rocket,drone", "data": "tables/mine"},
            "1 January 1990 to 31 December 1990, Iraq; data: tables/mine; weapons: rocket, drone; min confidence: high",
        ),
    ],
)
def test_the_foot_of_a_page_says_days_countries_and_what_else_was_chosen(changed, text):
    assert run_text(both(changed, changed)) == text


def test_what_only_one_section_was_asked_for_is_left_to_its_own_page():
    found = both({"weapons": "drone", "countries": "Syria"})
    assert run_text(found) == "1 January 1990 to 31 December 1990, Syria and Iraq"


def test_the_page_on_method_lists_shared_parameters_once_and_every_other_one_with_its_section():
    told = parameters_context(both({"weapons": "drone"}))
    assert [row["name"] for row in told["shared"]] == [
        "data", "start", "end", "countries", "governorates", "target_types", "min_confidence",
    ]  # fmt: skip
    names = {section["title"]: [row["name"] for row in section["rows"]] for section in told["own"]}
    assert set(names) == {"Attacks", "The ledger of statements"}
    assert names["The ledger of statements"] == ["weapons"]
    assert {"weapons", "compare_days"} <= set(names["Attacks"])


def test_the_foot_of_every_page_states_the_run_and_leads_to_all_parameters():
    environment = Environment(loader=FileSystemLoader(BOOK / "_templates"), autoescape=False)
    given = {
        "edition": {"id": "2021", "run": "a day; data: <mine>"},
        "content_root": "../",
        "title": "T",
        "citation": "",
    }
    foot = environment.get_template("cite.html").render(pagename="rows/sites", **given)
    assert "Edition 2021, run on a day; data: &lt;mine&gt;." in foot
    assert 'href="../method.html#method-run-behind"' in foot


@pytest.mark.parametrize(
    ("start", "end", "after", "whole"),
    [
        ("2020-01-01", "2021-08-31", False, True),
        ("2021-09-01", "2024-12-31", True, False),
        ("2021-01-01", "2024-12-31", False, False),
        ("2019-12-27", "2024-12-31", False, True),
    ],
)
def test_pages_know_how_the_days_of_an_edition_lie_to_those_of_the_report(start, end, after, whole):
    told = beside_report({"one": parse(SectionParameters, {"start": start, "end": end})})
    assert told == {"period": "1 January 2020 to 31 August 2021", "after": after, "whole": whole}
