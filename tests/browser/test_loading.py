"""A page comes from a server without complaint, asks for little, and does not move while it loads and is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.pages import pages_to_measure
from tests.browser.book import EDITIONS, FIRST, LISTED, every_page
from tests.browser.visits import DRAWN, TRANSFERRED, opened

MOST_BYTES = 150_000  # of any page
MOST_MOVED = 0.01  # of the share of the screen that moved times how far; Lighthouse calls 0.1 good
FORMS = ((1280, "light"), (390, "dark"))

_WATCH = """() => {
    window.moved = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            const names = entry.sources.map(({ node }) => node && (node.outerHTML || node.textContent).slice(0, 90));
            window.moved.push([entry.value, names]);
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""
# Half a screen at a time, as a reader's wheel does; what comes near is laid out before it is seen.
_SCROLL = """async () => {
    const drawn = DRAWN;
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo({ top: y, behavior: "instant" });
        await drawn();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return window.moved;
}""".replace("DRAWN", DRAWN)


@dataclass(frozen=True)
class Loaded:
    """What a page loaded ([bytes, name of the file], the largest first), and by width what moved and what was wrong."""

    title: str
    parts: list[Any]
    moved: dict[int, list[Any]]
    faults: list[str]


def load(browser: Browser, address: str, *, forms: Sequence[tuple[int, str]]) -> Loaded:
    """Open a page in each form, and scroll it from its start to its end once it has loaded by itself all it wants."""
    parts, moved, faults = [], {}, []
    for width, theme in forms:
        with opened(browser, address, width=width, theme=theme) as seen:
            seen.page.evaluate(_WATCH)
            seen.page.wait_for_load_state("networkidle")
            parts = parts or seen.page.evaluate(TRANSFERRED)
            moved[width] = seen.page.evaluate(_SCROLL)
            title = seen.page.title()
        faults += seen.faults
    return Loaded(title, parts, moved, faults)


def share_moved(page: Loaded) -> float:
    return max(sum(share for share, _ in shifts) for shifts in page.moved.values())


def _forms(edition: str) -> Sequence[tuple[int, str]]:
    """Pages of a later edition are made of the same parts: they are opened in one form."""
    return FORMS if edition == FIRST else FORMS[:1]


@pytest.fixture(scope="module")
def loaded(name: str, browser: Browser, compressed: str) -> Loaded:
    return load(browser, f"{compressed}/{name}", forms=_forms(name.partition("/")[0]))


@pytest.fixture(scope="module")
def unlisted(edition: str, browser: Browser, site: Path, compressed: str) -> dict[str, Loaded]:
    """Of each kind of page that the contents do not list, the heaviest and the lightest."""
    names = [name for name in pages_to_measure(site, edition) if name not in LISTED]
    return {name: load(browser, f"{compressed}/{name}", forms=_forms(edition)) for name in names}


@every_page
def test_a_page_opens_from_a_server_without_complaint(name, loaded):
    assert loaded.faults == []
    assert loaded.title.strip()


@every_page
def test_a_page_loads_no_more_than_agreed(name, loaded):
    assert 0 < sum(size for size, _ in loaded.parts) <= MOST_BYTES, loaded.parts[:8]


@every_page
def test_a_page_does_not_move_while_it_loads_and_is_scrolled(name, loaded):
    assert share_moved(loaded) < MOST_MOVED, loaded.moved


@pytest.mark.parametrize("edition", EDITIONS, scope="module")
def test_pages_that_the_contents_do_not_list_are_as_quiet_as_light_and_as_still(edition, unlisted):
    assert unlisted
    for name, page in unlisted.items():
        assert page.faults == [], name
        assert 0 < sum(size for size, _ in page.parts) <= MOST_BYTES, (name, page.parts[:8])
        assert share_moved(page) < MOST_MOVED, (name, page.moved)
