"""A page asks for one style sheet, one script and few icons; the search is fetched when it is asked for."""

from __future__ import annotations

import pytest

from tests.browser.book import every_edition, one_edition
from tests.browser.visits import TRANSFERRED


def asked_for(page) -> list[str]:
    return [name for _, name in page.evaluate(TRANSFERRED)]


@every_edition
def test_a_page_asks_for_one_style_sheet_and_waits_for_one_script(edition, compressed, visit):
    page = visit(f"{compressed}/{edition}/attacks.html")
    assert page.locator('link[rel="stylesheet"]').count() == 1
    assert page.locator("script[src]:not([defer]):not([async])").count() == 1


@one_edition
def test_icons_are_drawn_from_the_small_font(edition, compressed, visit):
    page = visit(f"{compressed}/{edition}/intro.html")
    page.wait_for_load_state("networkidle")
    fonts = [(size, name) for size, name in page.evaluate(TRANSFERRED) if name.endswith("woff2")]
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
