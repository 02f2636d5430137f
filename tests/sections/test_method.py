"""How a figure's numbers are computed is read from its measures, and said once."""

import pytest

from iraq_report.sections.method import method
from iraq_report.sections.statistics import wilson_share


def counted():
    """Attacks.

    Formula: rows with a site_id, by `target_type`.
    Source: attacks and sites tables; Garwood (1936).
    """


def of_report():
    """Aircraft.

    Formula: as the report has them.
    Source: attacks table, rows of the report; fleet table, rows of the report.
    """


def test_formulas_and_own_sentences_stand_in_order_and_what_they_are_made_from_at_the_end():
    assert method("Low ones count", counted, "Beside them:", of_report) == (
        "Low ones count. Rows with a site, by target type. Beside them: as the report has them. "
        "From: attacks and sites tables; Garwood (1936); fleet table, rows of the report."
    )


def test_a_figure_without_a_measure_has_its_own_words_alone():
    assert method("Rows as they stand.") == "Rows as they stand."


def test_the_words_are_those_of_the_method_page():
    assert "half width z * sqrt(p(1-p)/n + z^2/4n^2)" in method(wilson_share)


def test_a_function_that_states_no_formula_is_a_mistake():
    with pytest.raises(ValueError, match="len states no formula"):
        method(len)
