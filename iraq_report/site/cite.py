"""How to cite the book, an edition of it, and a chart: as a sentence, as BibTeX and as RIS.

Everything is taken from `CITATION.cff` and the edition's declaration; no clock and no network is asked. An address
is given only where the configuration says where the site is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from iraq_report.editions.declaration import Edition
from iraq_report.figures.paint import Json
from iraq_report.paths import ROOT
from iraq_report.prose.facts import day_text
from iraq_report.tables.bibliography import escape

# What LaTeX would read as mathematics; the escapes of the list of sources are made for pybtex, which would not.
_MATHEMATICS = str.maketrans({"$": r"\$", "^": r"\^{}"})


@dataclass(frozen=True)
class Work:
    """What is cited: the edition of the book, or one chart of it (`figure` is its id, `part` its title).

    `abstract` says in two or three sentences what the book is; no citation holds it.
    """

    title: str
    authors: tuple[str, ...]
    version: str
    edition: str
    date: date
    address: str = ""
    figure: str = ""
    part: str = ""
    abstract: str = ""

    @property
    def key(self) -> str:
        """The name of the entry in a reader's own list."""
        return "-".join(word for word in ("iraq-report", self.edition, self.figure) if word)


def edition_work(edition: Edition, *, site_url: str = "", citation: Path = ROOT / "CITATION.cff") -> Work:
    """The edition as a work to cite, with title, authors and version as `CITATION.cff` has them."""
    named = yaml.safe_load(citation.read_text("utf-8"))
    address = f"{site_url.rstrip('/')}/{edition.id}/intro.html" if site_url else ""
    authors = tuple(_author(person) for person in named["authors"])
    abstract = _one_line(named.get("abstract", ""))
    return Work(named["title"], authors, str(named["version"]), edition.id, edition.date, address, abstract=abstract)


def figure_work(book: Work, *, figure: str, title: str, section: str) -> Work:
    """A chart of an edition as a work to cite; its address is its anchor on the page of its section."""
    address = book.address.replace("intro.html", f"{section}.html#{figure}")
    return Work(book.title, book.authors, book.version, book.edition, book.date, address, figure, title)


def _author(person: Json) -> str:
    if "name" in person:
        return str(person["name"])
    return ", ".join(str(person[key]) for key in ("family-names", "given-names") if key in person)


def plain(work: Work) -> str:
    """The citation as a sentence."""
    part = f"“{_one_line(work.part).rstrip('.')}” (chart {work.figure}). In: " if work.figure else ""
    edition = f"Edition {work.edition}, {day_text(work.date)}, version {work.version}."
    address = f" {work.address}" if work.address else ""
    return f"{'; '.join(work.authors)}: {part}{work.title}. {edition}{address}"


def bibtex(work: Work) -> str:
    """The citation as a BibTeX entry, its special characters escaped."""
    named = work.part if work.figure else work.title
    fields = {
        "author": " and ".join(_bibtex_author(author) for author in work.authors),
        "title": f"{{{_bibtex(named)}}}",  # inner braces keep the case of the letters
        "howpublished": f"In: {_bibtex(work.title)}" if work.figure else "",
        "edition": _bibtex(work.edition),
        "version": _bibtex(work.version),
        "year": str(work.date.year),
        "month": str(work.date.month),
        "date": work.date.isoformat(),
        "note": _bibtex(_note(work)),
        "url": work.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{work.key},", *lines, "}", ""])


def ris(work: Work) -> str:
    """The citation in the RIS format: one tag a line, whatever would break a line taken out."""
    lines = [
        ("TY", "FIGURE" if work.figure else "RPRT"),
        *(("AU", author) for author in work.authors),
        ("TI", work.part if work.figure else work.title),
        ("T2", work.title if work.figure else ""),
        ("ID", work.key),
        ("PY", str(work.date.year)),
        ("DA", work.date.strftime("%Y/%m/%d")),
        ("ET", work.edition),
        ("N1", _note(work)),
        ("LA", "en"),
        ("UR", work.address),
    ]
    text = "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines if value)
    return f"{text}ER  - \n"


def all_forms(work: Work) -> dict[str, str]:
    """The three forms by name: `plain`, `bibtex`, `ris`."""
    return {"plain": plain(work), "bibtex": bibtex(work), "ris": ris(work)}


def _note(work: Work) -> str:
    """What reference managers have no field for."""
    return f"Edition {work.edition} of {day_text(work.date)}, version {work.version}"


def _bibtex(text: str) -> str:
    return escape(_one_line(text)).translate(_MATHEMATICS)


def _bibtex_author(author: str) -> str:
    """A name with a comma is a person's; any other is kept whole, not split into given name and family name."""
    return _bibtex(author) if "," in author else f"{{{_bibtex(author)}}}"


def _one_line(text: str) -> str:
    """Line breaks and runs of blanks as one blank: a RIS field ends with its line."""
    return " ".join(text.split())
