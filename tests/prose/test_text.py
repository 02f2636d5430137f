"""Sentences that hold facts."""

from datetime import date

import pytest

from iraq_report.prose.facts import day, fact, money, share
from iraq_report.prose.text import bullets, cite, join, listed, paragraph, plural, sentence


def counted():
    """Stands for a measure."""


def test_a_fact_is_marked_with_its_name_in_the_sentence():
    text = paragraph(sentence("It holds {n} attacks.", n=fact("a.total", 1234, measure=counted)))
    assert text.markdown == 'It holds <span class="fact" data-fact="a.total">1,234</span> attacks.'
    assert [one.name for one in text.facts] == ["a.total"]


def test_a_filling_without_a_placeholder_is_an_error():
    with pytest.raises(ValueError, match="no placeholder for total"):
        sentence("Nothing.", total="1")


def test_a_placeholder_without_a_filling_is_an_error():
    with pytest.raises(KeyError):
        sentence("It holds {n}.")


def test_a_sentence_that_does_not_hold_is_left_out():
    assert paragraph(None, sentence("Yes."), None).markdown == "Yes."
    assert paragraph(None).markdown == ""


def test_items_of_a_list_stand_together_and_paragraphs_apart():
    text = join(
        paragraph(sentence("Lead:")),
        bullets([sentence("a"), None, sentence("b")]),
        paragraph(sentence("End.")),
    )
    assert text.markdown == "Lead:\n\n- a\n- b\n\nEnd."


def test_numbers_are_printed_in_one_way():
    assert fact("a", 0.256, measure=counted, digits=1).text == "0.3"
    assert share("a", 0.256, measure=counted).text == "26%"
    assert money("a", 240_000_000, measure=counted).text == "$240 million"
    assert money("a", 1_100_000_000, measure=counted).text == "$1.1 billion"
    assert day("a", date(2021, 6, 9), measure=counted).text == "9 June 2021"


def test_a_notebook_stores_the_facts_beside_the_text():
    bundle, metadata = paragraph(sentence("{n}", n=fact("a", 2, measure=counted, rows=2)))._repr_mimebundle_()
    assert bundle["text/markdown"].endswith(">2</span>")
    (record,) = metadata["iraq_report"]["facts"]
    assert (record["value"], record["rows"], record["measure"]) == (2, 2, "tests.prose.test_text.counted")


def test_words_are_listed_and_counted():
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert (plural(1, "attack"), plural(0, "attack"), plural(2, "tally", "tallies")) == (
        "attack",
        "attacks",
        "tallies",
    )
    assert cite("b", "a", "b") == "{cite:p}`b,a`"
