"""The whole edition as one HTML document for the printer: title page, contents, chapters with notes, sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json
from iraq_report.paper.chapter import Chapter, Surroundings, article_of, dress
from iraq_report.paper.ledger import note_verdicts, shorten
from iraq_report.paper.notes import Notes, read_sources
from iraq_report.paper.tree import Tag, text_of
from iraq_report.paths import BOOK

# Lists to filter, charts side by side and code to copy: what the site has, and nobody reads on paper.
LEFT_OUT = ("events", "changes", "adapt")
_SOURCES = "bibliography"
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Part:
    """Chapters under a heading of the table of contents; the first part has none."""

    caption: str
    chapters: Sequence[Chapter]


@dataclass(frozen=True)
class Document:
    """The chapters with their notes; what stands on the title page is given when it is written out."""

    parts: Sequence[Part]
    notes: Notes

    def html(self, front: Mapping[str, Any], pages: Mapping[str, int]) -> str:
        """The document, with the names on its title page and the pages of its anchors (a dash where unknown)."""
        template = _TEMPLATES.get_template("paper.html")
        return template.render(parts=self.parts, notes=self.notes, sources=_SOURCES, pages=pages, **front)


def read_document(site: Path, *, address: str, book: Path = BOOK) -> Document:
    """Read the pages of a built edition (the folder `site`) into one document.

    `address` is where the edition is published; without one, what links to files of the site is plain text.
    Raises ReportError E-PAPER-PICTURES for an edition that was built without pictures.
    """
    figures = _by_id(site / "figures.json")
    claims = _by_id(site / "claims.json")
    _check_pictures(figures.values(), site.name)
    listed = [(caption, [name for name in names if _is_chapter(name, site)]) for caption, names in parts_of(book)]
    pages = {name: article_of((site / f"{name}.html").read_text("utf-8")) for _, names in listed for name in names}
    lists = [article_of(path.read_text("utf-8")) for path in sorted(site.glob(f"{_SOURCES}-*.html"))]
    notes = Notes(read_sources(lists))
    beside = {id for page in pages.values() for id in note_verdicts(page, claims)}
    titles = {name: _title(page) for name, page in pages.items()}
    for page in pages.values():
        shorten(page, claims=claims, titles={**titles, "introduction": _title(pages["intro"])}, beside=beside)
    around = Surroundings(site, titles, figures, address)
    chapters = {name: dress(name, page, notes, around) for name, page in pages.items()}
    return Document([Part(caption, [chapters[name] for name in names]) for caption, names in listed], notes)


def parts_of(book: Path) -> list[tuple[str, list[str]]]:
    """Captions and pages of the table of contents, the first page under no caption."""
    toc = yaml.safe_load((book / "_toc.yml").read_text("utf-8"))
    named = [(str(part.get("caption", "")), [c["file"] for c in part["chapters"]]) for part in toc.get("parts", ())]
    return [("", [toc["root"], *(c["file"] for c in toc.get("chapters", ()))]), *named]


def _is_chapter(name: str, site: Path) -> bool:
    """Whether a page belongs on paper; one that came into the book after the edition was built is not there."""
    return name not in LEFT_OUT and "/" not in name and (site / f"{name}.html").is_file()


def _by_id(path: Path) -> dict[str, Json]:
    return {item["id"]: item for item in json.loads(path.read_text("utf-8"))}


def _title(page: Tag) -> str:
    return text_of(next(page.iter("h1"))).removesuffix("#")


def _check_pictures(figures: Iterable[Json], edition: str) -> None:
    if any(f"figures/{item['id']}.svg" not in item["files"] for item in figures if item["status"] == "drawn"):
        raise ReportError(
            "E-PAPER-PICTURES",
            f"edition {edition} was built without pictures and cannot be printed; build it again with a browser",
        )
