"""Rules that hold between columns, rows and tables, each with its sentence."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from iraq_report.tables.columns import SEPARATOR, items_of
from iraq_report.tables.problems import Problem, did_you_mean, quoted
from iraq_report.tables.vocabulary import GOVERNORATES

# Degrees (west, south, east, north), a little wider than the country.
BOXES = {
    "Iraq": (38.7, 29.0, 48.8, 37.5),
    "Syria": (35.5, 32.2, 42.5, 37.4),
    "Jordan": (34.8, 29.1, 39.4, 33.5),
}
PERIODS = {"month": 1, "quarter": 3, "year": 12}  # months


def row_problems(table: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Problem]:
    """Rules for any table that has the columns they speak of."""
    name = str(schema.name)
    return [
        *_dates(table, name),
        *_governorates(table, name),
        *_coordinates(table, name),
        *_twins(table, name),
    ]


def _dates(table: pd.DataFrame, name: str) -> list[Problem]:
    if not {"date", "date_precision", "date_end"} <= set(table.columns):
        return []
    problems = []
    rows = table[["date", "date_precision", "date_end"]][table["date"].notna()]
    for line, date, precision, end in rows.itertuples():
        column, fault = _date_fault(date, precision, end)
        if fault:
            value = getattr(end if column == "date_end" else date, "date", lambda: None)()
            problems.append(Problem(name, line, column, value and str(value), fault))
    return problems


def _date_fault(date: pd.Timestamp, precision: object, end: pd.Timestamp) -> tuple[str, str]:
    """Column and fault of one date; both blank where it is sound."""
    if precision == "day":
        if pd.notna(end) and end != date:
            return (
                "date_end",
                f"found {quoted(str(end.date()))}, expected a blank, since date_precision is day",
            )
        return "", ""
    if pd.isna(end):
        return "date_end", f"is blank; expected the last possible day, since date_precision is {precision}"
    if end < date:
        return "date_end", f"found {quoted(str(end.date()))}, expected no day before date {date.date()}"
    if precision in PERIODS:
        months = PERIODS[str(precision)]
        if date.day != 1 or (date.month - 1) % months:
            return "date", f"found {quoted(str(date.date()))}, expected the first day of a {precision}"
        last = date + pd.DateOffset(months=months) - pd.Timedelta(days=1)
        if end != last:
            return (
                "date_end",
                f"found {quoted(str(end.date()))}, expected {last.date()}, the last day of the {precision}",
            )
    return "", ""


def _governorates(table: pd.DataFrame, name: str) -> list[Problem]:
    """A governorate lies in the country that its row names."""
    if not {"country", "governorate"} <= set(table.columns):
        return []
    problems = []
    for line, country, governorate in table[["country", "governorate"]].dropna().itertuples():
        own = GOVERNORATES.get(country, (governorate,))
        if governorate not in own and any(governorate in others for others in GOVERNORATES.values()):
            fault = f"found {quoted(governorate)}, which is not in {country}"
            problems.append(Problem(name, line, "governorate", governorate, fault))
    return problems


def _coordinates(table: pd.DataFrame, name: str) -> list[Problem]:
    if not {"country", "lat", "lon"} <= set(table.columns):
        return []
    problems = []
    for line, country, lat, lon in table[["country", "lat", "lon"]].dropna().itertuples():
        if country in BOXES:
            west, south, east, north = BOXES[country]
            for column, value, low, high in (("lat", lat, south, north), ("lon", lon, west, east)):
                if not low <= value <= high:
                    fault = f"found {quoted(str(value))}, expected {low} to {high} for {country}"
                    problems.append(Problem(name, line, column, str(value), fault))
    return problems


def _twins(table: pd.DataFrame, name: str) -> list[Problem]:
    """Rows that repeat another in everything but their key."""
    content = table.iloc[:, 1:]
    groups = content[content.duplicated(keep=False)]
    problems = []
    first: dict[tuple[str, ...], int] = {}
    for line, *cells in groups.itertuples():
        key = tuple(str(cell) for cell in cells)
        if key in first:
            fault = f"repeats line {first[key]} in all but its key; remove it or say what tells the two apart"
            problems.append(Problem(name, line, None, None, fault))
        first.setdefault(key, line)
    return problems


def repeated(table: pd.DataFrame, schema: pa.DataFrameSchema, column: str) -> list[Problem]:
    """Cells of a unique column that stand on an earlier line too."""
    first: dict[str, int] = {}
    problems = []
    for line, value in table[column].dropna().items():
        if value in first:
            fault = f"found {quoted(value)} a second time; it stands on line {first[value]} already"
            problems.append(Problem(str(schema.name), int(str(line)), column, value, fault))
        first.setdefault(value, int(str(line)))
    return problems


def explain_row_check(error: pa.errors.SchemaError, table: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Problem]:
    """Problems of a check between columns; for `ordered` with both values."""
    name, output = str(schema.name), error.check_output
    if not isinstance(output, pd.Series):
        return [Problem(name, None, None, None, f"could not be checked for '{error.check}'")]
    lines = output.index[~output.astype(bool)]
    rule, _, columns = str(error.check.name).partition(":")
    low, _, high = columns.partition(":")
    if rule != "ordered":
        return [Problem(name, int(line), None, None, f"expected {error.check.error}") for line in lines]
    return [_out_of_order(name, int(line), (low, high), table) for line in lines]


def _out_of_order(name: str, line: int, columns: tuple[str, str], table: pd.DataFrame) -> Problem:
    values = [table.at[line, column] for column in columns]
    low, high = (str(value.date()) if isinstance(value, pd.Timestamp) else str(value) for value in values)
    order = "no day before" if isinstance(values[0], pd.Timestamp) else "at least"
    fault = f"found {quoted(high)}, expected {order} {low}, the value of {columns[0]}"
    return Problem(name, line, columns[1], high, fault)


def key_problems(table: pd.DataFrame, schema: pa.DataFrameSchema, tables: dict[str, pd.DataFrame]) -> list[Problem]:
    """Keys that point to no row of the table they refer to."""
    problems = []
    for column, spec in schema.columns.items():
        target, _, key = str((spec.metadata or {}).get("refers_to") or "").partition(".")
        if target not in tables:  # told once, as a missing table
            continue
        known = set(tables[target][key].dropna())
        listed = bool((spec.metadata or {}).get("items"))
        for line, cell in table[column].dropna().items():
            for item in items_of(cell) if listed else [cell]:
                if item not in known:
                    fault = f"found {quoted(item)}, which is not in {target}.csv, column {key}"
                    fault += did_you_mean(item, known)
                    problems.append(Problem(str(schema.name), int(str(line)), column, item, fault))
    return problems


def first_unknown(cell: str, words: list[str]) -> str:
    """Return the first item of a list cell that is none of the words."""
    return next((item for item in cell.split(SEPARATOR) if item not in words), cell)
