"""Tests of the report against itself and against the sources that it cites."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.claims.compare import fits, meets, parts_of, slack_of, span_of, total, verdict_of
from iraq_report.claims.record import Claim, lines_text, read_claims
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun

REPORT = "report-2021"  # the report itself, named as the source of what it cites nobody for


def adds_up(claim: Claim, run: AnyRun, *, parts: Sequence[str]) -> Verdict:
    """Whether the numbers of other statements of the report sum to this one.

    Formula: sum of the stated numbers of the parts; reproduced where it meets the stated number within the tolerance,
    inconsistent where it cannot, not testable where an open part (`at least 3`) leaves it open.
    Source: claims table. Raises ValueError where a part names no number.
    """
    rows = picked(run, "claims", parts)
    if isinstance(rows, str):
        return not_covered(rows)
    stated = read_claims(rows)
    if wordy := [part.id for part in stated if not part.has_number]:
        raise ValueError(f"{listed(wordy)} names no number that could be added up to {claim.id}")
    ours = total([(part.low, part.high) for part in stated])
    said = f"The report's own numbers ({listed(part.value for part in stated)}) add up to", ""
    return verdict_of(claim, ours, ours, said=said, proof=evidence("claims", rows), denied="inconsistent")


def agrees_with(claim: Claim, run: AnyRun, *, others: Sequence[str]) -> Verdict:
    """Whether other statements of the report on the same matter give the same number, words or days.

    Agreement with itself is no proof, and the sentence says so.

    Formula: the first of number, words and days that both statements give is compared: numbers meet within the
    tolerance; words are alike, whatever their case and order; days have one in common. Reproduced where all others say
    the same, inconsistent where one differs.
    Source: claims table.
    """
    rows = picked(run, "claims", others)
    if isinstance(rows, str):
        return not_covered(rows)
    against = [other for other in read_claims(rows) if not _alike(claim, other)]
    proof = evidence("claims", rows)
    if not against:
        sentence = f"The report says the same in {listed(others)}, which is agreement with itself and no more."
        return Verdict("reproduced", sentence, theirs=claim.value or claim.days, evidence=proof)
    said = listed(f"{_said(other, claim)} ({lines_text(other.lines)})" for other in against)
    here = listed(dict.fromkeys(_said(claim, other) for other in against))
    sentence = f"Elsewhere the report has {said}; here it has {here}."
    return Verdict("inconsistent", sentence, ours=said, theirs=here, evidence=proof)


def _alike(claim: Claim, other: Claim) -> bool:
    if claim.has_number and other.has_number:
        return fits((other.low, other.high), claim)
    if claim.stated and other.stated:
        return set(parts_of(claim.stated)) == set(parts_of(other.stated))
    if claim.first and other.first and other.last:
        return meets((other.first, other.last), claim, slack=slack_of(claim))
    raise ValueError(f"{claim.id} and {other.id} have nothing in common that can be compared")


def _said(claim: Claim, beside: Claim) -> str:
    """What a statement says of what `_alike` compares."""
    if claim.has_number and beside.has_number:
        return claim.value
    return claim.stated if claim.stated and beside.stated else claim.days


def cited_in_time(claim: Claim, run: AnyRun) -> Verdict:
    """Whether a cited source can be about what it is cited for, by their days.

    Formula: reproduced where the last possible day of every cited source is not before the first day of the statement;
    inconsistent where all are older; not testable where the day of one that could decide is not known, where only some
    are older, or where the statement cites no source.
    Source: sources table.
    """
    ids = [id for id in claim.sources if id != REPORT]
    rows = picked(run, "sources", ids)
    if isinstance(rows, str):
        return not_covered(rows)
    if claim.first is None:
        raise ValueError(f"{claim.id} names no days to hold its sources against")
    if rows.empty:
        return not_testable("The report cites no source for it.")
    proof = evidence("sources", rows.assign(source_ids=rows["source_id"]))
    dated = rows[rows["date"].notna()]
    older = dated[[span_of(row)[1] < claim.first for _, row in dated.iterrows()]]
    if not older.empty and len(older) < len(rows):
        sentence = f"Some of the cited sources ({_named(older)}) are older than {claim.days}, others need not be."
        return not_testable(sentence, proof)
    if len(dated) < len(rows):
        return not_testable("No day is known for the cited source.", proof)
    if older.empty:
        sentence = f"The cited source ({_named(rows)}) is not older than {claim.days}."
        return Verdict("reproduced", sentence, evidence=proof)
    sentence = f"The cited source ({_named(rows)}) is older than what it is cited for ({claim.days})."
    return Verdict("inconsistent", sentence, ours=_named(rows), theirs=claim.days, evidence=proof)


def _named(sources: pd.DataFrame) -> str:
    """Publisher, or title where none is known, and day of each source."""
    return listed(
        f"{row['title'] if pd.isna(row['publisher']) else row['publisher']}, {when_text(row)}"
        for _, row in sources.iterrows()
    )
