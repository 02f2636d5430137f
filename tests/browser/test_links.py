"""No dead link: every address leads to a file, every anchor to an element. No browser is needed."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from iraq_report.sections import SECTIONS
from iraq_report.site.finish import built_pages
from tests.browser.book import EDITIONS, every_edition

_DATA = {"application/json", "application/ld+json"}  # read, never run
_FILTERED = {"claims.html", "events.html"}  # they keep the choices of their filter in the address
_LOADED = {"script": "src", "img": "src", "link": "href", "source": "srcset", "iframe": "src"}


class Document(HTMLParser):
    """The anchors of a page, the links of its text, and what it loads by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.inline_scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if (loads := _LOADED.get(tag)) in given:
            self.loaded.append(given[loads])
        if tag == "script" and "src" not in given and given.get("type") not in _DATA:
            self.inline_scripts += 1


@cache
def document(path: Path) -> Document:
    return Document(path.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    """The pages of all editions, and the figures to show in other pages' frames."""
    folders = [site / edition for edition in EDITIONS]
    embeds = [page for folder in folders for page in sorted((folder / "figures").glob("*.html"))]
    assert embeds
    return [site / "index.html", *(page for folder in folders for page in built_pages(folder)), *embeds]


def fault(page: Path, link: str) -> str | None:
    """What is wrong with a link of a page, or None."""
    address = urlsplit(link)
    if address.scheme or address.netloc:
        return None if address.scheme in {"http", "https", "mailto", "data"} else "an address of its own kind"
    target = page if not address.path else (page.parent / unquote(address.path)).resolve()
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return "no such file"
    anchor = unquote(address.fragment)
    if parse_qsl(anchor):  # choices of a filter
        return None if target.name in _FILTERED else "no such filter"
    if anchor and target.suffix == ".html" and anchor not in document(target).anchors:
        return "no such anchor"
    return None


def test_every_link_and_anchor_leads_somewhere(site):
    dead = {
        f"{page.relative_to(site)}: {link}: {wrong}"
        for page in pages(site)
        for link in document(page).links + document(page).loaded
        if link and (wrong := fault(page.resolve(), link))
    }
    assert sorted(dead) == []


def test_no_page_loads_anything_from_another_host(site):
    loaded = {f"{page.name}: {link}" for page in pages(site) for link in document(page).loaded}
    assert [link for link in sorted(loaded) if "://" in link or link.split(": ")[1].startswith("//")] == []


def test_scripts_are_files_so_that_a_policy_can_forbid_the_rest(site):
    assert [page.name for page in pages(site) if document(page).inline_scripts] == []


@every_edition
def test_every_section_offers_its_notebook_and_the_data_of_its_charts(edition, site):
    for section in SECTIONS:
        links = document(site / edition / f"{section}.html").links
        assert f"notebooks/{section}.ipynb" in links
        assert any(link.startswith("figures/") and link.endswith(".csv") for link in links)
