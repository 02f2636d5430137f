"""Reading an export: a stranger's file in, common events out, and an account of every row."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.intake import gtd
from iraq_report.intake.accept import Window, account
from iraq_report.intake.dates import Told, read_dates
from iraq_report.intake.encoding import as_utf8
from iraq_report.intake.export import Export
from iraq_report.intake.layouts import GTD, LAYOUTS
from iraq_report.intake.scan import Progress
from iraq_report.intake.table import scan_text
from iraq_report.intake.unpack import Found, check_file, unpack
from iraq_report.tables.problems import did_you_mean, one_of
from iraq_report.tables.vocabulary import COUNTRIES


def read_export(
    path: Path,
    *,
    format: str | None = None,
    dates: Told | None = None,
    countries: Sequence[str] = COUNTRIES,
    start: date | None = None,
    end: date | None = None,
    progress: Progress | None = None,
) -> Export:
    """Read an export of ACLED, UCDP GED or GTD, or a table of attacks of our own, into common events.

    The format is recognised from the content unless `format` tells it (`acled`, `ucdp_ged`, `gtd`, `own`). `dates`
    (`dmy`, `mdy`) decides where day and month cannot be told apart; `countries`, `start` and `end` (both included)
    limit what is in scope. `progress` is called with the share that is done. Raises ReportError where the file as a
    whole cannot be read; a row that cannot be used is in `rejected`.
    """
    _check_wishes(format, start, end)
    check_file(path)
    with tempfile.TemporaryDirectory(prefix="iraq-report-") as name, ThreadPoolExecutor(1) as pool:
        digest = pool.submit(_sha256, path)
        folder, scope = Path(name), tuple(countries) or COUNTRIES
        text, notes = _text(path, folder, told=format)
        scan, more = scan_text(text, folder, name=path.name, told=format, countries=scope, progress=progress)
        with scan:
            gtd_dates = scan.request.layout is GTD
            days, proof = gtd.read_dates(scan.dates()) if gtd_dates else read_dates(scan.dates(), told=dates)
            rows = account(scan, days, Window(start, end), scope)
            return Export(
                format=scan.request.format,
                file=path.name,
                sha256=digest.result(),
                rows=scan.rows,
                events=rows.events,
                rejected=rows.rejected,
                out_of_scope=rows.out_of_scope,
                notes=(*notes, *more, proof, *rows.notes),
            )


def _check_wishes(format: str | None, start: date | None, end: date | None) -> None:
    if format is not None and format not in LAYOUTS:
        sentence = f"found {format!r} for the format, expected {one_of(LAYOUTS)}{did_you_mean(format, LAYOUTS)}"
        raise ReportError("E-FORMAT-NAME", sentence)
    if start and end and start > end:
        raise ReportError("E-PARAM-ORDER", f"start {start} lies after end {end}; expected it on or before that day")


def _text(path: Path, folder: Path, *, told: str | None) -> Found:
    """The file as text in UTF-8, and notes on what was done for that."""
    unpacked, notes = unpack(path, folder, told=told)
    text, more = as_utf8(unpacked, folder)
    return text, (*notes, *more)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
