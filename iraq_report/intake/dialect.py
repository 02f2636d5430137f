"""How a text file is laid out: separator, header, lines above it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iraq_report.intake import recognise
from iraq_report.intake.export import Recognised
from iraq_report.intake.layouts import UCDP_GED
from iraq_report.tables.text import CELL_LIMIT

HEAD = 1_000_000  # characters that are looked at
RECORDS = 50  # records that are looked at
WIDEST = 10_000  # cells of a record that are looked at; no table has so many columns
ABOVE = 10  # records that may stand above the header
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}

Records = list[list[str]]


@dataclass(frozen=True)
class Dialect:
    """The separator, how many records stand above the first row, and the header (names repeated or blank as found).

    `header` is empty where the file has none; `format` is `None` where no known format fits.
    """

    separator: str
    above: int
    header: tuple[str, ...]
    format: Recognised | None
    notes: tuple[str, ...]


def find_dialect(path: Path, *, told: str | None = None) -> Dialect:
    """Find out how a file of UTF-8 text is laid out, from its beginning; `told` is the name of a format."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        text = file.read(HEAD)
    said = re.match(r'"?sep=([^"\r\n])"?(\r\n|\r|\n)', text)
    if said:
        rest = _dialect(_records(text[said.end() :], said[1]), said[1], told)
        note = f"The first line tells that cells are parted by {_words(said[1])}; it was left out."
        return Dialect(rest.separator, rest.above + 1, rest.header, rest.format, (note, *rest.notes))
    found = [_dialect(_records(text, separator), separator, told) for separator in SEPARATORS]
    return max(found, key=_fitness)


def _fitness(dialect: Dialect) -> tuple[bool, float, int]:
    """A known format first, then a header with more of the needed columns, then one of more cells."""
    return dialect.format is not None, recognise.share(dialect.header), len(dialect.header)


def _records(text: str, separator: str) -> Records:
    """The first records of a text, an empty line being one without cells; a last one that is cut off is left out."""
    csv.field_size_limit(CELL_LIMIT)
    records: Records = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            records.append(record[:WIDEST])
            if len(records) == RECORDS:
                return records
    except csv.Error:
        pass  # what cannot be parted this way does not fit
    return records[:-1] if len(text) == HEAD and len(records) > 1 else records


def _dialect(records: Records, separator: str, told: str | None) -> Dialect:
    filled = [number for number, record in enumerate(records[: ABOVE + 1]) if record]
    formats = {number: recognise.best(records[number], told) for number in filled}
    number = next((number for number in filled if formats[number]), None)
    if number is None:
        return _without_known_header(records, separator, told)
    header, notes = list(records[number]), []
    if number and any(records[:number]):
        notes.append(f"Left out {_lines(number)} above the header.")
    rows = [record for record in records[number + 1 :] if record]
    header, notes = _widened(header, rows, notes)
    above = number + 1
    if rows and _is_hxl(rows[0]):
        above = records.index(rows[0], number + 1) + 1
        notes.append("The row below the header holds HXL tags; it was left out.")
    if separator != ",":
        notes.append(f"Cells are parted by {_words(separator)}.")
    return Dialect(separator, above, tuple(header), formats[number], tuple(notes))


def _without_known_header(records: Records, separator: str, told: str | None) -> Dialect:
    filled = [record for record in records if record]
    format = recognise.headless(filled, told)
    if format:
        header = UCDP_GED.versions["UCDP"]
        return Dialect(separator, 0, tuple(header), format, ("The file has no header.",))
    return Dialect(separator, 0, tuple(filled[0]) if filled else (), None, ())


def _widened(header: list[str], rows: Records, notes: list[str]) -> tuple[list[str], list[str]]:
    """Add the name of a column that the rows have and the header lacks: row numbers before, or a blank cell behind."""
    wider = [row for row in rows if len(row) == len(header) + 1]
    if len(wider) * 2 <= len(rows):
        return header, notes
    if all(not row[-1].strip() for row in wider):
        return [*header, ""], [*notes, "Every row ends with a separator too many."]
    if all(row[0].strip().isdigit() for row in wider):
        return ["", *header], [*notes, "Rows begin with a number that has no column in the header."]
    return header, notes


def _is_hxl(row: Sequence[str]) -> bool:
    tags = [cell.strip() for cell in row if cell.strip()]
    return len(tags) > 1 and all(re.fullmatch(r"#[a-zA-Z][\w+# -]*", tag) for tag in tags)


def _words(separator: str) -> str:
    return SEPARATORS.get(separator, f"'{separator}'")


def _lines(number: int) -> str:
    return "a line" if number == 1 else f"{number} lines"
