from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.intake.dates import read_dates


def dates(*pairs, rows=10):
    """A table of dates from texts, or from pairs of text and year."""
    filled = [pair if isinstance(pair, tuple) else (pair, None) for pair in pairs]
    table = pd.DataFrame(filled, columns=["text", "year"]).assign(rows=rows)
    return table.astype({"text": "object", "year": "Int64"})


def days(*pairs, told=None):
    table, _ = read_dates(dates(*pairs), told=told)
    return table["day"].dt.strftime("%F").where(table["day"].notna(), None).tolist()


def attempt(table):
    """The dates as read and no code, or the table with nothing read and the code of the error."""
    try:
        return read_dates(table)[0], None
    except ReportError as error:
        return table.assign(day=pd.NaT, code=error.code), error.code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-06-13", "2022-06-13"),
        ("16 May 2025", "2025-05-16"),
        ("16-May-25", "2025-05-16"),
        ("May 16, 2025", "2025-05-16"),
        ("31/01/2018", "2018-01-31"),
        ("01/31/2018", "2018-01-31"),
        ("2017-07-31 00:00:00.000", "2017-07-31"),
        ("2024/01/05 00:00:00", "2024-01-05"),
        ("2024-01-05T00:00:00Z", "2024-01-05"),
        ("44713", "2022-06-01"),
        ("44713.5", "2022-06-01"),
        ("20220613", "2022-06-13"),
    ],
)
def test_every_way_to_write_a_date_is_read(text, day):
    assert days(text) == [day]


def test_two_digits_are_told_apart_by_the_column_of_years():
    assert days(("31-12-19", 2019), ("01-02-19", 2019)) == ["2019-12-31", "2019-02-01"]
    assert days(("19-12-31", 2019), ("19-02-01", 2019)) == ["2019-12-31", "2019-02-01"]


def test_one_day_past_the_twelfth_settles_the_whole_file():
    assert days("03/04/2021", "13/04/2021") == ["2021-04-03", "2021-04-13"]
    assert days("03/04/2021", "04/13/2021") == ["2021-03-04", "2021-04-13"]


def test_day_and_month_that_cannot_be_told_apart_are_not_guessed():
    with pytest.raises(ReportError, match="--dates dmy or --dates mdy") as caught:
        read_dates(dates("03/04/2021", "05/06/2021"))
    assert caught.value.code == "E-DATE-AMBIGUOUS"
    assert days("03/04/2021", told="dmy") == ["2021-04-03"]
    assert days("03/04/2021", told="mdy") == ["2021-03-04"]


def test_days_that_read_alike_either_way_need_no_telling():
    assert days("05/05/2021", "06/06/2021") == ["2021-05-05", "2021-06-06"]


def test_a_slip_among_many_rows_proves_nothing():
    table = dates("03/04/2021", "13/04/2021").assign(rows=[999, 1])
    with pytest.raises(ReportError) as caught:
        read_dates(table)
    assert caught.value.code == "E-DATE-AMBIGUOUS"


def test_two_ways_in_one_file_stop_the_run_with_counts():
    with pytest.raises(ReportError, match=r"10 only as day, month, year .*10 only as month, day, year") as caught:
        read_dates(dates("13/01/2021", "01/13/2021"))
    assert caught.value.code == "E-DATE-MIXED"


def test_a_workbook_that_turned_some_dates_into_numbers_stops_the_run():
    with pytest.raises(ReportError) as caught:
        read_dates(dates("44713", "13/06/2022"))
    assert caught.value.code == "E-DATE-MIXED"


def test_told_dates_reject_the_rows_that_do_not_fit():
    table, note = read_dates(dates("13/01/2021", "01/13/2021", "02/03/2021"), told="dmy")
    assert table["code"].tolist() == [None, "R-DATE-UNREADABLE", None]
    assert "as told" in note


def test_serials_from_1904_are_known_by_the_column_of_years():
    assert days(("43000", 2021)) == ["2021-09-23"]
    assert days(("43000", 2017)) == ["2017-09-22"]


def test_years_that_disagree_with_all_dates_stop_the_run():
    with pytest.raises(ReportError, match="column of years disagrees") as caught:
        read_dates(dates(("2020-01-01", 1999)))
    assert caught.value.code == "E-DATE-UNREADABLE"


def test_the_proof_names_its_rows():
    _, note = read_dates(dates("03/04/2021", "13/04/2021"))
    assert note == "Dates are written day, month, year, such as '13/04/2021': 10 of 20 can be read in no other way."


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), min_size=1, max_size=30),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y", "%d %B %Y", "%b %d, %Y", "%Y/%m/%d 00:00:00"]),
)
def test_dates_are_read_right_or_not_at_all(wanted, form):
    pairs = [(day.strftime(form), day.year) for day in wanted]
    table, code = attempt(dates(*pairs))
    assert code == "E-DATE-AMBIGUOUS" or table["day"].dt.date.tolist() == wanted
    assert code is None or form in {"%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_text_for_dates_ends_in_days_or_in_one_sentence(texts):
    table, code = attempt(dates(*texts))
    assert code in {None, "E-DATE-AMBIGUOUS", "E-DATE-MIXED", "E-DATE-UNREADABLE"}
    assert (table["day"].isna() == table["code"].notna()).all()
