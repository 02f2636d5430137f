"""From a page to the same page of another edition, and what each page says it was run with."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, FileSystemLoader

from iraq_report.paths import BOOK
from iraq_report.site.finish import built_pages
from tests.browser.book import EDITIONS

_LISTED = [
    {"id": "2021", "title": "2021: a period", "pages": ["intro", "attacks", "rows/sites"], "paper": None},
    {"id": "2024", "title": "2024: later", "pages": ["intro", "rows/sites"], "paper": None},
]


class Classes(HTMLParser):
    """The elements of a page by their class, as their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found.setdefault(given.get("class", ""), given)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_has_its_place_in_the_switcher_and_says_what_it_was_run_with(edition, site):
    wrong = []
    for page in built_pages(site / edition):
        name = page.relative_to(site / edition).with_suffix("").as_posix()
        found = Classes(page.read_text(encoding="utf-8")).found
        switcher = found.get("edition-switcher", {})
        stated = name == "search" or "page-run" in found  # a search is not run with anything
        if name != "index" and not (
            stated and switcher.get("data-edition") == edition and switcher["data-page"] == name
        ):
            wrong.append(name)
    assert wrong == []


@pytest.fixture
def open_page(tmp_path, visit):
    """Open a page of the edition 2021 of a small site, of which nothing but the switcher is there."""
    (tmp_path / "editions.js").write_text(f"window.iraqReportEditions = {json.dumps(_LISTED)};")
    (tmp_path / "switch.js").write_text((BOOK / "_static" / "editions.js").read_text(encoding="utf-8"))
    template = Environment(loader=FileSystemLoader(BOOK / "_templates")).get_template("edition-switcher.html")

    def opened(name):
        for edition in _LISTED:
            for page in [*edition["pages"], "search"]:
                up = "../" * page.count("/")
                nav = template.render(pagename=page, content_root=up or "./", edition=edition)
                path = tmp_path / edition["id"] / f"{page}.html"
                path.parent.mkdir(parents=True, exist_ok=True)
                head = f'<title>{page}</title><script src="{up}../switch.js"></script>'
                path.write_text(f'<!DOCTYPE html><html lang="en" data-content_root="{up or "./"}">{head}{nav}</html>')
        return visit((tmp_path / "2021" / f"{name}.html").as_uri())

    return opened


@pytest.mark.parametrize(
    ("page", "target", "said"),
    [
        ("rows/sites", "2024/rows/sites.html", "2024: later"),
        ("attacks", "2024/intro.html", "2024: later (introduction; it has no such page)"),
        ("search", "2024/search.html", "2024: later"),
    ],
)
def test_a_page_leads_by_keyboard_to_the_same_page_of_another_edition_or_to_its_introduction(
    page, target, said, open_page
):
    shown = open_page(page)
    for key in ("Tab", "Tab", "Enter"):  # past the link to all editions, to the fold
        shown.keyboard.press(key)
    assert shown.get_by_role("navigation", name="Edition").get_by_role("listitem").inner_text() == said
    for key in ("Tab", "Enter"):
        shown.keyboard.press(key)
    shown.wait_for_url(f"**/{target}")
    assert shown.locator(".edition-others a", has_text="2021: a period").count()


_LOADED = "images => images.filter(image => image.naturalWidth > 0).length"


@pytest.mark.parametrize("edition", EDITIONS)
def test_charts_side_by_side_wait_until_they_are_unfolded(edition, site, visit):
    page = visit((site / edition / "changes.html").as_uri())
    pictures = page.locator(".changed-pair img")
    compared = page.get_by_text("the edition before it,").count()
    assert compared or page.get_by_text("none before it").count()
    assert pictures.evaluate_all(_LOADED) == 0
    if pictures.count():
        page.locator(".changed:has(.changed-pair) > summary").first.click()
        seen = page.locator(".changed-pair img:visible").first
        seen.scroll_into_view_if_needed()
        page.wait_for_function("image => image.naturalWidth > 0", arg=seen.element_handle())
