"""Everything that is wrong with a folder of tables, all of it at once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from iraq_report.paths import DATA
from iraq_report.tables import rules
from iraq_report.tables.columns import kind_of
from iraq_report.tables.corrections import corrected
from iraq_report.tables.licences import SOURCES
from iraq_report.tables.problems import Problem, did_you_mean, one_of, quoted
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.text import scan, typed


def check_folder(folder: Path) -> list[Problem]:
    """Return all faults of the known tables in a folder, in the order of tables and lines.

    Keys that point to a table the folder does not hold are looked up in the project's own. Corrections of the folder
    are applied first. Raises ReportError as `corrected` does.
    """
    problems: list[Problem] = []
    tables: dict[str, pd.DataFrame] = {}
    for name, schema in SCHEMAS.items():
        path = folder / f"{name}.csv"
        if path.is_file():
            text, found, _ = corrected(path)
            tables[name], more = check_table(text, schema)
            problems += found + more
    for name in SCHEMAS:
        if name not in tables and (DATA / f"{name}.csv").is_file():
            tables[name], _ = typed(scan(DATA / f"{name}.csv")[0], SCHEMAS[name])
    if (folder / f"{SOURCES}.csv").is_file() and folder.resolve() != DATA.resolve():
        tables[SOURCES] = pd.concat([tables[SOURCES], typed(scan(DATA / f"{SOURCES}.csv")[0], SCHEMAS[SOURCES])[0]])
    for name, schema in SCHEMAS.items():
        if (folder / f"{name}.csv").is_file():
            problems += rules.key_problems(tables[name], schema, tables)
    return _misnamed(folder) + _in_order(_absent(folder) + problems)


def _absent(folder: Path) -> list[Problem]:
    """Tables that the project's own folder must hold; a user's may hold any of them."""
    if folder.resolve() != DATA.resolve():
        return []
    missing = [name for name in SCHEMAS if not (folder / f"{name}.csv").is_file()]
    return [Problem(name, None, None, None, "is missing") for name in missing]


def known_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are tables of the project, in the reading order."""
    return [path for name in SCHEMAS if (path := folder / f"{name}.csv").is_file()]


def check_table(text: pd.DataFrame, schema: pa.DataFrameSchema) -> tuple[pd.DataFrame, list[Problem]]:
    """Type and check one table of text by its schema and the rules for single tables.

    Out come the typed table and its faults in the order of lines; keys to other tables are not looked up.
    """
    table, problems = typed(text, schema)
    absent = {name for name in schema.columns if name not in text}
    found = [*problems, *_schema_problems(table, schema), *rules.row_problems(table, schema)]
    faults: dict[tuple[int | None, str | None], Problem] = {}
    for problem in found:  # the first fault of a cell explains those that follow from it
        if problem.column not in absent:
            faults.setdefault((problem.row, problem.column), problem)
    return table, _column_problems(text, schema) + _in_order(list(faults.values()))


def _column_problems(text: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Problem]:
    name, expected, found = str(schema.name), list(schema.columns), list(text.columns)
    extra = [column for column in found if column not in expected]
    absent = [column for column in expected if column not in found]
    problems = [Problem(name, 1, column, None, "this column is missing") for column in absent]
    for column in extra:
        fault = f"found a column {quoted(column)}, which the table does not have{did_you_mean(column, absent)}"
        problems.append(Problem(name, 1, None, column, fault))
    both = [column for column in found if column in expected]
    if both != [column for column in expected if column in found]:
        problems.append(Problem(name, 1, None, None, f"expected the columns in the order {', '.join(expected)}"))
    return problems


def _schema_problems(table: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Problem]:
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [problem for error in errors.schema_errors for problem in _explain(error, table, schema)]
    return []


def _explain(error: pa.errors.SchemaError, table: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Problem]:
    """Turn one failed check into a problem a line."""
    name, column = str(schema.name), str(error.schema.name)
    if column not in table.columns:
        return rules.explain_row_check(error, table, schema)
    reason = error.reason_code.name
    if reason == "SERIES_CONTAINS_NULLS":
        lines = table.index[table[column].isna()]
        return [Problem(name, int(line), column, None, "is blank; a value is required") for line in lines]
    if reason == "SERIES_CONTAINS_DUPLICATES":
        return rules.repeated(table, schema, column)
    output = error.check_output
    lines = output.index[~output.astype(bool)]
    expectation = Expectation(schema.columns[column], error.check)
    cells = table.loc[lines, column].items()
    return [expectation.problem(name, column, int(str(line)), cell_text(cell)) for line, cell in cells]


class Expectation:
    """Words for a check of a column."""

    def __init__(self, column: pa.Column, check: pa.Check) -> None:
        self.words = list((check.statistics or {}).get("allowed_values", []))
        items = (column.metadata or {}).get("items")
        self.items = list(items) if isinstance(items, list) else []
        self.text = one_of(self.words) if self.words else str(check.error)
        self.kind = kind_of(column)

    def problem(self, table: str, column: str, line: int, value: str) -> Problem:
        """Say what was found, what was expected and, for words, which one may be meant."""
        wrong, text, hint = value, self.text, ""
        if self.items:
            wrong, text = rules.first_unknown(value, self.items), one_of(self.items)
        if self.words or self.items:
            hint = did_you_mean(wrong, self.words or self.items)
        return Problem(table, line, column, value, f"found {quoted(wrong)}, expected {text}{hint}")


def cell_text(value: object) -> str:
    """Write a typed value as its cell reads."""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _misnamed(folder: Path) -> list[Problem]:
    """Files that look like a table with its name misspelt."""
    problems = []
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in SCHEMAS and (hint := did_you_mean(path.stem, SCHEMAS)):
            problems.append(Problem(path.stem, None, None, None, f"is not the name of a table{hint}"))
    return problems


def _in_order(problems: list[Problem]) -> list[Problem]:
    place = {name: number for number, name in enumerate(SCHEMAS)}
    return sorted(problems, key=lambda problem: (place.get(problem.table, -1), problem.row or 0))
