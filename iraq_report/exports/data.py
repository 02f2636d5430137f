"""The table of a figure as CSV that opens right in a spreadsheet, and what is known of the figure as JSON.

The CSV begins with a byte order mark: without one Excel reads Arabic names as gibberish, and pandas, R and LibreOffice
skip it. Its days are ISO dates, which every Excel takes for dates, and no text in it can be run as a formula.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from iraq_report.exports.locale import Forms
from iraq_report.figures.paint import Json
from iraq_report.figures.reading import iso_day

BOM = "\ufeff"
SOURCE_IDS = "Source ids"  # name of the column
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")  # how a cell begins that a spreadsheet would run
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_INNER = ("narrow", "slide", "empty")  # parts of a record that say how it is drawn


def to_json(value: Any) -> str:
    """JSON as files hold it: readable in a diff, in any language, ending with a newline."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def table_csv(table: Json, forms: Forms | None = None, *, row_sources: Sequence[Sequence[str]] = ()) -> str:
    """A figure's table (split JSON) as CSV with the names of its columns first; a blank means unknown.

    `row_sources` are the ids of the sources of each row; they stand in a last column, separated by `;`.
    Lines end as RFC 4180 has it, so that a lone carriage return in a text is quoted. In the forms of a locale with a
    decimal comma decimals have it too and semicolons part the columns, as a spreadsheet of that locale expects; digits
    and days stay those of any locale.
    """
    decimal = "," if forms and forms.decimal == "," else "."
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    rows = [[_cell(value, decimal) for value in row] for row in (table["columns"], *table["data"])]
    if row_sources:
        last = [SOURCE_IDS, *(";".join(ids) for ids in row_sources)]
        rows = [[*row, cell] for row, cell in zip(rows, last, strict=True)]
    writer.writerows(rows)
    return BOM + out.getvalue()


def _cell(value: Any, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", decimal) if isinstance(value, float) else str(value)
    text = str(value)
    if day := iso_day(text):
        return day
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def meta_json(record: Json, *, section: str, licence: str, citation: Json) -> str:
    """The sidecar of a figure: what its files cannot say of themselves, alternative text and source among it."""
    known = {key: value for key, value in record.items() if key not in _INNER}
    return to_json({"section": section, "licence": licence, **known, "citation": citation})
