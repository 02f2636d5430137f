"""Words of the running text lead to the glossary where they first occur, and nowhere else."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from iraq_report.site.glossary import Entry
from iraq_report.site.terms import Words, link_first, script

ENTRIES = [
    Entry("sortie", "One flight.", ("sorties", "sortie")),
    Entry("interval", "A range.", ("95% interval", "interval")),
    Entry("Qais al-Khazali", "A leader.", ("Qais al-Khazali", "al-Khazali")),
    Entry("open", "Not decided."),
]
PLACES = {"sortie": ("glossary", "term-sortie"), "interval": ("glossary", "term-interval"),
          "Qais al-Khazali": ("names", "term-Qais-al-Khazali")}  # fmt: skip


def linked(text: str) -> list[tuple[str, str]]:
    """Words and addresses of the links made in a page of reStructuredText."""
    page = publish_doctree(text, settings_overrides={"report_level": 5})
    link_first(page, Words(ENTRIES), lambda title: f"x.html#{title}" if title in PLACES else None)
    return [(link.astext(), link["refuri"]) for link in page.findall(nodes.reference) if "term" in link["classes"]]


def words(text: str) -> list[str]:
    return [word for word, _ in linked(text)]


def test_the_first_occurrence_on_a_page_is_a_link_and_the_second_is_not():
    assert linked("Two sorties.\n\nThree sorties, one sortie.") == [("sorties", "x.html#sortie")]


def test_the_text_itself_stays_as_it_was():
    page = publish_doctree("Few sorties with an interval of 3.")
    before = page.astext()
    link_first(page, Words(ENTRIES), lambda title: "x")
    assert page.astext() == before


def test_the_longest_words_count():
    assert words("A 95% interval.") == ["95% interval"]


def test_a_capital_at_the_start_of_a_sentence_is_understood():
    assert words("Sorties fell. Al-Khazali spoke.") == ["Sorties", "Al-Khazali"]


def test_a_name_is_found_before_an_apostrophe_and_by_its_full_form_first():
    assert words("It was Qais al-Khazali's group; al-Khazali said so.") == ["Qais al-Khazali"]


@pytest.mark.parametrize("text", ["presortie", "sortie-like", "sub-interval", "Intervallic", "open"])
def test_parts_of_other_words_and_words_without_forms_are_left_alone(text):
    assert words(f"The {text} here.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sorties of jets\n===============\n\nNothing.",
        "`sorties <https://example.org>`_",
        "The code ``sorties``.",
        "**Sorties.** What follows.",
        "::\n\n  sorties",
        ".. table::\n\n   ======= =\n   sorties 1\n   ======= =",
        ".. figure:: x.png\n\n   sorties",
        ".. raw:: html\n\n   sorties",
        ".. container:: sd-card-body\n\n   sorties",
    ],
)
def test_headings_links_code_tables_figures_and_what_is_folded_stay_without(text):
    assert words(text) == []


def test_a_word_after_a_heading_that_holds_it_is_the_first():
    assert words("Sorties\n=======\n\nMany sorties.") == ["sorties"]


def paragraph(*parts: str) -> nodes.document:
    """A page of one paragraph; what looks like a tag is HTML."""
    page = publish_doctree("")
    kinds = [nodes.raw("", part, format="html") if part.startswith("<") else nodes.Text(part) for part in parts]
    page += nodes.paragraph("", "", *kinds)
    return page


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (('<a href="x">', "sortie", "</a>", " and ", "sortie"), 1),
        (('<a href="x">', "sortie", "</a>"), 0),
        (('<span class="fact" data-fact="n">', "3", "</span>", " sorties"), 1),
    ],
)
def test_no_link_is_made_inside_an_element_written_as_html(parts, found):
    page = paragraph(*parts)
    link_first(page, Words(ENTRIES), lambda title: "x")
    links = list(page.findall(nodes.reference))
    assert len(links) == found
    assert page.astext() == "".join(parts)


def test_of_two_equal_texts_only_the_one_outside_the_link_changes():
    page = paragraph('<a href="x">', "sortie", "</a>", "sortie")
    link_first(page, Words(ENTRIES), lambda title: "x")
    assert [type(node) for node in page[0].children] == [nodes.raw, nodes.Text, nodes.raw, nodes.reference]


def test_an_entry_that_no_page_holds_makes_no_link():
    page = publish_doctree("One sortie.")
    link_first(page, Words(ENTRIES), lambda title: None)
    assert list(page.findall(nodes.reference)) == []


def test_the_script_holds_each_entry_that_has_a_place_by_its_anchor():
    assert script(ENTRIES[::3], PLACES) == 'window.iraqReportTerms = {"term-sortie":["sortie","One flight."]};\n'
