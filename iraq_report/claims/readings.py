"""The test of last resort: what a named source says of a statement that no other table can decide."""

from __future__ import annotations

from iraq_report.claims.record import Claim
from iraq_report.claims.verdict import NONE, OUTCOMES, READING, VERDICTS, Verdict, evidence, not_testable
from iraq_report.prose.text import listed
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun


def read(claim: Claim, run: AnyRun) -> Verdict:
    """The readings of a statement; the verdict names itself a reading and says who says so.

    Readings after the run's `horizon`, where it has one, are not used, nor those that only the report states.

    Formula: the outcome where all readings agree; where they do not, `partly` for a forecast (those that leave it open
    do not count against the others) and `disputed` for any other statement. Without a reading a forecast is `open`, any
    other statement not testable.
    Source: readings table. Raises ValueError for an outcome that is none of this kind of statement.
    """
    rows = run.tables["readings"]
    rows = rows[(rows["claim_id"] == claim.id) & (rows["stated_by"] != "report")]
    horizon = getattr(run.parameters, "horizon", None)
    if horizon is not None:
        rows = rows[rows["date"].dt.date <= horizon]
    forecast = claim.kind == "forecast"
    if rows.empty:
        sentence = "No source seen decides it."
        return Verdict("open", sentence, basis=NONE) if forecast else not_testable(sentence, basis=NONE)
    if wrong := [word for word in rows["outcome"] if word not in (OUTCOMES if forecast else VERDICTS)]:
        raise ValueError(f"{listed(wrong)} is no outcome of {claim.id}, a {claim.kind}")
    outcomes = set(rows["outcome"]) - {"open"} or {"open"}
    word = outcomes.pop() if len(outcomes) == 1 else "partly" if forecast else "disputed"
    said = "; ".join(f"{row['finding'].rstrip('.')} ({row['read_by']}, {when_text(row)})" for _, row in rows.iterrows())
    return Verdict(
        word, f"By a reading: {said}.", theirs=claim.value, evidence=evidence("readings", rows), basis=READING
    )
