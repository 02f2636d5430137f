"""What all figures of an edition share on their way out."""

from __future__ import annotations

from dataclasses import dataclass

from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.site.cite import Work
from iraq_report.tables.licences import LICENCE


@dataclass(frozen=True)
class Imprint:
    """The book that the citations of figures name, their licence and their look."""

    book: Work
    licence: str = LICENCE
    themes: Themes = DEFAULT
