"""Export figures of an edition: made in this process, passed by the gate, written all or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iraq_report.editions.declaration import Edition, Setting
from iraq_report.errors import ReportError
from iraq_report.exports.choose import Chosen
from iraq_report.exports.formats import PICTURES
from iraq_report.exports.in_process import Made, make_figures
from iraq_report.exports.make import Wish, make_files
from iraq_report.exports.outgoing import Outgoing
from iraq_report.exports.pictures import Start, run_browser
from iraq_report.exports.write import write_files
from iraq_report.site.browser import find_browser
from iraq_report.site.cite import edition_work, figure_work
from iraq_report.site.head import site_url


@dataclass(frozen=True)
class Order:
    """What is to be exported; with `needs_all` a figure without a chart is an error, else it is left out."""

    edition: Edition
    chosen: Chosen
    settings: tuple[Setting, ...] = ()
    needs_all: bool = False


@dataclass(frozen=True)
class Done:
    """The files that were written, and a line for each figure that was left out."""

    files: list[Path]
    left_out: list[str]


def export_figures(order: Order, wish: Wish, out: Path, *, start: Start = run_browser) -> Done:
    """Write the files of figures of an edition into a folder.

    Raises ReportError E-FIGURE-EMPTY for a figure without a chart that was asked for by name, and as `make_figures`,
    `make_files` and `write_files` do.
    """
    browser = find_browser(install=False) if any(format in PICTURES for format in wish.formats) else None
    made = make_figures(order.edition, order.chosen, settings=order.settings)
    going = outgoing_of(made)
    empty = [figure for figure in going if figure.empty]
    if empty and order.needs_all:
        raise ReportError("E-FIGURE-EMPTY", f"{empty[0].id} has no chart to export: {empty[0].empty}")
    files = make_files([figure for figure in going if not figure.empty], wish, browser=browser, start=start)
    return Done(
        write_files(files, out, gate=made.gate), [f"{figure.id} is left out: {figure.empty}" for figure in empty]
    )


def outgoing_of(made: Made) -> list[Outgoing]:
    """Figures of an edition as they go out, with how each is cited."""
    book = edition_work(made.edition, site_url=site_url())
    return [
        Outgoing(
            one.record, one.figure.drawn, section=one.section, licence=made.gate.licence,
            sources=made.sources,
            cited=figure_work(book, figure=one.record["id"], title=one.record["title"], section=one.section),
        )
        for one in made.figures
    ]  # fmt: skip
