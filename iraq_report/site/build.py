"""Build the book: from edition files to a published site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import yaml

from iraq_report.editions.collect import collect_claims, collect_facts, collect_figures
from iraq_report.editions.declaration import Edition, Setting, check_parameters, edition_ids, read_edition
from iraq_report.editions.execute import execute_sections
from iraq_report.paths import BOOK, BUILD
from iraq_report.sections.parameters import SectionParameters
from iraq_report.site.book import build_book
from iraq_report.site.finish import finish
from iraq_report.site.head import book_title, site_url
from iraq_report.site.publish import publish
from iraq_report.site.stage import Executed, stage
from iraq_report.tables.read import find_folder

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """An edition with its checked parameters, before anything is run."""

    edition: Edition
    parameters: dict[str, SectionParameters]


def plan(ids: Sequence[str], settings: Sequence[Setting] = (), *, book: Path = BOOK) -> list[Plan]:
    """Read and check editions (all of the book when none is named); no kernel is started.

    Raises ReportError as `read_edition`, `check_parameters` and `find_folder` do.
    """
    sections = sections_of(book)
    editions = [read_edition(id, folder=book / "editions") for id in ids or edition_ids(folder=book / "editions")]
    plans = [Plan(edition, check_parameters(edition, settings, sections=sections)) for edition in editions]
    for folder in {given.data for item in plans for given in item.parameters.values()}:
        find_folder(folder)
    return plans


def sections_of(book: Path) -> list[str]:
    """The sections in the order of the table of contents: pages that are no Markdown file of the book."""
    toc = yaml.safe_load((book / "_toc.yml").read_text("utf-8"))
    chapters = [*toc.get("chapters", ()), *(c for part in toc.get("parts", ()) for c in part["chapters"])]
    return [c["file"] for c in chapters if not (book / f"{c['file']}.md").is_file()]


def promised_figures(section: str) -> tuple[str, ...]:
    """Ids of the figures that a section shows or declares empty in every run."""
    figures: tuple[str, ...] = import_module(f"iraq_report.sections.{section}.figures").FIGURES
    return figures


def build(plans: Sequence[Plan], *, browser: Path | None, build_folder: Path = BUILD, say: Say) -> Path:
    """Run, stage, build and publish editions; return the first page of the site.

    Nothing published changes before every edition is whole. Raises ReportError for whatever is at fault.
    """
    built = {item.edition.id: _build_edition(item, browser, build_folder, say) for item in plans}
    return publish(built, build_folder / "site", title=book_title(), address=site_url())


def _build_edition(item: Plan, browser: Path | None, folder: Path, say: Say) -> Path:
    id = item.edition.id
    log = folder / "log"
    shutil.rmtree(folder / "executed" / id, ignore_errors=True)
    notebooks = execute_sections(
        item.parameters, out=folder / "executed" / id, log=log / f"{id}-notebooks.log", say=say
    )
    figures = collect_figures(notebooks, {section: promised_figures(section) for section in notebooks})
    facts = collect_facts(notebooks)
    claims = collect_claims(notebooks)
    say(f"edition {id}: {len(figures)} figures, {len(facts)} facts, {len(claims)} statements")
    staged = folder / "stage" / id
    executed = Executed(item.edition, item.parameters, notebooks, figures, facts, claims)
    stage(executed, staged, browser=browser, kept=folder / "pictures")
    say(f"edition {id}: staged")
    html = build_book(staged, day=item.edition.date, log=log / f"{id}-book.log")
    finish(html)
    say(f"edition {id}: pages built")
    return html
