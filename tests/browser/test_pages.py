"""Every page opens from a file, quietly, without the network, and fits a phone; the site is whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.book import EDITIONS, PAGES, every_edition, every_page
from tests.browser.visits import opened

_OVERFLOW = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
_WIDEST = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
    .map(e => e.tagName + "." + e.className).slice(0, 5)"""


@dataclass(frozen=True)
class Opened:
    """A page as it opened from a file: its title, its faults, and what reaches beyond the window, by width."""

    title: str
    faults: list[str]
    beyond: dict[int, list[str]]


@pytest.fixture(scope="module")
def from_file(name: str, browser: Browser, site: Path) -> Opened:
    beyond = {}
    with opened(browser, (site / name).as_uri()) as seen:
        title = seen.page.title()
        for width in (768, 390, 360):
            seen.page.set_viewport_size({"width": width, "height": 800})
            if (by := seen.page.evaluate(_OVERFLOW)) > 0:
                beyond[width] = [f"{by} px", *seen.page.evaluate(_WIDEST)]
    return Opened(title, seen.faults, beyond)


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
def test_a_page_opens_from_a_file_without_complaint(name, from_file):
    assert from_file.faults == []
    assert from_file.title.strip()


@every_page
def test_a_page_fits_a_tablet_and_a_phone(name, from_file):
    assert from_file.beyond == {}


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
