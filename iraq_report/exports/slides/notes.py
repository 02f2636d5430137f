"""What a speaker says of a figure: claim, numbers, method, caveat, sources and, where there is one, its address."""

from __future__ import annotations

from collections.abc import Sequence

from iraq_report.figures.paint import Json

_CAVEAT = "None of this figure alone; what holds for all of them stands on the page Method of the book."


def notes_text(record: Json, *, sources: Sequence[str] = (), link: str = "") -> str:
    """The speaker notes of a figure, in blocks that begin with a word in capitals.

    `sources` are lines that say where it comes from, beside its source line; `link` is its address in the published
    edition.
    """
    blocks = {
        "CLAIM": [record["title"]],
        "NUMBERS": [record["description"]],
        "METHOD": [sentence(record["subtitle"]), record["method"]],
        "CAVEAT": [record["caveat"] or _CAVEAT],
        "SOURCES": [record["source"], *sources],
        "LINK": [link] if link else [],
    }
    filled = {name: [line for line in lines if line] for name, lines in blocks.items()}
    return "\n\n".join("\n".join([name, *lines]) for name, lines in filled.items() if lines)


def sentence(text: str) -> str:
    """A text with a full stop at its end; nothing for a blank."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
