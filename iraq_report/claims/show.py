"""Verdicts as a page shows them: the whole list, and the few that stand beside a section's prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from iraq_report.claims.ledger import Decided, decide_all, measure_of
from iraq_report.claims.record import Claim, read_claims
from iraq_report.claims.verdict import NONE, READING, WORDS, Row, Verdict
from iraq_report.prose.address import claim_address, row_address
from iraq_report.prose.text import RECORD, plural
from iraq_report.sections.run import AnyRun
from iraq_report.tables.schemas import SCHEMAS

SHOWN = 12  # rows of evidence that a page lists; claims.json has all
_BASIS = {READING: "A human reading of sources, not a computation.", NONE: ""}


def record(decided: Decided) -> dict[str, Any]:
    """A statement and its verdict as `claims.json` holds them."""
    claim, verdict = decided.claim, decided.verdict
    interval = verdict.interval
    return {
        "id": claim.id,
        "section": claim.section,
        "topic": claim.topic,
        "lines": claim.lines,
        "claim": claim.claim,
        "kind": claim.kind,
        "stated": {
            "low": claim.low,
            "high": claim.high,
            "unit": claim.unit,
            "tolerance": claim.tolerance,
            "text": claim.value,
        },
        "dates": {
            "first": claim.first and claim.first.isoformat(),
            "last": claim.last and claim.last.isoformat(),
            "text": claim.days,
        },
        "who": claim.who,
        "footnotes": list(claim.footnotes),
        "test": claim.test,
        "measure": measure_of(claim),
        "why_not": claim.why_not,
        "slip": claim.slip,
        "verdict": verdict.word,
        "sentence": verdict.sentence,
        "ours": verdict.ours,
        "theirs": verdict.theirs,
        "difference": verdict.difference,
        "interval": interval and {"value": interval.value, "low": interval.low, "high": interval.high},
        "basis": verdict.basis,
        "rows": [{"table": row.table, "id": row.id} for row in verdict.evidence.rows],
        "sources": list(verdict.evidence.sources),
        "note": claim.note,
    }


def _mark(verdict: Verdict) -> str:
    return f'<span class="verdict verdict-{verdict.word}">{WORDS[verdict.word]}</span>'


def _link(row: Row) -> str:
    title = SCHEMAS[row.table].title or row.table
    return f'<a href="{escape(row_address(row.table, row.id))}">{escape(f"{title}: {row.id}")}</a>'


def _evidence(decided: Decided) -> str:
    claim, verdict = decided.claim, decided.verdict
    rows, sources = verdict.evidence.rows, verdict.evidence.sources
    name = measure_of(claim)
    parts = [f"<p>Test: {escape(claim.test)}" + (f" Measure: <code>{escape(name)}</code>." if name else "") + "</p>"]
    parts += [f"<p>{text}</p>" for text in [_BASIS.get(verdict.basis, "")] if text]
    parts += [f"<p>{escape(claim.note)}</p>" if claim.note else ""]
    if rows:
        items = "".join(f"<li>{_link(row)}</li>" for row in rows[:SHOWN])
        more = len(rows) - SHOWN
        items += f'<li>{more} more in <a href="claims.json">claims.json</a></li>' if more > 0 else ""
        parts.append(f"<ul>{items}</ul>")
    counts = f"{len(rows)} {plural(len(rows), 'row')}, {len(sources)} {plural(len(sources), 'source')}"
    summary = f"Evidence: {counts}" if rows else "How it is tested"
    return f'<details class="claim-evidence"><summary>{summary}</summary>{"".join(parts)}</details>'


def _about(claim: Claim) -> str:
    """Kind, days, who, lines and footnotes of a statement, in one line."""
    notes = ", ".join(claim.footnotes)
    parts = [
        claim.kind,
        claim.days,
        claim.who,
        f"{plural(2 if any(sign in claim.lines for sign in '-;') else 1, 'line')} {claim.lines.replace(';', ', ')}",
        f"{plural(len(claim.footnotes), 'footnote')} {notes}" if notes else "no footnote",
        f"slip: {claim.slip.replace('_', ' ')}" if claim.slip else "",
    ]
    return escape(" · ".join(part for part in parts if part))


def _article(decided: Decided) -> str:
    claim, verdict = decided.claim, decided.verdict
    data = {"section": claim.section, "kind": claim.kind, "verdict": verdict.word, "slip": claim.slip}
    marks = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items() if value)
    return (
        f'<article class="claim" id="{claim.id}" {marks} aria-labelledby="{claim.id}-head">'
        f'<h3 class="claim-head" id="{claim.id}-head"><a class="claim-id" href="#{claim.id}">{claim.id}</a> '
        f"{_mark(verdict)} {escape(claim.claim)}</h3>"
        f'<p class="claim-sentence">{escape(verdict.sentence)}</p>'
        f'<p class="claim-meta">{_about(claim)}</p>{_evidence(decided)}</article>'
    )


@dataclass(frozen=True)
class Ledger:
    """Statements with their verdicts, as the page lists them; the output's metadata holds their records."""

    decided: Sequence[Decided]

    @property
    def html(self) -> str:
        """All statements, each with its anchor and evidence, in the order given."""
        return f'<div class="claims" data-claims>{"".join(_article(item) for item in self.decided)}</div>'

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        plain = "\n".join(_plain(item) for item in self.decided)
        return {"text/html": self.html, "text/plain": plain}, {RECORD: {"claims": [record(d) for d in self.decided]}}


@dataclass(frozen=True)
class Beside:
    """The verdicts on a group of statements, in short, beside the prose that argues them."""

    decided: Sequence[Decided]

    @property
    def html(self) -> str:
        """One line a statement, leading to its place in the ledger."""
        if not self.decided:
            return ""
        items = "".join(
            f'<li><a href="{claim_address(d.claim.id)}">{d.claim.id}</a> {_mark(d.verdict)} '
            f'<span class="claim-said">{escape(d.claim.claim)}</span> {escape(d.verdict.sentence)}</li>'
            for d in self.decided
        )
        title = '<p class="claims-beside-title">What the report says, and the verdict on it</p>'
        return f'<aside class="claims-beside">{title}<ul>{items}</ul></aside>'

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        plain = "\n".join(_plain(item) for item in self.decided)
        return {"text/html": self.html, "text/plain": plain}, {RECORD: {"beside": [d.claim.id for d in self.decided]}}


def _plain(decided: Decided) -> str:
    claim, verdict = decided.claim, decided.verdict
    return f"{claim.id} [{WORDS[verdict.word]}] {claim.claim} -- {verdict.sentence}"


def beside(run: AnyRun, topic: str) -> Beside:
    """The verdicts on the statements of one topic of the run's section; nothing where the table has none."""
    claims = [claim for claim in read_claims(run.tables["claims"]) if claim.kind != "forecast"]
    chosen = [claim for claim in claims if (claim.section, claim.topic) == (run.section, topic)]
    return Beside(decide_all(run, chosen))
