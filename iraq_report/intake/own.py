"""Rows of our own table of attacks, checked as the project's own are."""

from __future__ import annotations

import pandas as pd

from iraq_report.intake.cells import Faults
from iraq_report.tables.check import check_table
from iraq_report.tables.columns import AMOUNT, DAY, TEXT, WHOLE, kind_of
from iraq_report.tables.problems import Problem
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.text import DAY_FORM

_SCHEMA = SCHEMAS["attacks"]
_TYPES = {"string": TEXT, "integer": WHOLE, "number": AMOUNT, "date": DAY}
COLUMNS = {"line": WHOLE, **{name: _TYPES[kind_of(column)] for name, column in _SCHEMA.columns.items()}}


def events(frame: pd.DataFrame, faults: Faults) -> dict[str, pd.Series]:
    """Return the columns of `attacks.csv` of the rows; every fault of a row is told in one reason.

    Columns that the file lacks are missing. Days may be written in any one way. Keys to other tables
    are not looked up.
    """
    text = pd.DataFrame(index=frame.index)
    for name in _SCHEMA.columns:
        cells = frame[name] if name in frame else pd.Series(None, index=frame.index)
        text[name] = cells.astype("str").str.strip().replace("", None)
    for name, day in (("date", frame["_day"]), ("date_end", frame["_end"])):
        text[name] = day.dt.strftime(DAY_FORM).astype("str").where(day.notna(), text[name])
    table, problems = check_table(text, _SCHEMA)
    reasons: dict[int, list[str]] = {}
    for problem in problems:
        if problem.row is not None and problem.row in frame.index:
            reasons.setdefault(problem.row, []).append(_sentence(problem))
    said = pd.Series({row: "; ".join(parts) + "." for row, parts in reasons.items()}, dtype="object")
    said = said.reindex(frame.index)
    faults.add(said.notna(), "R-TABLE", said)
    return {str(name): table[name] for name in table}


def _sentence(problem: Problem) -> str:
    return f"{problem.column}: {problem.fault}" if problem.column else problem.fault
