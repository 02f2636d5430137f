"""The pages are used by the Tab key alone: past the sidebar, through the filter, into a figure; focus is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.book import EDITIONS

PATIENCE = 20_000  # milliseconds; plotly.js has to be read on a busy machine
_MOST = 80  # presses of Tab
_OUTLINED = """element => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
}"""

every_edition = pytest.mark.parametrize("edition", EDITIONS)


def skip(page: Page) -> None:
    """Follow the link over the sidebar, which is the first stop of the Tab key."""
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element of the selector has the focus."""
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{_MOST} presses of Tab do not lead to {selector}")


@every_edition
def test_the_first_tab_offers_to_skip_to_the_text(edition, site, visit):
    page = visit((site / edition / "intro.html").as_uri())
    skip(page)
    assert page.url.endswith("#main-content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main-content').contains(document.activeElement)")


@every_edition
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tab_leads_through_every_control_of_the_filter_and_shows_where_it_is(theme, edition, site, visit):
    page = visit((site / edition / "claims.html").as_uri(), theme=theme)
    skip(page)
    controls = page.locator(".claims-filter :is(select, input, button)").all()
    assert len(controls) >= 5
    tab_to(page, ".claims-filter select")
    for control in controls:
        expect(control).to_be_focused()
        assert control.evaluate(_OUTLINED), control.get_attribute("id")
        page.keyboard.press("Tab")


@every_edition
def test_tab_leads_to_a_figure_which_comes_alive_and_shows_its_focus(edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri())
    skip(page)
    tab_to(page, ".figure-plot")
    assert page.locator(".figure-plot:focus").evaluate(_OUTLINED)
    expect(page.locator(".figure-plot.is-live:focus .main-svg").first).to_be_visible(timeout=PATIENCE)
