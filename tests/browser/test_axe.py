"""Every page breaks no rule of axe-core, in light and dark, wide and on a phone, folded and open, static and live."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults, faults_in_all_forms, faults_in_both_themes, open_whole, prepare
from tests.browser.book import EDITIONS, FIRST, one_edition, pages_of
from tests.browser.test_figures import make_live, plots

PATIENCE = 20_000  # milliseconds; the machine may be busy
# Pages of rows are made alike; these differ in what their cells hold: links to rows and years, codes, Arabic, prose.
_ROWS = [f"rows/{table}" for table in ("attacks", "claims", "contracts", "dialogue", "groups", "names", "readings")]
# What the first edition has not: a comparison with the edition before, and charts that say why they are empty.
_LATER = ("changes", "contractors")
_PAGE = """<!DOCTYPE html><html lang="en"><title>A page</title><style>
    html[data-theme="dark"] body {{ background: #000; color: {dark}; }}
    @media (max-width: 600px) {{ .faint {{ color: #ccc; }} }}
</style><main><h1>A page</h1>{text}</main></html>"""


def rules(found: list[str]) -> list[str]:
    return [fault.partition(" (")[0] for fault in found]


@pytest.mark.parametrize(
    ("text", "dark", "expected"),
    [
        ("<p>Words</p>", "#fff", []),
        ('<img src="data:,">', "#fff", ["1280 px, light: image-alt", "390 px, light: image-alt"]),
        ("<details>Words<summary></summary></details>", "#fff", ["1280 px, light: summary-name"]),
        ('<details><summary>More</summary><img src="data:,"></details>', "#fff", ["1280 px, light: image-alt"]),
        ("<p>Words</p>", "#333", ["1280 px, dark: color-contrast", "390 px, dark: color-contrast"]),
        ('<p class="faint">Words</p>', "#fff", ["390 px, light: color-contrast"]),
        ("<p>One</p>" * 9 + '<div id="a"></div><p id="a">Two</p><p><b role="knob">3</b></p>', "#fff", ["aria-roles"]),
    ],
)
def test_a_planted_fault_is_found_in_the_form_of_the_page_that_has_it(text, dark, expected, tmp_path, visit):
    path = tmp_path / "page.html"
    path.write_text(_PAGE.format(text=text, dark=dark), encoding="utf-8")
    found = rules(faults_in_all_forms(visit(path.as_uri())))
    assert bool(found) == bool(expected)
    assert all(any(rule in fault for fault in found) for rule in expected), found


@pytest.mark.parametrize("name", ["index", "404"])
def test_the_pages_before_the_editions_break_no_rule(name, site, visit):
    assert faults_in_all_forms(visit((site / f"{name}.html").as_uri())) == []


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        *((name, FIRST) for name in [*pages_of(FIRST), *_ROWS]),
        *((name, edition) for edition in EDITIONS[1:] for name in _LATER),
    ],
)
def test_a_page_breaks_no_rule(name, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri())
    assert faults_in_all_forms(page) == []


@pytest.mark.parametrize(
    ("name", "edition"),
    [(name, edition) for edition in EDITIONS[1:] for name in pages_of(edition) if name not in _LATER],
)
def test_a_page_of_a_later_edition_breaks_no_rule_in_one_form(name, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri())
    open_whole(page)
    assert faults(page) == []


@one_edition
def test_the_results_of_a_search_break_no_rule(edition, site, visit):
    page = visit((site / edition / "search.html").as_uri() + "?q=contractors")
    expect(page.locator("#search-results li a").first).to_be_visible(timeout=PATIENCE)
    assert faults_in_all_forms(page) == []


@one_edition
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_live_charts_and_the_box_of_a_number_break_no_rule(theme, edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri(), theme=theme)
    if theme == "dark":  # of all charts the first of each kind
        prepare(page)
    for plot in plots(page):
        make_live(plot, by="focus")
    page.locator("span.fact").first.click()
    expect(page.get_by_role("note")).to_be_visible(timeout=PATIENCE)
    prepare(page)
    assert faults(page) == []


@one_edition
def test_a_folded_page_and_what_opens_over_it_break_no_rule(edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri(), width=390)
    prepare(page)
    assert faults_in_both_themes(page) == [], "folded"
    for opened in (menu, contents, search):
        opened(page)
        assert faults_in_both_themes(page) == [], opened.__name__
        page.keyboard.press("Escape")


def menu(page: Page) -> None:
    page.locator("button.primary-toggle").click()
    expect(page.locator("#pst-primary-sidebar-modal")).to_be_visible()


def contents(page: Page) -> None:
    page.locator("button.secondary-toggle").click()
    expect(page.locator("#pst-secondary-sidebar-modal")).to_be_visible()


def search(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#pst-search-dialog")).to_be_visible()
