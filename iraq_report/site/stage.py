"""Put together the folder that Jupyter Book builds: one edition, sources untouched.

<stage>/_config.yml, _toc.yml, *.md, references.bib, _static, _templates   the book
<stage>/<section>.ipynb                                                      executed notebooks as pages
<stage>/rows/<table>.md, <table>-<part>.md, bibliography-<part>.md           every row of a table, listed in _toc.yml
<stage>/extra/                                                               copied beside the pages as it is
<stage>/extra/tables/                                                        the tables that the edition was run on
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import nbformat
import yaml

from iraq_report.claims.show import Beside
from iraq_report.editions.collect import Shown
from iraq_report.editions.declaration import Edition
from iraq_report.editions.normalise import notebook_text
from iraq_report.editions.row_hashes import EVENTS, row_hashes
from iraq_report.exports.data import to_json
from iraq_report.exports.locale import read_locale
from iraq_report.exports.slides.cited import read_sources
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json
from iraq_report.gate.gate import Gate
from iraq_report.paths import BOOK, NOTEBOOKS, ROOT
from iraq_report.sections.parameters import SectionParameters
from iraq_report.site.card import CARD, card_page, draw_card
from iraq_report.site.changes import stage_changes
from iraq_report.site.cite import all_forms, edition_work
from iraq_report.site.compared import compared_context
from iraq_report.site.events import stage_events
from iraq_report.site.facts import stage_facts
from iraq_report.site.figure_files import page_record, write_figures
from iraq_report.site.figure_slides import make_slides
from iraq_report.site.glossary import glossary_context
from iraq_report.site.head import book_title, head_context, site_url
from iraq_report.site.imprint import Imprint
from iraq_report.site.kept_pictures import draw_changed
from iraq_report.site.method import method_context
from iraq_report.site.notebooks import as_page
from iraq_report.site.pages import fill, page_names
from iraq_report.site.rows import stage_rows
from iraq_report.site.run_parameters import beside_report, parameters_context, period_text, run_text
from iraq_report.site.source_pages import stage_bibliography
from iraq_report.site.tables import (
    attributed,
    described_boundaries,
    described_tables,
    edition_corrections,
    shown_corrections,
)
from iraq_report.site.versions import edition_record
from iraq_report.tables.bibliography import references
from iraq_report.tables.package import descriptor

_COPIED = ("_toc.yml", "_static", "_templates")
TABLES = Path("extra") / "tables"  # of a staged folder: the tables of the edition


@dataclass(frozen=True)
class Executed:
    """An edition that was run: what came out of its notebooks."""

    edition: Edition
    parameters: Mapping[str, SectionParameters]
    notebooks: Mapping[str, nbformat.NotebookNode]
    figures: Sequence[Shown]
    facts: Mapping[str, Json]
    claims: Sequence[Json] = ()


def stage(
    executed: Executed,
    folder: Path,
    *,
    gathered: Path,
    gate: Gate,
    browser: Path | None,
    kept: Path,
    before: Path | None = None,
    book: Path = BOOK,
    themes: Themes = DEFAULT,
) -> None:
    """Fill `folder` anew with everything Jupyter Book needs for one edition.

    `gathered` is the folder of the edition's tables as they may go out, `gate` says what may; `kept` holds pictures and
    slides made before, `before` is the staged edition that this one is compared with, `themes` the look of its figures.
    Raises ReportError for a page that asks for what is not there and for a picture that cannot be drawn.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for name in _COPIED:
        copy(book / name, folder / name)
    data = folder / TABLES
    copy(gathered, data)
    tables = gate.public
    corrections = gate.corrections(edition_corrections(given.data for given in executed.parameters.values()))
    (folder / "references.bib").write_text(references(tables["sources"]), encoding="utf-8", newline="\n")
    run = run_text(executed.parameters)
    write_config(folder, executed.edition, data=data, run=run, card=browser is not None)
    imprint = Imprint(edition_work(executed.edition, site_url=site_url()), gate.licence, themes)
    draw = partial(draw_changed, browser=browser, kept=kept) if browser else None
    figures = folder / "extra" / "figures"
    sources = read_sources(tables["sources"], read_locale(themes.locale))
    slides = partial(make_slides, imprint=imprint, sources=sources, kept=kept)
    listed = write_figures(executed.figures, figures, draw=draw, slides=slides, imprint=imprint)
    _stage_records(executed, folder / "extra", listed, gate, browser=browser, themes=themes)
    _stage_notebooks(executed, folder, imprint)
    of_tables: Json = {
        "with_rows": stage_rows(folder, tables, executed.claims, notes=gate.notes, corrections=corrections, book=book),
        "withheld": gate.notes,
        "compared": compared_context(gate.tables, executed.parameters["attacks"]),
        "corrections": shown_corrections(corrections),
        "attributed": attributed(tables["sources"]),
        "events": stage_events(folder, tables, book=book),
        "bibliography": stage_bibliography(folder, tables["sources"]),
        **glossary_context(tables["names"]),
        "changes": stage_changes(folder / "extra", before and before / "extra"),
    }
    _stage_pages(executed, folder, listed, of_tables, book=book)
    stage_facts(folder, executed.facts, tables)


def copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder with all that is in it."""
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def write_config(folder: Path, edition: Edition, *, data: Path, run: str, card: bool = False) -> None:
    """Jupyter Book's configuration with the edition's name in it, for the templates.

    `data` is the folder of its tables, `run` says with what it was run; `card`: it has a picture.
    """
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    if address := site_url():
        config["sphinx"]["config"]["html_baseurl"] = f"{address}{edition.id}/"  # the canonical address of a page
    context = config["sphinx"]["config"].setdefault("html_context", {})
    cited = edition_work(edition, site_url=site_url())
    context["citation"] = all_forms(cited)["plain"]
    context["structured"] = head_context(edition, cited, descriptor(data), site=site_url(), data=data)
    context["card"] = f"{address}{edition.id}/{CARD}" if address and card else ""
    context["edition"] = {"id": edition.id, "title": edition.title, "date": edition.date.isoformat(), "run": run}
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / "_config.yml").write_text(text, encoding="utf-8")


def _stage_records(
    executed: Executed,
    extra: Path,
    listed: list[Json],
    gate: Gate,
    *,
    browser: Path | None,
    themes: Themes,
) -> None:
    """`cite.*`, the JSON files of an edition, its card, and the notebooks to take away."""
    records = {
        "figures.json": listed,
        "facts.json": executed.facts,
        "claims.json": executed.claims,
        "events.json": row_hashes({**gate.public, EVENTS: gate.tables[EVENTS]}, withheld=gate.withheld.get(EVENTS, ())),
        "edition.json": edition_record(
            executed.edition,
            executed.parameters,
            data=extra / TABLES.name,
            browser=browser,
            licence=gate.licence,
            themes=themes,
        ),
    }
    citation = all_forms(edition_work(executed.edition, site_url=site_url()))
    for name, form in {"cite.bib": "bibtex", "cite.ris": "ris"}.items():
        (extra / name).write_text(citation[form], encoding="utf-8", newline="\n")
    for name, record in records.items():
        (extra / name).write_text(to_json(record), encoding="utf-8", newline="\n")
    if browser:
        period = period_text(executed.parameters)
        page = card_page(executed.edition, executed.facts, title=book_title(), period=period)
        draw_card(page, extra / CARD, browser=browser)
    (extra / "notebooks").mkdir()
    for section in executed.notebooks:
        shutil.copyfile(NOTEBOOKS / f"{section}.ipynb", extra / "notebooks" / f"{section}.ipynb")


def _stage_notebooks(executed: Executed, folder: Path, imprint: Imprint) -> None:
    figures = folder / "extra" / "figures"
    pages = {figure.id: page_record(figure, figures, imprint) for figure in executed.figures}
    for section, notebook in executed.notebooks.items():
        page = as_page(notebook, section=section, parameters=executed.parameters[section], pages=pages)
        (folder / f"{section}.ipynb").write_text(notebook_text(page), encoding="utf-8")


def beside_page(claims: Sequence[Json], section: str) -> str:
    """The verdicts on the statements of one part of the report, for a page without code."""
    return Beside([claim for claim in claims if claim["section"] == section and claim["kind"] != "forecast"]).html


def _stage_pages(executed: Executed, folder: Path, listed: list[Json], of_tables: Json, *, book: Path) -> None:
    data = folder / TABLES
    package = descriptor(data)
    context = {
        **method_context(executed.edition.data),
        "tables": described_tables(package, data),
        "boundaries": described_boundaries(package),
        **of_tables,
        "figures": listed,
        "citation": all_forms(edition_work(executed.edition, site_url=site_url())),
        "beside": partial(beside_page, executed.claims),
        "period": period_text(executed.parameters),
        "run": parameters_context(executed.parameters),
        "report": beside_report(executed.parameters),
        "parameters": {name: model.literals() for name, model in executed.parameters.items()},
    }
    for name in page_names(book):
        template = (book / name).read_text("utf-8")
        text = fill(template, page=name, edition=executed.edition, facts=executed.facts, context=context)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
