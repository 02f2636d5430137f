"""Citations of an edition and of a chart."""

from datetime import date

import pytest
from pybtex.database import parse_string

from iraq_report.editions.declaration import Edition
from iraq_report.site.cite import Work, all_forms, bibtex, edition_work, figure_work, plain, ris
from tests.site.examples import BOOK

HARD = Work("A & B_c: 5% of {x} cost $3 #1 ~ ^ \\end", ("Doe, Jane", "R & D"), "1", "t", date(2026, 1, 2))


def chart(book=BOOK):
    return figure_work(book, figure="attacks-by-site", title="B has most.", section="attacks")


def test_an_edition_is_cited_in_a_sentence_without_an_address_where_there_is_none():
    assert plain(BOOK) == "The makers: The book. Edition 2021, 3 November 2026, version 1.2.0."


def test_a_chart_is_cited_with_its_title_its_id_and_the_book():
    assert plain(chart()) == (
        "The makers: “B has most” (chart attacks-by-site). In: The book. Edition 2021, 3 November 2026, version 1.2.0."
    )


def test_an_edition_as_bibtex():
    assert bibtex(BOOK) == (
        "@misc{iraq-report-2021,\n  author = {{The makers}},\n  title = {{The book}},\n  edition = {2021},\n"
        "  version = {1.2.0},\n  year = {2026},\n  month = {11},\n  date = {2026-11-03},\n"
        "  note = {Edition 2021 of 3 November 2026, version 1.2.0},\n}\n"
    )


def test_a_chart_as_ris():
    assert ris(chart()) == (
        "TY  - FIGURE\nAU  - The makers\nTI  - B has most.\nT2  - The book\nID  - iraq-report-2021-attacks-by-site\n"
        "PY  - 2026\nDA  - 2026/11/03\nET  - 2021\nN1  - Edition 2021 of 3 November 2026, version 1.2.0\nLA  - en\n"
        "ER  - \n"
    )


def test_special_characters_of_bibtex_are_escaped_and_the_entry_can_be_read():
    entry = parse_string(bibtex(HARD), "bibtex").entries["iraq-report-t"]
    assert entry.fields["title"] == (r"{A \& B\_c: 5\% of (x) cost \$3 \#1 \textasciitilde{} \^{} \textbackslash{}end}")
    assert [person.last_names for person in entry.persons["author"]] == [["Doe"], [r"{R \& D}"]]


@pytest.mark.parametrize("broken", ["One\nER  - two", "One\r\nER  - two", "One\u2028ER  - two"])
def test_a_line_break_in_a_title_does_not_end_a_ris_field(broken):
    lines = ris(figure_work(BOOK, figure="f", title=broken, section="s")).split("\n")
    assert "TI  - One ER - two" in lines
    assert sum(line.startswith("ER") for line in lines) == 1


def test_an_address_is_given_only_where_the_site_has_one(tmp_path):
    cff = tmp_path / "CITATION.cff"
    cff.write_text("title: T\nversion: 1.0.0\nauthors:\n  - {family-names: Doe, given-names: Jane}\n  - {name: Us}\n")
    edition = Edition(id="2021", title="E", date="2026-01-02", start="2020-01-01", end="2020-12-31")
    nowhere = edition_work(edition, citation=cff)
    assert nowhere.authors == ("Doe, Jane", "Us")
    assert "//" not in "".join([*all_forms(nowhere).values(), *all_forms(chart(nowhere)).values()])
    somewhere = edition_work(edition, site_url="https://example.org/book/", citation=cff)
    assert plain(somewhere).endswith("https://example.org/book/2021/intro.html")
    assert "url = {https://example.org/book/2021/attacks.html#attacks-by-site}" in bibtex(chart(somewhere))


def test_the_book_itself_can_be_cited():
    edition = Edition(id="2021", title="E", date="2026-01-02", start="2020-01-01", end="2020-12-31")
    assert edition_work(edition).authors
    assert parse_string(bibtex(edition_work(edition)), "bibtex").entries
