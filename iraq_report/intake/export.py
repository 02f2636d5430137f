"""What reading a stranger's file gives: events, the rows that could not be used, and what was noticed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from iraq_report.tables.vocabulary import COUNTRIES

# Name and type of the columns of events, whatever the format of the file was.
EVENT_COLUMNS: dict[str, str] = {
    "line": "Int64",  # row of the file as a spreadsheet counts it, the header being row 1
    "event_id": "str",
    "date": "datetime64[us]",  # first possible day
    "date_precision": "str",  # a word of DATE_PRECISION
    "date_end": "datetime64[us]",  # last possible day; missing where the day is known
    "country": "str",
    "governorate": "str",  # a name of GOVERNORATES; missing outside Iraq and where unknown
    "place": "str",
    "lat": "Float64",
    "lon": "Float64",
    "point_quality": "str",  # a word of COORDINATE_PRECISION
    "event_type": "str",
    "sub_event_type": "str",
    "actor1": "str",
    "assoc1": "str",
    "actor2": "str",
    "assoc2": "str",
    "weapon_text": "str",
    "target_text": "str",
    "killed_low": "Int64",
    "killed_high": "Int64",
    "wounded_low": "Int64",
    "wounded_high": "Int64",
    "killed_us": "Int64",
    "wounded_us": "Int64",
    "source": "str",
    "notes": "str",
    "revised": "datetime64[us]",  # last change of the row at its source
}

REJECTED_COLUMNS: dict[str, str] = {
    "line": "Int64",
    "event_id": "str",
    "code": "str",  # stable, R-...
    "reason": "str",  # a sentence
    "row": "str",  # the row as JSON text: cells by column, or the text of a line that is no row
}


@dataclass(frozen=True)
class Asked:
    """What a user asks of a file: countries, first and last day, order of day and month; and when it was downloaded."""

    countries: tuple[str, ...] = COUNTRIES
    start: date | None = None
    end: date | None = None
    dates: Literal["dmy", "mdy"] | None = None
    accessed: date | None = None


@dataclass(frozen=True)
class Recognised:
    """The format of a file: its name, the share (0 to 1) of its expected columns that were found, and why."""

    name: str
    sure: float
    why: tuple[str, ...]


@dataclass(frozen=True)
class Export:
    """A file that was read: `rows` is the sum of `events`, `rejected` and the counts of `out_of_scope`.

    `events` has the columns EVENT_COLUMNS; of the format `own` it has `line` and the columns of `attacks.csv`.
    `rejected` has the columns REJECTED_COLUMNS. `out_of_scope` counts rows by reason; `notes` are sentences on what
    was noticed and repaired.
    """

    format: Recognised
    file: str
    sha256: str
    rows: int
    events: pd.DataFrame
    rejected: pd.DataFrame
    out_of_scope: Mapping[str, int]
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        told = len(self.events) + len(self.rejected) + sum(self.out_of_scope.values())
        if told != self.rows:
            raise AssertionError(f"{self.rows} rows went in and {told} came out of {self.file}")


def as_columns(table: Mapping[str, pd.Series], columns: Mapping[str, str], index: pd.Index) -> pd.DataFrame:
    """Put series into the columns of a result with their types; a column that is not given is all missing."""
    blank = pd.Series(None, index=index, dtype="object")
    return pd.DataFrame({name: table.get(name, blank).astype(dtype) for name, dtype in columns.items()}, index=index)
