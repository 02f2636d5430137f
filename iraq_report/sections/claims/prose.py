"""Sentences about the ledger as a whole, and the list of slips."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from iraq_report.claims.ledger import Decided
from iraq_report.claims.verdict import READING, VERDICTS, WORDS
from iraq_report.prose.address import claim_address
from iraq_report.prose.facts import Fact, fact, share
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, bullets, join, listed, paragraph, plural, sentence
from iraq_report.sections.claims.measures import (
    PARTS,
    count_by,
    count_by_verdict,
    decided_by_measure,
    slips,
    verdict_table,
)
from iraq_report.tables.schemas.claims import SLIPS


def _count(name: str, value: int) -> Fact:
    return fact(f"claims.{name}", value, measure=count_by_verdict)


def found(decided: Sequence[Decided]) -> Text:
    """How many statements there are, what became of them, and where the report was contradicted most."""
    if not decided:
        return paragraph(sentence("The tables of this run hold no statement."))
    counts = count_by_verdict(decided)
    measured = decided_by_measure(decided)
    readings = int((verdict_table(decided)["basis"] == READING).sum())
    items = [
        sentence(
            "**{measured} of {total} statements are decided by a measure.** {reproduced} come out as the report has "
            "them; {differs} differ from what the tables give, {disputed} are contradicted by other sources, and in "
            "{inconsistent} the report contradicts itself or cites what cannot bear it out.",
            measured=fact("claims.measured", measured, measure=decided_by_measure),
            total=_count("total", len(decided)),
            **{word: _count(word, int(counts[word])) for word in ("reproduced", "differs", "disputed", "inconsistent")},
        ),
        sentence(
            "**{untested} cannot be tested**, because they are opinions or because no open data decides them"
            "{readings}.",
            untested=_count("not_testable", int(counts["not_testable"])),
            readings=f"; {readings} {plural(readings, 'rests', 'rest')} on a named human reading" if readings else "",
        ),
        _by_section(decided),
        _uncovered(int(counts["not_covered"])),
    ]
    return bullets(items)


def _by_section(decided: Sequence[Decided]) -> Sentence | None:
    counts = count_by(decided, "section")
    against = counts[["differs", "disputed", "inconsistent"]].sum(axis=1)
    tested = against + counts["reproduced"]
    parts = (against / tested)[tested >= 10]
    if parts.empty:
        return None
    worst = parts[parts == parts.max()].index
    return sentence(
        "**Contradicted most often: {sections}**, in {part} of the tested statements there. Statements differ in "
        "weight, so a share is no mark of the report.",
        sections=listed(PARTS[name] for name in worst),
        part=share("claims.most_contradicted", float(parts.max()), measure=count_by, rows=int(tested[worst[0]])),
    )


def _uncovered(count: int) -> Sentence | None:
    if not count:
        return None
    return sentence(
        "**{count} {are} not covered by this run**: its period, filters or tables leave out what their test needs.",
        count=_count("not_covered", count),
        are=plural(count, "is", "are"),
    )


def words() -> ShownTable:
    """What each verdict means."""
    table = pd.DataFrame({"Verdict": [WORDS[word] for word in VERDICTS], "What it means": list(VERDICTS.values())})
    return ShownTable("claims-words", "Verdicts and what they mean", table)


def slip_list(decided: Sequence[Decided]) -> Text:
    """The slips of the report, by kind, each with its evidence one click away."""
    held = slips(decided)
    if not held:
        return paragraph(sentence("No slip that this run can bear out."))
    opening = paragraph(
        sentence(
            "{n} statements of the report hold a slip that the tables of this run bear out. Each is given with what "
            "other sources say.",
            n=fact("claims.slips", len(held), measure=slips),
        )
    )
    kinds = dict.fromkeys(item.claim.slip for item in held)
    return join(opening, *(_slips_of(kind, [item for item in held if item.claim.slip == kind]) for kind in kinds))


def _slips_of(kind: str, held: Sequence[Decided]) -> Text:
    title = SLIPS[kind]
    return join(
        paragraph(sentence(f"**{title[0].upper()}{title[1:]}**")),
        bullets(
            sentence(
                '<a href="{address}">{id}</a>: {claim} {verdict}',
                address=claim_address(d.claim.id),
                id=d.claim.id,
                claim=escape(d.claim.claim, quote=False),
                verdict=escape(d.verdict.sentence, quote=False),
            )
            for d in held
        ),
    )
