"""Sources as a deck prints them."""

import pandas as pd

from iraq_report.exports.slides.cited import number_sources, numbers_text, read_sources
from tests.exports.slides.findings import SOURCES
from tests.restricted import frame

DAY = pd.Timestamp("2021-06-09")


def test_a_source_is_told_by_who_what_and_when():
    rows = frame(
        "sources",
        {"source_id": "a", "publisher": "Reuters", "title": "Rocket hits base", "date": DAY, "date_precision": "day",
         "url": "https://example.org/a"},
        {"source_id": "b", "publisher": "Shafaq News", "via": "A copy", "date": DAY, "date_precision": "month"},
        {"source_id": "c", "author": "A. Writer;B. Writer", "title": "Essay", "date": DAY, "date_precision": "year"},
        {"source_id": "d"},
    )  # fmt: skip
    known = read_sources(rows)
    assert [one.text for one in known.values()] == [
        "Reuters: “Rocket hits base”, 9 June 2021",
        "Shafaq News, read at A copy: untitled, June 2021",
        "A. Writer; B. Writer: “Essay”, 2021",
        "Unnamed: untitled, no date known",
    ]
    assert (known["a"].address, known["d"].address) == ("https://example.org/a", "")


def test_sources_are_numbered_by_first_appearance_and_unknown_ones_left_out():
    records = [{"sources": ["b", "x"]}, {"sources": ["a", "b"]}]
    assert number_sources(records, SOURCES) == {"b": 1, "a": 2}


def test_numbers_are_told_in_runs():
    assert numbers_text([9, 1, 2, 3, 7, 10]) == "1–3, 7, 9–10"
    assert numbers_text([]) == ""
