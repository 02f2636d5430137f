"""Figures of the page of forecasts, in their order of appearance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from iraq_report.claims.ledger import Decided
from iraq_report.claims.verdict import MEASURE, READING
from iraq_report.figures.charts import Series, columns
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.claims.figures import DECIDED_BY, stacked_counts
from iraq_report.sections.claims.measures import PARTS, cells_of
from iraq_report.sections.forecasts.common import ForecastRun
from iraq_report.sections.forecasts.measures import (
    BASES,
    SHOWN,
    attacks_by_year,
    behind_years,
    count_by_basis,
    count_by_part,
    count_outcomes,
    decide_forecasts,
    word,
)
from iraq_report.sections.listed_figures import FigureMakers
from iraq_report.sections.method import method
from iraq_report.sections.people import PEOPLE
from iraq_report.sections.selection import uncovered
from iraq_report.sections.source_line import cells_by

_NAMES = {
    "year": "Year", "rockets": "Rocket attacks", "drones": "Drone attacks", "hurting": "Attacks that hurt somebody",
    "killed": "Killed (at least)", "wounded": "Wounded (at least)",
}  # fmt: skip


def by_part(run: ForecastRun, decided: Sequence[Decided]) -> Figure:
    """Outcomes by the part of the report that makes the forecast."""
    totals = count_outcomes(decided)
    title = f"{totals['came_true']} of {len(decided)} forecasts came true, {totals['partly']} in part"
    by, counts = "part of the report", count_by_part(decided)
    return _bars(
        run, decided, counts, id="forecasts-by-part", by=by, name="Part", title=title,
        method=method(count_by_part, DECIDED_BY),
        row_sources=cells_of(decided, lambda item: PARTS[item.claim.section], counts.index),
    )  # fmt: skip


def by_basis(run: ForecastRun, decided: Sequence[Decided]) -> Figure:
    """Outcomes by what decides them: a measure, a named reading, nothing."""
    counts = count_by_basis(decided)
    held = {name: int(row.sum()) for name, row in counts.iterrows()}
    measured, read = (held.get(BASES[basis], 0) for basis in (MEASURE, READING))
    title = f"{measured} of {len(decided)} forecasts are decided by a measure, {read} by a reading"
    return _bars(
        run, decided, counts, id="forecasts-by-basis", by="what decides it", name="Basis", title=title,
        method=method(count_by_basis, DECIDED_BY),
        row_sources=cells_of(decided, lambda item: BASES[item.verdict.basis], counts.index),
    )  # fmt: skip


def _bars(
    run: ForecastRun,
    decided: Sequence[Decided],
    counts: pd.DataFrame,
    *,
    id: str,
    by: str,
    name: str,
    title: str,
    method: str,
    row_sources: list[str],
) -> Figure:
    totals = count_outcomes(decided)
    held = {outcome: word(outcome) for outcome in SHOWN if totals[outcome]}

    def told(table: pd.DataFrame) -> str:
        outcomes = listed(f"{label.lower()} {totals[outcome]}" for outcome, label in held.items())
        bars = listed(f"{row[name]} {row.drop(name).sum()}" for _, row in table.iterrows())
        return f"Of {len(decided)} forecasts: {outcomes}. All forecasts by {by}: {bars}."

    return stacked_counts(
        counts,
        held,
        id=id,
        title=title,
        subtitle=f"Forecasts by {by} and outcome, read up to {day_text(run.parameters.horizon)}",
        told=told,
        source=run.source_line("claims", period=False),
        method=method,
        row_sources=row_sources,
        caveat="Forecasts differ in weight, and several hang together: this is no mark of the report.",
        name=name,
        unit="forecast",
        sort=False,
    )


def attacks_and_harm(run: ForecastRun) -> Figure:
    """Rocket and drone attacks by year, with how many hurt somebody."""
    p, id = run.parameters, "forecasts-attacks-by-year"
    source = run.source_line(
        "attacks",
        period=False,
        left_out="rockets and drones at medium or high confidence, Iraq",
        shown=behind_years(run),
    )
    title = "Attacks and harm by year"
    if uncovered(p.data, p.base_start, p.horizon, ("Iraq",)):
        reason = f"The list of attacks does not cover all days from {p.base_start} to {p.horizon}; choose others."
        return empty_figure(id=id, title=title, reason=reason, source=source)
    years, counted = attacks_by_year(run), behind_years(run)
    total, hurting = int((years["rockets"] + years["drones"]).sum()), int(years["hurting"].sum())
    if not total:
        reason = "The list of this run has no rocket or drone attack in these years."
        return empty_figure(id=id, title=title, reason=reason, source=source)
    table = years.assign(year=years["year"].dt.year.astype(str))
    said = "; ".join(
        f"{r.year}: {r.rockets} rocket and {r.drones} drone attacks, {r.hurting} of them hurt somebody, "
        + (f"at least {r.killed} killed" if r.killed else "nobody known killed")
        for r in table.itertuples()
    )
    return figure(
        id=id,
        title=f"{total} rocket and drone attacks in Iraq; {hurting} hurt or killed somebody",
        subtitle=f"Attacks on the US presence in Iraq and people hurt in them by year, {day_text(p.base_start)} to "
        f"{day_text(p.horizon)}",
        sentence=f"{said}.",
        source=source,
        caveat="Attacks in Syria and Jordan are not in it, whoever was killed there. How near an "
        "attack came to its aim is not recorded.",
        table=table.rename(columns=_NAMES),
        method=method(attacks_by_year),
        units={
            **PEOPLE,
            "Rocket attacks": "attacks",
            "Drone attacks": "attacks",
            "Attacks that hurt somebody": "attacks",
        },
        row_sources=cells_by(counted, counted["date"].dt.year, years["year"].dt.year),
        grain="aggregate",
        draw=lambda size: columns(
            years.assign(attacks=years["rockets"] + years["drones"]),
            x="year",
            series=[
                Series("attacks", "main", "Attacks"),
                Series("wounded", "third", "Wounded, at least"),
                Series("killed", "second", "Killed, at least"),
            ],
            size=size,
            every="year",
            stacked=False,
        ),
    )


@lru_cache(maxsize=1)  # both figures show the same verdicts, and to decide them takes seconds
def _outcomes(run: ForecastRun) -> list[Decided]:
    return decide_forecasts(run)


FIGURES: FigureMakers = {
    "forecasts-by-part": lambda run: by_part(run, _outcomes(run)),
    "forecasts-by-basis": lambda run: by_basis(run, _outcomes(run)),
    "forecasts-attacks-by-year": attacks_and_harm,
}
