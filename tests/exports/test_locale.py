import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.exports.locale import read_locale


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
        ("fr", "1,000", "1\u202f000"),
        ("ar", "9 June 2021", "9 يونيو 2021"),
    ],
)
def test_numbers_and_dates_take_the_forms_of_the_locale(locale, text, rewritten):
    assert read_locale(locale).text(text) == rewritten


@pytest.mark.parametrize(
    "text",
    [
        "CC BY 4.0", "GED v25.1.2", "1.2.3", "2019–2021", "K-1 base", "F-16", "2021-06-09", "12/34", "May may follow",
        "31 February 2020", "<span style='font-size:0.9em'>x</span>", "",
    ],
)  # fmt: skip
def test_what_is_no_number_and_no_date_stays(text):
    assert read_locale("de").text(text) == text


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
        "layout": {"xaxis": {"ticktext": ["1.5"], "tickvals": [1.5]}, "annotations": [{"text": "1,5"}]},
    }
    read = read_locale("de").chart(chart)
    assert read["data"][0] == {
        "text": ["1.000", None], "x": ["1,000"], "ids": ["1,000"], "customdata": [["9. Juni 2021"]],
    }  # fmt: skip
    assert read["layout"]["xaxis"] == {"ticktext": ["1,5"], "tickvals": [1.5]}
    assert read["layout"]["separators"] == ",."


def test_an_unknown_locale_is_refused_and_a_blank_is_none():
    assert read_locale("") is None
    with pytest.raises(ReportError, match=r"E-EXPORT-LOCALE: found the locale 'xx-yy', expected one such as en-US"):
        read_locale("xx-yy")
