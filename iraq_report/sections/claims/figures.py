"""Figures of the ledger, in their order of appearance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import pandas as pd

from iraq_report.claims.ledger import Decided, decide_all
from iraq_report.claims.verdict import VERDICTS, WORDS
from iraq_report.figures.charts import Series, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import plural
from iraq_report.sections.claims.measures import PARTS, cells_of, count_by, count_by_verdict
from iraq_report.sections.listed_figures import FigureMakers
from iraq_report.sections.method import method
from iraq_report.sections.run import AnyRun

DECIDED_BY = (
    "A verdict is that of the measure or the named reading which decides the statement; the sources are those of the "
    "rows that it looked at"
)


def by_section(run: AnyRun, decided: Sequence[Decided]) -> Figure:
    """Verdicts by the part of the report that makes the statement."""
    counts = count_by(decided, "section")
    cells = cells_of(decided, lambda item: item.claim.section, counts.index)
    counts, by = counts.rename(index=PARTS), "part of the report"
    return _bars(run, decided, counts, cells, id="claims-by-section", by=by, name="Part", sort=False)


def by_kind(run: AnyRun, decided: Sequence[Decided]) -> Figure:
    """Verdicts by kind of statement."""
    counts = count_by(decided, "kind")
    cells = cells_of(decided, lambda item: item.claim.kind, counts.index)
    counts, by = counts.rename(index=lambda kind: f"{kind[0].upper()}{kind[1:]}"), "kind of statement"
    return _bars(run, decided, counts, cells, id="claims-by-kind", by=by, name="Kind", sort=True)


def _bars(
    run: AnyRun,
    decided: Sequence[Decided],
    counts: pd.DataFrame,
    cells: list[str],
    *,
    id: str,
    by: str,
    name: str,
    sort: bool,
) -> Figure:
    totals = count_by_verdict(decided)
    reproduced, most = int(totals["reproduced"]), counts.sum(axis=1)
    return stacked_counts(
        counts,
        {word: WORDS[word] for word in VERDICTS if totals[word]},
        id=id,
        title=f"{reproduced} of {len(decided)} statements reproduced, by {by}",
        subtitle=f"Statements of the report by {by} and verdict",
        told=lambda _: (
            f"Of {len(decided)} statements, {reproduced} {plural(reproduced, 'is', 'are')} reproduced"
            f"{_missed(totals)}; most statements ({most.max()}): {most.idxmax()}."
        ),
        source=run.source_line("claims"),
        method=method(f"Counted by {by}:", count_by, DECIDED_BY),
        row_sources=cells,
        caveat="Statements differ in weight; what is one statement and what two is a decision of the compilers.",
        name=name,
        unit="statement",
        sort=sort,
    )


def _missed(totals: pd.Series) -> str:
    missed = int(totals["not_covered"])
    return f" and {missed} not covered by this run" if missed else ""


def stacked_counts(
    counts: pd.DataFrame,
    labels: Mapping[str, str],
    *,
    id: str,
    title: str,
    subtitle: str,
    told: Callable[[pd.DataFrame], str],
    source: str,
    method: str,
    row_sources: list[str],
    caveat: str,
    name: str,
    unit: str,
    sort: bool,
) -> Figure:
    """Lying bars of counts by verdict or by outcome, or a figure declared empty.

    `counts` has a row for each bar and a column for each role of `labels`, which are drawn in their order. `told` makes
    the sentence from the table; `name` is what the rows are called, `unit` one of what is counted.
    """
    if counts.empty:
        reason = f"The tables of this run hold no {unit}."
        return empty_figure(id=id, title=subtitle, reason=reason, source=source)
    table = counts[list(labels)].rename(columns=labels).rename_axis(name).reset_index()
    series = [Series(label, role, f"{label[0].upper()}{label[1:]}") for role, label in labels.items()]
    return figure(
        id=id,
        title=title,
        subtitle=subtitle,
        sentence=told(table),
        source=source,
        caveat=caveat,
        table=table,
        method=method,
        units=f"{unit}s",
        row_sources=row_sources,
        grain="aggregate",
        draw=lambda size: rows(table, label=name, series=series, size=size, sort=sort, unit=f"{unit}s"),
    )


@lru_cache(maxsize=1)  # both figures show the same verdicts, and to decide them takes seconds
def _decided(run: AnyRun) -> list[Decided]:
    return decide_all(run)


FIGURES: FigureMakers = {
    "claims-by-section": lambda run: by_section(run, _decided(run)),
    "claims-by-kind": lambda run: by_kind(run, _decided(run)),
}
