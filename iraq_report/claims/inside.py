"""Tests of the report against itself and against the sources that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from iraq_report.claims.compare import difference, fits, meets, span_of, total
from iraq_report.claims.record import Claim, read_claims, value_text
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun


def adds_up(claim: Claim, run: AnyRun, *, parts: Sequence[str]) -> Verdict:
    """Whether the numbers of other statements of the report sum to this one.

    Formula: sum of the stated numbers of the parts; reproduced where it meets the stated number within the tolerance,
    else inconsistent.
    Source: claims table.
    """
    rows = picked(run, "claims", parts)
    if isinstance(rows, str):
        return not_covered(rows)
    stated = read_claims(rows)
    ours = total([(part.low, part.high) for part in stated])
    text = value_text(*ours, claim.unit)
    word = "reproduced" if fits(ours, claim) else "inconsistent"
    sentence = (
        f"The report's own numbers ({listed(part.value for part in stated)}) add up to {text}; it has {claim.value}."
    )
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference(ours, claim),
        evidence=evidence("claims", rows),
    )  # fmt: skip


def agrees_with(claim: Claim, run: AnyRun, *, others: Sequence[str]) -> Verdict:
    """Whether other statements of the report on the same matter give the same number, words or days.

    Formula: numbers meet within the tolerance; words are alike, whatever their case; days have one in common. What the
    statement does not give is not compared. Inconsistent where one statement differs.
    Source: claims table.
    """
    rows = picked(run, "claims", others)
    if isinstance(rows, str):
        return not_covered(rows)
    against = [other for other in read_claims(rows) if not _alike(claim, other)]
    proof = evidence("claims", rows)
    if not against:
        return Verdict(
            "reproduced", f"The report says the same in {listed(others)}.", theirs=claim.value, evidence=proof
        )
    said = listed(f"{_said(other)} (lines {other.lines})" for other in against)
    sentence = f"Elsewhere the report has {said}; here it has {_said(claim)}."
    return Verdict("inconsistent", sentence, ours=said, theirs=_said(claim), evidence=proof)


def _said(claim: Claim) -> str:
    return claim.value or claim.days


def _alike(claim: Claim, other: Claim) -> bool:
    if claim.has_number and other.has_number:
        return fits((other.low, other.high), claim)
    if claim.stated and other.stated:
        return claim.stated.casefold() == other.stated.casefold()
    if claim.first and claim.last and other.first and other.last:
        return meets((other.first, other.last), claim, slack=claim.tolerance)
    raise ValueError(f"{claim.id} and {other.id} have nothing in common that can be compared")


def cited_in_time(claim: Claim, run: AnyRun) -> Verdict:
    """Whether the cited sources are not older than what they are cited for.

    Formula: reproduced where the last possible day of a source is not before the first day of the statement;
    inconsistent where one is older; not testable where no source has a date.
    Source: sources table.
    """
    rows = picked(run, "sources", claim.sources)
    if isinstance(rows, str):
        return not_covered(rows)
    if claim.first is None:
        raise ValueError(f"{claim.id} names no days to hold its sources against")
    dated = rows[rows["date"].notna()]
    proof = evidence("sources", rows.assign(source_ids=rows["source_id"]))
    if dated.empty:
        return not_testable("No day is known for the cited source.", proof)
    older = dated[[span_of(row)[1] < claim.first for _, row in dated.iterrows()]]
    said = listed(f"{row['publisher']}, {when_text(row)}" for _, row in (dated if older.empty else older).iterrows())
    if older.empty:
        return Verdict("reproduced", f"The cited source ({said}) is not older than {claim.days}.", evidence=proof)
    sentence = f"The cited source ({said}) is older than what it is cited for ({claim.days})."
    return Verdict("inconsistent", sentence, ours=said, theirs=claim.days, evidence=proof)
