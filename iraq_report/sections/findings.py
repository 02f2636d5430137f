"""The opening of a section: at most three findings of the run, the strongest first, each with what is uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from iraq_report.prose.text import Block, Sentence, Text, join, paragraph, sentence
from iraq_report.sections.run import AnyRun
from iraq_report.sections.selection import elsewhere, on_us

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


def left_open(questions: Mapping[str, bool]) -> Sentence | None:
    """What a section asks and a run cannot answer; `questions` says of each, in words, whether the run can."""
    missing = [words for words, answered in questions.items() if not answered]
    if not missing:
        return None
    return sentence(f"Left open by this run, each with the reason in its place: {'; '.join(missing)}.")


def only_here(run: AnyRun) -> Sentence | None:
    """Which countries of the list a run leaves out, for one that counts attacks."""
    left_out = "" if on_us(run.events).empty else elsewhere(run.parameters)
    return sentence(left_out) if left_out else None


def opening(candidates: Iterable[Finding | None], *, before: Sequence[Sentence | None] = (), empty: Sentence) -> Text:
    """The first three findings that the run bears out; `empty` where there is none. `before` comes first."""
    held = [one for one in candidates if one is not None][:MOST]
    lead = join(*(paragraph(one) for one in before))
    if not held:
        return join(paragraph(empty), lead)
    return join(lead, Text(tuple(_item(one) for one in held)))


def _item(one: Finding) -> Block:
    doubts = tuple(part for part in one.unsure if part is not None)
    return Block((one.told, *((_UNSURE, *doubts) if doubts else ())), item=True)
