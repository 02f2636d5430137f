"""Links from a number to the rows behind it."""

import pytest

from iraq_report.prose.address import row_address
from iraq_report.site.leads import Leads, events_address
from tests.site.test_facts import ATTACKS, SITES


def leads(*with_rows):
    return Leads({"attacks": ATTACKS, "sites": SITES}, with_rows=with_rows)


@pytest.mark.parametrize(
    ("ids", "asked"),
    [
        (["one", "two", "three", "four", "five"], "from=2021-06-06&to=2021-06-10"),
        (["two", "three"], "from=2021-06-07&to=2021-06-08"),
        (["one", "two", "four", "five"], "from=2021-06-06&to=2021-06-10&weapon=rocket"),
    ],
)
def test_attacks_that_the_filters_of_the_events_can_choose_have_an_address(ids, asked):
    assert events_address(ATTACKS, ids) == f"events.html#{asked}"


@pytest.mark.parametrize("ids", [["one", "three"], ["one", "two", "five"], ["one", "nowhere"]])
def test_attacks_that_the_filters_cannot_choose_have_none(ids):
    assert events_address(ATTACKS, ids) == ""


def test_few_rows_are_linked_one_by_one_by_their_titles():
    assert leads("attacks", "sites").to({"attacks": ["three"], "sites": ["balad"]}) == [
        ("Row: 8 June 2021: Balad, drone", row_address("attacks", "three")),
        ("Row: Balad", "rows/sites.html#balad"),
    ]


def test_many_rows_are_linked_by_table_and_filtered_where_that_is_possible():
    assert leads("attacks").to({"attacks": ["one", "two", "four", "five"]}) == [
        ("These 4 rows: Attacks", "events.html#from=2021-06-06&to=2021-06-10&weapon=rocket")
    ]
    assert leads("attacks").to({"attacks": ["one", "two", "three", "five"]}) == [("Rows: Attacks", "rows/attacks.html")]


def test_a_count_of_no_row_leads_to_its_table():
    assert leads("attacks").to({"attacks": []}) == [("Rows: Attacks", "rows/attacks.html")]


def test_a_table_without_a_page_of_rows_is_not_linked():
    assert leads("sites").to({"attacks": ["one"]}) == []
