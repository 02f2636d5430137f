"""A workbook (xlsx and its kin) into CSV: the one sheet that has a known format."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from iraq_report.errors import ReportError
from iraq_report.intake import recognise
from iraq_report.intake.dialect import ABOVE

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # how Office names the content that a password guards


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook that is a zip archive: xlsx, xlsb, ods."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return bool({"xl/workbook.xml", "xl/workbook.bin"} & names or {"mimetype", "content.xml"} <= names)


def write_sheet(path: Path, target: Path, *, told: str | None = None) -> tuple[Path, tuple[str, ...]]:
    """Write the sheet of a workbook that has a known format (or the one `told`) as CSV, and return that file and notes.

    Raises ReportError E-PASSWORD, E-WORKBOOK-BROKEN, E-SHEET-NONE, E-SHEET-SEVERAL.
    """
    try:
        with CalamineWorkbook.from_path(path) as book:
            name = _fitting(book, path.name, told)
            with target.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerows(map(_texts, book.get_sheet_by_name(name).iter_rows()))
            note = f"Read the sheet {name!r}." if len(book.sheet_names) > 1 else "Read the only sheet."
    except PasswordError as error:
        raise _guarded(path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        if _ENCRYPTED in path.read_bytes():
            raise _guarded(path.name) from error
        sentence = f"{path.name} is a damaged workbook ({error}); open it, save it as CSV UTF-8, and give that"
        raise ReportError("E-WORKBOOK-BROKEN", sentence) from error
    return target, (note,)


def _guarded(name: str) -> ReportError:
    return ReportError("E-PASSWORD", f"{name} needs a password; save a copy without one")


def _fitting(book: CalamineWorkbook, file: str, told: str | None) -> str:
    """The name of the one sheet that fits."""
    heads = {one.name: _head(book, one.name) for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet}
    fitting = [name for name, rows in heads.items() if _fits(rows, told)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        sentence = f"{file} has {len(fitting)} sheets that fit ({', '.join(fitting)}); save the one to use as a file"
        raise ReportError("E-SHEET-SEVERAL", sentence)
    filled = {name: rows for name, rows in heads.items() if rows}
    if not filled:
        raise ReportError("E-FILE-EMPTY", f"{file} has no sheet with cells; expected a table with a header")
    if len(filled) == 1:
        [rows] = filled.values()
        raise recognise.unknown(file, max(rows, key=recognise.share), told)
    sentence = f"{file} has no sheet of a known format: {'; '.join(_shown(*one) for one in filled.items())}"
    raise ReportError("E-SHEET-NONE", f"{sentence}. Expected one whose header has the columns of an export")


def _fits(rows: Sequence[Sequence[str]], told: str | None) -> bool:
    return any(recognise.best(row, told) for row in rows) or recognise.headless(rows, told) is not None


def _head(book: CalamineWorkbook, name: str) -> list[list[str]]:
    """The first rows of a sheet that hold anything."""
    rows = [_texts(row) for row in islice(book.get_sheet_by_name(name).iter_rows(), ABOVE + 1)]
    return [row for row in rows if any(row)]


def _shown(name: str, rows: Sequence[Sequence[str]]) -> str:
    cells = [cell for cell in rows[0] if cell][: recognise.SHOWN]
    return f"{name} begins with {', '.join(cells)}"


def _texts(row: Iterable[Any]) -> list[str]:
    return [_cell(value) for value in row]


def _cell(value: Any) -> str:
    """A cell as CSV has it: whole numbers without a point, days and times in ISO form."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)
