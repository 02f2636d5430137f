"""Print one edition of the built site."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from iraq_report.editions.declaration import Edition
from iraq_report.figures.paint import Json
from iraq_report.paper.document import read_document
from iraq_report.paper.printer import About, print_pdf
from iraq_report.paths import BOOK
from iraq_report.prose.facts import day_text
from iraq_report.site.cite import edition_work, plain
from iraq_report.site.head import book_title, site_url

_STYLE = Path(__file__).parent / "paper.css"
_DECLARED = ("id", "title", "date", "start", "end")


def print_edition(site: Path, out: Path, *, browser: Path, book: Path = BOOK) -> int:
    """Print the pages of a built edition (the folder `site`) into `out`; return the number of pages.

    Raises ReportError E-PAPER-PICTURES for an edition built without pictures, and as `print_pdf` does.
    """
    record = json.loads((site / "edition.json").read_text("utf-8"))
    edition = Edition.model_validate({name: record[name] for name in _DECLARED})
    cited = edition_work(edition, site_url=site_url())
    title = book_title()
    address = f"{site_url()}{edition.id}/" if site_url() else ""
    document = read_document(site, address=address, book=book)
    front = {
        "title": title,
        "edition": edition.title,
        "period": _period(record["parameters"]),
        "day": day_text(edition.date),
        "authors": cited.authors,
        "cited": plain(cited),
        "licences": record["licences"],
        "address": address,
        "style": _STYLE.read_text("utf-8"),
    }
    about = About(f"{title} (edition {edition.id})", cited.authors, f"Edition {edition.title}", edition.date)
    return print_pdf(lambda pages: document.html(front, pages), out, about=about, browser=browser)


def _period(parameters: Json) -> str:
    """The days that the sections were run on, from the first of all to the last."""
    days = [model[name] for model in parameters.values() for name in ("start", "end")]
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    return f"{day_text(first)} to {day_text(last)}"
