"""Every page opens from a file and from a server, quietly, without the network, and fits a phone."""

import json

from tests.browser.book import EDITIONS, PAGES, every_edition, every_page

_OVERFLOW = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
_WIDEST = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
    .map(e => e.tagName + "." + e.className).slice(0, 5)"""


def test_the_site_holds_every_page_of_every_edition(site):
    missing = [
        f"{edition}/{page}" for edition in EDITIONS for page in PAGES if not (site / edition / f"{page}.html").is_file()
    ]
    assert missing == []


def test_every_edition_runs_the_same_scripts(site):
    scripts = [
        {path.name: path.read_bytes() for path in (site / edition / "_static").rglob("*.js")} for edition in EDITIONS
    ]
    assert scripts[0]
    assert all(found == scripts[0] for found in scripts)


@every_page
def test_a_page_opens_from_a_file_without_complaint(name, site, visit):
    page = visit((site / name).as_uri())
    assert page.title().strip()


@every_page
def test_a_page_opens_from_a_server_without_complaint(name, served, visit):
    page = visit(f"{served}/{name}", theme="dark")
    assert page.title().strip()


@every_page
def test_a_page_fits_a_tablet_and_a_phone(name, site, visit):
    page = visit((site / name).as_uri(), width=768)
    for width in (768, 390, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_OVERFLOW) <= 0, f"{width}: {page.evaluate(_WIDEST)}"


@every_edition
def test_the_front_page_leads_to_every_edition(edition, site, visit):
    page = visit((site / "index.html").as_uri())
    page.wait_for_selector("a[href]", state="attached")
    assert page.url.startswith((site / edition).as_uri()) or page.locator(f'a[href*="{edition}/"]').count()


def test_the_2021_edition_draws_at_least_thirty_figures_and_leaves_none_empty(site):
    listed = json.loads((site / "2021" / "figures.json").read_text(encoding="utf-8"))
    figures = listed["figures"] if isinstance(listed, dict) else listed
    assert [figure["id"] for figure in figures if figure["status"] != "drawn"] == []
    assert len(figures) >= 30
