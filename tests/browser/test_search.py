"""The search: from a file and from a server, for pages, events and sources; and where nothing is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from iraq_report.site.search import collect
from tests.browser.book import one_edition
from tests.browser.visits import TRANSFERRED

PATIENCE = 20_000  # milliseconds; the machine may be busy
AT_MOST = 150_000  # bytes
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def answered(page: Page) -> str:
    """What the search says once all its parts were looked through."""
    page.wait_for_selector(".search-elsewhere", timeout=PATIENCE)
    return page.locator(".search-status").inner_text()


def results(page: Page, part: str = "pages") -> list[str]:
    links = page.locator(f"section[aria-labelledby=found-{part}] li > a")
    return [str(address) for address in links.evaluate_all("all => all.map(link => link.getAttribute('href'))")]


def rare_word(folder: Path) -> tuple[str, str]:
    """A name that stands in one place of one page only, and the address of that place."""
    places: dict[str, set[str]] = {}
    for address, title, _, text in collect(folder)["pages"]:
        for word in re.findall(r"\b[A-Z][a-z]{7,}\b", f"{title} {text}"):
            places.setdefault(word.lower(), set()).add(address)
    alone = {
        word: found
        for word, found in places.items()
        if not any(word != other and other.startswith(word) for other in places)
    }
    return min(
        (word, *found) for word, found in alone.items() if len(found) == 1 and "contractors.html" in "".join(found)
    )


@one_edition
def test_from_a_file_a_name_is_typed_and_its_one_place_found(edition, site, visit):
    word, address = rare_word(site / edition)
    page = visit((site / edition / "search.html").as_uri())
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(word)
    page.locator(".search-status", has_text=f"“{word}”").wait_for(timeout=PATIENCE)  # an answer to a letter came before
    assert "1 place on the pages" in answered(page)
    assert results(page) == [address]
    assert page.url.endswith(f"?q={word}")
    page.keyboard.press("Tab")
    expect(page.locator(".search-list a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address}")
    expect(page.locator(f"[id='{address.partition('#')[2]}']")).to_be_in_viewport(timeout=PATIENCE)


@one_edition
def test_an_event_is_found_by_its_day_and_its_place_and_leads_to_the_table_of_events(edition, site, visit):
    page = visit((site / edition / "search.html").as_uri() + "?q=Balad+9+June+2021")
    answered(page)
    assert "rows/attacks-2021.html#2021-06-09-balad-1" in results(page, "rows")
    page.get_by_role("link", name="the table of events").click()
    expect(page.get_by_label("Words")).to_have_value("Balad 9 June 2021", timeout=PATIENCE)


@one_edition
@pytest.mark.parametrize(
    ("typed", "same"),
    [("Ayn al-Asad", "AYN AL ASAD"), ("kata’ib", "Kataib"), ("F16", "F-16s"), ("soleimānī", "Soleimani")],
)
def test_case_accents_hyphens_and_apostrophes_do_not_matter(edition, typed, same, site, visit):
    page = visit((site / edition / "search.html").as_uri())
    found = []
    for words in (typed, same):
        page.goto((site / edition / "search.html").as_uri() + f"?q={words}")
        found.append(answered(page).split("”: ")[1])
    assert found[0] == found[1]


@one_edition
def test_where_nothing_is_found_it_is_said_with_each_word_alone(edition, site, visit):
    page = visit((site / edition / "search.html").as_uri() + "?q=Balad+xyzzy+%3Cb%3E")
    assert answered(page) == "Nothing holds all of “Balad xyzzy <b>”."
    expect(page.locator("#search-results li", has_text="xyzzy")).to_have_text("xyzzy: nowhere in this edition")
    page.locator("#search-results li").get_by_role("link", name="balad").click()
    page.wait_for_selector(".search-list a")
    assert results(page)


@one_edition
def test_results_name_their_page_mark_the_words_and_come_in_portions(edition, site, visit):
    page = visit((site / edition / "search.html").as_uri() + "?q=rockets")
    answered(page)
    titles = page.locator(".search-list li > a").all_inner_texts()
    assert [title for title in titles if not title.strip() or "#" in title] == []
    assert {text.lower() for text in page.locator(".search-list mark").all_inner_texts()} <= {
        "rocket",
        "rockets",
        "rocketed",
    }
    more = page.locator("section[aria-labelledby=found-pages] button")
    assert len(results(page)) == 10
    more.click()
    assert len(results(page)) > 10
    expect(page.locator("section[aria-labelledby=found-pages] li > a").nth(10)).to_be_focused()


@one_edition
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_results_fit_a_phone(edition, theme, site, visit):
    page = visit((site / edition / "search.html").as_uri() + "?q=Balad", width=360, theme=theme)
    answered(page)
    assert page.evaluate(OVERFLOW) <= 0


@one_edition
def test_the_page_is_light_until_words_are_asked_for_and_a_server_answers_as_a_file_does(edition, compressed, visit):
    page = visit(f"{compressed}/{edition}/search.html")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate(TRANSFERRED)
    assert sum(size for size, _ in loaded) <= AT_MOST
    assert [name for _, name in loaded if name.startswith("search-") and name.endswith(".js")] == []
    page.keyboard.type("contractors")
    assert "places on the pages" in answered(page)


@one_edition
def test_without_scripts_the_page_says_where_to_look(edition, site):
    page = (site / edition / "search.html").read_text(encoding="utf-8")
    (said,) = re.findall(r"<noscript>(<p>.*?)</noscript>", page, re.DOTALL)
    linked = re.findall(r'href="([^"]+)"', said)
    assert [name for name in linked if not (site / edition / name).is_file()] == []
    assert "events.html" in linked
