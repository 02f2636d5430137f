"""What every module of the section needs: its run, and rows by key."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import Fact
from iraq_report.sections.rows import when
from iraq_report.sections.run import Run
from iraq_report.sections.us_posture.parameters import Parameters
from iraq_report.sections.us_posture.talks import within_days

PostureRun = Run[Parameters]


def find(run: PostureRun, table: str, key: str) -> pd.Series | None:
    """The row of a table with this key; None where a table of one's own lacks it."""
    rows = run.tables[table]
    found = rows[rows.iloc[:, 0] == key]
    return None if found.empty else found.iloc[0]


def day_of(name: str, row: pd.Series) -> Fact:
    """The day or days of a row of what was said and agreed."""
    return when(f"us_posture.{name}", row, measure=within_days)
