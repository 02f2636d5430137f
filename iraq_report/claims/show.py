"""Verdicts as a page shows them: the whole list, and the few that stand beside a section's prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from iraq_report.claims.ledger import Decided, decide_all, measure_of
from iraq_report.claims.record import read_claims
from iraq_report.claims.verdict import WORDS
from iraq_report.prose.address import claim_address, evidence_address
from iraq_report.prose.text import RECORD, plural
from iraq_report.sections.row_titles import NAMED_BY, row_titles
from iraq_report.sections.run import AnyRun
from iraq_report.tables.columns import items_of

Record = dict[str, Any]
Titles = Mapping[str, Mapping[str, str]]


def record(decided: Decided, titles: Titles) -> Record:
    """A statement and its verdict as `claims.json` holds them; `titles` names rows of evidence, by table and key."""
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
            "text": claim.value if claim.has_number else "",
            "by": "compilers" if claim.said != "the report has" else "report",
            "words": items_of(claim.stated),
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
        "rows": [
            {"table": row.table, "id": row.id, "title": titles.get(row.table, {}).get(row.id, row.id)}
            for row in verdict.evidence.rows
        ],
        "sources": list(verdict.evidence.sources),
        "note": claim.note,
    }


def mark(item: Record) -> str:
    """The verdict of a record as a word with a sign."""
    return f'<span class="verdict verdict-{item["verdict"]}">{WORDS[item["verdict"]]}</span>'


def _number(items: Sequence[Any], word: str) -> str:
    return f"{len(items)} {plural(len(items), word)}"


def _article(item: Record) -> str:
    """A statement with its verdict in two sentences; the rest of what is known of it is one click away."""
    id = item["id"]
    marks = "".join(
        f' data-{name}="{escape(item[name])}"' for name in ("section", "kind", "verdict", "slip") if item[name]
    )
    counts = f"{_number(item['rows'], 'row')}, {_number(item['sources'], 'source')}"
    evidence = f"Evidence: {counts}" if item["rows"] else "How it is tested"
    about = escape(" · ".join(part for part in (item["kind"], item["dates"]["text"]) if part), quote=False)
    more = f'<span class="claim-evidence"> · <a href="{evidence_address(id)}">{evidence}</a></span>'
    return (
        f'<article class="claim" id="{id}"{marks}><h3 class="claim-head"><a class="claim-id" href="#{id}">{id}</a> '
        f'{mark(item)} {escape(item["claim"], quote=False)}</h3><p class="claim-sentence">'
        f'{escape(item["sentence"], quote=False)}</p><p class="claim-meta">{about}{more}</p></article>'
    )


@dataclass(frozen=True)
class _Shown:
    """Statements with their verdicts, by their records."""

    records: Sequence[Record]

    @property
    def plain(self) -> str:
        """One line a statement."""
        return "\n".join(f"{r['id']} [{WORDS[r['verdict']]}] {r['claim']} -- {r['sentence']}" for r in self.records)


@dataclass(frozen=True)
class Ledger(_Shown):
    """The list of statements as a page of its own shows it; the output's metadata holds the records."""

    @property
    def html(self) -> str:
        """All statements, each with its anchor, in the order given."""
        return f'<div class="claims" data-claims>{"".join(_article(item) for item in self.records)}</div>'

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/html": self.html, "text/plain": self.plain}, {RECORD: {"claims": list(self.records)}}


@dataclass(frozen=True)
class Beside(_Shown):
    """The verdicts on a few statements, in short, beside the prose that argues them."""

    @property
    def html(self) -> str:
        """One line a statement, leading to its place in the ledger; blank without a statement."""
        items = "".join(
            f'<li><a href="{claim_address(item["id"])}">{item["id"]}</a> {mark(item)} '
            f'<span class="claim-said">{escape(item["claim"])}</span> {escape(item["sentence"])}</li>'
            for item in self.records
        )
        title = '<p class="claims-beside-title">What the report says, and the verdict on it</p>'
        return f'<aside class="claims-beside">{title}<ul>{items}</ul></aside>' if items else ""

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        ids = [item["id"] for item in self.records]
        return {"text/html": self.html, "text/plain": self.plain}, {RECORD: {"beside": ids}}


def records(run: AnyRun, decided: Sequence[Decided]) -> list[Record]:
    """The records of decided statements, the rows of evidence named as the pages of rows name them."""
    shown = {row for item in decided for row in item.verdict.evidence.rows if row.table in NAMED_BY}
    keys = {table: {row.id for row in shown if row.table == table} for table in sorted({row.table for row in shown})}
    titles = {table: row_titles(table, run.tables, only=ids) for table, ids in keys.items()}
    return [record(item, titles) for item in decided]


def ledger(run: AnyRun, decided: Sequence[Decided]) -> Ledger:
    """The list of decided statements."""
    return Ledger(records(run, decided))


def beside(run: AnyRun, topic: str) -> Beside:
    """The verdicts on the statements of one topic of the run's section; nothing where the table has none."""
    table = run.tables["claims"]
    chosen = table[(table["section"] == run.section) & (table["topic"] == topic) & (table["kind"] != "forecast")]
    return Beside(records(run, decide_all(run, read_claims(chosen))))
