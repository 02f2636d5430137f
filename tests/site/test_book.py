"""A staged folder is built by Jupyter Book, and any warning of it fails the build."""

from datetime import date

import pytest

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.paths import BOOK
from iraq_report.site.book import build_book
from iraq_report.site.stage import copy, write_config

SOURCE = "@misc{known, title = {A page}, year = {2021}}\n"


@pytest.fixture
def staged(tmp_path):
    """A function that stages one page with the book's own configuration."""

    def make(page):
        folder = tmp_path / "stage"
        folder.mkdir()
        edition = Edition(id="t", title="T", date=date(2021, 1, 1), start=date(2021, 1, 1), end=date(2021, 1, 2))
        write_config(folder, edition)
        for name in ("_static", "_templates"):
            copy(BOOK / name, folder / name)
        (folder / "extra").mkdir()
        (folder / "_toc.yml").write_text("format: jb-book\nroot: intro\n", encoding="utf-8")
        (folder / "references.bib").write_text(SOURCE, encoding="utf-8")
        (folder / "intro.md").write_text(f"# Title\n\n{page}\n\n```{{bibliography}}\n:all:\n```\n", encoding="utf-8")
        return folder

    return make


def build(folder):
    return build_book(folder, day=date(2021, 1, 1), log=folder.parent / "book.log")


def test_a_page_that_cites_what_is_there_is_built(staged):
    html = build(staged("Said {cite:p}`known`."))
    assert "Said" in (html / "intro.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["Said {cite:p}`unknown`.", "See [there](nowhere.md)."], ids=["source", "page"])
def test_a_reference_to_what_is_not_there_fails_the_build(staged, page):
    with pytest.raises(ReportError) as caught:
        build(staged(page))
    assert caught.value.code == "E-BOOK-FAILED"
    assert "WARNING" in caught.value.sentence
