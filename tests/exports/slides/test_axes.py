"""How PowerPoint is told to write the ticks of an axis."""

import pytest

from iraq_report.exports.slides.axes import number_form


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
    ],
)
def test_ticks_keep_what_stands_around_them_in_any_locale(texts, values, form):
    assert number_form(texts, values) == form
