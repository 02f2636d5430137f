"""How PowerPoint is told to write the ticks of an axis."""

import pytest

from iraq_report.exports.locale import read_locale
from iraq_report.exports.slides.axes import number_form
from iraq_report.exports.slides.codes import day_code, number_code, percent_code


@pytest.mark.parametrize(
    ("texts", "values", "form"),
    [
        (["0", "1,000", "2,000"], [0, 1000, 2000], "#,##0"),
        (["0", "1.000", "2.000"], [0, 1000, 2000], "#,##0"),  # as German has it
        (["0", "1\u202f000"], [0, 1000], "#,##0"),  # as French has it
        (["$0m", "$0.5m", "$1m"], [0, 0.5, 1], '"$"#,##0.0"m"'),
        (["0 %", "25,5 %"], [0, 25.5], '#,##0.0" %"'),
        (["−5", "0", "5"], [-5, 0, 5], "#,##0"),
        (["0", "1,234,567.25"], [0, 1234567.25], "#,##0.00"),
        (["$۰\u200em", "$۰٫۵\u200em"], [0, 0.5], '"$"#,##0.0"m"'),  # as Persian has it
    ],
)
def test_ticks_keep_what_stands_around_them_in_any_locale(texts, values, form):
    assert number_form(texts, values) == form


@pytest.mark.parametrize(
    ("locale", "number", "percent", "day", "month"),
    [
        ("", "#,##0", "0%", "d mmm", "mmm yyyy"),
        ("de", "[$-407]#,##0", '[$-407]0"\u00a0"%', '[$-407]d"." mmm', "[$-407]mmm yyyy"),
        ("en-US", "#,##0", "0%", "[$-409]mmm d", "[$-409]mmm yyyy"),
        ("ar", "#,##0", "0%", "[$-10C01]d mmm", "[$-10C01]mmm yyyy"),
        ("fa", "[$-3000429]#,##0", "[$-3000429]0%", "[$-3010429]d mmm", "[$-3010429]mmm yyyy"),
        ("ja", "#,##0", "0%", '[$-411]m"月"d"日"', '[$-411]yyyy"年"m"月"'),
        ("ku", "#,##0", "%0", 'd"ê" mmm"ê"', 'mmm"a" yyyy"an"'),  # which Windows has no number for
    ],
)
def test_powerpoint_is_told_the_forms_of_a_locale(locale, number, percent, day, month):
    forms = read_locale(locale)
    found = number_code("#,##0", forms), percent_code(forms), day_code("days", forms), day_code("months", forms)
    assert found == (number, percent, day, month)
