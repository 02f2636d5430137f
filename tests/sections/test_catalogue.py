"""Every measure tells readers how it is computed."""

from collections import Counter

from iraq_report.sections import SECTIONS
from iraq_report.sections.catalogue import measures


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
