"""Pages of rows: quiet, within the width of a phone, and opened at the row that an address names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.book import FIRST, every_edition

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PATIENCE = 20_000  # milliseconds; the machine may be busy
_SHORT_OF_ROOM = """() => {
    const height = row => row.getBoundingClientRect().height;
    const rows = [...document.querySelectorAll(".rows article")];
    const kept = rows.map(height);  // of rows not laid out yet what is kept for them
    document.body.insertAdjacentHTML("beforeend", "<style>* { content-visibility: visible !important }</style>");
    return rows.filter((row, at) => height(row) > kept[at] + 1).map(row => row.id);
}"""
_LONGEST = ("attacks", "attacks-2021", "claims-attacks", "dialogue", "sites", "tallies")


@every_edition
@pytest.mark.parametrize("table", _LONGEST)
def test_a_page_of_rows_opens_quietly_and_fits_a_phone(table, edition, site, visit):
    page = visit((site / edition / "rows" / f"{table}.html").as_uri(), width=390, theme="dark")
    assert page.evaluate(_OVERFLOW) <= 0


@pytest.mark.parametrize("table", ["attacks-2021", "claims-attacks", "groups", "names"])
def test_no_row_is_higher_than_the_room_kept_for_it_until_it_is_seen(table, site, visit):
    page = visit((site / FIRST / "rows" / f"{table}.html").as_uri(), width=360)
    assert page.evaluate(_SHORT_OF_ROOM) == []


def test_a_wide_table_in_a_fold_can_be_scrolled_with_keys_once_the_fold_is_open(site, visit):
    page = visit((site / FIRST / "data.html").as_uri(), width=360)
    fold = page.locator("details", has=page.locator(".pst-scrollable-table-container")).last
    fold.locator("summary").click()
    table = fold.locator(".pst-scrollable-table-container")
    expect(table).to_have_attribute("tabindex", "0", timeout=PATIENCE)
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")


@every_edition
def test_an_address_opens_at_its_row_without_scripts(edition, site, visit):
    path = site / edition / "rows" / "attacks-2021.html"
    keys = re.findall(r'<article id="([^"]+)"', path.read_text(encoding="utf-8"))
    key = keys[len(keys) // 2]
    page = visit(f"{path.as_uri()}#{key}", java_script_enabled=False)
    row = page.locator(f'[id="{key}"]')
    expect(row.get_by_role("heading")).to_be_in_viewport(timeout=PATIENCE)
    expect(row.locator("dt", has_text="Sources")).to_be_visible()
    assert row.get_by_role("heading").inner_text().endswith(key)


@every_edition
def test_the_data_page_leads_to_the_rows_of_every_table_but_the_sources(edition, site):
    data = (site / edition / "data.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'href="rows/(\w+)\.html"', data))
    assert linked == {path.stem.partition("-")[0] for path in (site / edition / "rows").glob("*.html")}
    assert linked == {path.stem for path in (site / edition / "tables").glob("*.csv")} - {"sources"}


@every_edition
@pytest.mark.parametrize(
    ("address", "part", "anchor"),
    [
        ("rows/attacks.html", "rows/attacks-2021.html", r"2021-06-09-[\w-]+"),
        ("rows/claims.html", "rows/claims-air_force.html", r"AF\d+"),
        ("bibliography.html", "bibliography-b.html", r"source-csis-\w+"),
    ],
)
def test_an_address_of_before_a_list_had_parts_leads_to_the_part(address, part, anchor, edition, site, visit):
    text = (site / edition / part).read_text(encoding="utf-8")
    (key, *_) = re.findall(rf' id="({anchor})"', text)
    page = visit(f"{(site / edition / address).as_uri()}#{key}")
    expect(page).to_have_url(f"{(site / edition / part).as_uri()}#{key}", timeout=PATIENCE)
    expect(page.locator(f'[id="{key}"]')).to_be_in_viewport(timeout=PATIENCE)


@every_edition
@pytest.mark.parametrize("address", ["rows/attacks.html", "rows/claims.html", "bibliography.html"])
def test_without_scripts_a_list_in_parts_leads_to_each(address, edition, site, visit):
    path = site / edition / address
    page = visit(path.as_uri(), java_script_enabled=False)
    parts = page.locator(".parts a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    stem = path.stem
    assert sorted(parts) == sorted(other.name for other in path.parent.glob(f"{stem}-*.html"))
