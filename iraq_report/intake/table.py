"""A text file into a scan, with what has to be repaired on the way."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from iraq_report.errors import ReportError
from iraq_report.intake.countries import spellings
from iraq_report.intake.dialect import find_dialect
from iraq_report.intake.encoding import from_windows, has_uneven_ends, is_mostly_utf8, with_one_line_end
from iraq_report.intake.layouts import LAYOUTS
from iraq_report.intake.recognise import unknown
from iraq_report.intake.scan import Progress, Request, Scan

Opened = tuple[Scan, tuple[str, ...]]


def scan_text(
    text: Path,
    folder: Path,
    *,
    name: str,
    told: str | None,
    countries: Sequence[str],
    progress: Progress | None,
) -> Opened:
    """Scan a file of text, and return the scan and notes; `name` is what the user calls the file.

    What DuckDB stumbles over is repaired in a copy in `folder`: several kinds of line ends, and Windows-1252 that
    shows only far down. Raises ReportError E-FORMAT-*, E-FILE-EMPTY, E-QUOTE-OPEN, E-TABLE-UNREADABLE.
    """
    notes: tuple[str, ...] = ()
    repaired = text
    for _ in range(3):  # as it is, and after each repair
        request = _request(repaired, folder, name=name, told=told, countries=countries)
        with ThreadPoolExecutor(1) as pool:
            uneven = pool.submit(has_uneven_ends, repaired)
            scan = _scanned(request, progress)
        if uneven.result():
            repair = with_one_line_end
        elif scan is None:
            break
        elif not (scan.broken["code"] == "R-ENCODING").any() or is_mostly_utf8(repaired):
            return scan, (*notes, *request.dialect.notes)
        else:
            repair = from_windows
        if scan:
            scan.close()
        repaired, more = repair(repaired, folder)
        notes = (*notes, *more)
    raise ReportError("E-TABLE-UNREADABLE", f"{name} is not readable as a table; save it anew as CSV UTF-8")


def _scanned(request: Request, progress: Progress | None) -> Scan | None:
    """The scan, or `None` where DuckDB gives up."""
    try:
        return Scan(request, progress=progress)
    except duckdb.Error:
        return None


def _request(text: Path, folder: Path, *, name: str, told: str | None, countries: Sequence[str]) -> Request:
    dialect = find_dialect(text, told=told)
    if dialect.format is None:
        if not any(dialect.header):
            raise ReportError("E-FILE-EMPTY", f"{name} is empty; expected a table with a header")
        raise unknown(name, dialect.header, told)
    return Request(
        name=name,
        path=text,
        dialect=dialect,
        format=dialect.format,
        layout=LAYOUTS[dialect.format.name],
        countries=tuple(spellings(countries)),
        folder=folder,
    )
