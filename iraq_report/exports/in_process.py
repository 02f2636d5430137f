"""Figures of an edition, made in this process without a kernel, and as they may go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from iraq_report.editions.declaration import Edition, Setting, check_parameters
from iraq_report.figures.figure import Figure
from iraq_report.figures.paint import Json
from iraq_report.gate.gate import Gate, gate_of
from iraq_report.sections.listed_figures import figures_of
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.run import open_section
from iraq_report.site.tables import gather_tables, tables_in


@dataclass(frozen=True)
class MadeFigure:
    """A figure of a section, and its record as it may go out: declared empty where it may not."""

    section: str
    figure: Figure
    record: Json


@dataclass(frozen=True)
class Made:
    """Figures of an edition: with the parameters of its sections and what of it may go out."""

    edition: Edition
    parameters: Mapping[str, SectionParameters]
    gate: Gate
    figures: tuple[MadeFigure, ...]

    @property
    def sources(self) -> pd.DataFrame:
        """The table of sources of the edition."""
        return self.gate.tables["sources"]


def make_figures(edition: Edition, ids: Mapping[str, Iterable[str]], *, settings: Sequence[Setting] = ()) -> Made:
    """Make figures of an edition: their ids by section, as `choose` gives them.

    `settings` come after what the edition declares. Raises ReportError as `check_parameters`, `open_section` and
    `gather_tables` do.
    """
    parameters = check_parameters(edition, settings)
    with TemporaryDirectory() as folder:
        gathered = Path(folder) / "tables"
        gather_tables([given.data for given in parameters.values()], gathered)
        gate = gate_of(tables_in(gathered))
    figures = []
    for section, own in ids.items():
        run = open_section(section, parameters[section].literals())
        made = (figures_of(section)[id](run) for id in own)
        figures += [MadeFigure(section, figure, gate.figure(figure.record())) for figure in made]
    return Made(edition, parameters, gate, tuple(figures))
