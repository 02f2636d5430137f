"""Publishers behind rows, and what a row is about."""

import pandas as pd

from iraq_report.claims.voices import name_of, voices
from tests.claims.conftest import make_run, make_sources, make_table

SOURCES = make_sources(
    {"source_id": "s1", "publisher": "Reuters"}, {"source_id": "s2", "publisher": "Rudaw"},
    {"source_id": "s3", "publisher": "Cited Daily", "footnotes": "5"}, {"source_id": "s4"},
    {"source_id": "s5", "publisher": "AFP"}, {"source_id": "s6", "publisher": "AP"},
    {"source_id": "s7", "publisher": "Reuters"},
)  # fmt: skip


def said(*cells):
    return voices(make_run(tables={"sources": SOURCES}), make_table("id", *({"source_ids": cell} for cell in cells)))


def test_publishers_are_named_once_in_the_order_of_the_rows():
    assert said("s2;s1", "s7") == " (Rudaw and Reuters)"


def test_sources_that_the_report_cites_and_unknown_publishers_are_not_named():
    assert said("s3;s1;s4") == " (Reuters)"
    assert said("s3;s4") == ""


def test_of_many_publishers_three_are_named_and_the_others_counted():
    assert said("s1;s2;s5;s6") == " (Reuters, Rudaw, AFP and 1 more)"


def test_a_row_is_named_by_its_title_else_by_what_it_describes_else_by_its_key():
    assert name_of(pd.Series({"id": "x", "title": "Release", "description": "By a court"})) == "Release"
    assert name_of(pd.Series({"id": "x", "title": None, "description": "By a court"})) == "By a court"
    assert name_of(pd.Series({"id": "x", "company": "Sallyport"})) == "Sallyport"
    assert name_of(pd.Series({"id": "x"})) == "x"
