"""The words that the search page looks through, as a Sphinx extension.

Sphinx's own index knows pages only, glues the cells of tables together, and knows neither years nor words without
their accents. This one holds places: a section, chart, statement, source or row with its address, title and text. They
come as scripts, since a page opened from a file may not fetch; one for each part, so that the first answers need not
wait for the last.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

SCRIPT = "search.js"
PARTS = ("pages", "claims", "rows", "sources")  # in the order in which they are searched and shown
_HERE = Path(__file__).parent
_PART_OF = {"claims": "claims", "bibliography": "sources"}  # any other page is one of the pages
_NOT_SEARCHED = {"search", "genindex", "index"}
_VOID = {"br", "img", "hr", "input", "meta", "link", "source", "wbr", "col", "area", "track"}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup", "time", "q", "cite"}
_HEADS = {"h1", "h2", "h3", "h4", "dt"}
_PLACES = {"section", "report-figure", "claim", "citation"}  # a tag, or classes
_TERM = "#term-"
_TITLES = {*_HEADS, "figure-title"}
_BESIDE_TITLE = {"claim-id", "verdict"}
# Code, what is said once more elsewhere, and what only serves the eye or the mouse.
_SKIPPED = {
    "script", "style", "svg", "noscript", "headerlink", "above-input", "cell_input", "run-box", "figure-files",
    "claims-beside", "changes", "claim-evidence", "label", "onlyprint", "visually-hidden",
}  # fmt: skip
_NAMES = _TITLES | _BESIDE_TITLE | _SKIPPED | {"figure-table"}
_HEADING = re.compile(r'<section[^>]*>\s*<h1>(.*?)<a class="headerlink"', re.DOTALL)
_ROW = re.compile(r'<article id="([^"]+)"[^>]*><h\d>(.*?)\s*<a ')
_MARKUP = re.compile(r"<[^>]+>")


@dataclass
class Place:
    """What a result leads to: `address` is that of its page with the anchor."""

    address: str
    page: str
    title: str = ""
    titled: bool = False
    texts: list[str] = field(default_factory=list)

    def record(self) -> list[str]:
        """As the script reads it: address, title, title of the page where that is another, text."""
        title, page, text = _line(self.title), _line(self.page), _line("".join(self.texts))
        if not title:  # a source: its entry is all there is
            title, text = text, ""
        return [self.address, title, "" if title == page else page, text]


class _Open(NamedTuple):
    """An element that is not closed yet: its tag, the place it belongs to, and which names hold inside it."""

    tag: str
    place: Place | None
    names: frozenset[str]


class Reader(HTMLParser):
    """Collects the places of a page in their order."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.places: list[Place] = []
        self._name = name
        self._page = ""
        self._stack = [_Open("", None, frozenset())]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Open an element; one with an address of its own may begin a place."""
        if tag in _VOID:
            self.handle_data(" " if tag == "br" else "")
            return
        given = dict(attributes)
        own = {tag, *(given.get("class") or "").split()}
        _, place, names = self._stack[-1]
        if place and tag not in _INLINE:
            place.texts.append(" ")
        if given.get("id") and not names & _SKIPPED and _begins(own, str(given["id"])):
            place = Place(f"{self._name}.html#{given['id']}", self._page)
            self.places.append(place)
        elif tag == "dd" and self.places and _TERM in self.places[-1].address:
            place = self.places[-1]  # what a term means stands beside it, not inside it
        self._stack.append(_Open(tag, place, names | own if own & _NAMES else names))

    def handle_endtag(self, tag: str) -> None:
        """Close what is open down to the tag that ends."""
        if all(opened.tag != tag for opened in self._stack):
            return
        while True:
            last, place, _ = self._stack.pop()
            if place and last in _HEADS:
                place.titled = True
            if place and last not in _INLINE:
                place.texts.append(" ")
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add words to the title or to the text of the place they stand in."""
        tag, place, names = self._stack[-1]
        if not place or names & _SKIPPED:
            return
        if not place.titled and names & _TITLES and not names & _BESIDE_TITLE:
            place.title += data
            if "h1" in names:
                self._page += data
                place.page += data
        elif "figure-table" not in names or _is_label(tag, data, place):
            place.texts.append(f"{data} " if names & _BESIDE_TITLE else data)


def _begins(own: set[str], anchor: str) -> bool:
    return bool(own & _PLACES) or ("dt" in own and anchor.startswith(_TERM[1:]))


def _is_label(tag: str, data: str, place: Place) -> bool:
    """Of the table below a chart, only the words that head its rows, each once; no numbers."""
    return tag == "th" and not any(letter.isdigit() for letter in data) and data not in place.texts


def read_page(html: str, name: str) -> list[list[str]]:
    """The records of the places of a page (see `Place.record`); `name` is its path without `.html`."""
    reader = Reader(name)
    reader.feed(html)
    reader.close()
    return [place.record() for place in reader.places]


def read_rows(html: str, name: str) -> list[list[str]]:
    """The records of the rows of a page of rows, without text: titles say what they are about."""
    page = _HEADING.search(html)
    title = _line(unescape(_MARKUP.sub("", page[1]))) if page else ""
    return [[f"{name}.html#{key}", _line(unescape(row)), title, ""] for key, row in _ROW.findall(html)]


def collect(folder: Path) -> dict[str, list[list[str]]]:
    """The places of a built edition, by part."""
    found: dict[str, list[list[str]]] = {part: [] for part in PARTS}
    for name in _names(folder):
        html = (folder / f"{name}.html").read_text("utf-8")
        if "/" in name:
            found["rows"] += read_rows(html, name)
        else:
            found[_PART_OF.get(name.partition("-")[0], "pages")] += read_page(html, name)
    return found


def _names(folder: Path) -> Iterator[str]:
    """Pages in the order in which they are read, as the links of the sidebar of the first page have them."""
    first = (folder / "search.html").read_text("utf-8")
    names = sorted(path.stem for path in folder.glob("*.html") if path.stem not in _NOT_SEARCHED)
    yield from sorted(names, key=lambda name: (at := first.find(f'href="{name}.html"')) < 0 or at)
    yield from (f"rows/{path.stem}" for path in sorted(folder.glob("rows/*.html")))


def write_index(folder: Path) -> None:
    """Write `search-<part>.js` and the script that reads them into a built edition."""
    for part, places in collect(folder).items():
        text = json.dumps(places, ensure_ascii=False, separators=(",", ":"))
        (folder / f"search-{part}.js").write_text(f'window.reportSearch("{part}",{text});\n', encoding="utf-8")
    shutil.copyfile(_HERE / SCRIPT, folder / SCRIPT)


def _line(text: str) -> str:
    return " ".join(text.split())


def _built(app: Any, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        write_index(Path(app.outdir))


def setup(app: Any) -> dict[str, bool]:
    """Index the pages when they are built."""
    app.connect("build-finished", _built)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
