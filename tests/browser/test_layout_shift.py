"""Nothing on a page moves while it loads and while a reader scrolls to its end."""

import pytest

from benchmarks.pages import pages_to_measure
from tests.browser.book import LISTED, every_page, one_edition

AT_MOST = 0.01  # of the share of the screen that moved times how far; Lighthouse calls 0.1 good

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
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo({ top: y, behavior: "instant" });
        await drawn();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return window.moved;
}"""


def moved(page):
    """The shifts of a page that is open, from its start on, to its end: [share moved, elements]."""
    page.evaluate(_WATCH)
    page.wait_for_load_state("networkidle")
    return page.evaluate(_SCROLL)


@pytest.mark.parametrize("width", [1280, 390])
@every_page
def test_a_page_does_not_move_while_it_loads_and_is_scrolled(name, width, served, visit):
    shifts = moved(visit(f"{served}/{name}", width=width))
    assert sum(share for share, _ in shifts) < AT_MOST, shifts


@pytest.mark.parametrize("width", [1280, 390])
@one_edition
def test_pages_that_the_contents_do_not_list_do_not_move_either(edition, width, site, served, visit):
    for name in pages_to_measure(site, edition):
        if name not in LISTED:
            shifts = moved(visit(f"{served}/{name}", width=width))
            assert sum(share for share, _ in shifts) < AT_MOST, (name, shifts)
