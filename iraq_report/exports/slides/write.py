"""From an edition to the file of its deck: figures chosen and made, slides laid, and written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iraq_report.exports.edition import Order, outgoing_of
from iraq_report.exports.in_process import Made, make_figures
from iraq_report.exports.locale import Forms
from iraq_report.exports.outgoing import in_forms
from iraq_report.exports.slides.cited import read_sources
from iraq_report.exports.slides.deck import Paper, check_paper, make_deck
from iraq_report.exports.slides.opening import Front
from iraq_report.exports.write import write_files
from iraq_report.prose.facts import day_text
from iraq_report.site.cite import edition_work
from iraq_report.site.head import book_title, site_url
from iraq_report.site.run_parameters import period_text


@dataclass(frozen=True)
class Written:
    """How many slides a deck has, and what its maker should know: a line for each thing."""

    slides: int
    told: tuple[str, ...]


def write_deck(order: Order, paper: Paper, target: Path, *, forms: Forms | None = None) -> Written:
    """Make the deck of figures of an edition and write it to a file, whole or not at all.

    `forms` are those of numbers and dates. Raises ReportError as `make_figures`, `make_deck` and `write_files` do.
    """
    check_paper(paper)  # before anything that takes long
    figures = make_figures(order.edition, order.chosen, settings=order.settings)
    going = [in_forms(figure, forms) for figure in outgoing_of(figures)]
    made = make_deck(
        [figure for figure in going if not figure.empty],
        front_of(figures, forms),
        sources=read_sources(figures.sources, forms),
        paper=paper,
    )
    write_files({target.name: made.content}, target.parent, gate=figures.gate)
    told = [f"{figure.id} is left out: {figure.empty}" for figure in going if figure.empty]
    told += [f"{one.id}: {sentence}" for one in made.told for sentence in one.sentences]
    return Written(made.slides, (*made.said, *told))


def front_of(made: Made, forms: Forms | None = None) -> Front:
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
    told = tuple(forms.text(line) if forms else line for line in lines if line)
    return Front(book_title(), told, f"Edition {edition.id}", work.authors, edition.date)
