"""The edition as one PDF, printed from the built site: tagged, outlined, numbered, whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from iraq_report.paper.document import LEFT_OUT, parts_of
from iraq_report.paper.edition import print_edition
from iraq_report.paths import BOOK
from tests.browser.book import FIRST
from tests.needs import need

A4 = (595, 842)  # points
MOST_PAGES, MOST_BYTES = 300, 8_000_000


@pytest.fixture(scope="module")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("paper") / "edition.pdf"
    print_edition(site / FIRST, out, browser=need("browser"))
    return out


@pytest.fixture(scope="module")
def pdf(printed: Path) -> Any:
    with pikepdf.open(printed) as opened:
        yield opened


def structure(pdf: Any) -> list[Any]:
    """Every element of the tree of tags."""
    found, left = [], [pdf.Root.StructTreeRoot]
    while left:
        node = left.pop()
        if isinstance(node, pikepdf.Array):
            left.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            found.append(node)
            left.extend([node.K] if "/K" in node else [])
    return found


def test_the_paper_is_tagged_and_says_its_language_and_title(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]).endswith(f"(edition {FIRST})")
    assert str(pdf.docinfo["/Author"])
    tags = Counter(str(node.S) for node in structure(pdf) if "/S" in node)
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Figure"} <= set(tags)


def test_every_drawn_chart_is_there_with_its_description(pdf, site):
    figures = json.loads((site / FIRST / "figures.json").read_text(encoding="utf-8"))
    drawn = sorted(figure["alternative"] for figure in figures if figure["status"] == "drawn")
    shown = [node for node in structure(pdf) if node.get("/S") == pikepdf.Name.Figure]
    assert sorted(str(node.get("/Alt", "")) for node in shown) == drawn


def test_the_outline_has_the_chapters_of_the_book(pdf, printed):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        sections = [len(item.children) for item in outline.root]
    chapters = [name for _, names in parts_of(BOOK) for name in names if "/" not in name and name not in LEFT_OUT]
    assert titles[0] == "Contents"
    assert len(titles) == 1 + len(chapters)
    assert sum(sections) > len(chapters)


def test_all_pages_are_a4_and_their_number_and_size_are_bounded(pdf, printed):
    sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages}
    assert sizes == {A4}
    assert 50 < len(pdf.pages) < MOST_PAGES
    assert printed.stat().st_size < MOST_BYTES


def test_every_font_is_embedded(pdf):
    fonts = {font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
    for font in fonts.values():
        held = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(held.get("/FontDescriptor", {}).keys())
        assert files or font.Subtype == pikepdf.Name.Type3, font.get("/BaseFont")


def links(pdf: Any) -> list[Any]:
    return [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == pikepdf.Name.Link]


def test_links_inside_lead_to_a_place_and_notes_are_numbered_without_a_gap(pdf):
    places = {name.removeprefix("/") for name in pdf.Root.Dests}
    inside = [str(link.Dest).removeprefix("/") for link in links(pdf) if "/Dest" in link]
    assert inside
    assert set(inside) <= places
    notes = sorted(int(name.removeprefix("note-")) for name in places if name.startswith("note-"))
    assert notes == list(range(1, len(notes) + 1))
    assert len(notes) > 100


def test_links_to_the_outside_are_addresses_of_pages(pdf):
    outside = {str(link.A.URI) for link in links(pdf) if "/A" in link and "/URI" in link.A}
    assert outside
    assert {address.partition(":")[0] for address in outside} <= {"http", "https"}


def test_pages_carry_their_number_and_their_chapter(printed):
    reader = pypdf.PdfReader(printed)
    count = len(reader.pages)
    for number in (1, count // 2, count - 1):
        text = reader.pages[number].extract_text()
        assert f"{number + 1} of {count}" in text, f"page {number + 1}"
    assert "of" not in reader.pages[0].extract_text().splitlines()[-1].split()[1:2], "the title page has no number"
    assert "–" not in [line[-1:] for line in reader.pages[1].extract_text().splitlines()], "contents name pages"
