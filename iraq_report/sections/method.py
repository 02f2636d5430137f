"""How the numbers of a figure are computed, in one text: the words of its measures, and what the figure adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from iraq_report.prose.text import listed
from iraq_report.sections.catalogue import in_words, measure_of

_TABLES = re.compile(r"(.+?) tables?(, .+)?")
_BETWEEN = re.compile(r", | and ")


def method(*parts: Callable[..., object] | str) -> str:
    """The formulas of measures, and sentences of the figure's own, in the order given; then what they are made from.

    A measure is read as the method page prints it, so that nothing is said twice; a sentence that ends in a colon leads
    to the next part. Raises ValueError for a function whose docstring states no formula.
    """
    told, sources = "", []
    for part in parts:
        if isinstance(part, str):
            told += _sentence(part, after=told)
        else:
            measure = measure_of(part)
            told += _sentence(in_words(measure.formula.replace("`", "")), after=told)
            sources.append(measure.source.rstrip("."))
    return f"{told}{_made_from(sources)}".strip()


def _sentence(text: str, *, after: str) -> str:
    """A text as a sentence of its own, or as the rest of one where what stands before ends in a colon."""
    first = text[0] if after.endswith(": ") else text[0].upper()
    return f"{first}{text[1:]}" + (" " if text.endswith((".", ":")) else ". ")


def _made_from(sources: Iterable[str]) -> str:
    """`From: attacks and sites tables; Garwood (1936).`, each named once, the tables first."""
    named = list(dict.fromkeys(item for source in sources for item in source.split("; ")))
    found = {item: match for item in named if (match := _TABLES.fullmatch(item))}
    whole = [name for match in found.values() if not match[2] for name in _BETWEEN.split(match[1])]
    tables = list(dict.fromkeys(whole))
    lead = [f"{listed(tables)} {'table' if len(tables) == 1 else 'tables'}"] if tables else []
    parts = [*lead, *(item for item in named if item not in found or (found[item][2] and found[item][1] not in tables))]
    return f"From: {'; '.join(parts)}." if parts else ""
