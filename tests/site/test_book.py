"""A staged folder is built by Jupyter Book, and any warning of it fails the build."""

from datetime import date

import pytest

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.paths import BOOK, DATA
from iraq_report.site import stage
from iraq_report.site.book import build_book
from iraq_report.site.stage import copy, write_config

FRONT = "---\nmyst: {html_meta: {description: What it is}}\n---\n\n"
SOURCE = "@misc{known, title = {A page}, year = {2021}}\n"


@pytest.fixture
def staged(tmp_path):
    """A function that stages one page with the book's own configuration."""

    def make(page, *, card=False):
        folder = tmp_path / "stage"
        folder.mkdir()
        edition = Edition(id="t", title="T", date=date(2021, 1, 1), start=date(2021, 1, 1), end=date(2021, 1, 2))
        write_config(folder, edition, data=DATA, run="1 January 2021, Iraq", card=card)
        for name in ("_static", "_templates"):
            copy(BOOK / name, folder / name)
        (folder / "extra").mkdir()
        (folder / "_toc.yml").write_text("format: jb-book\nroot: intro\n", encoding="utf-8")
        (folder / "references.bib").write_text(SOURCE, encoding="utf-8")
        (folder / "intro.md").write_text(
            f"{FRONT}# Title\n\n{page}\n\n```{{bibliography}}\n:all:\n```\n", encoding="utf-8"
        )
        return folder

    return make


def build(folder):
    return build_book(folder, day=date(2021, 1, 1), log=folder.parent / "book.log")


@pytest.mark.parametrize("page", ["Said {cite:p}`unknown`.", "See [there](nowhere.md)."], ids=["source", "page"])
def test_a_reference_to_what_is_not_there_fails_the_build(staged, page):
    with pytest.raises(ReportError) as caught:
        build(staged(page))
    assert caught.value.code == "E-BOOK-FAILED"
    assert "WARNING" in caught.value.sentence


def test_a_book_that_cites_what_is_there_says_on_its_pages_where_they_are_and_shows_its_card(staged, monkeypatch):
    monkeypatch.setattr(stage, "site_url", lambda: "https://example.org/book/")
    html = build(staged("Said {cite:p}`known`.", card=True))
    page = (html / "intro.html").read_text(encoding="utf-8")
    assert "Said" in page
    assert "A page" in page
    address = "https://example.org/book/t/"
    for tag in (
        f'<link rel="canonical" href="{address}intro.html"',
        f'<meta property="og:url" content="{address}intro.html"/>',
        f'<meta property="og:image" content="{address}card.png"/>',
        '<meta name="twitter:card" content="summary_large_image"/>',
    ):
        assert tag in page
    assert '<meta content="What it is" property="og:description" />' in page
    assert "og:" not in (html / "search.html").read_text(encoding="utf-8")
