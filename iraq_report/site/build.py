"""Build the book: from edition files to a published site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from iraq_report.editions.collect import collect_claims, collect_facts, collect_figures
from iraq_report.editions.declaration import (
    Edition,
    Setting,
    check_parameters,
    edition_before,
    edition_ids,
    period_order,
    read_edition,
)
from iraq_report.editions.execute import execute_sections
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.gate.gate import Gate, gate_of
from iraq_report.gate.leaks import check_output
from iraq_report.gate.notebooks import pass_notebooks
from iraq_report.paths import BOOK, BUILD
from iraq_report.sections.listed_figures import figures_of
from iraq_report.sections.parameters import SectionParameters
from iraq_report.site.book import build_book
from iraq_report.site.finish import finish
from iraq_report.site.head import book_title, site_url
from iraq_report.site.publish import publish
from iraq_report.site.restyle import restyle
from iraq_report.site.stage import Executed, stage
from iraq_report.site.tables import edition_corrections, gather_tables, hold_back, tables_in
from iraq_report.tables.corrections import spent_text
from iraq_report.tables.read import find_folder

BEFORE = "before"  # below the folder of builds: an edition that is run to compare with, and not published
Say = Callable[[str], None]
_AT_ONCE = 2  # editions whose pages are built at the same time; more gains little on two cores


@dataclass(frozen=True)
class Plan:
    """An edition with its checked parameters, before anything is run; `before` is the one it is compared with."""

    edition: Edition
    parameters: dict[str, SectionParameters]
    before: Plan | None = None


@dataclass(frozen=True)
class Staged:
    """An edition put together for Jupyter Book, and what of its tables may go out."""

    folder: Path
    gate: Gate


@dataclass(frozen=True)
class Tools:
    """What every edition is staged with: a browser or none, pictures drawn before, who is told, the look of figures."""

    browser: Path | None
    pictures: Path
    say: Say
    themes: Themes = DEFAULT


def plan(ids: Sequence[str], settings: Sequence[Setting] = (), *, book: Path = BOOK) -> list[Plan]:
    """Read and check editions (all of the book when none is named) and those they are compared with.

    They come in the order of their periods. `settings` are for the named ones; another is compared as its file declares
    it. No kernel is started. Raises ReportError as `read_edition`, `check_parameters` and `find_folder` do.
    """
    sections, folder = sections_of(book), book / "editions"
    known = [read_edition(id, folder=folder) for id in sorted({*edition_ids(folder=folder), *ids})]

    def checked(edition: Edition, settings: Sequence[Setting]) -> Plan:
        parameters = check_parameters(edition, settings, sections=sections)
        for data in {given.data for given in parameters.values()}:
            find_folder(data)
        return Plan(edition, parameters)

    plans: dict[str, Plan] = {}
    for edition in sorted(known, key=period_order):
        if not ids or edition.id in ids:
            own, before = checked(edition, settings), edition_before(edition, known)
            if before:
                own = replace(own, before=plans.get(before.id) or checked(before, ()))
            plans[edition.id] = own
    return list(plans.values())


def spent_corrections(plans: Sequence[Plan]) -> list[str]:
    """A line for each correction of the editions' tables that is spent, to be taken out of its file.

    Raises ReportError as `edition_corrections` does.
    """
    folders = [given.data for item in plans for given in item.parameters.values()]
    return [spent_text(one) for one in edition_corrections(folders) if one.spent]


def sections_of(book: Path) -> list[str]:
    """The sections in the order of the table of contents: pages that are no Markdown file of the book."""
    toc = yaml.safe_load((book / "_toc.yml").read_text("utf-8"))
    chapters = [*toc.get("chapters", ()), *(c for part in toc.get("parts", ()) for c in part["chapters"])]
    return [c["file"] for c in chapters if not (book / f"{c['file']}.md").is_file()]


def build(
    plans: Sequence[Plan],
    *,
    browser: Path | None,
    build_folder: Path = BUILD,
    themes: Themes = DEFAULT,
    say: Say,
) -> Path:
    """Run, stage, build and publish editions; return the first page of the site.

    `themes` is the look of all figures. Nothing published changes before every edition is whole and searched for rows
    that may not go out. Raises ReportError for whatever is at fault.
    """
    tools = Tools(browser, build_folder / "pictures", say, themes)
    staged: dict[str, Staged] = {}
    for item in plans:
        before = None
        if item.before:
            before = staged.get(item.before.edition.id) or _stage_edition(item.before, tools, build_folder / BEFORE)
        staged[item.edition.id] = _stage_edition(item, tools, build_folder, before=before)
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # Jupyter Book is a process of its own for each edition
        pages = pool.map(lambda item: _build_pages(item.edition, staged[item.edition.id], build_folder, say), plans)
        built = {item.edition.id: html for item, html in zip(plans, pages, strict=True)}
    return publish(built, build_folder / "site", title=book_title(), address=site_url())


def _stage_edition(item: Plan, tools: Tools, folder: Path, *, before: Staged | None = None) -> Staged:
    """Run and stage an edition; `before` is the staged one it is compared with."""
    id = item.edition.id
    log = folder / "log"
    shutil.rmtree(folder / "executed" / id, ignore_errors=True)
    notebooks = execute_sections(
        item.parameters, out=folder / "executed" / id, log=log / f"{id}-notebooks.log", say=tools.say
    )
    gathered = folder / "tables" / id
    shutil.rmtree(gathered, ignore_errors=True)
    gather_tables([parameters.data for parameters in item.parameters.values()], gathered)
    gate = gate_of(tables_in(gathered))
    hold_back(gate.withheld, gathered)
    notebooks = restyle(pass_notebooks(gate, notebooks), tools.themes, item.parameters)
    figures = collect_figures(notebooks, {section: figures_of(section) for section in notebooks})
    facts = collect_facts(notebooks)
    claims = collect_claims(notebooks)
    tools.say(f"edition {id}: {len(figures)} figures, {len(facts)} facts, {len(claims)} statements")
    staged = folder / "stage" / id
    executed = Executed(item.edition, item.parameters, notebooks, figures, facts, claims)
    stage(
        executed, staged, gathered=gathered, gate=gate, browser=tools.browser, kept=tools.pictures,
        before=before.folder if before else None, themes=tools.themes,
    )  # fmt: skip
    tools.say(f"edition {id}: staged")
    return Staged(staged, gate)


def _build_pages(edition: Edition, staged: Staged, folder: Path, say: Say) -> Path:
    html = build_book(staged.folder, day=edition.date, log=folder / "log" / f"{edition.id}-book.log")
    finish(html)
    check_output(staged.gate, html)
    say(f"edition {edition.id}: pages built")
    return html
