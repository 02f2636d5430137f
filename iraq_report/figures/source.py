"""The line under a figure, which carries along what the figure rests on: whose reports, and the tables of its run."""

from __future__ import annotations

from iraq_report.tables.read import Tables


class SourceLine(str):
    """A source line as text.

    `sources` are the ids of the sources that it counts, in the order of their rows; `tables` those of the run, whose
    terms say whether the figure may go out.
    """

    sources: tuple[str, ...]
    tables: Tables | None

    def __new__(cls, text: str, *, sources: tuple[str, ...] = (), tables: Tables | None = None) -> SourceLine:
        """A line with its sources and tables."""
        line = super().__new__(cls, text)
        line.sources, line.tables = sources, tables
        return line
