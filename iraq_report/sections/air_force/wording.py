"""How statements on readiness are looked up, dated, numbered and cited in the section's sentences."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, fact, share
from iraq_report.prose.text import Text, paragraph, sentence
from iraq_report.sections.air_force.common import AirForceRun, cited, not_covered, overlapping
from iraq_report.sections.air_force.readiness import statements
from iraq_report.sections.rows import when

Rows = dict[str, pd.Series]


def known(run: AirForceRun) -> Rows:
    """Statements on readiness that touch the window of the run, by readiness_id."""
    p = run.parameters
    rows = overlapping(run.tables["readiness"], p.readiness_start, p.readiness_end)
    return {row["readiness_id"]: row for _, row in rows.iterrows()}


def none_known(run: AirForceRun, *ids: str) -> Text:
    """What is said where the window of the run holds none of these statements on readiness."""
    p, own = run.parameters, run.tables["readiness"]
    own = own[own["readiness_id"].isin(ids)]
    return paragraph(sentence(not_covered(own, p.readiness_start, p.readiness_end)))


def cite_rows(*rows: pd.Series) -> str:
    """A citation of the sources of some statements, two each."""
    return cited(pd.DataFrame(list(rows)), most=2 * len(rows))


def when_said(row: pd.Series, key: str) -> Fact:
    """The days that a statement is about, as a fact."""
    return when(f"air_force.{key}.when", row, measure=statements)


def number(row: pd.Series, key: str) -> Fact:
    """The number that a statement gives, as a fact."""
    unit = str(row["unit"])
    return fact(f"air_force.{key}", float(row["value_low"]), measure=statements, unit=unit).on(rows_behind(row))


def percent(row: pd.Series, key: str) -> Fact:
    """The percentage that a statement gives, as a fact."""
    return share(f"air_force.{key}", float(row["value_low"]) / 100, measure=statements).on(rows_behind(row))
