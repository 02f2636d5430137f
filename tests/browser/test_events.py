"""The table of events: each control, order, address, keyboard, phone and print; today's rows and fifty thousand."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from iraq_report.paths import BOOK
from iraq_report.site.events import ROWS, events_script
from tests.browser.book import FIRST, one_edition

PATIENCE = 20_000  # milliseconds; the machine may be busy
SITES = pd.DataFrame({"site_id": ["asad", "balad", "tanf"], "name": ["Ayn al-Asad", "Balad Air Base", "al-Tanf"]})
GOVERNORATES = {"asad": "Anbar", "balad": "Salah al-Din", "tanf": None}
HEADERS = [
    "Date", "Place", "Side", "Weapon, target", "Killed", "Wounded", "Claimed by, attributed to", "Confidence",
    "Sources",
]  # fmt: skip
TEXT = """() => Math.min(...[...document.querySelectorAll(".events *")].filter(e => e.checkVisibility())
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def event(key: str, site: str = "balad", **cells: Any) -> dict[str, Any]:
    return {
        "attack_id": key, "date": key[:10], "date_precision": "day", "date_end": None, "country": "Iraq",
        "site_id": site, "place": dict(SITES.values)[site], "governorate": GOVERNORATES[site], "side": "militia_on_us",
        "target_type": "coalition_base", "weapon": "rocket", "killed_low": None, "killed_high": None,
        "wounded_low": None, "wounded_high": None, "claimed_by": None, "attributed_to": None, "confidence": "high",
        "duplicate_of": None, "source_ids": "afp-1", **cells,
    }  # fmt: skip


EVENTS = [
    event("2020-01-04-balad-1", wounded_low=3, wounded_high=3),
    event("2020-03-11-asad-1", "asad", weapon="drone", killed_low=10, source_ids="afp-1;tr-2"),
    event(
        "2021-06-09-balad-1",
        confidence="low",
        claimed_by="Çakır unit",
        attributed_to="=1+1, they say",
        killed_low=2,
        killed_high=2,
    ),
    event("2021-06-10-balad-1", duplicate_of="2021-06-09-balad-1"),
    event("2023-10-26-tanf-1", "tanf", country="Syria", side="us_on_militia", weapon="airstrike"),
    event("2023-11-01-asad-1", "asad", side="other", date_end="2023-11-04", date_precision="range", killed_low=0),
]
KEYS = [row["attack_id"] for row in EVENTS]


def write_page(folder: Path, rows: list[dict[str, Any]]) -> str:
    """A page with the table and nothing of the theme; returns its address."""
    events = pd.DataFrame(rows)
    for day in ("date", "date_end"):
        events[day] = pd.to_datetime(events[day])
    (folder / ROWS).write_text(events_script(events, SITES), encoding="utf-8")
    shutil.copyfile(BOOK / "events.js", folder / "events.js")
    for name in ("report.css", "events.css", "filter.css", "filter.js"):
        shutil.copyfile(BOOK / "_static" / name, folder / name)
    sheets = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in ("report", "events", "filter"))
    (folder / "events.html").write_text(
        '<!DOCTYPE html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Events</title>'
        '<meta name="viewport" content="width=device-width">'
        f'{sheets}<script src="filter.js"></script>'
        "<style>.visually-hidden { position: absolute; clip-path: inset(50%) }</style>"
        f'<script src="{ROWS}" defer></script><script src="events.js" defer></script>'
        '<main class="bd-article"><div class="events" data-events="2021"></div></main>',
        encoding="utf-8",
    )
    return (folder / "events.html").as_uri()


