"""What can be cited has an address that does not move: figures, statements, tables, sources and rows by their ids."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import expect

from iraq_report.prose.address import claim_address, row_address, source_address
from iraq_report.site.finish import built_pages
from iraq_report.tables.schemas import SCHEMAS
from tests.browser.book import every_edition, one_edition


class Ids(HTMLParser):
    """The ids of a page, as often as they stand in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts.update(value for name, value in attrs if name == "id" and value)


@cache
def ids(page: Path) -> Counter[str]:
    return Ids(page.read_text(encoding="utf-8")).counts


@cache
def ids_of(edition: Path) -> Counter[str]:
    """The ids of all pages of an edition but those of rows."""
    return sum((ids(page) for page in built_pages(edition) if page.parent == edition), Counter())


def not_once(edition: Path, addresses: list[str]) -> list[str]:
    """Addresses whose page does not hold their anchor exactly once."""
    parts = [(edition / page, anchor) for page, _, anchor in (address.partition("#") for address in addresses)]
    return [f"{page.name}#{anchor}" for page, anchor in parts if ids(page)[anchor] != 1]


def keys(edition: Path, table: str) -> list[str]:
    with (edition / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[next(iter(SCHEMAS[table].columns))] for row in csv.DictReader(file)]


@every_edition
def test_no_page_holds_an_anchor_twice(edition, site):
    twice = {page.name: [id for id, n in ids(page).items() if n > 1] for page in built_pages(site / edition)}
    assert {name: found for name, found in twice.items() if found} == {}


@every_edition
def test_every_figure_table_and_source_is_an_anchor_once_in_the_edition(edition, site):
    folder = site / edition
    figures = [figure["id"] for figure in json.loads((folder / "figures.json").read_text(encoding="utf-8"))]
    tables = [f"table-{path.stem.replace('_', '-')}" for path in (folder / "tables").glob("*.csv")]
    sources = [f"source-{key}" for key in keys(folder, "sources")]
    assert [id for id in (*figures, *tables, *sources) if ids_of(folder)[id] != 1] == []
    assert not_once(folder, [source_address(key) for key in keys(folder, "sources")]) == []


@every_edition
def test_every_statement_is_an_anchor_on_its_page(edition, site):
    claims = json.loads((site / edition / "claims.json").read_text(encoding="utf-8"))
    assert not_once(site / edition, [claim_address(claim["id"]) for claim in claims]) == []


@every_edition
def test_every_row_of_a_table_is_an_anchor_on_its_page(edition, site):
    tables = [path.stem for path in (site / edition / "tables").glob("*.csv")]
    addresses = [row_address(table, key) for table in tables for key in keys(site / edition, table)]
    assert not_once(site / edition, addresses) == []


@one_edition
def test_a_chart_shows_its_address_to_the_pointer_and_to_the_keyboard(edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri())
    figure = page.locator("figure.report-figure").first
    link = figure.get_by_role("link", name="Link to the chart")
    figure.scroll_into_view_if_needed()
    expect(link).to_have_css("opacity", "0")
    figure.locator(".figure-subtitle").hover()
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(link).to_have_css("opacity", "0")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{figure.get_attribute('id')}")
