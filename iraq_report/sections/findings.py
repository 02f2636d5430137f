"""The opening of a section: at most three findings of the run, the strongest first, each with what is uncertain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iraq_report.prose.text import Block, Sentence, Text, join, paragraph, sentence

MOST = 3
_UNSURE = sentence("*What is uncertain:*")


@dataclass(frozen=True)
class Finding:
    """`told` is one sentence; `unsure` says how sure it is and what could change it."""

    told: Sentence
    unsure: tuple[Sentence | None, ...]


def finding(told: Sentence, *unsure: Sentence | None) -> Finding:
    """A finding with the sentences of doubt that hold (`None` marks one that does not)."""
    return Finding(told, unsure)


def opening(candidates: Iterable[Finding | None], *, before: Sentence | None = None, empty: Sentence) -> Text:
    """The first three findings that the run bears out; `empty` where there is none, `before` ahead of all."""
    held = [one for one in candidates if one is not None][:MOST]
    lead = paragraph(before) if before else Text(())
    if not held:
        return join(paragraph(empty), lead)
    return join(lead, Text(tuple(_item(one) for one in held)))


def _item(one: Finding) -> Block:
    doubts = tuple(part for part in one.unsure if part is not None)
    return Block((one.told, *((_UNSURE, *doubts) if doubts else ())), item=True)
