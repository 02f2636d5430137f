"""Figures of the ledger, in their order of appearance."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.claims.ledger import Decided
from iraq_report.claims.verdict import VERDICTS, WORDS
from iraq_report.figures.charts import Series, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import plural
from iraq_report.sections.claims.measures import PARTS, count_by, count_by_verdict
from iraq_report.sections.run import AnyRun

FIGURES = ("claims-by-section", "claims-by-kind")


def by_section(run: AnyRun, decided: Sequence[Decided]) -> Figure:
    """Verdicts by the part of the report that makes the statement."""
    counts = count_by(decided, "section").rename(index=PARTS)
    return _bars(run, decided, counts, id="claims-by-section", by="part of the report", name="Part", sort=False)


def by_kind(run: AnyRun, decided: Sequence[Decided]) -> Figure:
    """Verdicts by kind of statement."""
    counts = count_by(decided, "kind").rename(index=lambda kind: f"{kind[0].upper()}{kind[1:]}")
    return _bars(run, decided, counts, id="claims-by-kind", by="kind of statement", name="Kind", sort=True)


def _bars(
    run: AnyRun, decided: Sequence[Decided], counts: pd.DataFrame, *, id: str, by: str, name: str, sort: bool
) -> Figure:
    source = run.source_line("claims")
    if counts.empty:
        reason = "The tables of this run hold no statement."
        return empty_figure(id=id, title=f"Verdicts by {by}", reason=reason, source=source)
    totals = count_by_verdict(decided)
    held = [word for word in VERDICTS if totals[word]]
    most = counts.sum(axis=1)
    table = counts[held].rename(columns=WORDS).rename_axis(name).reset_index()
    reproduced = int(totals["reproduced"])
    return figure(
        id=id,
        title=f"{reproduced} of {len(decided)} statements reproduced, by {by}",
        subtitle=f"Statements of the report by {by} and verdict",
        sentence=f"Of {len(decided)} statements, {reproduced} {plural(reproduced, 'is', 'are')} reproduced; most "
        f"statements ({most.max()}): {most.idxmax()}.",
        source=source,
        caveat="Statements differ in weight; what is one statement and what two is a decision of the compilers.",
        table=table,
        grain="aggregate",
        draw=lambda size: rows(
            table,
            label=name,
            series=[Series(WORDS[word], word, WORDS[word][0].upper() + WORDS[word][1:]) for word in held],
            size=size,
            sort=sort,
            unit="statements",
        ),
    )
