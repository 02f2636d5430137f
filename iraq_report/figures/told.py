"""What a figure must tell of its numbers beside drawing them: method, units, and the sources of each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Real

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from iraq_report.errors import ReportError
from iraq_report.tables.columns import items_of


def units_of(id: str, table: pd.DataFrame, units: str | Mapping[str, str]) -> dict[str, str]:
    """The unit of each column of numbers of a figure's table: one for all of them, or one by the name of the column.

    A column of texts may have one too, by its name. Raises ReportError E-FIGURE-UNTOLD for numbers without a unit.
    """
    numbers = [str(name) for name in table.columns if _has_numbers(table[name])]
    found = {name: units if isinstance(units, str) else units.get(name, "") for name in numbers}
    if not isinstance(units, str):
        found |= {name: unit for name, unit in units.items() if name in table}
    if missing := [name for name, unit in found.items() if not unit.strip()]:
        raise untold(id, f"the unit of its column {missing[0]!r}", "name it in `units`")
    return found


def _has_numbers(column: pd.Series) -> bool:
    if is_bool_dtype(column):
        return False
    return is_numeric_dtype(column) or any(
        isinstance(value, Real) and not isinstance(value, bool) for value in column.dropna()
    )


def row_sources_of(cells: Iterable[object]) -> tuple[tuple[str, ...], ...]:
    """The ids of the sources of each row, from cells that hold them separated by `;` or as tuples; a blank has none."""
    return tuple(cell if isinstance(cell, tuple) else _ids(cell) for cell in cells)


def _ids(cell: object) -> tuple[str, ...]:
    return tuple(items_of(cell)) if isinstance(cell, str) else ()


def untold(id: str, what: str, do: str) -> ReportError:
    """The error of a figure that does not tell something of its numbers."""
    return ReportError("E-FIGURE-UNTOLD", f"the figure {id} does not tell {what}; {do}")
