"""What the measures of outcomes share: the days after a forecast, and what a run leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

import pandas as pd

from iraq_report.claims.record import Claim
from iraq_report.claims.verdict import Evidence, Verdict, evidence
from iraq_report.prose.facts import day_text
from iraq_report.sections.forecasts.parameters import Parameters
from iraq_report.sections.rows import days_text
from iraq_report.sections.run import Run

ForecastRun = Run[Parameters]


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Its length."""
        return (self.last - self.first).days + 1

    @property
    def text(self) -> str:
        """`1 September 2021 to 31 December 2022`."""
        return days_text(self.first, self.last)


def days_of(claim: Claim) -> Span:
    """The day a forecast was made and the day it looks to.

    Raises ValueError for a forecast that names no days.
    """
    return Span(*claim.span)


def after(claim: Claim, run: ForecastRun) -> Span:
    """The days in which a forecast can show: from the day after it was made to its last day or the run's horizon."""
    days = days_of(claim)
    return Span(days.first + timedelta(days=1), min(days.last, run.parameters.horizon))


def before(claim: Claim, run: ForecastRun) -> Span:
    """The days to compare with: from `base_start` to the day the forecast was made."""
    return Span(run.parameters.base_start, days_of(claim).first)


P = ParamSpec("P")
Measure = Callable[Concatenate[Claim, ForecastRun, P], Verdict]


def in_time(*, lasting: bool = False) -> Callable[[Measure[P]], Measure[P]]:
    """Make a measure of outcomes leave a forecast open where the run's horizon comes too early for it.

    Before the forecast's own last day `did_not` can still change, and so can `came_true` where something has to last
    until then (`lasting`).
    """

    def decorate(measure: Measure[P]) -> Measure[P]:
        @wraps(measure)
        def judged(claim: Claim, run: ForecastRun, /, *args: P.args, **given: P.kwargs) -> Verdict:
            horizon, days = run.parameters.horizon, days_of(claim)
            if horizon <= days.first:
                return Verdict("open", f"This run reads outcomes up to {day_text(horizon)}, too early for it.")
            verdict = measure(claim, run, *args, **given)
            may_change = ("did_not", "came_true") if lasting else ("did_not",)
            if horizon < days.last and verdict.word in may_change:
                so_far = f"Up to {day_text(horizon)}, with time left: {verdict.sentence}"
                return replace(verdict, word="open", sentence=so_far)
            return verdict

        return judged

    return decorate


def by_sources(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that are not the report's alone."""
    return rows[rows["stated_by"] != "report"]


def dated(rows: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Rows whose first possible day lies in a span."""
    return rows[rows["date"].between(pd.Timestamp(span.first), pd.Timestamp(span.last))]


def touching(rows: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Rows that have a possible day in common with a span."""
    last = rows["date_end"].fillna(rows["date"])
    return rows[(rows["date"] <= pd.Timestamp(span.last)) & (last >= pd.Timestamp(span.first))]


def told(table: str, rows: pd.DataFrame) -> Evidence:
    """Rows of a table as evidence, in the order of their days."""
    return evidence(table, rows.sort_values("date", kind="stable") if "date" in rows.columns else rows)
