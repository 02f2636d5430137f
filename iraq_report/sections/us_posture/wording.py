"""What every module of the section needs: its run, and rows by key."""

from __future__ import annotations

import pandas as pd

from iraq_report.sections.run import Run
from iraq_report.sections.us_posture.parameters import Parameters

PostureRun = Run[Parameters]


def find(run: PostureRun, table: str, key: str) -> pd.Series | None:
    """The row of a table with this key; None where a table of one's own lacks it."""
    rows = run.tables[table]
    found = rows[rows.iloc[:, 0] == key]
    return None if found.empty else found.iloc[0]
