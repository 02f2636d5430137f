"""Tables for a spreadsheet: UTF-8 with the mark that Excel looks for, and no cell that it would compute."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.tables.text import CELL_LIMIT

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SHIELD = "'"  # before a cell that begins like a formula; spreadsheets show the rest as text


def shielded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return SHIELD + text if text.lstrip(SHIELD).startswith(FORMULA_STARTS) else text


def unshielded(text: str) -> str:
    """The cell as it was before `shielded`."""
    return text.removeprefix(SHIELD) if text.lstrip(SHIELD).startswith(FORMULA_STARTS) else text


def sheet_text(table: pd.DataFrame) -> str:
    """The table as CSV text for a spreadsheet; a missing value is a blank cell, a day is written 2021-06-09."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False):
        writer.writerow([shielded(_cell(value)) for value in row])
    return file.getvalue()


def write_sheet(table: pd.DataFrame, path: Path) -> None:
    """Write `sheet_text` under another name first, so that a sheet is there whole or as it was.

    Raises ReportError E-REVIEW-SHEET where it cannot be written.
    """
    whole = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(sheet_text(table), encoding="utf-8-sig", newline="")
        whole.replace(path)
    except OSError as error:
        advice = "close it where it is open, or name another with --review"
        raise ReportError("E-REVIEW-SHEET", f"cannot write the sheet {path} ({error.strerror}); {advice}") from None


def read_sheet(path: Path) -> pd.DataFrame:
    """Read a sheet back as text, as a spreadsheet may have saved it: commas, semicolons or tabs; UTF-8 or cp1252.

    The index is the row as the spreadsheet counts it; a blank cell is an empty text. Raises ReportError
    E-REVIEW-SHEET where it is no table of text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReportError("E-REVIEW-SHEET", f"cannot read the sheet {path} ({error.strerror})") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    csv.field_size_limit(CELL_LIMIT)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise ReportError("E-REVIEW-SHEET", f"{path.name} is not readable as CSV ({error})") from None
    if not rows:
        raise ReportError("E-REVIEW-SHEET", f"{path.name} is empty; expected a header line; remove it to begin anew")
    header = [name.strip() for name in rows[0]]
    filled = {number: row for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)}
    cells = [[unshielded(cell) for cell in (row + [""] * len(header))[: len(header)]] for row in filled.values()]
    return pd.DataFrame(cells, index=pd.Index(list(filled)), columns=header, dtype="str")


def _cell(value: object) -> str:
    if pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
