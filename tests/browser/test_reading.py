"""Larger text, wider spacing, other colours: nothing is cut, nothing leaves the page, and languages are named."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.book import every_edition, one_edition

# Success criterion 1.4.12 of WCAG 2.2.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }"""
_LARGER = "html { font-size: 200% !important; }"
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_UNFOLD = "() => { for (const details of document.querySelectorAll('details')) details.open = true; }"
# Elements that hide a part of their own words; what is there for readers of the screen alone is hidden on purpose.
_CUT = """() => [...document.querySelectorAll("body *")].filter(element => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.clientWidth < 2) return false;
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = way => way === "hidden" || way === "clip";
    return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""
_UNNAMED = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (!/\\p{Script=Arabic}/u.test(data)) continue;
        if (!/^(ar|fa|ku)\\b/.test(parentElement.closest("[lang]").lang)) found.push(data.trim().slice(0, 60));
    }
    return found;
}"""

PAGES = ["intro", "attacks", "claims", "events", "data", "bibliography", "rows/dialogue"]


def lost(page: Page) -> list[str]:
    """What a page with all folds open cuts off, and by how much it is wider than the window."""
    page.evaluate(_UNFOLD)
    wider = page.evaluate(_OVERFLOW)
    return [*page.evaluate(_CUT), *([f"{wider} px wider than the window"] if wider > 0 else [])]


@one_edition
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("style", [_SPACING, _LARGER], ids=["spaced", "twice as large"])
def test_no_word_is_lost_in_text_that_is_changed_by_its_reader(style, name, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri())
    page.add_style_tag(content=style)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert lost(page) == [], f"{width} px"


@every_edition
def test_the_text_is_as_large_as_its_reader_set_the_browser_to(edition, site):
    for sheet in (site / edition / "_static").rglob("*.css"):
        assert "--pst-font-size-base:16px" not in sheet.read_text("utf-8").replace(" ", ""), sheet.name


@one_edition
@pytest.mark.parametrize("name", [*PAGES, "rows/sites", "rows/groups"])
def test_words_in_arabic_script_name_their_language(name, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri())
    assert page.evaluate(_UNNAMED) == []
