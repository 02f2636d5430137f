"""The pages are used by keyboard alone: every control is reached, in order, and seen; menus open and close."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.book import one_edition

PATIENCE = 20_000  # milliseconds; the machine may be busy
_MOST = 700  # presses of Tab
# What a keyboard has to reach, by the platform's own rules, in the order of the page.
_CONTROLS = """() => {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    window.reportControls = [...all].filter(element => element.tabIndex >= 0 && !element.disabled
        && element.checkVisibility({ visibilityProperty: true }) && !element.closest(".fact-box, [inert]"));
    return window.reportControls.length;
}"""
# Where the focus is now: which control has it, and whether that is seen. A box of a number adds controls of its own.
_STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const outlined = [at, ...at.children].some(element => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    });
    const box = at.getBoundingClientRect();
    const seen = box.bottom >= 0 && box.top <= innerHeight && box.right >= 0 && box.left <= innerWidth;
    return {
        control: window.reportControls.indexOf(at),
        name: `${at.localName}.${at.className} ${(at.id || at.textContent).trim().slice(0, 40)}`,
        shown: outlined && seen,
        added: at.closest(".fact-box") !== null,
    };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the Tab key stopped: which control of the page that is (-1 for none), and whether the focus is seen."""

    control: int
    name: str
    shown: bool
    added: bool


def stops(page: Page, key: str, *, first: int) -> list[Stop]:
    """Press a key until the focus has gone once round the page; its stops from the control numbered `first` on.

    The parts of a field for dates are one stop; the last, which opens a calendar, shows its focus by itself.
    """
    found: list[Stop] = []
    for _ in range(_MOST):
        page.keyboard.press(key)
        at = page.evaluate(_STOP)
        if at is None:  # past the end, where the browser's own controls would be
            continue
        if len(found) > 1 and at["control"] == found[0].control:
            start = next(place for place, stop in enumerate(found) if stop.control == first)
            return [stop for stop in found[start:] + found[:start] if not stop.added]
        if not found or at["added"] or at["control"] != found[-1].control:
            found.append(Stop(**at))
    pytest.fail(f"{_MOST} presses of {key} do not lead round the page; last: {[stop.name for stop in found[-4:]]}")


def skip(page: Page) -> None:
    """Follow the link over the sidebar, which is the first stop of the Tab key."""
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{_MOST} presses of Tab do not lead to {target}")


@one_edition
def test_the_first_tab_offers_to_skip_to_the_text(edition, site, visit):
    page = visit((site / edition / "intro.html").as_uri())
    skip(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main-content').contains(document.activeElement)")


@one_edition
@pytest.mark.parametrize(
    ("name", "theme", "width"),
    [("intro", "light", 1280), ("attacks", "dark", 1280), ("forecasts", "light", 390), ("events", "dark", 390),
     ("data", "light", 1280), ("search", "dark", 1280), ("rows/phases", "light", 390)],
)  # fmt: skip
def test_tab_leads_once_to_every_control_and_shows_where_it_is(name, theme, width, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri(), theme=theme, width=width)
    count = page.evaluate(_CONTROLS)
    found = stops(page, "Tab", first=0)
    assert [stop.name for stop in found if not stop.shown] == []
    assert [stop.name for stop in found if stop.control < 0] == []
    assert [stop.control for stop in found] == list(range(count))


@one_edition
def test_the_way_back_leads_past_the_same_controls(edition, site, visit):
    page = visit((site / edition / "intro.html").as_uri())
    count = page.evaluate(_CONTROLS)
    assert [stop.control for stop in stops(page, "Shift+Tab", first=count - 1)] == list(range(count))[::-1]


@one_edition
def test_a_figure_comes_alive_by_keyboard_and_keeps_the_focus(edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri())
    skip(page)
    plot = page.locator(".figure-plot").first
    tab_to(page, plot)
    expect(plot.locator(".main-svg").first).to_be_visible(timeout=PATIENCE)
    expect(plot).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".figure-table summary").first).to_be_focused()
    page.keyboard.press("Enter")
    table = page.locator(".figure-table .table-scroll").first
    expect(table).to_be_visible()
    page.keyboard.press("Tab")
    expect(table).to_be_focused()


@one_edition
@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_a_menu_of_the_phone_opens_holds_the_focus_and_gives_it_back(side, edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri(), width=390)
    button = page.locator(f"button.{side}-toggle")
    tab_to(page, button)
    page.keyboard.press("Enter")
    menu = page.locator(f"#pst-{side}-sidebar-modal")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert menu.evaluate("menu => menu.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


@one_edition
def test_the_search_opens_and_closes_by_keyboard(edition, site, visit):
    page = visit((site / edition / "intro.html").as_uri())
    page.keyboard.press("Control+k")
    field = page.locator("#pst-search-dialog input[type=search]")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()


@one_edition
def test_the_theme_is_switched_by_keyboard(edition, site, visit):
    page = visit((site / edition / "intro.html").as_uri())
    switch = page.locator(".theme-switch-button").first
    tab_to(page, switch)
    seen = []
    for key in ("Enter", "Space", "Enter"):
        seen.append(page.locator("html").get_attribute("data-mode"))
        page.keyboard.press(key)
    assert sorted(seen) == ["auto", "dark", "light"]
    expect(switch).to_be_focused()
