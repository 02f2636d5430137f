"""Let the browser print a document, and give the PDF what the browser leaves out: author, edition's day, page numbers.

A Chromium-family browser draws the static pictures already; its prints are tagged and outlined. What it cannot do is
to print the page of an anchor into a table of contents, so the document is printed twice.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf

from iraq_report.errors import ReportError

_TIMEOUT = 600  # seconds for one print; 200 pages take some twenty on a busy machine
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--allow-file-access-from-files", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
    "--generate-pdf-document-outline", "--export-tagged-pdf",
)  # fmt: skip
_OURS = "iraq-report"


@dataclass(frozen=True)
class About:
    """What the PDF says of itself; `day` stands in for the clock."""

    title: str
    authors: tuple[str, ...]
    subject: str
    day: date


def print_pdf(html: Callable[[Mapping[str, int]], str], out: Path, *, about: About, browser: Path) -> int:
    """Print `html(pages)`, where `pages` are the pages of its anchors, into `out`; return the number of pages.

    The same document gives the same bytes in the same browser with the same fonts; an old file gives way only to a
    whole new one. Raises ReportError E-PAPER-PRINT when the browser fails, E-PAPER-WRITE where `out` cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="iraq-report-") as folder:
        printed = _print(html({}), Path(folder), browser)
        numbered = _print(html(pages_of_anchors(printed)), Path(folder), browser)
        count = _finish(numbered, Path(folder) / "finished.pdf", about)
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            new = out.with_name(f".{out.name}.new")
            new.write_bytes((Path(folder) / "finished.pdf").read_bytes())
            new.replace(out)
        except OSError as error:
            raise ReportError("E-PAPER-WRITE", f"{out} cannot be written: {error.strerror}") from None
    return count


def _print(html: str, folder: Path, browser: Path) -> Path:
    page, printed = folder / "document.html", folder / "printed.pdf"
    page.write_text(html, encoding="utf-8")
    printed.unlink(missing_ok=True)
    command = [str(browser), *_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", page.as_uri()]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReportError("E-PAPER-PRINT", f"{browser} did not print the document: {error}") from error
    if not printed.is_file():
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise ReportError("E-PAPER-PRINT", f"{browser} did not print the document: {last}")
    return printed


def pages_of_anchors(printed: Path) -> dict[str, int]:
    """The page, from 1, of each anchor that a link of the document leads to."""
    with pikepdf.open(printed) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        anchors = pdf.Root.get("/Dests", pikepdf.Dictionary())
        return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in anchors.items()}


def _finish(printed: Path, finished: Path, about: About) -> int:
    """Author, subject and day; the outline shown when it is opened; small, and quick to open over a slow line."""
    stamp = f"D:{about.day:%Y%m%d}000000+00'00"
    with pikepdf.open(printed) as pdf:
        info = {
            "/Title": about.title, "/Author": "; ".join(about.authors), "/Subject": about.subject,
            "/Creator": _OURS, "/CreationDate": stamp, "/ModDate": stamp,
        }  # fmt: skip
        for name, value in info.items():
            pdf.docinfo[name] = pikepdf.String(value)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp.load_from_docinfo(pdf.docinfo)
            xmp["dc:language"] = {"en"}
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.save(finished, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True, deterministic_id=True)
        return len(pdf.pages)
