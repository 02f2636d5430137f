"""What a test of a statement comes to, and the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iraq_report.sections.statistics import Interval
from iraq_report.tables.columns import items_of

VERDICTS = {
    "reproduced": "the tables give the same within the tolerance, or another source says the same",
    "differs": "counted or computed from the tables it comes out otherwise",
    "disputed": "other sources contradict the report",
    "inconsistent": "the report contradicts itself, or a source it cites cannot support what it is cited for",
    "not_testable": "an opinion, or there is no open data or too little of it to decide",
    "not_covered": "the period, the filters or the tables of this run leave out what a test needs",
}
OUTCOMES = {
    "came_true": "it happened as expected",
    "partly": "some of it happened, or some sources say so",
    "did_not": "it did not happen by the horizon",
    "open": "its condition or its time had not come, or nothing seen decides it",
}
WORDS = {
    "reproduced": "reproduced",
    "differs": "differs",
    "disputed": "disputed",
    "inconsistent": "inconsistent",
    "not_testable": "not testable",
    "not_covered": "not covered",
    "came_true": "came true",
    "partly": "partly",
    "did_not": "did not",
    "open": "open",
}
DECIDED = ("reproduced", "differs", "disputed", "inconsistent")

MEASURE, READING, NONE = "measure", "reading", "none"  # what a verdict rests on


@dataclass(frozen=True)
class Row:
    """A row of a table, by its key."""

    table: str
    id: str


@dataclass(frozen=True)
class Evidence:
    """The rows that a test read and their sources."""

    rows: tuple[Row, ...] = ()
    sources: tuple[str, ...] = ()

    def __add__(self, other: Evidence) -> Evidence:
        rows, sources = (*self.rows, *other.rows), (*self.sources, *other.sources)
        return Evidence(tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(sources)))


NOTHING = Evidence()


def evidence(table: str, rows: pd.DataFrame) -> Evidence:
    """The rows of a table as evidence; the first column is the key, `source_ids` names the sources."""
    keys = tuple(Row(table, str(key)) for key in rows.iloc[:, 0])
    sources = [source for cell in rows["source_ids"] for source in items_of(cell)]
    return Evidence(keys, tuple(dict.fromkeys(sources)))


@dataclass(frozen=True)
class Verdict:
    """The verdict on one statement.

    `word` is one of VERDICTS, of OUTCOMES for a forecast; `sentence` says in one plain sentence why; `ours` and
    `theirs` are the values compared and `difference` theirs to ours, where there are such; `basis` says whether a
    measure decided, or a named human reading, or nothing.
    """

    word: str
    sentence: str
    ours: str = ""
    theirs: str = ""
    difference: str = ""
    evidence: Evidence = NOTHING
    interval: Interval | None = None
    basis: str = MEASURE

    def __post_init__(self) -> None:
        if self.word not in WORDS:
            raise ValueError(f"no verdict is called {self.word!r}; there are {', '.join(WORDS)}")


def not_testable(
    sentence: str, evidence: Evidence = NOTHING, *, ours: str = "", theirs: str = "", basis: str = MEASURE
) -> Verdict:
    """The tables cannot decide it; `sentence` says why, `ours` and `theirs` what was held against each other."""
    return Verdict("not_testable", sentence, ours=ours, theirs=theirs, evidence=evidence, basis=basis)


def not_covered(sentence: str) -> Verdict:
    """This run leaves out what the test needs; `sentence` says what."""
    return Verdict("not_covered", sentence, basis=NONE)
