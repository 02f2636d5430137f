"""A word of the glossary says what it means by pointing, by keyboard and by touch; its link leads there in any case."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from iraq_report.paths import BOOK
from iraq_report.site.glossary import Entry, terms
from iraq_report.site.terms import script
from iraq_report.tables.read import read_table
from tests.browser.book import EDITIONS, FIRST, PAGES

PATIENCE = 20_000  # milliseconds; the machine may be busy
ENTRIES = [Entry("sortie", "One flight of one aircraft."), Entry("tally", "A number that somebody else published.")]
PLACES = {"sortie": ("glossary", "term-sortie"), "tally": ("glossary", "term-tally")}
TEXT = (
    '<p style="margin-top: 20rem">Most <a class="term reference internal" href="glossary.html#term-sortie">sorties</a> '
    'and a <a class="term reference internal" href="glossary.html#term-tally">tally</a>, and '
    '<a class="term reference internal" href="glossary.html#term-none">nothing</a>.</p><p id="next">Another line.</p>'
)
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*(?=s?(?![\w-]))")
_CITED = re.compile(r"\[[A-Z]\d+[^\]]*\]")  # labels of sources
_KEY = re.compile(r"Q[1-4]|[A-Z]{2}\d{3}")  # a quarter, a row
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_QUOTED = re.compile(r"“[^”]*”")
_LINK = re.compile(r'<a class="(?:[^"]* )?term(?: [^"]*)?" href="([^"]+)"')


def write_page(folder: Path, *, with_texts: bool = True) -> str:
    """A page with two words and nothing of the theme; returns its address."""
    for name in ("popup.js", "terms.js", "popup.css", "terms.css", "report.css"):
        target = folder / "_static" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(BOOK / "_static" / name, target)
    if with_texts:
        (folder / "terms.js").write_text(script(ENTRIES, PLACES), encoding="utf-8")
    head = (
        '<!DOCTYPE html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Words</title>'
        '<meta name="viewport" content="width=device-width">'
        '<link rel="stylesheet" href="_static/report.css"><link rel="stylesheet" href="_static/popup.css">'
        '<link rel="stylesheet" href="_static/terms.css">'
    )
    scripts = "".join(f'<script src="_static/{name}.js"></script>' for name in ("popup", "terms"))
    page = f"{head}{scripts}<main>{TEXT}</main>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "glossary.html").write_text(f"{head}<main>Glossary</main>", encoding="utf-8")
    return (folder / "page.html").as_uri()


@pytest.fixture
def address(tmp_path):
    return write_page(tmp_path)


def word(page: Page, name: str = "sortie") -> Locator:
    return page.locator(f'a[href$="#term-{name}"]')


def box(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def test_pointing_at_a_word_says_what_it_means_and_going_away_ends_it(visit, address):
    page = visit(address)
    word(page).hover()
    expect(box(page)).to_have_text("sortie One flight of one aircraft.", timeout=PATIENCE)
    page.locator("#next").hover()
    expect(box(page)).to_be_hidden(timeout=PATIENCE)


def test_one_may_point_into_the_box_to_read_it(visit, address):
    page = visit(address)
    word(page).hover()
    expect(box(page)).to_be_visible(timeout=PATIENCE)
    box(page).hover()
    page.wait_for_timeout(400)
    expect(box(page)).to_be_visible()


def test_the_keyboard_reaches_a_word_hears_what_it_means_and_escape_ends_it(visit, address):
    page = visit(address)
    page.keyboard.press("Tab")
    expect(box(page)).to_be_visible(timeout=PATIENCE)
    expect(word(page)).to_have_attribute("aria-describedby", "term-box")
    page.keyboard.press("Tab")
    expect(box(page)).to_have_text("tally A number that somebody else published.", timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(word(page, "tally")).not_to_have_attribute("aria-describedby", "term-box")


def test_enter_follows_the_link(visit, address):
    page = visit(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-sortie", timeout=PATIENCE)


def test_a_tap_says_what_a_word_means_and_a_second_one_follows_the_link(visit, address):
    page = visit(address, width=390, has_touch=True)
    word(page).tap()
    expect(box(page)).to_be_visible(timeout=PATIENCE)
    assert page.url == address
    assert page.evaluate(_OVERFLOW) <= 0
    word(page).tap()
    page.wait_for_url("**/glossary.html#term-sortie", timeout=PATIENCE)


def test_a_tap_beside_it_closes_the_box(visit, address):
    page = visit(address, width=390, has_touch=True)
    word(page).tap()
    expect(box(page)).to_be_visible(timeout=PATIENCE)
    page.touchscreen.tap(5, 5)
    expect(box(page)).to_be_hidden(timeout=PATIENCE)


def test_a_word_without_an_entry_stays_a_link(visit, address):
    page = visit(address)
    word(page, "none").click()
    page.wait_for_url("**/glossary.html#term-none", timeout=PATIENCE)


def test_without_scripts_the_word_is_a_plain_link(visit, address):
    page = visit(address, java_script_enabled=False)
    word(page).click()
    page.wait_for_url("**/glossary.html#term-sortie", timeout=PATIENCE)


@pytest.mark.parametrize("name", ["intro", "attacks", "air_force", "us_posture", "iran_influence", "method"])
def test_a_page_explains_its_terms_and_each_only_once(name, site):
    for edition in EDITIONS:
        targets = _LINK.findall((site / edition / f"{name}.html").read_text(encoding="utf-8"))
        assert len(targets) > 5
        assert sorted(set(targets)) == sorted(targets)


@pytest.mark.parametrize("name", ["glossary", "names", "bibliography"])
def test_lists_do_not_lead_to_themselves(name, site):
    assert name in PAGES
    for edition in EDITIONS:
        assert _LINK.findall((site / edition / f"{name}.html").read_text(encoding="utf-8")) == []


def test_arabic_persian_and_kurdish_names_are_marked_as_such(site):
    for edition in EDITIONS:
        page = (site / edition / "names.html").read_text(encoding="utf-8")
        assert '<span lang="ar" dir="rtl">قاسم مصلح</span>' in page
        assert '<span lang="fa" dir="rtl">قاسم سلیمانی</span>' in page
        assert set(re.findall(r'<span lang="(\w+)" dir="rtl">', page)) == {"ar", "fa", "ku"}


def test_the_glossary_on_a_phone_has_nothing_beside_the_page(visit, site):
    for name in ("glossary", "names"):
        page = visit((site / FIRST / f"{name}.html").as_uri(), width=360)
        assert page.evaluate(_OVERFLOW) <= 0


def abbreviations(text: str) -> set[str]:
    return {word for word in _ABBREVIATION.findall(text) if not _KEY.fullmatch(word)}


@pytest.fixture(scope="module")
def explained() -> set[str]:
    """Abbreviations of the glossary and of names, and those in the names of outlets and companies."""
    names, outlets = read_table("names"), read_table("sources")["publisher"]
    companies = read_table("contractors")["company"]
    texts = [f"{entry.title} {entry.text} {' '.join(entry.forms)}" for entry in terms()]
    return abbreviations(
        " ".join([*texts, *names["name"], *names["short_forms"].dropna(), *outlets.dropna(), *companies])
    )


@pytest.mark.parametrize("name", [page for page in PAGES if page not in {"data", "bibliography", "names"}])
def test_every_abbreviation_of_the_prose_is_in_the_glossary_or_a_name(name, site, explained):
    for edition in EDITIONS:
        page = (site / edition / f"{name}.html").read_text(encoding="utf-8")
        paragraphs = " ".join(unescape(re.sub(r"<[^>]+>", "", text)) for text in _PARAGRAPH.findall(page))
        assert abbreviations(_CITED.sub(" ", _QUOTED.sub(" ", paragraphs))) - explained == set()
