import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.exports.locale import read_locale
from iraq_report.figures.charts import Series, rows
from iraq_report.figures.text import measured_as, text_width, wrap
from iraq_report.figures.theme import NARROW, WIDE
from tests.figures.chart_examples import cut_texts


@pytest.mark.parametrize(
    ("locale", "text", "rewritten"),
    [
        ("de", "Most attacks: 1,234.5 in May 2021", "Most attacks: 1.234,5 in Mai 2021"),
        ("de", "26 May 2021 to 8 June 2021", "26. Mai 2021 to 8. Juni 2021"),
        ("de", "$1.25bn, then 5,200.", "$1,25bn, then 5.200."),
        ("en-US", "13 to 26 June 2021", "June 13 to June 26, 2021"),
        ("en-US", "5 Jan<br>2021", "Jan 5<br>2021"),
        ("en-US", "12.5% of 1,000", "12.5% of 1,000"),
        ("fr", "Sep", "sept."),
        ("fr", "April to September 2020", "avril to septembre 2020"),
        ("fr", "Q1 2020", "T1 2020"),
        ("fr", "Q1<br>2020", "T1<br>2020"),
        ("fr", "12.5% of 1,000", "12,5\u00a0% of 1\u202f000"),
        (
            "ar",
            "9 June 2021",
            "\u200e\u200f9 يونيو 2021\u200e",
        ),  # marks keep the day before its month in an English sentence
        ("fa", "$3m (2–4) in 2021", "$۳\u200em (۲\u200e–۴\u200e) in ۲۰۲۱\u200e"),
        ("fa", "5 Jan<br>2021", "\u200e\u200f۵ ژانویه\u200e<br>۲۰۲۱"),
        ("tr", "5%", "%5"),
    ],
)
def test_numbers_and_dates_take_the_forms_of_the_locale(locale, text, rewritten):
    assert read_locale(locale).text(text) == rewritten


@pytest.mark.parametrize(
    "text",
    [
        "CC BY 4.0", "GED v25.1.2", "1.2.3", "2019–2021", "K-1 base", "F-16", "2021-06-09", "12/34", "May may follow",
        "31 February 2020", "<span style='font-size:0.9em'>x</span>", "2021-06-09-balad-1", "version 0.1", "",
    ],
)  # fmt: skip
def test_what_is_no_number_and_no_date_stays(text):
    assert read_locale("de").text(text) == text


def test_a_key_of_a_row_keeps_its_digits():
    assert read_locale("fa").text("2021-06-09-balad-1") == "2021-06-09-balad-1"


def test_a_text_is_measured_as_it_will_be_read_and_no_line_ends_within_a_date():
    english = text_width("September")
    with measured_as(read_locale("pl")):
        assert text_width("September") == pytest.approx(text_width("wrzesień")) != english
        assert wrap("until 9 June 2021", 90) == "until<br>9 June 2021"
        assert wrap("until 9 June 2021", 30).count("<br>") == 3  # no line has room for the whole
    assert text_width("September") == english
    assert wrap("until 9 June 2021", 60) == "until 9<br>June 2021"


def test_a_number_with_spaces_in_it_stays_on_one_line():
    assert wrap("over 12\u202f000\u00a0% more", 60).split("<br>")[1] == "12\u202f000\u00a0%"


@given(st.floats(min_value=0, max_value=1e9), st.integers(min_value=0, max_value=3))
def test_a_number_reads_the_same_after_its_signs_are_put_back(value, digits):
    text = f"{value:,.{digits}f}"
    back = str.maketrans(",.", ".,")
    assert read_locale("de").text(text).translate(back) == text


@given(st.text(max_size=80))
def test_any_text_comes_through(text):
    assert isinstance(read_locale("en-US").text(text), str)


def test_a_chart_is_rewritten_where_it_is_read_and_nowhere_else():
    chart = {
        "data": [{"text": ["1,000", None], "x": ["1,000"], "ids": ["1,000"], "customdata": [["9 June 2021"]]}],
        "layout": {
            "xaxis": {"ticktext": ["1.5"], "tickvals": [1.5]}, "annotations": [{"text": "1,5"}],
            "meta": {"sheet": {"names": ["June 2021"], "ends": [["1.5"]], "every": "month"}},
        },
    }  # fmt: skip
    read = read_locale("de").chart(chart)
    assert read["data"][0] == {
        "text": ["1.000", None], "x": ["1,000"], "ids": ["1,000"], "customdata": [["9. Juni 2021"]],
    }  # fmt: skip
    assert read["layout"]["xaxis"] == {"ticktext": ["1,5"], "tickvals": [1.5]}
    assert read["layout"]["meta"]["sheet"] == {"names": ["Juni 2021"], "ends": [["1,5"]], "every": "month"}
    assert read["layout"]["separators"] == ",."


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_chart_has_room_for_its_texts_as_they_are_read(size):
    table = pd.DataFrame({"name": ["A base"], "value": [5], "said": ["12 to 26 May 2021 and 12 to 26 July 2021"]})
    series = [Series("value", "rocket", "Rockets")]

    def draw(size):
        return rows(table, label="name", series=series, size=size, value_text="said").to_plotly_json()

    german = "12. Mai to 26. Mai 2021 and 12. Juli to 26. Juli 2021"
    assert cut_texts(read_locale("de").chart(draw(size))) == [german], "where only the English text has room"
    assert cut_texts(read_locale("de").draw(draw, size)) == []


def test_an_unknown_locale_is_refused_and_a_blank_is_none():
    assert read_locale("") is None
    with pytest.raises(ReportError, match=r"E-EXPORT-LOCALE: found the locale 'xx-yy', expected one such as en-US"):
        read_locale("xx-yy")
