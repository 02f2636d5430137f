"""Building blocks of the table schemas: one function for each kind of column.

Every column carries its description, its unit and what it refers to in pandera's own `description` and
`metadata`, so that `datapackage.json` can be written from the schemas alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa

from iraq_report.tables.vocabulary import DATE_PRECISION, STATED_BY

Columns = dict[str, pa.Column]

SEPARATOR = ";"  # between the items of a list column
EARLIEST, LATEST = pd.Timestamp("1950-01-01"), pd.Timestamp("2099-12-31")  # others are typing errors
ARABIC = r"^[\u0620-\u06d5][\u0620-\u06d5\u200c 0-9]*$"  # letters of Arabic, Persian and Kurdish
TEXT, WHOLE, AMOUNT, DAY = "str", "Int64", "Float64", "datetime64[us]"


def _column(
    dtype: str,
    description: str,
    *checks: pa.Check,
    required: bool,
    unique: bool = False,
    **metadata: Any,
) -> pa.Column:
    return pa.Column(
        dtype,
        checks=list(checks),
        nullable=not required,
        unique=unique,
        description=description,
        metadata={name: value for name, value in metadata.items() if value is not None},
    )


def kind_of(column: pa.Column) -> str:
    """Name the kind of a column as a data package does: `string`, `integer`, `number` or `date`."""
    dtype = str(column.dtype)
    if dtype.startswith("datetime"):
        return "date"
    return {WHOLE: "integer", AMOUNT: "number"}.get(dtype, "string")


def identifier(description: str, *, pattern: str) -> pa.Column:
    """Key of the table: filled, unique, of the given form (a regular expression)."""
    form = pa.Check.str_matches(pattern, error=f"an id of the form {pattern}")
    return _column(TEXT, description, form, required=True, unique=True)


def text(description: str, *, required: bool = False, pattern: str | None = None) -> pa.Column:
    """Free text, or text of one form."""
    checks = [pa.Check.str_matches(pattern, error=f"text of the form {pattern}")] if pattern else []
    return _column(TEXT, description, *checks, required=required)


def arabic(description: str) -> pa.Column:
    """A name in Arabic script, each letter in the one form that Unicode calls composed (NFC)."""
    script = pa.Check.str_matches(ARABIC, error="a name in Arabic letters")
    composed = pa.Check(lambda cells: cells.str.normalize("NFC") == cells, error="letters in the composed form (NFC)")
    return _column(TEXT, description, script, composed, required=False)


def choice(description: str, values: Iterable[str], *, required: bool = True) -> pa.Column:
    """One word of a vocabulary (a mapping from word to meaning, or plain words)."""
    words = list(values)
    check = pa.Check.isin(words, error=f"one of {', '.join(words)}")
    return _column(TEXT, description, check, required=required, meanings=_meanings(values))


def _meanings(values: Iterable[str] | None) -> dict[str, str] | None:
    """What the words mean, where they come as a mapping from word to meaning."""
    return dict(values) if isinstance(values, Mapping) else None


def reference(description: str, *, to: str, required: bool = True) -> pa.Column:
    """Key of a row of another table, written `table.column`."""
    return _column(TEXT, description, required=required, refers_to=to)


def items_of(value: str) -> list[str]:
    """Split the cell of a list column into its items."""
    return [item.strip() for item in value.split(SEPARATOR) if item.strip()]


def listing(
    description: str,
    *,
    to: str | None = None,
    values: Iterable[str] | None = None,
    phrases: bool = False,
    required: bool = False,
) -> pa.Column:
    """Several items in one cell, separated by `;`: keys of another table (`to`), words of a vocabulary, or `phrases`.

    Phrases are free text, with no blank beside the separator.
    """
    words = list(values) if values is not None else None
    checks = []
    if phrases:
        checks = [pa.Check.str_matches(r"^[^;\s][^;]*(;[^;\s][^;]*)*$", error="items separated by ;, without blanks")]
    if words or to:
        item = f"({'|'.join(map(re.escape, words))})" if words else r"[^;\s]+"
        what = f"each one of {', '.join(words)}" if words else "keys without blanks between them"
        checks = [pa.Check.str_matches(f"^{item}(;{item})*$", error=f"items separated by ;, {what}")]
    meanings, items = _meanings(values), words or True
    return _column(TEXT, description, *checks, required=required, refers_to=to, items=items, meanings=meanings)


def day(description: str, *, required: bool = False) -> pa.Column:
    """A calendar day (ISO, 2021-06-09)."""
    error = f"a day from {EARLIEST.date()} to {LATEST.date()}"
    check = pa.Check.in_range(EARLIEST, LATEST, error=error)
    return _column(DAY, description, check, required=required)


def whole(
    description: str,
    *,
    unit: str,
    required: bool = False,
    minimum: int | None = 0,
    maximum: int | None = None,
) -> pa.Column:
    """A whole number."""
    return _column(WHOLE, description, *_bounds(minimum, maximum), required=required, unit=unit)


def amount(
    description: str,
    *,
    unit: str,
    required: bool = False,
    minimum: float | None = 0,
    maximum: float | None = None,
) -> pa.Column:
    """A number that need not be whole."""
    return _column(AMOUNT, description, *_bounds(minimum, maximum), required=required, unit=unit)


def _bounds(minimum: float | None, maximum: float | None) -> list[pa.Check]:
    checks = []
    if minimum is not None:
        checks.append(pa.Check.ge(minimum, error=f"at least {minimum}"))
    if maximum is not None:
        checks.append(pa.Check.le(maximum, error=f"at most {maximum}"))
    return checks


def when(what: str, *, required: bool = True) -> Columns:
    """Three columns: the (first) day, how exactly it is known, and the last day it can be or was."""
    return {
        "date": day(f"Day of {what}; the first possible day where the precision is not `day`", required=required),
        "date_precision": choice("How exactly the date is known", DATE_PRECISION, required=required),
        "date_end": day("Last possible day, or last day of a span; blank where the precision is `day`"),
    }


def between(name: str, what: str, *, unit: str, whole_numbers: bool = True) -> Columns:
    """Two columns `<name>_low` and `<name>_high`: equal where sources agree, high blank for "at least"."""
    kind = whole if whole_numbers else amount
    return {
        f"{name}_low": kind(f"{what}: lowest value the sources give; blank is unknown, never zero", unit=unit),
        f"{name}_high": kind(f"{what}: highest value the sources give; blank beside a low is 'at least'", unit=unit),
    }


def provenance() -> Columns:
    """Who says so: the last four columns of every table but the list of sources itself."""
    return {
        "stated_by": choice("Who states this row: the 2021 report, other sources, or both", STATED_BY),
        "report_footnotes": text(
            "Footnotes of the report that bear on the row, separated by ;", pattern=r"^[0-9]+(;[0-9]+)*$"
        ),
        "source_ids": listing("Sources of the row, separated by ;", to="sources.source_id", required=True),
        "note": text("What else a user of the row should know"),
    }


def ordered(low: str, high: str) -> pa.Check:
    """Rule of a table: where both are filled, `low` is not above (not after) `high`."""

    def in_order(table: pd.DataFrame) -> pd.Series:
        both = table[low].notna() & table[high].notna()
        return ~both | (table[low] <= table[high]).fillna(False).astype(bool)

    return pa.Check(in_order, name=f"ordered:{low}:{high}", error=f"{low} not above {high}")
