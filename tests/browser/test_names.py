"""People, groups and places are spelled one way on every page; titles of sources and quotes keep theirs. No browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from iraq_report.tables.columns import items_of
from iraq_report.tables.read import read_table
from tests.browser.book import EDITIONS, PAGES

_LISTS = {"names", "bibliography"}  # they show how others spell
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
_UNREAD = re.compile(r"<(pre|script|style)\b.*?</\1>", re.DOTALL)
_QUOTED = re.compile(r"“[^”]*”")


def text_of(page: Path, titles: list[str]) -> str:
    """What a page says in words of its own."""
    found = _ARTICLE.search(page.read_text(encoding="utf-8"))
    article = _UNREAD.sub(" ", found[0] if found else "")
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", article)).split())
    for title in titles:
        text = text.replace(title, " ")
    return _QUOTED.sub(" ", text)


@pytest.fixture(scope="module")
def ruled_out() -> re.Pattern[str]:
    """Every spelling that the book does not use, as a word of its own."""
    cells = read_table("names")["other_spellings"].dropna()
    others = sorted({item for cell in cells for item in items_of(cell)}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, others))})(?![\w-])")


@pytest.fixture(scope="module")
def titles() -> list[str]:
    """Titles and publishers of sources, the longest first, with blanks as a page prints them."""
    sources = read_table("sources")
    printed = {*sources["title"].dropna(), *sources["publisher"].dropna()}
    return sorted((" ".join(title.split()) for title in printed), key=len, reverse=True)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in _LISTS])
def test_no_page_spells_a_name_in_another_way(page, site, ruled_out, titles):
    found = [
        f"{edition}: …{text[max(0, match.start() - 40) : match.end() + 20]}…"
        for edition in EDITIONS
        for text in [text_of(site / edition / f"{page}.html", titles)]
        for match in ruled_out.finditer(text)
    ]
    assert found == []
