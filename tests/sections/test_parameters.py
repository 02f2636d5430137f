"""What a section accepts as parameters, and the sentence with which it refuses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.parameters import parse


def refusal(**values):
    with pytest.raises(ReportError) as caught:
        parse(Parameters, values)
    return caught.value


def test_defaults_are_the_period_of_the_report():
    parameters = parse(Parameters, {})
    assert (parameters.start, parameters.end) == (date(2020, 1, 1), date(2021, 8, 31))
    assert parameters.countries == ("Iraq",)


def test_lists_may_be_given_as_one_text_with_commas_and_in_any_case():
    parameters = parse(Parameters, {"weapons": "rocket, DRONE", "governorates": ["anbar"]})
    assert parameters.weapons == ("rocket", "drone")
    assert parameters.governorates == ("Anbar",)


def test_an_unknown_name_is_refused_with_the_nearest_known_one():
    error = refusal(strat="2021-01-01")
    assert error.code == "E-PARAM-NAME"
    assert error.sentence == "there is no parameter 'strat'; did you mean 'start'?"


def test_an_unknown_name_far_from_any_lists_what_there_is():
    assert "there are data, start, end" in refusal(zzz=1).sentence


@pytest.mark.parametrize("value", ["2021-13-01", "1 May 2021", "2021-02-30", 20210101, None, ""])
def test_a_date_that_is_none_is_refused(value):
    error = refusal(start=value)
    assert error.code == "E-PARAM-DATE"
    assert error.sentence == f"start: found {value!r}, expected a date written like 2021-06-09"


def test_a_start_after_its_end_is_refused():
    error = refusal(start="2021-06-30", end="2021-01-01")
    assert error.code == "E-PARAM-ORDER"
    assert error.sentence == "start is 2021-06-30 and end is 2021-01-01; start must not come after end"


def test_the_windows_of_a_section_are_held_in_order_too():
    assert refusal(recent_start="2021-07-01").code == "E-PARAM-ORDER"


def test_an_unknown_governorate_is_refused_with_the_nearest_known_one():
    error = refusal(governorates="Anbarr")
    assert error.code == "E-PARAM-WORD"
    assert error.sentence.startswith("governorates: found 'Anbarr', expected one of Anbar, Babil")
    assert error.sentence.endswith("did you mean 'Anbar'?")


def test_an_unknown_grade_is_refused_with_the_nearest_known_one():
    error = refusal(min_confidence="hihg")
    assert error.code == "E-PARAM-WORD"
    assert error.sentence == "min_confidence: found 'hihg', expected 'low', 'medium' or 'high'; did you mean 'high'?"


@pytest.mark.parametrize(
    ("name", "value"),
    [("compare_days", "sixty"), ("compare_days", 1.5), ("data", 3), ("countries", 7), ("countries", [1])],
)
def test_a_wrong_type_is_refused(name, value):
    error = refusal(**{name: value})
    assert error.code == "E-PARAM-TYPE"
    assert error.sentence.startswith(f"{name}: found {value!r}, expected ")


def test_a_number_below_its_bound_is_refused():
    assert "greater than or equal to 1" in refusal(follow_days=0).sentence


def test_literals_survive_a_round_trip():
    parameters = parse(Parameters, {"start": "2021-01-01", "weapons": ["drone"]})
    assert parse(Parameters, parameters.literals()) == parameters


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text() | st.integers())


def refusal_of(values):
    try:
        parse(Parameters, values)
    except ReportError as error:
        return error
    return None


@given(st.dictionaries(st.sampled_from(sorted(Parameters.model_fields)) | st.text(), plain, max_size=3))
def test_any_values_are_accepted_or_refused_in_one_line_with_a_code(values):
    error = refusal_of(values)
    assert error is None or (error.code.startswith("E-PARAM-") and "\n" not in error.sentence)
