"""Decided statements in one line each."""

from datetime import date

from iraq_report.claims.ledger import Decided
from iraq_report.claims.record import Claim
from iraq_report.claims.verdict import MEASURE, NONE, Evidence, Row, Verdict

_BLANK = dict.fromkeys(("unit", "stated", "who", "measure", "why_not", "slip", "note"), "")


def decided(id, word, *, section="attacks", kind="count", slip="", basis=MEASURE, rows=(), **changes):
    """A statement with a verdict; `rows` are pairs of table and key."""
    claim = Claim(
        **{
            **_BLANK, "id": id, "section": section, "topic": "topic", "lines": "80-84;100", "kind": kind, "slip": slip,
            "claim": f"The report says {id}.", "low": None, "high": None, "tolerance": 0.0, "days": "6 June 2021",
            "first": date(2021, 6, 6), "last": date(2021, 6, 6), "test": "By counting.", "footnotes": ("1", "2"),
            "sources": ("report-2021",), **changes,
        }
    )  # fmt: skip
    evidence = Evidence(tuple(Row(*row) for row in rows), ("basnews-7b4914",) if rows else ())
    return Decided(claim, Verdict(word, f"So it is {word}.", evidence=evidence, basis=NONE if not rows else basis))
