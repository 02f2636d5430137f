"""`corrections.yml` beside a folder's tables: rows that are read otherwise than the source has them, with the reason.

A correction says what it expects to find, so that it is noticed when the source itself is corrected. Here is how they
are read and applied to the text of a table; typing and checking come after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import pandas as pd
import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from iraq_report.errors import ReportError
from iraq_report.tables.problems import Problem, did_you_mean, quoted, yaml_fault
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.text import scan

FILE = "corrections.yml"


def _cell(value: Any) -> Any:
    """A value as a cell of a CSV file holds it: blank for none, a day as ISO."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else value


Cell = Annotated[str, BeforeValidator(_cell)]


class Change(BaseModel):
    """One cell: what is expected in it, and what it is to hold instead (`override` only)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    expected: Cell
    new: Cell | None = None


class Correction(BaseModel):
    """One entry: the row it is about, what is done to it, why, and on what evidence (a source's id, or an address)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: str
    key: Cell
    action: Literal["override", "drop", "flag"]
    fields: dict[str, Change] = Field(min_length=1)
    reason: str = Field(min_length=1)
    evidence: str = Field(min_length=1)
    date: date

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.table not in SCHEMAS:
            raise ValueError(f"there is no table {quoted(self.table)}{did_you_mean(self.table, SCHEMAS)}")
        known = list(SCHEMAS[self.table].columns)
        for name, change in self.fields.items():
            if name not in known[1:]:
                near = "; its key stays" if name == known[0] else did_you_mean(name, known)
                raise ValueError(f"{self.table} has no field {quoted(name)} to change{near}")
            if (change.new is None) is (self.action == "override"):
                raise ValueError(f"{name}: a new value belongs to an override, and to nothing else")
            if change.new == change.expected:
                raise ValueError(f"{name}: the new value is the one expected before")
        return self

    @property
    def name(self) -> str:
        """`attacks 2021-06-09-balad-1`: the row it is about."""
        return f"{self.table} {self.key}"


@dataclass(frozen=True)
class Found:
    """A correction and whether it is `spent`: the source holds what it would make of the row."""

    correction: Correction
    spent: bool


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of a folder's tables; none where it has no such file.

    Raises ReportError E-CORRECTION-FILE for a file that does not hold a list of corrections.
    """
    state = file_state(folder)
    return _parsed(folder / FILE, *state) if state else ()


def file_state(folder: Path) -> tuple[int, int] | None:
    """When a folder's file of corrections was changed, and its size; None where there is none."""
    path = folder / FILE
    if not path.is_file():
        return None
    state = path.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=32)
def _parsed(path: Path, _changed: int, _size: int) -> tuple[Correction, ...]:
    try:
        held = yaml.safe_load(path.read_text("utf-8"))
        return tuple(TypeAdapter(list[Correction]).validate_python(held or []))
    except ValidationError as error:
        first = error.errors()[0]
        place = ", ".join(f"entry {part + 1}" if isinstance(part, int) else str(part) for part in first["loc"])
        raise ReportError("E-CORRECTION-FILE", f"{path.name}: {place or 'the file'}: {first['msg']}") from None
    except (yaml.YAMLError, ValueError) as error:  # no YAML, no UTF-8, or a date that there is not
        raise ReportError("E-CORRECTION-FILE", f"{path.name} is not readable: {yaml_fault(error)}") from None


def corrected(path: Path) -> tuple[pd.DataFrame, list[Problem], list[Found]]:
    """The text of a table's file with the corrections of its folder applied, what is wrong with the file, and what
    became of each correction.

    Raises ReportError E-CORRECTION-FILE, and E-CORRECTION-STALE for a row that holds neither what a correction expects
    nor what it would make of it.
    """
    text, problems = scan(path)
    found = []
    for correction in (one for one in read_corrections(path.parent) if one.table == path.stem):
        text, spent = _apply(text, correction)
        found.append(Found(correction, spent))
    return text, problems, found


def _apply(text: pd.DataFrame, correction: Correction) -> tuple[pd.DataFrame, bool]:
    keys = text.iloc[:, 0] if len(text.columns) else pd.Series(dtype="str")
    lines = text.index[keys == correction.key]
    if lines.empty:
        if correction.action == "drop":
            return text, True
        raise _stale(correction, "no such row", "a row with this key")
    if correction.action == "override":
        return _override(text, lines, correction)
    for name, change in correction.fields.items():
        if (held := _held(text, lines[0], name)) != change.expected:
            raise _stale(correction, f"{name} {quoted(held)}", quoted(change.expected))
    return (text.drop(lines) if correction.action == "drop" else text), False


def _override(text: pd.DataFrame, lines: pd.Index, correction: Correction) -> tuple[pd.DataFrame, bool]:
    new: dict[str, str] = {}
    for name, change in correction.fields.items():
        if (held := _held(text, lines[0], name)) == change.expected:
            new[name] = change.new or ""
        elif held != change.new:
            raise _stale(correction, f"{name} {quoted(held)}", f"{quoted(change.expected)}, or the corrected value")
    changed = text.copy()
    for name, value in new.items():
        changed.loc[lines, name] = value or None
    return changed, not new


def _held(text: pd.DataFrame, line: Any, name: str) -> str:
    cell = text.at[line, name] if name in text else None
    return "" if pd.isna(cell) else str(cell).strip()


def _stale(correction: Correction, found: str, expected: str) -> ReportError:
    sentence = f"{FILE}, {correction.name}: found {found}, expected {expected}; look at the row and correct the entry"
    return ReportError("E-CORRECTION-STALE", sentence)


def corrections_of(folder: Path) -> list[Found]:
    """What became of each correction of a folder.

    Raises ReportError as `corrected` does, and E-CORRECTION-FILE for one of a table that the folder does not hold.
    """
    names = dict.fromkeys(one.table for one in read_corrections(folder))
    for name in names:
        if not (folder / f"{name}.csv").is_file():
            raise ReportError("E-CORRECTION-FILE", f"{FILE} corrects {name}, of which {folder} holds no file")
    return [one for name in names for one in corrected(folder / f"{name}.csv")[2]]


def is_corrected(path: Path) -> bool:
    """Whether the corrections of its folder speak of a table's file."""
    return any(one.table == path.stem for one in read_corrections(path.parent))


def spent_text(found: Found) -> str:
    """One line on a correction that is spent."""
    what = "the row is gone" if found.correction.action == "drop" else "the row holds the corrected value by now"
    return f"{FILE}, {found.correction.name}: spent, since {what}; take the entry out"


def change_text(correction: Correction) -> str:
    """What is done to the row, in words: `weapon 'drone' instead of 'rocket'`; blank for a flag."""
    if correction.action == "flag":
        return ""
    if correction.action == "drop":
        return "the row is left out"
    told = (
        f"{name.replace('_', ' ')} {_said(change.new or '')} instead of {_said(change.expected)}"
        for name, change in correction.fields.items()
    )
    return ", ".join(told)


def _said(cell: str) -> str:
    return quoted(cell) if cell else "blank"
