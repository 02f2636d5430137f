"""CSV files into tables of text, and text into typed columns; what does not fit becomes a problem."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from iraq_report.tables.columns import kind_of
from iraq_report.tables.problems import Problem, quoted

LINE = "line"  # name of the index of a text table: the line of the file on which the row starts
CELL_LIMIT = 10_000_000  # characters; the csv module gives up at 131,072 unless told otherwise

DAY_FORM = "%Y-%m-%d"
FORMS = {
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day such as 2021-06-09"),
    "integer": (re.compile(r"-?[0-9]{1,18}"), "a whole number such as 12"),
    "number": (re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?"), "a number such as 12 or 12.5"),
}


def scan(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a CSV file (UTF-8, comma, header) as text.

    Out comes a table of text, a blank cell missing, its index (`line`) the line of the file where the row
    starts, and what was wrong: bytes that are not UTF-8, rows with too many or too few cells, a header that
    names a column twice or not at all. Nothing is raised for the content of a file.
    """
    name = path.stem
    try:
        rows = list(_rows(path))
    except UnicodeDecodeError as error:
        fault = f"is not UTF-8 text (byte {error.start + 1}); save it as CSV UTF-8"
        return _table([], [], []), [Problem(name, None, None, None, fault)]
    except csv.Error as error:
        return _table([], [], []), [Problem(name, None, None, None, f"is not readable as CSV ({error})")]
    if not rows:
        return _table([], [], []), [Problem(name, None, None, None, "is empty; expected a header line")]
    header = rows[0][1]
    problems = _header_problems(name, header)
    width = len(header)
    for line, cells in rows[1:]:
        if len(cells) != width:
            fault = f"found {len(cells)} cells, expected {width} as in the header; quote cells that hold commas"
            problems.append(Problem(name, line, None, None, fault))
    lines = [line for line, _ in rows[1:]]
    filled = [(cells + [""] * width)[:width] for _, cells in rows[1:]]
    return _table(header, filled, lines), problems


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(CELL_LIMIT)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        start = 1
        for cells in reader:
            if cells:  # an empty line is no row
                yield start, cells
            start = reader.line_num + 1


def _header_problems(name: str, header: list[str]) -> list[Problem]:
    problems = []
    if "" in (column.strip() for column in header):
        problems.append(Problem(name, 1, None, None, "a column has no name in the header; name or remove it"))
    for column in sorted({column for column in header if column.strip() and header.count(column) > 1}):
        problems.append(Problem(name, 1, column, column, "stands twice in the header; keep one"))
    return problems


def _table(header: list[str], rows: list[list[str]], lines: list[int]) -> pd.DataFrame:
    """First column of each name, blank cells missing."""
    columns = {}
    for place, column in enumerate(header):
        if column.strip() and column not in columns:
            cells = [row[place] if row[place].strip() else None for row in rows]
            columns[column] = pd.Series(cells, index=lines, dtype="str")
    table = pd.DataFrame(columns, index=pd.Index(lines, dtype="int64"))
    return table.rename_axis(index=LINE)


def typed(text: pd.DataFrame, schema: pa.DataFrameSchema) -> tuple[pd.DataFrame, list[Problem]]:
    """Give every column of the schema its type: `str`, `Int64`, `Float64` or `datetime64[us]`.

    The columns come out in the order of the schema, one the file lacks all missing; a cell that does not
    have the form of its type becomes missing and a problem.
    """
    columns, problems = {}, []
    for name, column in schema.columns.items():
        kind = kind_of(column)
        cells = text[name] if name in text else pd.Series(None, index=text.index, dtype="str")
        values, faulty = _convert(cells, kind)
        columns[name] = values
        for line, cell in faulty.items():
            fault = f"found {quoted(cell)}, expected {FORMS[kind][1]}"
            problems.append(Problem(str(schema.name), int(str(line)), name, cell, fault))
    return pd.DataFrame(columns, index=text.index), problems


def _convert(cells: pd.Series, kind: str) -> tuple[pd.Series, pd.Series]:
    """Values of the wanted type, and the cells that have none."""
    if kind == "string":
        return cells.astype("str"), cells.iloc[:0]
    form = FORMS[kind][0]
    fits = cells.map(lambda cell: form.fullmatch(cell) is not None, na_action="ignore").eq(True)
    good = [cell if fit else None for cell, fit in zip(cells, fits, strict=True)]
    values: pd.Series
    if kind == "date":
        days = pd.to_datetime(pd.Series(good, index=cells.index, dtype="str"), errors="coerce", format=DAY_FORM)
        values = days.astype("datetime64[us]")
    elif kind == "integer":
        values = pd.Series([int(cell) if cell else None for cell in good], index=cells.index, dtype="Int64")
    else:
        values = pd.Series([float(cell) if cell else None for cell in good], index=cells.index, dtype="Float64")
    return values, cells[cells.notna() & values.isna()]
