"""A comparison of two builds, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PARAMETERS, DATA, CODE = "parameters", "data", "code"  # why a number differs


@dataclass(frozen=True)
class Side:
    """One of the two builds: the id and title of its edition, and the days it was run on (ISO)."""

    id: str
    title: str
    start: str
    end: str


@dataclass(frozen=True)
class Parameter:
    """A parameter that differs; `section` is blank where it differs alike in every section that has it."""

    section: str
    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Cell:
    """A cell of an event that differs; the values are None where the rows are not published."""

    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Revised:
    """A row that both builds have, not alike; cells are known for events only."""

    id: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Rows:
    """The keys of rows of a table that one build has and the other has not, and of those revised."""

    table: str
    added: tuple[str, ...] = ()
    revised: tuple[Revised, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """A number in the text that differs, as printed; None where a build does not print it.

    `why` is what can explain the difference: PARAMETERS, DATA, CODE; blank for a number that one build lacks.
    """

    name: str
    section: str
    measure: str
    old: str | None
    new: str | None
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """A statement of the report whose verdict turned; None where a build does not have it."""

    id: str
    claim: str
    old: str | None
    new: str | None
    sentence: str


@dataclass(frozen=True)
class Chart:
    """A chart that differs, by its titles; None where a build does not draw it."""

    id: str
    section: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Comparison:
    """All that differs between an `old` build and a `new` one.

    `withheld` says whether events differ that may not be published; `code` whether program or packages differ.
    `same` counts what does not differ: numbers, verdicts, charts.
    """

    old: Side
    new: Side
    parameters: tuple[Parameter, ...]
    rows: tuple[Rows, ...]
    withheld: bool
    code: bool
    numbers: tuple[Number, ...]
    verdicts: tuple[Verdict, ...]
    charts: tuple[Chart, ...]
    same: dict[str, int]

    @property
    def differs(self) -> bool:
        """Whether anything differs that a reader could see."""
        return bool(self.parameters or self.rows or self.withheld or self.numbers or self.verdicts or self.charts)
