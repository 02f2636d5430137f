"""A file of text read by DuckDB, every cell as text: what is in scope, what is broken, and how dates are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.intake.dialect import Dialect
from iraq_report.intake.export import Recognised
from iraq_report.intake.layouts import Layout
from iraq_report.intake.recognise import columns_of

Progress = Callable[[float], None]

LONGEST = 4_000_000  # bytes of a row; a longer one is the work of a quotation mark that is never closed
MEMORY = "700MB"  # what DuckDB may use before it writes to disk
SWALLOWED = 3  # ends of lines within a broken row that betray such a mark
LONGEST_SHOWN = 100_000  # bytes of a broken row that are kept

_JOIN = "days ON rows.date IS NOT DISTINCT FROM days.text AND rows.year IS NOT DISTINCT FROM days.year"
_BROKEN = {
    "MISSING COLUMNS": "The row has fewer cells than the header",
    "TOO MANY COLUMNS": "The row has more cells than the header; cells that hold a separator must be quoted",
    "UNQUOTED VALUE": "A quotation mark in the row is not doubled or not closed",
    "LINE SIZE OVER MAXIMUM": f"The row is longer than {LONGEST:,} bytes",
    "INVALID ENCODING": "The row holds bytes that are no text in UTF-8",
}
_OPEN = ("UNQUOTED VALUE", "LINE SIZE OVER MAXIMUM")


@dataclass(frozen=True)
class Request:
    """A file to scan: where it is, how it is laid out, what is wanted of it, and where DuckDB may write."""

    name: str  # what the user calls it
    path: Path
    dialect: Dialect
    format: Recognised
    layout: Layout
    countries: Sequence[str]  # in lower case
    folder: Path


class Scan:
    """The rows of a file. Those that are in scope, or do not say whether they are, are kept whole.

    `rows` counts all rows, `elsewhere` those of other countries; `broken` has the rows that are none (REJECTED
    columns but for `event_id`).
    """

    def __init__(self, request: Request, *, progress: Progress | None = None) -> None:
        self.request = request
        self.columns = columns_of(request.dialect.header, request.layout)
        self.connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(request.folder)})
        try:
            _watch(self.connection, self._read, progress)
            self.broken = self._broken()
            [(self.read, self.elsewhere)] = self._query(
                "SELECT count(*), count(*) FILTER (NOT here) FROM rows"
            ).fetchall()
        except BaseException:
            self.close()
            raise
        self.rows = self.read + len(self.broken)

    def close(self) -> None:
        """Let go of the memory."""
        self.connection.close()

    def __enter__(self) -> Scan:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def dates(self) -> pd.DataFrame:
        """Each way a date and its year are written, with how often: `text`, `year`, `rows`."""
        table = self._query(
            "SELECT text, year, count(*) AS rows FROM (SELECT rowid AS place, date AS text, year FROM rows UNION ALL "
            "SELECT rowid, date_end, NULL FROM rows WHERE date_end IS NOT NULL) GROUP BY ALL ORDER BY min(place), text"
        ).df()
        return table.astype({"text": "object", "year": "Int64", "rows": "int64"})

    def kept(self, days: pd.DataFrame, where: str) -> pd.DataFrame:
        """The rows of the country whose day fulfils a condition, or is not known.

        `days` gives `text` and `year` as of `dates`, `day`, `code` and `reason`; `where` is SQL on `day`. Out come
        `_place` (among the rows that were read), `_day`, `_end` (the last day, missing where not given), `_code`,
        `_reason` and the columns of the layout as text.
        """
        self.connection.register("days", days[["text", "year", "day", "code", "reason"]])
        names = {name: number for number, name in enumerate(self.columns, 1) if name}
        cells = ", ".join(f'cells[{number}] AS "{name}"' for name, number in names.items())
        return self._query(
            f"SELECT rows.rowid AS _place, days.day AS _day, ends.day AS _end, days.code AS _code, "
            f"days.reason AS _reason, {cells} FROM rows LEFT JOIN {_JOIN} "
            "LEFT JOIN days AS ends ON rows.date_end = ends.text AND ends.year IS NULL "
            f"WHERE here AND (days.day IS NULL OR ({where})) ORDER BY rows.rowid"
        ).df()

    def as_json(self, places: pd.Series) -> list[str]:
        """Rows, by their places, as JSON text: cells by the names of the header."""
        names = _unlike(self.request.dialect.header)
        self.connection.register("wanted", pd.DataFrame({"place": places.astype("int64").tolist()}))
        cells = self._query(
            "SELECT rows.cells FROM rows JOIN wanted ON rows.rowid = wanted.place ORDER BY rows.rowid"
        ).fetchall()
        return [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for (row,) in cells]

    def count(self, where: str) -> int:
        """How many rows of the country have a day that fulfils a condition; needs `kept` to have been called."""
        [(number,)] = self._query(f"SELECT count(*) FROM rows JOIN {_JOIN} WHERE here AND ({where})").fetchall()
        return int(number)

    def lines(self, places: pd.Series) -> pd.Series:
        """Number rows as a spreadsheet does, from their places among the rows that were read (first: 0)."""
        above = self.request.dialect.above
        broken = np.sort(self.broken["line"].to_numpy(dtype="int64"))
        before = broken - above - 1 - np.arange(len(broken))  # rows that stand before each broken one
        shift = np.searchsorted(before, places.to_numpy(dtype="int64"), side="right")
        return pd.Series(places.to_numpy(dtype="int64") + above + 1 + shift, index=places.index, dtype="Int64")

    def _query(self, sql: str) -> duckdb.DuckDBPyConnection:
        return self.connection.execute(sql)

    def _read(self) -> None:
        request, layout = self.request, self.request.layout
        place = {name: f"c{number}" for number, name in enumerate(self.columns) if name}
        parts = [place[name] for name in layout.dates if name in place]
        one_cell = len(layout.dates) <= 2  # GTD parts a date into three
        date = parts[0] if one_cell else " || '/' || ".join(f"coalesce({part}, '')" for part in parts)
        date_end = parts[1] if one_cell and len(parts) > 1 else "NULL::VARCHAR"
        year = f"try_cast(try_cast({place[layout.year]} AS DOUBLE) AS INTEGER)" if layout.year in place else "NULL"
        country = f"lower(trim({place[layout.country]}))"
        names = ", ".join(f"c{number}" for number in range(len(self.columns)))
        # list_contains, since a longer IN becomes a join, which loses the order of rows that `lines` counts on
        self.connection.execute(
            f"CREATE TEMP TABLE rows AS SELECT {date} AS date, {date_end} AS date_end, {year}::INTEGER AS year, here, "
            f"CASE WHEN here THEN [{names}] END AS cells FROM "
            f"(SELECT *, coalesce({country} = '' OR list_contains(?::VARCHAR[], {country}), true) AS here "
            f"FROM read_csv(?, {_options(request.dialect, len(self.columns))}))",
            [list(request.countries), _literal(request.path)],
        )

    def _broken(self) -> pd.DataFrame:
        """Rows that are none: one a line, whatever number of faults it has."""
        found = self._query(
            "SELECT line::BIGINT AS line, first(error_type::VARCHAR ORDER BY column_idx) AS kind, "
            "min(byte_position)::BIGINT AS position, max(csv_line) AS seen FROM reject_errors "
            "GROUP BY line ORDER BY line"
        ).df()
        for line, kind, seen in zip(found["line"], found["kind"], found["seen"], strict=True):
            if kind in _OPEN and seen.strip().count("\n") >= SWALLOWED:
                raise _open_quote(self.request.name, int(line))
        reasons = [_BROKEN.get(kind, "The row cannot be parted into cells") + "." for kind in found["kind"]]
        codes = ["R-ENCODING" if kind == "INVALID ENCODING" else "R-BROKEN" for kind in found["kind"]]
        texts = _lines_at(self.request.path, found["position"].tolist())
        rows = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
        return pd.DataFrame({"line": found["line"], "code": codes, "reason": reasons, "row": rows})


def _unlike(header: Sequence[str]) -> list[str]:
    """Names of all columns: a nameless one by its number, a repeated one with it."""
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        name = cell.strip() or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _options(dialect: Dialect, width: int) -> str:
    """What `read_csv` is told; nothing is left to its guess."""
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(width))
    return (
        f"columns={{{columns}}}, header=false, auto_detect=false, skip={dialect.above}, delim='{dialect.separator}', "
        f"quote='\"', escape='\"', encoding='utf-8', compression='none', strict_mode=true, store_rejects=true, "
        f"max_line_size={LONGEST}"
    )


def _literal(path: Path) -> str:
    """A path that DuckDB takes as it is, whatever signs of a pattern it holds."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path.resolve()))


