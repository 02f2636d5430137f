"""The list of statements: filter, search, address, keyboard, looks; and from a verdict to its sources in two clicks."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from iraq_report.claims.verdict import WORDS
from iraq_report.paths import BOOK
from tests.browser.book import every_edition, one_edition

PATIENCE = 20_000  # milliseconds; the pages of the book are long and the machine may be busy
STATEMENTS = [  # id, section, kind, verdict, slip, words
    ("AT001", "attacks", "count", "reproduced", "", "Two rockets fell near Balad"),
    ("AT002", "attacks", "count", "differs", "arithmetic", "Three rockets fell near Balad"),
    ("AT003", "attacks", "date", "disputed", "date", "Drones came to Ayn al-Asad in July"),
    ("CO001", "contractors", "count", "differs", "", "Four contractors left Balad"),
    ("CO002", "contractors", "judgement", "not_testable", "", "The withdrawal weakened Iraq’s Çakır unit"),
    ("US001", "us_posture", "date", "not_covered", "", "A round of talks in April"),
]
_CONTRAST = """span => {
    const light = (colour) => {
        const [r, g, b] = colour.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const style = getComputedStyle(span);
    const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
}"""
_IN_VIEW = """article => {
    const { top } = article.getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
}"""


def article(id: str, section: str, kind: str, verdict: str, slip: str, words: str) -> str:
    slips = f' data-slip="{slip}"' if slip else ""
    return (
        f'<article class="claim" id="{id}" data-section="{section}" data-kind="{kind}" data-verdict="{verdict}"{slips}>'
        f'<h3 class="claim-head"><a class="claim-id" href="#{id}">{id}</a> '
        f'<span class="verdict verdict-{verdict}">{WORDS[verdict]}</span> {words}</h3>'
        f'<p class="claim-sentence">A sentence.</p><p class="claim-meta">{kind} · <a href="#{id}">Evidence</a></p>'
        "</article>"
        '<p style="height: 40rem"></p>'
    )


def write_page(folder: Path, *articles: str) -> str:
    """A page with the list and nothing of the theme; returns its address."""
    for name in ("claims.js", "claims.css", "filter.js", "filter.css", "report.css"):
        shutil.copyfile(BOOK / "_static" / name, folder / name)
    sheets = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in ("report", "claims", "filter"))
    scripts = "".join(f'<script src="{name}.js"></script>' for name in ("claims", "filter"))
    (folder / "claims.html").write_text(
        f'<!DOCTYPE html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Claims</title>{sheets}'
        f'{scripts}<main><div class="claims" data-claims>{"".join(articles)}</div></main>',
        encoding="utf-8",
    )
    return (folder / "claims.html").as_uri()


@pytest.fixture
def address(tmp_path):
    return write_page(tmp_path, *(article(*statement) for statement in STATEMENTS))


def shown(page: Page) -> list[str]:
    return page.locator(".claim:visible").evaluate_all("all => all.map(claim => claim.id)")


def choices(page: Page, name: str) -> list[str]:
    return page.get_by_label(name).locator("option").all_text_contents()


def search(page: Page, text: str, *, count: str) -> None:
    page.get_by_role("searchbox").fill(text)
    expect(page.get_by_role("status")).to_have_text(count)


def test_without_scripts_every_statement_stands_and_no_filter(address, visit):
    page = visit(address, java_script_enabled=False)
    assert shown(page) == [id for id, *_ in STATEMENTS]
    assert page.locator("select, input").count() == 0


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Section", "contractors", ["CO001", "CO002"]),
        ("Kind", "date", ["AT003", "US001"]),
        ("Verdict", "differs", ["AT002", "CO001"]),
        ("Slip of the report", "arithmetic", ["AT002"]),
    ],
)
def test_each_choice_shows_what_has_it(name, value, expected, address, visit):
    page = visit(address)
    page.get_by_label(name).select_option(value)
    assert shown(page) == expected
    expect(page.get_by_role("status")).to_have_text(f"{len(expected)} of 6 statements")


def test_the_numbers_beside_the_choices_follow_the_other_choices(address, visit):
    page = visit(address)
    assert choices(page, "Section") == ["All (6)", "Attacks (3)", "Contractors (2)", "US posture (1)"]
    page.get_by_label("Kind").select_option("count")
    assert choices(page, "Section") == ["All (3)", "Attacks (2)", "Contractors (1)", "US posture (0)"]
    assert choices(page, "Kind") == ["All (6)", "Count (3)", "Date (2)", "Judgement (1)"]
    search(page, "rockets", count="2 of 6 statements")
    assert choices(page, "Verdict")[:3] == ["All (2)", "Reproduced (1)", "Differs (1)"]


def test_a_choice_that_would_show_nothing_cannot_be_made(address, visit):
    page = visit(address)
    page.get_by_label("Section").select_option("us_posture")
    assert page.get_by_label("Kind").locator("option[value=count]").is_disabled()
    assert page.get_by_label("Kind").locator("option[value=date]").is_enabled()


def test_a_choice_between_one_thing_is_not_offered(tmp_path, visit):
    one_kind = [
        article(id, "attacks", "forecast", verdict, "", "Words") for id, verdict in [("A", "open"), ("B", "partly")]
    ]
    page = visit(write_page(tmp_path, *one_kind))
    assert page.locator(".report-filter label").all_text_contents() == ["Verdict", "Words"]


def test_several_lists_stand_under_one_filter_and_an_empty_one_says_so(tmp_path, visit):
    parts = '</div><h2>More</h2><div class="claims" data-claims>'.join(article(*each) for each in STATEMENTS[2:4])
    page = visit(write_page(tmp_path, parts))
    none = page.locator(".claims-none")
    assert (page.locator(".report-filter").count(), none.count()) == (1, 2)
    assert none.locator("visible=true").count() == 0
    page.get_by_label("Section").select_option("contractors")
    assert shown(page) == ["CO001"]
    assert [part.is_visible() for part in none.all()] == [True, False]


def test_a_search_wants_all_words_in_any_case_and_without_accents(address, visit):
    page = visit(address)
    search(page, "BALAD rockets", count="2 of 6 statements")
    assert shown(page) == ["AT001", "AT002"]
    search(page, "cakir", count="1 of 6 statements")
    search(page, "Ayn al-Asad", count="1 of 6 statements")
    search(page, "at002", count="1 of 6 statements")
    search(page, "rockets contractors", count="0 of 6 statements")
    search(page, "", count="6 of 6 statements")


def test_the_address_keeps_the_choices_and_brings_them_back(address, visit):
    page = visit(address)
    page.get_by_label("Section").select_option("attacks")
    page.get_by_label("Verdict").select_option("differs")
    search(page, "three rockets", count="1 of 6 statements")
    expect(page).to_have_url(f"{address}#section=attacks&verdict=differs&q=three+rockets")
    other = visit(page.url)
    assert shown(other) == ["AT002"]
    assert other.get_by_role("searchbox").input_value() == "three rockets"
    other.get_by_role("button", name="Show all").click()
    assert (len(shown(other)), other.url) == (6, address)


def test_an_address_with_choices_leads_to_the_list(tmp_path, visit):
    address = write_page(tmp_path, *(article(*statement) for statement in STATEMENTS))
    path = tmp_path / "claims.html"
    path.write_text(path.read_text("utf-8").replace("<main>", '<main><p style="height: 200rem"></p>'), "utf-8")
    page = visit(f"{address}#section=attacks")
    expect(page.get_by_label("Section")).to_be_in_viewport()
    assert visit(address).evaluate("scrollY") == 0


def test_a_choice_that_the_list_lacks_is_passed_over(address, visit):
    page = visit(f"{address}#verdict=wrong&kind=date&%=%")
    assert shown(page) == ["AT003", "US001"]


def test_the_address_of_a_statement_leads_to_it_and_marks_it(address, visit):
    page = visit(f"{address}#CO002")
    assert len(shown(page)) == 6
    wanted = page.locator("#CO002")
    expect(wanted).to_have_class("claim is-marked")
    expect(wanted).to_be_focused()
    assert wanted.evaluate(_IN_VIEW)


def test_the_address_of_a_hidden_statement_lifts_the_filter(address, visit):
    page = visit(address)
    page.get_by_label("Section").select_option("attacks")
    page.evaluate("location.hash = '#AT002'")
    expect(page.locator("#AT002")).to_have_class("claim is-marked")
    assert shown(page) == ["AT001", "AT002", "AT003"], "what does not hide it stays"
    page.evaluate("location.hash = '#US001'")
    expect(page.locator("#US001")).to_have_class("claim is-marked")
    assert len(shown(page)) == 6
    assert page.locator(".is-marked").count() == 1
    assert page.locator("#US001").evaluate(_IN_VIEW)


def test_going_back_brings_back_the_choices(address, visit):
    page = visit(f"{address}#section=contractors")
    page.locator("#CO001 .claim-id").click()
    expect(page.locator("#CO001")).to_have_class("claim is-marked")
    page.evaluate("location.hash = '#AT001'")
    expect(page.locator("#AT001")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("2 of 6 statements")
    assert shown(page) == ["CO001", "CO002"]


def test_the_filter_is_used_by_keyboard_alone(address, visit):
    page = visit(address)
    for name in ("Section", "Kind", "Verdict", "Slip of the report"):
        page.keyboard.press("Tab")
        expect(page.get_by_label(name)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("talks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 of 6 statements")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("6 of 6 statements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#AT001"


def test_on_paper_the_filter_is_gone_and_what_it_left_stands(address, visit):
    page = visit(f"{address}#section=contractors")
    page.emulate_media(media="print")
    assert page.locator(".report-filter").is_hidden()
    assert shown(page) == ["CO001", "CO002"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_verdict_is_read_well_and_told_apart_without_colour(theme, tmp_path, visit):
    articles = [article(word, "attacks", "count", word, "", "Words") for word in WORDS]
    page = visit(write_page(tmp_path, *articles))
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    marks = page.locator(".verdict").all()
    assert [mark.inner_text() for mark in marks if mark.evaluate(_CONTRAST) < 4.5] == []
    signs = [mark.evaluate("span => getComputedStyle(span, '::before').content") for mark in marks]
    verdicts, outcomes = signs[:6], signs[6:]
    assert len(set(verdicts)) == 6
    assert len(set(outcomes)) == 4
    assert all(sign.endswith('/ ""') for sign in signs), "a sign is not read aloud"


_ROW = re.compile(r'<article id="([^"]+)"[^>]*>(.*?)</article>', re.DOTALL)
_TO_ROW = re.compile(r'href="(?:rows/)?([\w-]+)\.html#([^"]+)"')


@cache
def rows(page: Path) -> dict[str, str]:
    return dict(_ROW.findall(page.read_text(encoding="utf-8")))


@every_edition
def test_every_row_behind_a_verdict_has_a_place_with_its_sources(edition, site):
    folder = site / edition / "rows"
    decided = re.compile(r"<dt>Rows that decide<dd><ul>(.*?)</ul>", re.DOTALL)
    lists = [found for page in folder.glob("claims-*.html") for found in decided.findall(page.read_text("utf-8"))]
    links = {link for found in lists for link in _TO_ROW.findall(found) if (folder / f"{link[0]}.html").is_file()}
    assert links, "verdicts lead to rows"
    for page, key in links:
        row = rows(folder / f"{page}.html").get(key, "")
        assert 'href="http' in row or 'href="../bibliography-' in row, f"{page}: {key}"


@every_edition
def test_the_page_shows_every_statement_of_the_ledger_once(edition, site):
    records = json.loads((site / edition / "claims.json").read_text(encoding="utf-8"))
    pages = "".join((site / edition / f"{name}.html").read_text("utf-8") for name in ("claims", "forecasts"))
    shown = re.findall(r'<article class="claim" id="(\w+)"', pages)
    assert sorted(shown) == sorted(record["id"] for record in records)


@one_edition
@pytest.mark.parametrize("name", ["claims", "attacks"])
def test_verdicts_stand_on_the_ground_of_the_page_in_the_dark(name, edition, site, visit):
    page = visit((site / edition / f"{name}.html").as_uri(), theme="dark")
    outputs = page.locator(".cell_output .text_html")
    grounds = outputs.evaluate_all("all => all.map(output => getComputedStyle(output).backgroundColor)")
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}
    inks = page.locator(".claim-sentence, .claims-beside li").evaluate_all(
        "all => all.map(text => getComputedStyle(text).color)"
    )
    assert set(inks) == {page.locator(".bd-article section > p").first.evaluate("p => getComputedStyle(p).color")}


@one_edition
def test_a_reader_gets_from_a_verdict_to_a_source_in_two_clicks(edition, site, visit):
    page = visit((site / edition / "claims.html").as_uri())
    link = page.locator("#AT001 .claim-evidence a")
    link.click()
    row = page.locator("#AT001")
    expect(row).to_be_in_viewport(timeout=PATIENCE)
    assert row.locator("a[href^=http]").count(), "the original page is one more click away"
    row.locator("dt:text-is('Rows that decide') + dd a").first.click()
    expect(page.locator("article:target")).to_be_in_viewport(timeout=PATIENCE)
    assert page.locator("article:target a[href^=http]").count()


@every_edition
@pytest.mark.parametrize("list_", ["claims", "forecasts"])
def test_every_statement_leads_to_the_row_that_says_all_of_it(list_, edition, site):
    text = (site / edition / f"{list_}.html").read_text(encoding="utf-8")
    evidence = re.findall(
        r'<article class="claim" id="(\w+)".*?class="claim-evidence"> · <a href="([^"#]+)#(\w+)"', text
    )
    assert evidence
    for id, page, anchor in evidence:
        assert id == anchor
        assert "<dt>Verdict<dd>" in rows(site / edition / page)[id]
