"""From an edition to the file of its deck: figures chosen and made, slides laid, and written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from iraq_report.editions.declaration import Edition, Setting
from iraq_report.exports.choose import choose
from iraq_report.exports.in_process import Made, MadeFigure, make_figures
from iraq_report.exports.slides.cited import read_sources
from iraq_report.exports.slides.deck import Paper, make_deck
from iraq_report.exports.slides.opening import Front
from iraq_report.exports.slides.slide import Finding
from iraq_report.figures.look import Themes
from iraq_report.gate.leaks import check_output
from iraq_report.prose.facts import day_text
from iraq_report.site.cite import edition_work
from iraq_report.site.head import book_title, site_url
from iraq_report.site.run_parameters import period_text


@dataclass(frozen=True)
class Request:
    """What is asked for: an edition, its figures by section or id, settings, and what the slides are made on."""

    edition: Edition
    sections: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    template: Path | None = None
    size: str = "16x9"
    look: Themes | None = None


@dataclass(frozen=True)
class Written:
    """How many slides a deck has, and what its maker should know: a line for each figure that asks for one."""

    slides: int
    told: tuple[str, ...]


def write_deck(request: Request, target: Path) -> Written:
    """Make a deck and write it to a file, whole or not at all.

    Raises ReportError as `choose`, `make_figures`, `make_deck` and `check_output` do.
    """
    every = not (request.sections or request.figures)
    chosen = choose(request.figures, sections=request.sections, every=every)
    figures = make_figures(request.edition, chosen, settings=request.settings)
    made = make_deck(
        [finding_of(one) for one in figures.figures if not one.record["empty"]],
        front_of(figures),
        sources=read_sources(figures.sources),
        paper=Paper(request.template, request.size, request.look),
        edition_address=f"{site_url()}{request.edition.id}/" if site_url() else "",
    )
    told = [f"{one.record['id']} left out: {one.record['empty']}" for one in figures.figures if one.record["empty"]]
    told += [f"{one.id}: {sentence}" for one in made.told for sentence in one.sentences]
    _write(made.content, target, figures)
    return Written(made.slides, tuple(told))


def finding_of(made: MadeFigure) -> Finding:
    """A figure that was made in this process as a slide shows it."""
    return Finding(made.section, made.record, made.figure.drawn)


def front_of(made: Made) -> Front:
    """What the slides of an edition say of themselves."""
    edition = made.edition
    work = edition_work(edition, site_url=site_url())
    lines = (
        f"Edition {edition.title}",
        f"Period: {period_text(made.parameters)}",
        f"Dated {day_text(edition.date)}, version {work.version}",
        f"Licence: {made.gate.licence}",
        work.address,
    )
    return Front(book_title(), tuple(filter(None, lines)), f"Edition {edition.id}", work.authors, edition.date)


def _write(content: bytes, target: Path, made: Made) -> None:
    """Write the file in one step, after a search for what may not go out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent) as folder:
        unfinished = Path(folder) / target.with_suffix(".pptx").name
        unfinished.write_bytes(content)
        check_output(made.gate, unfinished.parent)
        unfinished.replace(target)
