"""Sentences about the ledger as a whole, and the list of slips."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from iraq_report.claims.ledger import Decided
from iraq_report.claims.verdict import DECIDED, READING, VERDICTS, WORDS
from iraq_report.prose.address import claim_address
from iraq_report.prose.facts import Fact, counted, fact, share
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, bullets, join, listed, paragraph, plural, sentence
from iraq_report.sections.claims.measures import (
    PARTS,
    claim_rows,
    count_by,
    count_by_verdict,
    decided_by_measure,
    outside,
    slips,
)
from iraq_report.sections.findings import Finding, finding, opening
from iraq_report.sections.run import AnyRun
from iraq_report.tables.schemas.claims import SLIPS


def _count(name: str, held: Sequence[Decided]) -> Fact:
    return counted(f"claims.{name}", claim_rows(held), measure=count_by_verdict, unit="statements")


def _with(decided: Sequence[Decided], word: str) -> list[Decided]:
    """The statements with one verdict."""
    return [item for item in decided if item.verdict.word == word]


def found(run: AnyRun, decided: Sequence[Decided]) -> Text:
    """What became of the statements, where the report was contradicted most, and what could not be tested."""
    nothing = sentence("The tables of this run hold no statement.")
    if not decided:
        return paragraph(nothing)
    before = [_uncovered(_with(decided, "not_covered")), _outside(run, decided)]
    return opening([_tested(decided), _by_section(decided), _untested(decided)], before=before, empty=nothing)


def _tested(decided: Sequence[Decided]) -> Finding:
    told = sentence(
        "**{measured} of {total} statements are decided by a measure**, {read} by a named human reading. Of all these "
        "{reproduced} come out as the report has them; {differs} differ from what the tables give, {disputed} are "
        "contradicted by other sources, and in {inconsistent} the report contradicts itself or cites what cannot bear "
        "it out.",
        read=_count("readings", [item for item in decided if item.verdict.basis == READING]),
        measured=counted(
            "claims.measured", claim_rows(decided_by_measure(decided)), measure=decided_by_measure, unit="statements"
        ),
        total=_count("total", decided),
        **{word: _count(word, _with(decided, word)) for word in ("reproduced", "differs", "disputed", "inconsistent")},
    )
    doubt = sentence(
        'What is one statement and what two, and how far an "about" may be off, was decided by the compilers; a source '
        "that says the same may repeat the one that the report used."
    )
    return finding(told.on(claim_rows(decided)), doubt)


def _untested(decided: Sequence[Decided]) -> Finding | None:
    untested = _with(decided, "not_testable")
    if not untested:
        return None
    told = sentence(
        "**{untested} cannot be tested**, because they are opinions or because no open data decides them.",
        untested=_count("not_testable", untested),
    )
    return finding(told, sentence("Other data may decide some of them."))


def _by_section(decided: Sequence[Decided]) -> Finding | None:
    counts = count_by(decided, "section")
    against = counts[["differs", "disputed", "inconsistent"]].sum(axis=1)
    tested = against + counts["reproduced"]
    parts = (against / tested)[tested >= 10]
    if parts.empty:
        return None
    worst = parts[parts == parts.max()].index
    told = sentence(
        "**Contradicted most often: {sections}**, in {part} of the {n} tested statements there.",
        n=fact("claims.most_contradicted_of", int(tested[worst].sum()), measure=count_by, unit="statements"),
        sections=listed(PARTS[name] for name in worst),
        part=share("claims.most_contradicted", float(parts.max()), measure=count_by),
    )
    doubt = sentence("Statements differ in weight, so a share is no mark of the report.")
    there = [item for item in decided if item.claim.section in set(worst)]
    held = [item for item in there if item.verdict.word in DECIDED]
    return finding(told.on(claim_rows(held)), doubt, _untold(_with(there, "not_covered")))


def _untold(held: Sequence[Decided]) -> Sentence | None:
    """How many statements of the part are not among the tested ones, since this run does not cover them."""
    if not held:
        return None
    return sentence(
        "Of the statements there {n} {are} not covered by this run.",
        n=counted("claims.most_contradicted_uncovered", claim_rows(held), measure=count_by, unit="statements"),
        are=plural(len(held), "is", "are"),
    )


def _uncovered(held: Sequence[Decided]) -> Sentence | None:
    if not held:
        return None
    return sentence(
        "**{count} {are} not covered by this run**: its period, filters or tables leave out what their test needs.",
        count=_count("not_covered", held),
        are=plural(len(held), "statement is", "statements are"),
    )


def _outside(run: AnyRun, decided: Sequence[Decided]) -> Sentence | None:
    """How a run on other days than those of a statement is to be read."""
    held = outside(decided, run.parameters.start, run.parameters.end)
    if not held:
        return None
    return sentence(
        "{n} of these {speak} of days outside {period}: what came before or after neither bears such a statement out "
        "nor refutes it. Statements on contracts, aircraft, troops, talks and payments are tested on tables that are "
        "read whole, whatever the period.",
        n=counted("claims.outside", claim_rows(held), measure=outside, unit="statements"),
        speak=plural(len(held), "speaks", "speak"),
        period=run.period,
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
    lead = paragraph(
        sentence(
            "{n} {word} a slip that the tables of this run bear out. Each is given with what other sources say.",
            n=fact("claims.slips", len(held), measure=slips, unit="statements"),
            word=plural(len(held), "statement of the report holds", "statements of the report hold"),
        ).on(claim_rows(held))
    )
    kinds = dict.fromkeys(item.claim.slip for item in held)
    return join(lead, *(_slips_of(kind, [item for item in held if item.claim.slip == kind]) for kind in kinds))


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
