"""Sentences that hold facts, and the text that a notebook cell prints.

A sentence is a template with `{placeholders}`; facts fill them, and so do plain words. A sentence that the data
does not bear out is simply not made: the section's `prose` module decides with an `if`.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import pandas as pd

from iraq_report.prose.basis import Basis, rows_behind
from iraq_report.prose.facts import Fact

RECORD = "iraq_report"  # key of the record in an output's metadata


@dataclass(frozen=True)
class Sentence:
    """Markdown with its facts."""

    markdown: str
    facts: tuple[Fact, ...] = ()

    def on(self, *behind: pd.DataFrame | pd.Series | str) -> Sentence:
        """The same sentence; its facts without a basis were computed from these rows.

        Words instead of rows say what a number is that comes from none.
        """
        words = " ".join(part for part in behind if isinstance(part, str))
        rows = rows_behind(*(part for part in behind if not isinstance(part, str)))
        basis = Basis(rows.rows, rows.sources, words)
        return replace(self, facts=tuple(fact.on(basis) for fact in self.facts))


def _marked(fact: Fact) -> str:
    return f'<span class="fact" data-fact="{escape(fact.name)}">{escape(fact.text)}</span>'


def sentence(template: str, /, **fills: Fact | str) -> Sentence:
    """Fill a template; facts are marked so that a page can lead from the number to its rows.

    Raises KeyError for a placeholder without a filling and ValueError for a filling without a placeholder.
    """
    named = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    unused = sorted(set(fills) - named)
    if unused:
        raise ValueError(f"no placeholder for {', '.join(unused)} in: {template}")
    texts = {name: _marked(fill) if isinstance(fill, Fact) else fill for name, fill in fills.items()}
    return Sentence(template.format(**texts), tuple(fill for fill in fills.values() if isinstance(fill, Fact)))


@dataclass(frozen=True)
class Block:
    """Sentences that stand together: a paragraph, or one item of a list."""

    sentences: tuple[Sentence, ...]
    item: bool = False

    @property
    def markdown(self) -> str:
        """The block as Markdown."""
        return ("- " if self.item else "") + " ".join(part.markdown for part in self.sentences)


@dataclass(frozen=True)
class Text:
    """Paragraphs and lists, as a notebook cell shows them."""

    blocks: tuple[Block, ...]

    def on(self, *behind: pd.DataFrame | pd.Series | str) -> Text:
        """The same text with a basis for its facts, as `Sentence.on` gives it."""
        return Text(
            tuple(
                replace(block, sentences=tuple(part.on(*behind) for part in block.sentences)) for block in self.blocks
            )
        )

    @property
    def markdown(self) -> str:
        """The whole text as Markdown; the items of a list follow each other without a blank line."""
        text = ""
        for before, block in zip((None, *self.blocks), self.blocks, strict=False):
            gap = "" if before is None else "\n" if before.item and block.item else "\n\n"
            text += gap + block.markdown
        return text

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts in the order in which they are printed."""
        return tuple(fact for block in self.blocks for part in block.sentences for fact in part.facts)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        record = {
            "facts": [fact.record() for fact in self.facts],
            "blocks": [[block.item, [part.markdown for part in block.sentences]] for block in self.blocks],
        }
        return {"text/markdown": self.markdown, "text/plain": self.markdown}, {RECORD: record}


def paragraph(*sentences: Sentence | None) -> Text:
    """One paragraph of the sentences that hold (`None` marks one that does not)."""
    held = tuple(part for part in sentences if part is not None)
    return Text((Block(held),) if held else ())


def bullets(items: Iterable[Sentence | None]) -> Text:
    """A list with one sentence an item."""
    return Text(tuple(Block((item,), item=True) for item in items if item is not None))


def join(*texts: Text) -> Text:
    """Several texts one after the other."""
    return Text(tuple(block for text in texts for block in text.blocks))


def cite(*source_ids: str) -> str:
    """A citation of sources by id, resolved to the bibliography when the book is built."""
    return f"{{cite:p}}`{','.join(dict.fromkeys(source_ids))}`"


def plural(count: float, one: str, many: str | None = None) -> str:
    """`attack` or `attacks`, by the count."""
    return one if count == 1 else (many or f"{one}s")


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
