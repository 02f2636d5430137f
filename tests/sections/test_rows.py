"""How rows read in sentences."""

import pandas as pd
import pytest

from iraq_report.sections.rows import between, cited, days_text, sources_cells, span_text, when_text


def row(first, last=None, precision="day", **more):
    end = pd.NaT if last is None else pd.Timestamp(last)
    return pd.Series({"date": pd.Timestamp(first), "date_end": end, "date_precision": precision, **more})


@pytest.mark.parametrize(
    ("dated", "text"),
    [
        (row("2021-06-09"), "9 June 2021"),
        (row("2020-01-04", "2020-01-08", "range"), "4 to 8 January 2020"),
        (row("2021-06-28", "2021-07-02", "range"), "28 June 2021 to 2 July 2021"),
        (row("2021-03-01", "2021-03-31", "month"), "March 2021"),
        (row("2021-03-01", None, "month"), "March 2021"),
        (row("2020-04-01", "2020-09-30", "range"), "April to September 2020"),
        (row("2020-12-01", "2021-05-31", "range"), "December 2020 to May 2021"),
        (row("2020-10-01", "2020-12-31", "quarter"), "Q4 2020"),
        (row("2017-01-01", "2017-12-31", "year"), "2017"),
    ],
)
def test_a_date_reads_as_exactly_as_it_is_known(dated, text):
    assert when_text(dated) == text


def test_one_day_is_not_a_span():
    assert days_text(pd.Timestamp(2021, 6, 9), pd.Timestamp(2021, 6, 9)) == "9 June 2021"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (70, 70, "70"),
        (0, 1, "0 to 1"),
        (200, None, "at least 200"),
        (0, None, "0 or more"),
        (None, 4, "at most 4"),
        (None, None, "an unknown number"),
        (1500, 2500, "1,500 to 2,500"),
    ],
)
def test_bounds_read_as_what_they_are(low, high, text):
    assert span_text(low, high) == text


def test_a_fact_of_bounds_that_agree_has_the_number_as_its_value():
    assert between("a", 70, 70, measure=row).value == 70
    assert between("a", 20, 26, measure=row, suffix="%").value == "20 to 26%"


def test_the_first_sources_of_each_row_are_cited_once():
    rows = [row("2021-06-09", source_ids="a;b;c"), row("2021-06-09", source_ids="b;d")]
    assert cited(*rows) == "{cite:p}`a,b,d`"


def test_the_sources_of_a_row_are_named_by_publisher_each_once_and_the_rest_counted():
    sources = pd.DataFrame(
        {"source_id": ["afp-1", "afp-2", "bbc-3", "cnn-4"], "publisher": ["AFP", "AFP", "BBC", "CNN"]}
    )
    rows = pd.DataFrame({"site_id": ["balad", "asad"], "source_ids": ["afp-1;afp-2;bbc-3;cnn-4", "lost-9"]})
    several, one = sources_cells("sites", rows, sources)
    assert several.named == (
        ("AFP", "bibliography-a.html#source-afp-1"), ("BBC", "bibliography-b.html#source-bbc-3"),
    )  # fmt: skip
    assert (several.more, several.address) == (2, "rows/sites.html#balad")
    assert (one.named, one.more) == ((("lost-9", "bibliography-j.html#source-lost-9"),), 0)
