"""Numbered notes: what a page cites becomes a small raised number that leads to the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from iraq_report.paper.tree import Tag, drop_all, elements, inner_html, text_of
from iraq_report.prose.printed import shown_address

CITATION = "bibtex-citation"  # the class that Sphinx gives a citation
_ENTRY = "source-"  # how the anchor of a source in the bibliography begins


@dataclass(frozen=True)
class Source:
    """An entry of the bibliography: its text, and its parts as HTML."""

    id: str
    text: str
    html: str


@dataclass(frozen=True)
class Note:
    """A number, the source it leads to, and the chapter at whose end it stands."""

    number: int
    source: str
    chapter: str

    @property
    def anchor(self) -> str:
        """The id of the note in the document."""
        return f"note-{self.number}"


@dataclass
class Notes:
    """Numbers given in the order of first citation, one for each source of a chapter, without a gap."""

    sources: Mapping[str, Source]
    given: list[Note] = field(default_factory=list)

    def of(self, chapter: str) -> list[Note]:
        """The notes of a chapter in order."""
        return [note for note in self.given if note.chapter == chapter]

    def cite(self, chapter: str, source: str) -> Note:
        """The note of a source in a chapter, new where it is cited there for the first time."""
        for note in self.given:
            if (note.chapter, note.source) == (chapter, source):
                return note
        self.given.append(Note(len(self.given) + 1, source, chapter))
        return self.given[-1]

    def marks(self, chapter: str, cited: Iterable[str], *, more: int = 0) -> str:
        """The raised numbers of the sources cited in one place, and how many `more` there are; blank for none known."""
        notes = [self.cite(chapter, source) for source in dict.fromkeys(cited) if source in self.sources]
        notes.sort(key=lambda note: note.number)
        links = ", ".join(f'<a href="#{note.anchor}">{note.number}</a>' for note in notes)
        others = f" and {more} more" if more else ""
        return f'<sup class="note-mark">{links}{others}</sup>' if notes else ""

    def list_html(self, chapter: str) -> str:
        """The notes of a chapter as they stand at its end; blank for a chapter that cites nothing."""
        items = "".join(
            f'<li id="{note.anchor}" value="{note.number}">{self.sources[note.source].html}</li>'
            for note in self.of(chapter)
        )
        if not items:
            return ""
        return f'<section class="notes"><h2 id="{chapter}--notes">Notes</h2><ol>{items}</ol></section>'

    def cited(self) -> Iterator[tuple[Source, list[Note]]]:
        """Every cited source in the order of the bibliography, with its notes."""
        notes: dict[str, list[Note]] = {}
        for note in self.given:
            notes.setdefault(note.source, []).append(note)
        return ((source, notes[id]) for id, source in self.sources.items() if id in notes)


def read_sources(lists: Iterable[Tag]) -> dict[str, Source]:
    """The entries of the built bibliography, which stands on several pages, by id in the order of their texts."""
    entries = (tag for page in lists for tag in elements(page) if tag.get("id", "").startswith(_ENTRY))
    return {source.id: source for source in sorted(map(_source, entries), key=lambda source: source.text.casefold())}


def _source(entry: Tag) -> Source:
    """An entry with its address written out, as paper needs it."""
    text = next(entry.iter("p"))
    drop_all([link for link in text.iter("a") if link.get("href").startswith("#")])
    plain = text_of(text)
    addresses = [link.get("href") for link in text.iter("a")]
    for link in list(text.iter("a")):
        link.drop_tag()
    shown = [
        f'<a class="address" href="{escape(address)}">{escape(shown_address(address))}</a>' for address in addresses
    ]
    return Source(entry.get("id").removeprefix(_ENTRY), plain, " ".join([inner_html(text), *shown]))


def cited_sources(citation: Tag) -> list[str]:
    """The ids of the sources that a citation on a page links to, or was asked to name."""
    if asked := citation.get("data-sources"):
        return str(asked).split()
    return [source for link in citation.iter("a") if (source := source_of(link))]


def source_of(link: Tag) -> str:
    """The id of the source whose entry in the bibliography a link leads to; blank for any other link."""
    anchor = urlsplit(link.get("href", "")).fragment
    return anchor.removeprefix(_ENTRY) if anchor.startswith(_ENTRY) else ""
