"""Every measure tells readers how it is computed."""

import re
from collections import Counter

import pytest

from iraq_report.sections import SECTIONS
from iraq_report.sections.catalogue import in_words, measures


def test_every_measure_states_formula_and_source():
    unstated = [measure.name for measure in measures() if not (measure.formula and measure.source)]
    assert not unstated


def test_every_section_has_measures():
    counts = Counter(measure.section for measure in measures())
    assert set(counts) == {*SECTIONS, "shared"}


def test_a_formula_of_several_lines_is_read_as_one():
    (wilson,) = [measure for measure in measures() if measure.name == "statistics.wilson_share"]
    assert wilson.section == "shared"
    assert wilson.formula.startswith("centre (p + z^2/2n)")
    assert wilson.formula.endswith("z^2/4n^2) / (1 + z^2/n).")
    assert wilson.source.startswith("Wilson (1927)")


def test_readers_are_told_of_no_value_where_the_code_says_none():
    (share,) = [measure for measure in measures() if measure.name == "statistics.wilson_share"]
    assert share.summary == "A share with the Wilson score interval; no value when the whole is zero."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("rows with side militia_on_us", "rows with side militia on US"),
        ("sum of people_low and people_high", "sum of people (low) and people (high)"),
        ("pairs of site_id and date", "pairs of site and date"),
        ("contractor_events table", "contractor events table"),
        ("as site_overlap, on `same_as`", "as site_overlap, on `same_as`"),
    ],
)
def test_codes_are_read_as_words_and_functions_by_their_names(text, read):
    assert in_words(text, but={"site_overlap"}) == read


def test_no_formula_shows_a_code_of_a_table():
    functions = {measure.name.rpartition(".")[2] for measure in measures()}
    code = re.compile(r"(?<!`)\b[a-z]+_[a-z_]+\b(?![`(])")
    codes = {found for measure in measures() for found in code.findall(measure.formula)}
    assert codes <= functions
