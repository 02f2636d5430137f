"""Leads from the first occurrence of a term or a name on a page to its entry, as a Sphinx extension.

Authors write nothing: the words of the glossary and of the table of names are looked for in the running text, not in
headings, words in bold, links, code, tables or figures. What they mean goes into one script, which a page asks for
when a reader first points at such a link; without scripts it is a plain link.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from docutils import nodes

from iraq_report.site.glossary import Entry, name_entries, terms
from iraq_report.tables.read import read_table

FILE = "terms.js"
CLASS = "term"
_WITHOUT = {"glossary", "names", "bibliography", "search"}  # pages, besides those of rows
_CLOSED = (
    nodes.title,
    nodes.reference,
    nodes.literal,
    nodes.raw,
    nodes.table,
    nodes.figure,
    nodes.caption,
    nodes.term,
    nodes.strong,
)
_OPENED = re.compile(r"<(/?)(?:a|code|button|summary|span)\b", re.IGNORECASE)
_FOLDED = {"sd-card-body", "sd-summary-content", "cell_input"}  # not seen before a reader opens it

Address = Callable[[str], str | None]  # of an entry by its title


class Words:
    """Entries by the exact words that lead to them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[str, Entry] = {}
        for entry in entries:
            for form in entry.forms:
                self.entries.setdefault(form, entry)
                self.entries.setdefault(form[0].upper() + form[1:], entry)  # at the start of a sentence

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words, the longest that fits, not inside another word."""
        longest = sorted(self.entries, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")


def link_first(doctree: nodes.document, words: Words, address: Address) -> None:
    """Make the first occurrence of each entry's words in a page a link, in place."""
    told: set[str] = set()
    for text in list(doctree.findall(nodes.Text)):
        if _is_prose(text) and (parts := list(_parts(text, words, address, told))):
            place = _place(text)
            text.parent[place : place + 1] = parts


def _place(text: nodes.Text) -> int:
    """Where a text stands in its parent; `index` would find an equal one before it."""
    return next(place for place, node in enumerate(text.parent.children) if node is text)


def _is_prose(text: nodes.Text) -> bool:
    inside = False
    node: Any = text.parent
    while isinstance(node, nodes.Element):
        if isinstance(node, _CLOSED) or _FOLDED & set(node.get("classes", ())):
            return False
        inside = inside or isinstance(node, nodes.paragraph)
        node = node.parent
    return inside and not _in_html(text)


def _in_html(text: nodes.Text) -> bool:
    """Whether an element written as HTML is open before the text, so that a link would stand inside a link."""
    depth = 0
    for node in text.parent.children[: _place(text)]:
        if isinstance(node, nodes.raw):
            depth += sum(-1 if closing else 1 for closing in _OPENED.findall(node.astext()))
    return depth > 0


def _parts(text: nodes.Text, words: Words, address: Address, told: set[str]) -> Iterable[nodes.Node]:
    """The text cut at its first occurrences; nothing where it holds none."""
    plain, end = text.astext(), 0
    for found in words.pattern.finditer(plain):
        title = words.entries[found[0]].title
        if title in told or (target := address(title)) is None:
            continue
        told.add(title)
        if found.start() > end:
            yield nodes.Text(plain[end : found.start()])
        yield nodes.reference("", found[0], refuri=target, internal=True, classes=[CLASS])
        end = found.end()
    if 0 < end < len(plain):
        yield nodes.Text(plain[end:])


def _entries(app: Any) -> tuple[Entry, ...]:
    """The names of the staged edition's table, else of the project's, and the terms."""
    return _entries_of(Path(app.srcdir) / "extra" / "tables")


@cache
def _entries_of(folder: Path) -> tuple[Entry, ...]:
    return *name_entries(read_table("names", data=folder)), *terms()


@cache
def _words(entries: tuple[Entry, ...]) -> Words:
    return Words(entries)


def _places(app: Any) -> Mapping[str, tuple[str, str]]:
    """Page and anchor of every entry of a `{glossary}` by its title."""
    objects = app.env.get_domain("std").objects
    return {title: place for (kind, title), place in objects.items() if kind == "term"}


def _resolved(app: Any, doctree: nodes.document, page: str) -> None:
    places = _places(app)
    if app.builder.format != "html" or page.partition("-")[0] in _WITHOUT or page.startswith("rows/") or not places:
        return

    def address(title: str) -> str | None:
        if title not in places:
            return None
        target, anchor = places[title]
        return f"{app.builder.get_relative_uri(page, target)}#{anchor}"

    link_first(doctree, _words(_entries(app)), address)


def script(entries: Iterable[Entry], places: Mapping[str, tuple[str, str]]) -> str:
    """What the script on a page reads: the text of every entry by its anchor."""
    texts = {places[entry.title][1]: [entry.title, entry.text] for entry in entries if entry.title in places}
    return f"window.iraqReportTerms = {json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};\n"


def _finished(app: Any, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html" and (places := _places(app)):
        (Path(app.outdir) / FILE).write_text(script(_entries(app), places), encoding="utf-8", newline="\n")


def setup(app: Any) -> dict[str, bool]:
    """Connect both steps."""
    app.connect("doctree-resolved", _resolved)
    app.connect("build-finished", _finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
