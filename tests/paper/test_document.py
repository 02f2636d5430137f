"""The pages of a built edition as one document: what is left out, where links lead, how notes are numbered."""

import pytest
from lxml import html

from iraq_report.errors import ReportError
from iraq_report.paper.document import read_document
from iraq_report.paper.ledger import note_verdicts
from iraq_report.paper.notes import Notes, Source
from tests.paper.examples import built_edition

FRONT = {
    "title": "The book", "edition": "2021: a year", "period": "1 to 2 May", "day": "3 May 2026", "authors": ["A & B"],
    "cited": "A & B: The book.", "licences": {"tables": "CC BY 4.0"}, "address": "", "style": "p > b {}",
}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def made(address="", pages=None):
        document = read_document(built_edition(tmp_path), address=address, book=tmp_path / "book")
        return html.document_fromstring(document.html(FRONT, pages or {}))

    return made


def texts(tree, path):
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def test_chapters_follow_the_table_of_contents_without_the_list_to_filter(read):
    assert texts(read(), "//section[@class='chapter']//h1") == ["Introduction", "Attacks", "Statements", "Bibliography"]


def test_what_serves_a_screen_is_left_out(read):
    text = read().text_content()
    for word in ("Sidebar", "code()", "Data as a table", "Evidence", "Code", "#"):
        assert word not in text.split("}")[-1], word


def test_what_is_folded_on_a_page_stands_open_under_the_words_of_its_fold(read):
    tree = read()
    assert not tree.xpath("//details | //summary")
    assert texts(tree, "//div[@class='unfolded']") == ["How it was compiledBy hand."]


def test_a_figure_is_its_wide_light_picture_described_in_words(read):
    (image,) = read().xpath("//img")
    assert image.get("src").startswith("file:///")
    assert image.get("src").endswith("/2021/figures/by-site.light.svg")
    assert image.get("alt") == "Rows: Balad 2."


def test_every_link_inside_leads_to_an_anchor_of_the_document(read):
    tree = read()
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(anchors)


def test_a_link_to_what_paper_lacks_is_plain_text_without_an_address_of_the_site(read):
    tree = read()
    assert not tree.xpath("//a[contains(@href, 'rows/')]")
    assert "a row" in texts(tree, "//section[@id='intro']")[0]


def test_a_link_to_what_paper_lacks_leads_to_the_published_site(read):
    (link,) = read(address="https://example.org/2021/").xpath("//a[contains(@href, 'rows/')]")
    assert link.get("href") == "https://example.org/2021/rows/attacks.html#a1"


def test_notes_are_numbered_in_the_order_of_citation_and_a_source_keeps_its_number(read):
    tree = read()
    marks = texts(tree, "//section[@id='attacks']//sup")
    assert marks == ["1, 2", "1", "2", "2, 3"]  # prose cites b and a, then b; the table a; the verdict rests on c and a
    assert [note.get("value") for note in tree.xpath("//section[@class='notes']//li")] == ["1", "2", "3"]


def test_a_source_that_a_table_names_keeps_its_name_before_its_number(read):
    assert "The Paper2, +1" in texts(read(), "//section[@id='attacks']//table")[0]


def test_a_mark_stands_close_to_the_word_before_it(read):
    assert "12 attacks1, 2, or more1." in texts(read(), "//section[@id='attacks']")[0]


def test_a_verdict_on_many_sources_has_notes_on_the_first_and_counts_the_others():
    aside = html.fromstring('<div><aside class="claims-beside"><ul><li><a>AT001</a> Many.</li></ul></aside></div>')
    note_verdicts(aside, {"AT001": {"id": "AT001", "sources": list("abcdefgh")}})
    (asked,) = aside.xpath("//li/span")
    assert (asked.get("data-sources"), asked.get("data-more")) == ("a b c d e f", "2")
    notes = Notes({id: Source(id, id, id) for id in "ab"})
    assert notes.marks("attacks", ["a", "b"], more=2) == (
        '<sup class="note-mark"><a href="#note-1">1</a>, <a href="#note-2">2</a> and 2 more</sup>'
    )
    assert notes.marks("attacks", ["lost"], more=2) == ""


def test_a_note_prints_the_address_of_its_source(read):
    (link,) = read().xpath("//li[@id='note-2']/a")
    assert link.text == link.get("href") == "https://example.org/a?x=1&y=2"


def test_the_bibliography_lists_what_is_cited_with_its_notes(read):
    entries = texts(read(), "//ul[@class='sources']/li")
    assert entries == [
        "Ali. First. The Paper. 2021. Note 2.",
        "Second. The Agency. 2020. Note 1.",
        "Third. 2019. Note 3.",
    ]


def test_a_statement_beside_prose_is_short_in_the_list_and_leads_to_its_reasons(read):
    tree = read()
    assert texts(tree, "//section[@id='claims']//h3") == ["Attacks", "Introduction"]
    assert texts(tree, "//div[@id='claims--AT001']") == ["AT001 reproduced Two fell."]
    assert tree.xpath("//div[@id='claims--AT001']//a/@href") == ["#attacks--AT001"]
    assert texts(tree, "//div[@id='claims--IN001']") == ["IN001 open It began.No row says so."]


def test_contents_name_the_page_of_each_heading_once_it_is_known(read):
    tree = read(pages={"attacks": 7, "attacks--where": 8})
    entries = texts(tree, "//nav[@id='contents']//a")
    assert entries == ["Introduction –", "Attacks 7", "Where they fell 8", "Statements –", "Bibliography –"]


def test_titles_with_signs_of_markup_stay_text(read):
    assert texts(read(), "//dd")[2] == "A & B"


def test_an_edition_without_pictures_is_refused(tmp_path):
    site = built_edition(tmp_path, pictures=False)
    with pytest.raises(ReportError, match="without pictures") as error:
        read_document(site, address="", book=tmp_path / "book")
    assert error.value.code == "E-PAPER-PICTURES"