def _watch(connection: duckdb.DuckDBPyConnection, work: Callable[[], None], progress: Progress | None) -> None:
    """Do the work beside this thread, which tells the share that is done."""
    connection.execute(
        "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0"
    )
    with ThreadPoolExecutor(1) as pool:
        done: Future[None] = pool.submit(work)
        try:
            while not wait([done], timeout=0.1).done:
                if progress:
                    progress(min(max(connection.query_progress() / 100, 0.0), 1.0))
        except BaseException:
            connection.interrupt()
            raise
    done.result()
    if progress:
        progress(1.0)


def _lines_at(path: Path, positions: Sequence[int]) -> list[str]:
    """The lines of a file that hold the given bytes (the first of the file is 1)."""
    texts = []
    with path.open("rb") as file:
        for position in positions:
            start = max(position - LONGEST_SHOWN, 0)
            file.seek(start)
            before = file.read(position - 1 - start).rpartition(b"\n")[2]
            after = file.read(LONGEST_SHOWN).partition(b"\n")[0]
            texts.append((before + after).decode("utf-8", errors="replace").strip("\r\n\ufeff"))
    return texts


def _open_quote(file: str, line: int) -> ReportError:
    sentence = (
        f"a quotation mark in row {line} of {file} is not closed and swallows the rows after it; close or double it"
    )
    return ReportError("E-QUOTE-OPEN", sentence)
