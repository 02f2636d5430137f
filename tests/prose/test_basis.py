"""What a number was computed from."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.prose.basis import CHOSEN, rows_behind
from iraq_report.prose.facts import chosen, counted, fact, setting
from iraq_report.prose.text import paragraph, sentence

ATTACKS = pd.DataFrame({"attack_id": ["a", "b"], "source_ids": ["one;two", "two"]})
CASUALTIES = pd.DataFrame({"casualty_id": ["c"], "attack_id": ["a"], "who": ["civilian"], "source_ids": [None]})


def measured():
    """Stands for a measure."""


def test_rows_are_counted_with_the_different_sources_that_they_name():
    basis = rows_behind(ATTACKS, ATTACKS.iloc[0])
    assert (basis.rows, basis.count, basis.sources) == ((("attacks", ("a", "b")),), 2, 2)


def test_a_row_belongs_to_the_table_with_which_it_shares_most():
    assert rows_behind(CASUALTIES).rows == (("casualties", ("c",)),)


def test_rows_of_no_table_are_a_mistake():
    with pytest.raises(ValueError, match="no key of a table among the columns month"):
        rows_behind(pd.DataFrame({"month": [1]}))


def test_a_count_of_no_row_keeps_its_table():
    basis = rows_behind(ATTACKS.head(0))
    assert (basis.rows, basis.count) == ((("attacks", ()),), 0)


def test_a_text_gives_its_rows_to_the_facts_that_have_none():
    first = sentence("{n} in {days} days", n=fact("n", 2, measure=measured), days=setting("d", 14, measure=measured))
    n, days = paragraph(first).on(ATTACKS).facts
    assert n.record()["tables"] == {"attacks": ["a", "b"]}
    assert (n.rows, n.record()["sources"]) == (2, 2)
    assert (days.rows, days.record()["basis"], days.record()["tables"]) == (None, CHOSEN, {})


def test_a_number_of_other_rows_takes_over_the_table_only():
    (n,) = sentence("{n}", n=fact("n", 1, measure=measured, rows=1)).on(ATTACKS).facts
    assert (n.rows, n.record()["tables"], n.record()["sources"]) == (1, {"attacks": []}, None)


def test_words_say_what_comes_from_no_row():
    (n,) = sentence("{n}", n=fact("n", 4, measure=measured)).on("As the report states it.").facts
    assert (n.rows, n.record()["basis"]) == (None, "As the report states it.")


def test_a_day_of_a_parameter_says_so():
    assert chosen("a", date(2021, 6, 9), measure=measured).record()["basis"] == CHOSEN


def test_a_count_of_rows_stands_on_exactly_those_and_a_count_of_none_on_those_looked_through():
    one, none = (counted("n", rows, measure=measured) for rows in (ATTACKS.tail(1), ATTACKS.head(0)))
    some, nothing = sentence("{some} {nothing}", some=one, nothing=none).on(ATTACKS).facts
    assert (some.value, some.record()["tables"]) == (1, {"attacks": ["b"]})
    assert (nothing.value, nothing.record()["tables"]) == (0, {"attacks": ["a", "b"]})
