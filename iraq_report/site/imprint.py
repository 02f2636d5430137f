"""What all figures of an edition share on their way out."""

from __future__ import annotations

from dataclasses import dataclass

from iraq_report.editions.collect import Shown
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.site.cite import Work, figure_work
from iraq_report.tables.licences import LICENCE


@dataclass(frozen=True)
class Imprint:
    """The book that the citations of figures name, their licence and their look."""

    book: Work
    licence: str = LICENCE
    themes: Themes = DEFAULT

    def cited(self, figure: Shown) -> Work:
        """What a citation of a figure names."""
        return figure_work(self.book, figure=figure.id, title=figure.record["title"], section=figure.section)
