"""Text files into UTF-8."""

from __future__ import annotations

import codecs
from pathlib import Path

from iraq_report.errors import ReportError

UNSEEN = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))  # control characters, of which a text holds next to none
HEAD = 4_000_000  # bytes that tell the encoding at once; what comes later is noticed while rows are read
CHUNK = 1_000_000

_MARKS = (  # the longer first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def as_utf8(path: Path, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Return a file with the same text in UTF-8, itself where it seems to be so, and notes on what was done.

    A new file is written into `folder`. Raises ReportError E-ENCODING where the bytes are no text.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return _written(path, folder, encoding), (f"The text was in {encoding.upper()}.",)
    if (len(head) - len(head.translate(None, UNSEEN))) * 50 > len(head):
        sentence = f"{path.name} is no text that can be read; expected a table as CSV in UTF-8, or a workbook (.xlsx)"
        raise ReportError("E-ENCODING", sentence)
    if head.startswith(codecs.BOM_UTF8):
        return path, ("The file begins with a byte order mark; it was left out.",)
    return (path, ()) if _mostly_utf8(head) else from_windows(path, folder)


def is_mostly_utf8(path: Path) -> bool:
    """Whether, of the letters beyond ASCII in a file, more are UTF-8 than are not."""
    good = bad = 0
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            good, bad = _tally(chunk, decoder.decode(chunk), good, bad)
    return good >= bad


def _mostly_utf8(head: bytes) -> bool:
    good, bad = _tally(head, head.decode("utf-8", errors="replace"), 0, 0)
    return good >= bad


def _tally(chunk: bytes, text: str, good: int, bad: int) -> tuple[int, int]:
    """Add up letters beyond ASCII that are UTF-8, and bytes that are not."""
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    wrong = text.count("\ufffd") - chunk.count("\ufffd".encode())
    return good + beyond - wrong, bad + wrong


def from_windows(path: Path, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Return a copy in UTF-8 of a file in Windows-1252, with a note; raises ReportError E-ENCODING."""
    return _written(path, folder, "cp1252"), ("The text is not UTF-8; it was read as Windows-1252.",)


def has_uneven_ends(path: Path) -> bool:
    """Whether lines of a file end in several ways, within cells or without, or as on an old Mac.

    DuckDB takes the first end of a line for all, and may then lose rows without a word.
    """
    seen = {"both": False, "feed": False}
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if chunk.endswith(b"\r"):  # may be the first half of a line end
                chunk += file.read(1)
            returns = chunk.count(b"\r")
            both = chunk.count(b"\r\n") if returns else 0
            seen = {"both": seen["both"] or both > 0, "feed": seen["feed"] or chunk.count(b"\n") > both}
            if returns > both or all(seen.values()):
                return True
    return False


def with_one_line_end(path: Path, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Return a copy of a file in UTF-8 in which every line ends alike, with a note."""
    copy = folder / f"ends-{path.name}"
    kept = "surrogateescape"  # bytes that are no text are left for the scan to tell
    with (
        path.open(encoding="utf-8", errors=kept) as source,  # reading makes every end \n
        copy.open("w", encoding="utf-8", errors=kept, newline="\n") as target,
    ):
        while text := source.read(CHUNK):
            target.write(text)
    return copy, ("Lines ended in several ways; they were made one.",)


def _written(path: Path, folder: Path, encoding: str) -> Path:
    copy = folder / f"{encoding}-{path.name}"
    try:
        with path.open(encoding=encoding, newline="") as source, copy.open("w", encoding="utf-8", newline="") as target:
            while text := source.read(CHUNK):
                target.write(text)
    except UnicodeError as error:
        kinds = "UTF-8 nor Windows-1252" if encoding == "cp1252" else f"UTF-8 nor whole {encoding.upper()}"
        sentence = f"{path.name} is text neither in {kinds} ({error}); save it as CSV UTF-8"
        raise ReportError("E-ENCODING", sentence) from error
    return copy
