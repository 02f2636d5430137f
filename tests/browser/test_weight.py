"""A page asks for little before a reader scrolls or touches it; the search is fetched when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.pages import pages_to_measure
from iraq_report.site.compressed import serve_compressed
from tests.browser.book import LISTED, every_edition, every_page, one_edition

AT_MOST = 150_000  # bytes, of any page

_TRANSFERRED = """() => ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
    .map(entry => [entry.transferSize, entry.name.split("/").pop()]).sort((a, b) => b[0] - a[0])"""


@pytest.fixture(scope="module")
def compressed(site: Path) -> Iterator[str]:
    with serve_compressed(site) as address:
        yield address


def asked_for(page) -> list[str]:
    return [name for _, name in page.evaluate(_TRANSFERRED)]


def transferred(page):
    """What an open page has loaded: [bytes, name of the file], the largest first."""
    page.wait_for_load_state("networkidle")
    return page.evaluate(_TRANSFERRED)


@every_page
def test_a_page_loads_no_more_than_agreed(name, compressed, visit):
    parts = transferred(visit(f"{compressed}/{name}"))
    assert 0 < sum(size for size, _ in parts) <= AT_MOST, parts[:8]


@every_edition
def test_pages_that_the_contents_do_not_list_load_no_more_either(edition, site, compressed, visit):
    for name in pages_to_measure(site, edition):
        if name not in LISTED:
            parts = transferred(visit(f"{compressed}/{name}"))
            assert 0 < sum(size for size, _ in parts) <= AT_MOST, (name, parts[:8])


@every_edition
def test_a_page_asks_for_one_style_sheet_and_waits_for_one_script(edition, compressed, visit):
    page = visit(f"{compressed}/{edition}/attacks.html")
    assert page.locator('link[rel="stylesheet"]').count() == 1
    assert page.locator("script[src]:not([defer]):not([async])").count() == 1


@one_edition
def test_icons_are_drawn_from_the_small_font(edition, compressed, visit):
    page = visit(f"{compressed}/{edition}/intro.html")
    page.wait_for_load_state("networkidle")
    fonts = [(size, name) for size, name in page.evaluate(_TRANSFERRED) if name.endswith("woff2")]
    assert [size < 5_000 for size, _ in fonts] == [True], fonts
    assert page.evaluate("() => document.fonts.check('900 16px \"Font Awesome 6 Free\"', '\\uf002')")


@one_edition
@pytest.mark.parametrize("served_from", ["file", "server"])
def test_the_search_dialog_finds_a_word_and_only_then_loads_the_index(edition, served_from, site, compressed, visit):
    start = (site / edition).as_uri() if served_from == "file" else f"{compressed}/{edition}"
    page = visit(f"{start}/attacks.html")
    assert "search-pages.js" not in asked_for(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("contractors")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=contractors*")
    page.wait_for_selector("#search-results li a")
    assert page.locator('#search-results li a[href^="contractors.html"]').count()
