"""The line under a figure, which carries along whose reports the figure rests on."""

from __future__ import annotations


class SourceLine(str):
    """A source line as text; `sources` are the ids of the sources that it counts, in the order of their rows."""

    sources: tuple[str, ...]

    def __new__(cls, text: str, *, sources: tuple[str, ...] = ()) -> SourceLine:
        """A line with its sources."""
        line = super().__new__(cls, text)
        line.sources = sources
        return line
