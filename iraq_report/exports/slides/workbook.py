"""The data sheet behind a native chart: what PowerPoint opens with "Edit data", the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range, xl_range_abs

_MADE = datetime(2000, 1, 1)  # a workbook says when it was made; the clock must not enter
Value = float | None
SHEET = "Sheet1"
DAY = "yyyy-mm-dd"


@dataclass(frozen=True)
class Series:
    """A column of a data sheet: its name and its values, None for a blank cell."""

    name: str
    values: Sequence[Value]


class Cell(NamedTuple):
    """A cell that holds a text, and the formula that makes it; blank for a text that stands as it is."""

    text: str
    formula: str = ""


NO_CELL = Cell("")


@dataclass(frozen=True)
class Words:
    """A column of texts of a data sheet, which labels of a chart are taken from."""

    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Points:
    """A block of a data sheet: a name, and for each point x, y and what it is; `label` is written at the last point."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    notes: Sequence[str]
    label: Cell = NO_CELL


LABELS = 3  # column of the labels of points, counted from 0


def category_book(
    names: Sequence[str | date], series: Sequence[Series], *, sums: str = "", words: Sequence[Words] = ()
) -> bytes:
    """A sheet with a row for each category and a column for each series.

    `sums` names a column that adds up the others, so that it follows when a value is changed; `words` come last.
    """

    def fill(sheet: Any, day: Any) -> None:
        sheet.set_column(0, 0, 24)
        for row, name in enumerate(names, start=1):
            sheet.write_string(row, 0, name) if isinstance(name, str) else sheet.write_datetime(row, 0, name, day)
        for column, item in enumerate(series, start=1):
            sheet.write_string(0, column, item.name)
            for row, value in enumerate(item.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
        if sums:
            sheet.write_string(0, len(series) + 1, sums)
            for row, total in enumerate(totals(series), start=1):
                added = f"=SUM({xl_range(row, 1, row, len(series))})"
                sheet.write_formula(row, len(series) + 1, added, None, total)
        for column, told in enumerate(words, start=len(series) + bool(sums) + 1):
            sheet.write_string(0, column, told.name)
            for row, cell in enumerate(told.cells, start=1):
                _write(sheet, row, column, cell)

    return _book(fill)


def column_range(column: int, first: int, last: int) -> str:
    """The cells of a column, its rows counted from 0, as a chart names them."""
    return f"{SHEET}!{xl_range_abs(first, column, last, column)}"


def totals(series: Sequence[Series]) -> list[float]:
    """The sum of each row, blanks left out."""
    rows = zip(*(item.values for item in series), strict=True)
    return [sum(value for value in row if value is not None) for row in rows]


def points_book(blocks: Sequence[Points], *, dated: bool) -> bytes:
    """A sheet with a block for each series: x, y and what the point is; `dated` writes x as days."""

    def fill(sheet: Any, day: Any) -> None:
        sheet.set_column(0, 0, 12)
        sheet.set_column(2, 2, 60)
        sheet.set_column(LABELS, LABELS, 24)
        row = 0
        for block in blocks:
            sheet.write_string(row, 1, block.name)
            for x, y, note in zip(block.x, block.y, block.notes, strict=True):
                row += 1
                sheet.write_number(row, 0, x, day if dated else None)
                sheet.write_number(row, 1, y)
                sheet.write_string(row, 2, note)
            _write(sheet, row, LABELS, block.label)
            row += 2

    return _book(fill)


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, None, cell.text)
    elif cell.text:
        sheet.write_string(row, column, cell.text)


def _book(fill: Callable[[Any, Any], None]) -> bytes:
    """A workbook of one sheet, which `fill` writes; its second argument is the form of a day."""
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        fill(book.add_worksheet(SHEET), book.add_format({"num_format": DAY}))
    return held.getvalue()
