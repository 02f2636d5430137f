"""A number in the text says what it is by pointing, by keyboard and by touch, and leads to its method and rows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from iraq_report.paths import BOOK
from iraq_report.site.facts import facts_script
from tests.browser.book import every_edition, one_edition

PATIENCE = 20_000  # milliseconds; the machine may be busy
FACTS = {
    "attacks.total": {"measure": "attacks.measures.count_attacks", "rows": 1261},
    "attacks.span": {"measure": "attacks.measures.count_attacks", "rows": None},
}
TEXT = (
    '<p style="margin-top: 20rem">There were <span class="fact" data-fact="attacks.total">1,261</span> attacks from '
    '<span class="fact" data-fact="attacks.span">1 January 2020 to 31 August 2021</span>, and '
    '<span class="fact" data-fact="attacks.unknown">7</span> more.</p><p id="next">Another line.</p>'
)
_PLACES = "() => JSON.stringify([...document.querySelectorAll('p, .fact')].map(e => e.getBoundingClientRect()))"
_COVERED = """() => {
    const box = document.getElementById("fact-box").getBoundingClientRect();
    const rects = [...document.querySelector("[aria-expanded=true]").getClientRects()];
    return rects.some(r => r.left < box.right && r.right > box.left && r.top < box.bottom && r.bottom > box.top);
}"""
_MOVED = """async () => {
    const all = [...document.querySelectorAll(".bd-article :is(p, li, h2, figure)")];
    const lines = all.filter(line => line.checkVisibility());
    const places = () => lines.map(line => {
        const { x, y, width, height } = line.getBoundingClientRect();
        return [x + scrollX, y + scrollY, width, height].map(Math.round).join();
    }).join(";");
    const numbers = [...document.querySelectorAll("main span.fact")];
    document.activeElement.blur();
    const before = places();
    const moved = [];
    for (const number of numbers) {
        number.focus({ focusVisible: true });
        await new Promise(resolve => setTimeout(resolve));
        if (number.getAttribute("aria-expanded") !== "true" || places() !== before) moved.push(number.dataset.fact);
    }
    return moved;
}"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def write_page(folder: Path, text: str = TEXT) -> str:
    """A page with numbers and nothing of the theme; returns its address."""
    for name in ("popup.js", "facts.js", "popup.css", "facts.css", "report.css"):
        target = folder / "_static" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(BOOK / "_static" / name, target)
    (folder / "facts.js").write_text(facts_script(FACTS, with_rows=["attacks"]), encoding="utf-8")
    sheets = "".join(f'<link rel="stylesheet" href="_static/{name}.css">' for name in ("report", "popup", "facts"))
    (folder / "page.html").write_text(
        f'<!DOCTYPE html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Numbers</title>'
        f'<meta name="viewport" content="width=device-width">{sheets}'
        f'<script src="_static/popup.js"></script><script src="_static/facts.js"></script>'
        f"<main>{text}</main>",
        encoding="utf-8",
    )
    return (folder / "page.html").as_uri()


@pytest.fixture
def address(tmp_path):
    return write_page(tmp_path)


def number(page: Page, name: str = "attacks.total") -> Locator:
    return page.locator(f'[data-fact="{name}"]')


def box(page: Page) -> Locator:
    return page.get_by_role("note")


def test_nothing_is_loaded_before_a_number_is_touched(address, visit):
    page = visit(address)
    assert page.evaluate("window.iraqReportFacts") is None
    number(page).hover()
    expect(box(page)).to_be_visible()
    assert page.evaluate("typeof window.iraqReportFacts") == "object"


def test_pointing_at_a_number_says_what_it_is_until_the_pointer_leaves(address, visit):
    page = visit(address)
    number(page).hover()
    expect(box(page)).to_contain_text("From 1,261 rows.")
    expect(box(page)).to_contain_text("Formula: ")
    expect(box(page)).to_contain_text("attacks.total")
    expect(box(page)).to_have_accessible_name("About the number 1,261")
    box(page).hover()
    page.wait_for_timeout(500)
    expect(box(page)).to_be_visible()
    page.locator("#next").hover(position={"x": 900, "y": 5})
    expect(box(page)).to_have_count(0)
    assert number(page).get_attribute("aria-expanded") == "false"


def test_by_keyboard_a_number_opens_and_leads_into_its_links(address, visit):
    page = visit(address)
    page.keyboard.press("Tab")
    expect(number(page)).to_be_focused()
    expect(number(page)).to_have_attribute("aria-expanded", "true")
    assert number(page).get_attribute("aria-describedby") == "fact-what"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Method")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Rows: Attacks")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(number(page)).to_be_focused()


