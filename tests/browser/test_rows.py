"""Pages of rows: quiet, within the width of a phone, and opened at the row that an address names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.book import EDITIONS

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PATIENCE = 20_000  # milliseconds; the machine may be busy
_LONGEST = ("attacks", "dialogue", "sites", "tallies")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", _LONGEST)
def test_a_page_of_rows_opens_quietly_and_fits_a_phone(table, edition, site, visit):
    page = visit((site / edition / "rows" / f"{table}.html").as_uri(), width=390, theme="dark")
    assert page.evaluate(_OVERFLOW) <= 0


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_address_opens_at_its_row_without_scripts(edition, site, visit):
    path = site / edition / "rows" / "attacks.html"
    keys = re.findall(r'<article id="([^"]+)"', path.read_text(encoding="utf-8"))
    key = keys[len(keys) // 2]
    page = visit(f"{path.as_uri()}#{key}", java_script_enabled=False)
    row = page.locator(f'[id="{key}"]')
    expect(row.get_by_role("heading")).to_be_in_viewport(timeout=PATIENCE)
    expect(row.locator("dt", has_text="Sources")).to_be_visible()
    assert row.get_by_role("heading").inner_text().endswith(key)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_data_page_leads_to_the_rows_of_every_table_but_the_sources(edition, site):
    data = (site / edition / "data.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'href="rows/(\w+)\.html"', data))
    assert linked == {path.stem for path in (site / edition / "rows").glob("*.html")}
    assert linked == {path.stem for path in (site / edition / "tables").glob("*.csv")} - {"sources"}
