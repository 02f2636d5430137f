"""A statement as its row holds it, and its number as one reads it."""

from datetime import date

import pytest

from iraq_report.claims.record import read_claims, value_text
from tests.claims.conftest import make_claim, make_table

_WORDS = dict.fromkeys(("unit", "stated", "who", "measure", "why_not", "slip"))
_ROW = {
    "section": "attacks", "topic": "may_2021", "lines": "10-12", "claim": "Two drones came down.", "kind": "count",
    "value_low": 2, "value_high": 2, "tolerance": None, **_WORDS, "test": "Counted.", "date": "2021-06-06",
}  # fmt: skip


def read(**cells):
    return read_claims(make_table("claim_id", {"claim_id": "AT001", **_ROW, **cells}))[0]


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (26, 26, "aircraft", "26 aircraft"),
        (26, 28, "aircraft", "26 to 28 aircraft"),
        (4, None, "attacks", "at least 4 attacks"),
        (None, 10, "people", "at most 10 people"),
        (1, 1, "attacks", "1 attack"),
        (1, 1, "companies", "1 company"),
        (1, 1, "losses", "1 loss"),
        (1, 1, "rockets per month", "1 rocket per month"),
        (1, None, "attacks", "at least 1 attack"),
        (None, 1, "attacks", "at most 1 attack"),
        (0, 0, "attacks", "0 attacks"),
        (0, None, "people", "0 or more people"),
        (2.5, None, "percent", "at least 2.5 percent"),
        (2.5, 3, "percent", "2.5 to 3 percent"),
        (3000, 3500, "people", "3,000 to 3,500 people"),
        (2, 2, "", "2"),
        (None, None, "", "an unknown number"),
        (240e6, 240e6, "USD", "$240 million"),
        (1.085e9, 2e9, "USD", "$1.08 billion to $2 billion"),
        (2e9, None, "USD", "at least $2 billion"),
        (None, 4e6, "USD per month", "at most $4 million a month"),
        (950, 950, "USD", "$950"),
        (2.5, 2.5, "USD billion", "$2.5 billion"),
    ],
)
def test_a_number_is_said_with_its_bounds_and_unit(low, high, unit, text):
    assert value_text(low, high, unit) == text


def test_a_row_becomes_a_statement_with_plain_values():
    claim = read(report_footnotes="5;6", source_ids="s1;s2", unit="drones", who="Spokesman")
    assert (claim.low, claim.high, claim.tolerance) == (2, 2, 0)
    assert (claim.first, claim.last, claim.days) == (date(2021, 6, 6), date(2021, 6, 6), "6 June 2021")
    assert (claim.footnotes, claim.sources) == (("5", "6"), ("s1", "s2"))
    assert (claim.value, claim.has_number, claim.who) == ("2 drones", True, "Spokesman")


def test_blank_cells_become_blank_texts_and_no_number():
    claim = read(value_low=None, value_high=None, date=None)
    assert (claim.low, claim.high, claim.first, claim.last) == (None,) * 4
    assert {claim.unit, claim.stated, claim.who, claim.measure, claim.slip, claim.note, claim.days} == {""}
    assert claim.footnotes == ()
    assert not claim.has_number


def test_a_span_of_days_ends_on_its_last_day():
    claim = read(date="2021-05-01", date_end="2021-05-31", date_precision="month")
    assert (claim.first, claim.last, claim.days) == (date(2021, 5, 1), date(2021, 5, 31), "May 2021")


def test_a_statement_without_a_number_has_its_words_for_a_value():
    assert make_claim(stated="Balad").value == "Balad"
    assert make_claim(number=(None, 4), stated="Balad").value == "at most 4"


@pytest.mark.parametrize(
    ("claim", "changes", "said"),
    [
        ("Two drones came at the base.", {"low": 2.0, "high": 2.0}, "the report has"),
        ("It was attacked four times or more.", {"low": 4.0}, "the report has"),
        ("It won $240 million in May 2021.", {"low": 240e6, "high": 240e6}, "the report has"),
        ("About 2,500 troops stayed.", {"low": 2500.0, "high": 2500.0}, "the report has"),
        ("Trucks were attacked again and again.", {"low": 2.0}, "the statement is taken as"),
        ("Most aircraft are of US make.", {"low": 50.0}, "the statement is taken as"),
        ("It lies in Anbar.", {"stated": "Anbar"}, "the report has"),
    ],
)
def test_a_number_that_the_statement_does_not_name_is_not_put_into_the_mouth_of_the_report(claim, changes, said):
    assert make_claim(claim=claim, **changes).said == said