@pytest.fixture
def address(tmp_path):
    return write_page(tmp_path, EVENTS)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Fifty thousand events over fifty years."""
    days = pd.date_range("1974-01-01", "2023-12-31", periods=50_000).strftime("%Y-%m-%d")
    sites = ("asad", "balad", "tanf")
    rows = [event(f"{day}-{sites[i % 3]}-{i}", sites[i % 3], killed_low=i % 7) for i, day in enumerate(days)]
    return write_page(tmp_path_factory.mktemp("many"), rows)


def shown(page: Page) -> list[str]:
    links = page.locator(".events-sources-cell a")
    return links.evaluate_all("all => all.map(link => link.getAttribute('href').split('#')[1])")


def count(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text, timeout=PATIENCE)


def said(page: Page) -> str:
    return page.url.partition("#")[2]


def test_every_event_is_drawn_with_its_cells_and_a_link_to_its_row(address, visit):
    page = visit(address)
    count(page, "6 of 6 events")
    assert page.get_by_role("columnheader").all_inner_texts() == HEADERS
    assert shown(page) == KEYS
    assert page.locator("tbody tr").nth(1).locator("td").all_inner_texts()[:6] == [
        "11 March 2020", "Ayn al-Asad\nAnbar, Iraq", "militia on US", "drone\ncoalition base", "at least 10", "",
    ]  # fmt: skip
    link = page.get_by_role("link", name="2 of 2020-03-11-asad-1")
    assert link.get_attribute("href") == "rows/attacks-2020.html#2020-03-11-asad-1"
    assert page.get_by_role("link", name="11 March 2020").get_attribute("href") == link.get_attribute("href")


def test_sides_are_named_plainly_and_a_repeat_is_marked(address, visit):
    page = visit(address)
    sides = page.locator(".events-side-cell").all_inner_texts()
    assert sides[4:] == ["US on militia", "other (context, not counted)"]
    marked = page.locator("tbody tr", has_text="not counted").filter(has_text="Repeats")
    assert marked.locator(".events-place-cell").all_inner_texts() == [
        "Balad Air Base\nSalah al-Din, Iraq\nRepeats 2021-06-09-balad-1; not counted"
    ]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("Site", "asad", [1, 5]), ("Governorate", "Salah al-Din", [0, 2, 3]), ("Weapon", "airstrike", [4]),
     ("Side", "other", [5]), ("Confidence", "low", [2])],
)  # fmt: skip
def test_each_choice_shows_what_has_it_and_stands_in_the_address(name, value, expected, address, visit):
    page = visit(address)
    page.get_by_label(name, exact=True).select_option(value)
    assert shown(page) == [KEYS[i] for i in expected]
    count(page, f"{len(expected)} of 6 events")
    assert said(page) == f"{name.lower()}={value.replace(' ', '+')}"


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [("From", "2023-10-26", [4, 5]), ("From", "2023-11-03", [5]), ("To", "2020-03-11", [0, 1])],
)
def test_a_period_holds_the_events_that_may_lie_in_it(name, day, expected, address, visit):
    page = visit(address)
    page.get_by_label(name, exact=True).fill(day)
    assert shown(page) == [KEYS[i] for i in expected]


def test_words_are_found_in_any_column_without_accents(address, visit):
    page = visit(address)
    page.get_by_label("Words").fill("balad cakir")
    count(page, "1 of 6 events")
    assert shown(page) == [KEYS[2]]
    page.get_by_label("Words").fill("nowhere")
    count(page, "0 of 6 events")
    expect(page.locator(".events-none")).to_contain_text("No event fits this choice.")
    assert page.locator("tbody tr:visible, .report-pager:visible").count() == 0


def test_numbers_beside_choices_follow_the_other_choices(address, visit):
    page = visit(address)
    page.get_by_label("Weapon").select_option("rocket")
    options = page.get_by_label("Site").locator("option").all_text_contents()
    assert options == ["All (4)", "al-Tanf (0)", "Ayn al-Asad (1)", "Balad Air Base (3)"]
    assert page.get_by_label("Site").locator("option[value=tanf]").is_disabled()


@pytest.mark.parametrize("header", HEADERS)
def test_each_column_sorts_both_ways(header, address, visit):
    page = visit(address)
    button = page.get_by_role("columnheader", name=header).get_by_role("button")
    if header != "Date":
        button.click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text(header)
    upwards = shown(page)
    button.click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text(header)
    assert sorted(upwards) == sorted(shown(page)) == sorted(KEYS)


def test_numbers_sort_as_numbers_and_blank_cells_stand_last_either_way(address, visit):
    page = visit(address)
    button = page.get_by_role("button", name="Killed")
    button.click()
    assert [KEYS.index(key) for key in shown(page)] == [5, 2, 1, 0, 3, 4]
    button.click()
    assert [KEYS.index(key) for key in shown(page)] == [1, 2, 5, 0, 3, 4]
    assert said(page) == "sort=-killed"


def test_an_address_brings_its_choices_back_and_what_is_unknown_is_left_out(address, visit):
    page = visit(f"{address}#from=2020-02-01&weapon=rocket&q=balad&sort=-date")
    count(page, "2 of 6 events")
    assert shown(page) == [KEYS[3], KEYS[2]]
    assert page.get_by_label("Words").input_value() == "balad"
    page.goto(f"{address}#site=nowhere&sort=nothing&page=x&from=soon")
    count(page, "6 of 6 events")
    assert shown(page) == KEYS


def test_show_all_takes_every_choice_back(address, visit):
    page = visit(f"{address}#site=asad&q=anbar&to=2021-01-01&sort=killed")
    count(page, "1 of 6 events")
    page.get_by_role("button", name="Show all").click()
    count(page, "6 of 6 events")
    assert (shown(page), said(page)) == (KEYS, "")


def test_the_keyboard_alone_filters_and_sorts(address, visit):
    page = visit(address)
    page.get_by_label("Weapon").focus()
    page.keyboard.type("dro")
    count(page, "1 of 6 events")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Download 6 as CSV")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Date")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("button", name="Date", exact=True)).to_be_focused()


def test_where_nothing_fits_each_choice_says_what_is_left_without_it(address, visit):
    page = visit(f"{address}#site=asad&weapon=airstrike&q=anbar")
    count(page, "0 of 6 events")
    expect(page.locator(".events-none")).to_contain_text("No event fits all of these choices.")
    names = page.locator(".events-none button").all_inner_texts()
    assert names == ["Without “Site: Ayn al-Asad”: 0", "Without “Weapon: airstrike”: 2", "Without “Words: anbar”: 0"]
    page.get_by_role("button", name="Without “Weapon: airstrike”").click()
    assert (shown(page), said(page)) == ([KEYS[1], KEYS[5]], "site=asad&q=anbar")
    expect(page.get_by_label("Weapon")).to_be_focused()
    expect(page.locator(".events-none")).to_be_hidden()


def test_what_has_no_column_of_its_own_is_sorted_by_from_the_list(address, visit):
    page = visit(address)
    page.get_by_label("Sort by").select_option("Country, Z to A")
    assert (shown(page)[0], said(page)) == (KEYS[4], "sort=-country")
    page.get_by_role("columnheader", name="Killed").get_by_role("button").click()
    expect(page.get_by_label("Sort by")).to_have_value("killed")


def test_what_is_found_is_downloaded_as_a_table_named_after_the_edition(address, visit, tmp_path):
    page = visit(f"{address}#weapon=rocket&sort=-killed")
    with page.expect_download() as expected:
        page.get_by_role("button", name="Download 4 as CSV").click()
    assert expected.value.suggested_filename == "iraq-report-edition-2021-events-filtered.csv"
    expected.value.save_as(tmp_path / "events.csv")
    assert (tmp_path / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfid,date,days,place")  # Excel needs the mark
    table = pd.read_csv(tmp_path / "events.csv", dtype=str, keep_default_na=False)
    assert list(table["id"]) == [KEYS[2], KEYS[5], KEYS[0], KEYS[3]]
    assert list(table.loc[0, ["date", "days", "place", "killed", "claimed", "attributed"]]) == [
        "2021-06-09", "9 June 2021", "Balad Air Base", "2", "Çakır unit", "'=1+1, they say",
    ]  # fmt: skip
    assert list(table.loc[1, ["date", "days"]]) == ["2023-11-01", "1 to 4 November 2023"]
    page.get_by_role("button", name="Show all").click()
    with page.expect_download() as expected:
        page.get_by_role("button", name="Download 6 as CSV").click()
    assert expected.value.suggested_filename == "iraq-report-edition-2021-events-all.csv"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 390, 768])
def test_on_a_narrow_screen_each_event_is_a_card_and_no_text_is_small(width, theme, address, visit):
    page = visit(address, width=width, theme=theme)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(TEXT) >= 11
    assert page.locator("thead").is_hidden()
    second = page.get_by_role("row").filter(has_text="11 March 2020")
    assert "Killed\nat least 10" in second.inner_text()
    assert "Wounded" not in second.inner_text()
    assert max(cell["x"] + cell["width"] for cell in map(box, second.get_by_role("cell").all())) <= width


def box(place: Any) -> Any:
    return place.bounding_box() or {"x": 0, "width": 0}


@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_on_a_wide_screen_the_headers_stay_in_view_and_nothing_is_cut(width, site, visit):
    page = visit((site / FIRST / "events.html").as_uri(), width=width)
    page.locator("tbody tr").nth(60).scroll_into_view_if_needed()
    assert page.evaluate(OVERFLOW) <= 0
    headers = page.get_by_role("columnheader")
    if headers.count():
        bar = page.locator(".bd-header-article").bounding_box()
        assert abs(box(headers.first)["y"] - bar["y"] - bar["height"]) <= 1
        assert box(headers.last)["x"] + box(headers.last)["width"] <= width
    else:
        assert width < 1280


def test_print_shows_all_rows_that_fit_and_says_the_choices(many, visit):
    page = visit(f"{many}#site=balad&from=2020-01-01")
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".report-filter, .report-pager").locator("visible=true").count() == 0
    found = page.locator("tbody tr:visible").count()
    assert found > 1000
    expect(page.locator(".events-chosen")).to_have_text(
        f"{found:,} of 50,000 events; From: 2020-01-01; Site: Balad Air Base; 1 to {found:,}"
    )
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("tbody tr").count() == 100


def test_fifty_thousand_events_are_filtered_and_sorted_and_a_hundred_drawn(many, visit):
    page = visit(many)
    count(page, "50,000 of 50,000 events")
    assert page.locator("tbody tr").count() == 100
    page.get_by_role("button", name="Killed").click()
    page.get_by_role("button", name="Killed").click()
    assert set(page.locator(".events-killed-cell").all_inner_texts()) == {"at least 6"}
    page.get_by_label("Site").select_option("asad")
    page.get_by_label("Words").fill("2000-0")
    expect(page.get_by_role("status")).not_to_have_text(re.compile("^16,667 "), timeout=PATIENCE)
    assert all("-asad-" in key for key in shown(page))


def test_pages_are_turned_with_buttons_and_kept_in_the_address(many, visit):
    page = visit(many)
    pager = page.get_by_role("navigation", name="Pages of the table")
    first = shown(page)
    pager.get_by_role("button", name="Previous").click(force=True)
    assert shown(page) == first
    pager.get_by_role("button", name="Next").click()
    expect(pager).to_contain_text("Page 2 of 500: 101 to 200")
    assert (said(page), set(first) & set(shown(page))) == ("page=2", set())
    pager.get_by_role("button", name="Last").click()
    expect(pager).to_contain_text("Page 500 of 500: 49,901 to 50,000")
    page.get_by_label("Site").select_option("tanf")
    expect(pager).to_contain_text("Page 1 of 167: 1 to 100")
    page.goto(f"{many}#page=9999")
    expect(pager).to_contain_text("Page 500 of 500")


@one_edition
def test_the_page_of_the_book_draws_its_events_and_leads_to_a_row(edition, site, visit):
    page = visit((site / edition / "events.html").as_uri() + "#weapon=drone")
    expect(page.get_by_role("status").filter(has_text="events")).to_have_text(re.compile(r"^\d+ of \d+ events$"))
    key = shown(page)[0]
    page.locator(".events-sources-cell a").first.click()
    expect(page.locator(f'[id="{key}"]')).to_be_in_viewport(timeout=PATIENCE)


@one_edition
def test_on_the_way_back_from_a_row_the_list_stands_where_it_was_left(edition, site, visit):
    page = visit((site / edition / "events.html").as_uri(), width=390)
    card = page.locator("tbody tr").nth(70)
    card.scroll_into_view_if_needed()
    card.get_by_role("link").first.click()
    page.wait_for_url("**/rows/**")
    page.go_back()
    expect(page.locator("tbody tr").nth(70)).to_be_in_viewport(timeout=PATIENCE)


@one_edition
def test_without_scripts_the_years_lead_to_the_rows(edition, site, visit):
    page = visit((site / edition / "events.html").as_uri(), java_script_enabled=False)
    years = page.locator("a[href^='rows/attacks-']").evaluate_all("all => all.map(link => link.textContent)")
    assert years
    assert all((site / edition / "rows" / f"attacks-{year}.html").is_file() for year in years)
    assert page.locator("a[href='tables/attacks.csv']").count() == 1