def test_arrow_keys_lead_from_number_to_number(address, visit):
    page = visit(address)
    page.keyboard.press("Tab")
    expect(box(page)).to_contain_text("Number 1 of 3 in this section")
    page.keyboard.press("ArrowRight")
    expect(number(page, "attacks.span")).to_be_focused()
    expect(number(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_accessible_name("About the number 1 January 2020 to 31 August 2021")
    expect(box(page)).not_to_contain_text("From ")
    for key, name in [("End", "unknown"), ("ArrowRight", "unknown"), ("Home", "total"), ("ArrowLeft", "total")]:
        page.keyboard.press(key)
        expect(number(page, f"attacks.{name}")).to_be_focused()


def test_the_tab_key_stops_at_one_number_of_a_section_the_one_left_last(tmp_path, visit):
    page = visit(write_page(tmp_path, f"<section>{TEXT}</section>" * 2))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")  # of this number nothing is known, so that no links follow
    page.keyboard.press("Tab")
    expect(number(page).nth(1)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(number(page, "attacks.unknown").first).to_be_focused()
    assert page.locator(".fact[tabindex='0']").count() == 2


def test_who_points_at_a_number_is_told_nothing_of_keys(address, visit):
    page = visit(address)
    number(page).hover()
    expect(box(page)).to_be_visible()
    expect(box(page)).not_to_contain_text("arrow keys")


def test_escape_closes_and_gives_the_focus_back(address, visit):
    page = visit(address)
    page.keyboard.press("Tab")
    expect(box(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_count(0)
    expect(number(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(box(page)).to_have_count(0)
    assert number(page).get_attribute("aria-expanded") == "false"


def test_escape_closes_what_pointing_opened(address, visit):
    page = visit(address)
    number(page).hover()
    expect(box(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_count(0)
    assert number(page).get_attribute("aria-expanded") == "false"


def test_a_tap_opens_and_a_tap_beside_it_closes(address, visit):
    page = visit(address, width=390, has_touch=True)
    number(page).tap()
    expect(box(page)).to_be_visible()
    page.wait_for_timeout(500)
    expect(box(page)).to_be_visible()
    box(page).tap(position={"x": 20, "y": 10})
    expect(box(page)).to_be_visible()
    page.touchscreen.tap(5, 5)
    expect(box(page)).to_have_count(0)
    assert number(page).get_attribute("aria-expanded") == "false"


def test_a_number_of_which_nothing_is_known_stays_a_number(address, visit):
    page = visit(address)
    number(page, "attacks.unknown").click()
    page.wait_for_function("window.iraqReportFacts")
    expect(box(page)).to_have_count(0)
    assert number(page, "attacks.unknown").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["attacks.total", "attacks.span"])
def test_the_box_covers_no_number_and_moves_nothing(name, width, address, visit):
    page = visit(address, width=width)
    before = page.evaluate(_PLACES)
    number(page, name).evaluate("e => e.click()")  # of two lines, the middle of the box is none
    expect(box(page)).to_be_visible()
    assert page.evaluate(_PLACES) == before
    assert not page.evaluate(_COVERED)
    assert page.evaluate(_OVERFLOW) <= 0


def test_on_paper_a_number_is_plain(address, visit):
    page = visit(address)
    number(page).click()
    expect(box(page)).to_be_visible()
    page.emulate_media(media="print")
    assert box(page).is_hidden()
    assert number(page).evaluate("e => getComputedStyle(e).textDecorationLine") == "none"


@one_edition
@pytest.mark.parametrize("width", [390, 1280])
def test_no_number_of_the_book_moves_anything_when_it_is_reached(width, edition, site, visit):
    page = visit((site / edition / "attacks.html").as_uri(), width=width)
    page.locator("span.fact").first.evaluate("number => number.click()")
    expect(box(page)).to_be_visible(timeout=PATIENCE)
    assert page.evaluate(_MOVED) == []


@one_edition
@pytest.mark.parametrize("name", ["intro", "attacks"])
def test_a_number_of_the_book_leads_to_its_measure_and_its_rows(name, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri(), width=390, theme="dark")
    page.locator("span.fact").first.evaluate("e => e.click()")
    expect(box(page)).to_be_visible(timeout=PATIENCE)
    assert not page.evaluate(_COVERED)
    assert page.evaluate(_OVERFLOW) <= 0
    links = box(page).get_by_role("link").evaluate_all("all => all.map(link => link.href)")
    assert links
    for link in links:
        target = urlsplit(link)
        text = Path(unquote(target.path)).read_text(encoding="utf-8")
        assert not target.fragment or f'id="{target.fragment}"' in text


@every_edition
def test_every_number_printed_in_the_book_has_something_to_say(edition, site):
    folder = site / edition
    known = (folder / "facts.js").read_text(encoding="utf-8")
    pages = "".join(page.read_text(encoding="utf-8") for page in folder.glob("*.html"))
    printed = set(re.findall(r'data-fact="([^"]+)"', pages))
    assert printed
    assert [name for name in printed if f'"{name}":' not in known] == []
    method = (folder / "method.html").read_text(encoding="utf-8")
    groups = set(re.findall(r'"group":"([^"]+)"', known))
    assert [group for group in groups if f'id="{group}"' not in method] == []
