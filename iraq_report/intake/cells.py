"""Cells of text into values; what does not fit becomes a fault of its row."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from iraq_report.tables.problems import quoted

NO_VALUE = ("", "n/a", "na", "nan", "null", "none", ".")  # in a column of numbers, in lower case
NO_TEXT = ("", "N/A", "n/a", "NULL", "null")  # `NA` and `None` may be names
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # control characters, which no page may hold


class Faults:
    """Why rows cannot be used: the first fault of each row; and `notes` on what was left blank in rows that can."""

    def __init__(self, index: pd.Index) -> None:
        self.code = pd.Series(None, index=index, dtype="object")
        self.reason = pd.Series(None, index=index, dtype="object")
        self.notes: list[str] = []

    def add(self, wrong: pd.Series, code: pd.Series | str, reasons: pd.Series | str) -> None:
        """Give the rows where `wrong` is true a code and a sentence, unless they have one."""
        new = wrong & self.code.isna()
        self.code = self.code.mask(new, code)
        self.reason = self.reason.mask(new, reasons)

    @property
    def any(self) -> pd.Series:
        """Which rows have a fault."""
        return self.code.notna()


def text(frame: pd.DataFrame, column: str, *, missing: Iterable[str] = NO_TEXT) -> pd.Series:
    """A column as `str` without blanks around; missing where the table lacks it or the cell says nothing."""
    if column not in frame:
        return pd.Series(None, index=frame.index, dtype="str")
    cells = frame[column].astype("str").str.replace(_UNSEEN, "", regex=True).str.strip()
    return cells.mask(cells.isin(list(missing)))


def joined(frame: pd.DataFrame, columns: Iterable[str], *, missing: Iterable[str] = NO_TEXT) -> pd.Series:
    """Several columns as one text, what they say separated by ` | `; missing where none says anything."""
    parts = [text(frame, column, missing=missing) for column in columns]
    rows = zip(*(part.where(part.notna(), None) for part in parts), strict=True)
    lines = [" | ".join(dict.fromkeys(cell for cell in row if isinstance(cell, str))) or None for row in rows]
    return pd.Series(lines, index=frame.index, dtype="str")


def decimal(frame: pd.DataFrame, column: str, faults: Faults, *, code: str = "R-NUMBER") -> pd.Series:
    """A column of numbers as `Float64`; a decimal comma is understood, a cell that is no number is a fault."""
    cells = text(frame, column)
    cells = cells.mask(cells.str.lower().isin(NO_VALUE))
    commas = cells.str.fullmatch(r"-?\d+,\d+").fillna(False).astype(bool)
    plain = cells.mask(commas, cells.str.replace(",", ".", regex=False))
    values = pd.to_numeric(plain.astype("object"), errors="coerce").astype("Float64")
    values = values.mask(~np.isfinite(values.fillna(0).astype("float64")))
    wrong = cells.notna() & values.isna()
    faults.add(wrong, code, _said(column, cells, wrong, "a number"))
    return values


def count(frame: pd.DataFrame, column: str, faults: Faults, *, unknown: Iterable[int] = ()) -> pd.Series:
    """A column of counts as `Float64`; `unknown` are codes for a missing value, another negative is a fault."""
    values = decimal(frame, column, faults)
    values = values.mask(values.isin([float(code) for code in unknown]))
    wrong = (values < 0).fillna(False) | (values > 1_000_000).fillna(False)
    wrong = wrong.astype(bool)
    faults.add(wrong, "R-NUMBER", _said(column, text(frame, column), wrong, "a count of people"))
    return values


def down(values: pd.Series) -> pd.Series:
    """The next lower whole number (`Int64`); GTD shares out the toll of linked attacks in fractions."""
    return np.floor(values).astype("Int64")


def up(values: pd.Series) -> pd.Series:
    """The next higher whole number (`Int64`)."""
    return np.ceil(values).astype("Int64")


def code(frame: pd.DataFrame, column: str) -> pd.Series:
    """A column of numeric codes as text without `.0`; missing where the table lacks it."""
    return text(frame, column).str.replace(r"\.0+$", "", regex=True)


def point(frame: pd.DataFrame, faults: Faults) -> tuple[pd.Series, pd.Series]:
    """Latitude and longitude in degrees; a pair that is not on the globe is a fault, half a pair is none."""
    lat, lon = (decimal(frame, column, faults, code="R-POINT") for column in ("latitude", "longitude"))
    off = ((lat.abs() > 90) | (lon.abs() > 180)).fillna(False).astype(bool)
    faults.add(off, "R-POINT", "The coordinates are not on the globe.")
    both = lat.notna() & lon.notna() & ~((lat == 0) & (lon == 0)).fillna(False).astype(bool)
    return lat.where(both), lon.where(both)


def _said(column: str, cells: pd.Series, wrong: pd.Series, expected: str) -> pd.Series:
    said = cells[wrong].map(lambda cell: f"Found {quoted(str(cell))} in {column}, expected {expected}.")
    return said.reindex(cells.index)
