"""The page of sources side by side: what it is told, and that it can be filled."""

from datetime import date

import pytest

from iraq_report.editions.declaration import Edition
from iraq_report.paths import BOOK
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.site.compared import GAPS, RULES, compared_context
from iraq_report.site.pages import fill
from iraq_report.tables.read import load_tables
from iraq_report.tables.schemas.attacks import TALLY_UNITS
from tests.restricted import SOURCES
from tests.sections.attacks.test_compared import PERIOD, ROWS, TALLIES

TABLES = {"attacks": ROWS, "sources": SOURCES, "tallies": TALLIES}
OURS = {**TABLES, "attacks": ROWS[ROWS["source_ids"] == "page-000001"]}
OPEN = {**TABLES, "attacks": ROWS[~ROWS["source_ids"].str.contains("acled|gtd")]}


def page(context):
    edition = Edition(id="t", title="T", date=date(2021, 1, 1), start=date(2021, 3, 1), end=date(2021, 5, 31))
    template = (BOOK / "compared.md").read_text("utf-8")
    known = {"compared": context, "period": "1 March 2021 to 31 May 2021"}
    return fill(template, page="compared.md", edition=edition, facts={}, context=known)


def test_each_database_has_a_column_and_a_rule_that_is_marked_as_held():
    context = compared_context(TABLES, PERIOD)
    assert context["databases"] == ["ACLED", "GTD", "UCDP"]
    assert context["columns"][:3] == ["This list", "ACLED", "ACLED, all its rows"]
    assert {rule["name"]: rule["here"] for rule in context["rules"]} == dict.fromkeys(
        ["This list", "Published tallies", "UCDP", "ACLED", "GTD"], "yes"
    )


def test_months_hold_counts_and_the_tallies_that_lie_in_them():
    march = compared_context(OPEN, PERIOD)["months"][0]
    assert (march["month"], march["counts"]) == ("March 2021", ["1", "1", "1"])
    assert march["tallies"] == ["A, 1 to 10 March 2021: 4 attacks; this edition has 2"]


def test_tallies_of_less_than_a_month_are_left_out_where_rows_may_not_go_out():
    coarse, fine = compared_context(TABLES, PERIOD), compared_context(OPEN, PERIOD)
    assert (coarse["coarse"], fine["coarse"]) == (True, False)
    assert [span["publisher"] for span in coarse["spans"]] == ["B"]
    assert [span["publisher"] for span in fine["spans"]] == ["A", "B"]


def test_a_gap_is_explained_and_none_is_where_the_numbers_agree():
    agree = {**OPEN, "tallies": TALLIES.assign(count_low=2)}
    assert [span["gap"] for span in compared_context(agree, PERIOD)["spans"]] == ["none", "none"]
    assert [span["gap"] for span in compared_context(OPEN, PERIOD)["spans"]] == [GAPS["attacks"]] * 2


def test_months_after_a_database_ends_are_no_zeros():
    later = PERIOD.model_copy(update={"end": date(2021, 7, 31)})
    context = compared_context(TABLES, later)
    place = context["columns"].index("GTD")
    assert [month["counts"][place] for month in context["months"]] == ["1", "0", "0", "0", "not covered"]


@pytest.mark.parametrize("tables", [TABLES, OPEN, {**OPEN, "tallies": TALLIES[:0]}])
def test_the_page_is_filled_for_any_tables(tables):
    text = page(compared_context(tables, PERIOD))
    rows = [line for line in text.splitlines() if line.startswith("| March 2021 |")]
    assert len(rows) == 1
    assert ("No published tally that counts" in text) is (len(tables["tallies"]) == 0)
    assert ("tallies of less than a month are left out" in text) is (tables is TABLES)


def test_days_that_the_list_does_not_cover_are_no_zeros_and_the_page_says_where_it_ends():
    asked = Parameters(start="2024-11-15", end="2025-01-31")
    context = compared_context({**TABLES, "attacks": ROWS[2:3]}, asked)
    assert [month["counts"] for month in context["months"]] == [["0, in part"], ["0"], ["not covered"]]
    assert "tells of Iraq from 27 December 2019 to 31 December 2024, and of no other day" in page(context)
    assert "is no zero" not in page(compared_context(TABLES, PERIOD))


def test_tallies_have_a_column_where_a_month_holds_one():
    assert "| Month | This list | Published tallies within the month |" in page(compared_context(OURS, PERIOD))
    empty = page(compared_context({**OURS, "tallies": TALLIES[1:2]}, PERIOD))
    assert "| Month | This list |\n| --- | ---: |\n| March 2021 | 1 |\n" in empty
    assert "alone. No tally of like definition" in " ".join(empty.split())


def test_the_projects_own_tables_stand_beside_published_tallies():
    held = load_tables()
    context = compared_context({name: held[name] for name in TABLES}, Parameters())
    assert context["databases"] == []
    assert context["spans"]


def test_every_kind_of_tally_of_attacks_has_a_reason_for_a_gap():
    assert set(GAPS) <= set(TALLY_UNITS)
    assert all(counts and gap for _, counts, gap in RULES.values())
