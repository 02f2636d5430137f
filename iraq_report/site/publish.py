"""Publish all or nothing: a whole new site is put in the place of the old one, or the old one stays."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from iraq_report.editions.records import keep_replaced
from iraq_report.exports.pictures import PLOTLY_JS
from iraq_report.figures.paint import Json
from iraq_report.site.card import CARD
from iraq_report.site.finish import built_pages
from iraq_report.site.head import lead_on

_HERE = Path(__file__).parent
_ABOUT = (
    "A 2021 report on attacks on the US presence in Iraq, re-done as notebooks: every number is computed from tables "
    "whose rows name their sources, and every edition runs the same notebooks on a period of its own."
)


def publish(built: Mapping[str, Path], site: Path, *, title: str, address: str = "") -> Path:
    """Put built editions (folders by id) into `site`, beside those it already holds; return its first page.

    `address` is where the site is published, with a slash at its end; without one there is no map of it.
    The new site is put together in `<site>.new`; only when whole does it change places with the old one. What the
    replaced editions said is kept in `kept/<id>` beside the site, for comparison.
    """
    new, old = site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")
    for left_over in (new, old):
        if left_over.exists() and (site.exists() or left_over is new):
            shutil.rmtree(left_over)
    if old.exists():  # an earlier exchange was interrupted half way
        old.rename(site)
    new.mkdir(parents=True)
    for edition in _present(site):
        if edition.name not in built:
            shutil.copytree(edition, new / edition.name)
    for id, html in built.items():
        shutil.copytree(html, new / id)
        (new / id / "index.html").write_text(lead_on((html / "intro.html").read_text("utf-8")), encoding="utf-8")
    _write_shared(new, title=title, address=address)
    if site.exists():
        site.rename(old)
    new.rename(site)
    for id in built:
        keep_replaced(old / id, site / id, site.with_name("kept") / id)
    shutil.rmtree(old, ignore_errors=True)
    return site / "index.html"


def paper_name(edition: str) -> str:
    """The name of an edition's PDF, beside its pages: `iraq-report-2021.pdf`."""
    return f"iraq-report-{edition}.pdf"


def offer_paper(pdf: Path, site: Path, *, edition: str, title: str, address: str = "") -> None:
    """Put the PDF of a published edition beside its pages and list it; building the edition anew takes it away.

    `title` and `address` are those that the site was published with.
    """
    place = site / edition / paper_name(edition)
    new = place.with_name(f"{place.name}.new")
    shutil.copyfile(pdf, new)
    new.replace(place)
    first = site / "index.html"
    built = first.stat()
    _write_shared(site, title=title, address=address)
    os.utime(first, ns=(built.st_atime_ns, built.st_mtime_ns))  # its age tells whether the pages are out of date


def _present(site: Path) -> list[Path]:
    return sorted(path.parent for path in site.glob("*/edition.json"))


def _write_shared(site: Path, *, title: str, address: str) -> None:
    """What all editions share: plotly.js, the list of editions, the first page, the page for what is not there."""
    shutil.copyfile(PLOTLY_JS, site / "plotly.min.js")
    editions = [_listed(folder) for folder in _present(site)]
    text = json.dumps(editions, ensure_ascii=False, indent=1)
    (site / "editions.js").write_text(f"window.iraqReportEditions = {text};\n", encoding="utf-8")
    for name in ("index.css", "favicon.svg"):
        shutil.copyfile(_HERE / "templates" / name, site / name)
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    cards = [card.relative_to(site).as_posix() for card in sorted(site.glob(f"*/{CARD}"))]
    known = {"title": title, "about": _ABOUT, "editions": editions, "address": address, "card": "".join(cards[:1])}
    for name in ("index.html", "404.html", *(("sitemap.xml", "robots.txt") if address else ())):
        text = environment.get_template(name).render(known)
        (site / name).write_text(text, encoding="utf-8")


def _listed(folder: Path) -> Json:
    record = json.loads((folder / "edition.json").read_text("utf-8"))
    names = (page.relative_to(folder).with_suffix("").as_posix() for page in built_pages(folder))
    pages = [name for name in names if name not in ("search", "genindex", "index")]
    paper = folder / paper_name(record["id"])
    offered = {"file": paper.name, "bytes": paper.stat().st_size} if paper.is_file() else None
    known = {key: record[key] for key in ("id", "title", "date", "start", "end")}
    return {**known, "pages": pages, "paper": offered}
