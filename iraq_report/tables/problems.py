"""What is wrong with a table, as data and as a sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from yaml import MarkedYAMLError

LISTED = 12  # words of a vocabulary that a sentence lists before it says how many more there are
LONGEST = 60  # characters of a faulty value that a sentence quotes


@dataclass(frozen=True)
class Problem:
    """One fault of one table.

    `row` is the line of the file as an editor counts it (the header is line 1), `None` where the fault is of
    the table or column as a whole; `fault` says what was found, what was expected and what to do.
    """

    table: str
    row: int | None
    column: str | None
    value: str | None
    fault: str

    @property
    def sentence(self) -> str:
        """The whole sentence: file, line, column, fault."""
        place = [f"{self.table}.csv"]
        if self.row is not None:
            place.append(f"line {self.row}")
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.fault}"

    def __str__(self) -> str:
        return self.sentence


def quoted(value: str) -> str:
    """Put a value between quotes on one line, shortened where it is long."""
    flat = " ".join(value.split()) if any(mark in value for mark in "\r\n\t") else value
    return f"'{flat if len(flat) <= LONGEST else flat[:LONGEST] + '…'}'"


def one_of(words: Iterable[str]) -> str:
    """Write `one of a, b, c`, with the count of the rest where there are many."""
    known = list(words)
    shown = ", ".join(known[:LISTED])
    rest = len(known) - LISTED
    return f"one of {shown}" + (f" and {rest} more" if rest > 0 else "")


def yaml_fault(error: Exception) -> str:
    """What keeps a file from being read as YAML in UTF-8, on one line, with the line of the file where that shows."""
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())


def did_you_mean(value: str, words: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` where a known word is close to the value, else nothing."""
    by_lower = {word.lower(): word for word in words}
    meant = value.strip().lower()[:LONGEST]
    likeness = max(0.7, 1 - 2.5 / max(len(meant), 1))  # two slips; keys that share a long stem are not alike
    close = difflib.get_close_matches(meant, list(by_lower), n=1, cutoff=likeness)
    return f"; did you mean {quoted(by_lower[close[0]])}?" if close else ""
