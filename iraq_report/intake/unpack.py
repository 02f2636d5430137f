"""What a file holds, by its content: archives are unpacked, workbooks and JSON become CSV."""

from __future__ import annotations

import gzip
import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from iraq_report.errors import ReportError
from iraq_report.intake.records import write_records
from iraq_report.intake.workbook import is_workbook, write_sheet

CHUNK = 1_000_000
DEEPEST = 3  # archives within archives
TABLES = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls", ".gz")
_OLE = b"\xd0\xcf\x11\xe0"  # old workbooks, and new ones with a password
_KINDS = {
    b"BZh": "packed with bzip2; unpack it, or pack it with gzip or zip",
    b"\xfd7zXZ": "packed with xz; unpack it, or pack it with gzip or zip",
    b"\x28\xb5\x2f\xfd": "packed with zstd; unpack it, or pack it with gzip or zip",
    b"7z\xbc\xaf": "packed with 7-Zip; unpack it, or pack it with gzip or zip",
    b"Rar!": "packed with RAR; unpack it, or pack it with gzip or zip",
    b"%PDF": "a PDF; export the table itself",
    b"PAR1": "a Parquet file; export the table as CSV",
    b"version https://git-lfs": "a note of Git LFS on where the file lies; fetch the file itself with git lfs pull",
    b"<": "a web page or XML, perhaps a page of log-in that was saved in place of the data; download the table again",
}

Found = tuple[Path, tuple[str, ...]]


def unpack(path: Path, folder: Path, *, told: str | None = None) -> Found:
    """Return a file of text, itself where it is one, and notes; new files are written into `folder`.

    Raises ReportError E-FILE-MISSING, E-FILE-FOLDER, E-FILE-EMPTY, E-FILE-UNREADABLE, E-FILE-KIND, E-PASSWORD,
    E-ARCHIVE-*, E-WORKBOOK-BROKEN, E-SHEET-*, E-JSON-*; `told` is the name of a format.
    """
    check_file(path)
    notes: tuple[str, ...] = ()
    inner = path
    for depth in range(DEEPEST + 1):
        head = _head(inner)
        if not head.strip(b"\xef\xbb\xbf \t\r\n\x00"):
            raise ReportError("E-FILE-EMPTY", f"{inner.name} is empty; expected a table with a header")
        if depth == DEEPEST and head[:2] in {b"\x1f\x8b", b"PK"} and not is_workbook(inner):
            raise ReportError("E-ARCHIVE-BROKEN", f"{path.name} holds archives within archives; unpack it first")
        if head.startswith(b"\x1f\x8b"):
            inner, more = _gunzip(inner, _place(folder, depth) / _plain_name(inner))
        elif head.startswith(b"PK") and not is_workbook(inner):
            inner, more = _unzip(inner, _place(folder, depth))
        else:
            break
        notes = (*notes, *more)
    text, more = _as_text(inner, folder, told)
    return text, (*notes, *more)


def check_file(path: Path) -> None:
    """Raise ReportError where there is no file that can be read."""
    try:
        if path.is_dir():
            sentence = f"{path} is a folder; expected a file. To use a folder of tables, give it to new --data"
            raise ReportError("E-FILE-FOLDER", sentence)
        if not path.exists():
            raise ReportError("E-FILE-MISSING", f"found no file {path}; check its name and folder")
        if not path.is_file():
            raise ReportError("E-FILE-UNREADABLE", f"{path} is no ordinary file; save the table as a file first")
        with path.open("rb") as file:
            file.read(1)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise ReportError("E-FILE-UNREADABLE", f"{path.name} cannot be read: {_why(error)}") from error


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _as_text(path: Path, folder: Path, told: str | None) -> Found:
    head = _head(path)
    if is_workbook(path) or head.startswith(_OLE):
        return write_sheet(path, folder / "sheet.csv", told=told)
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"")  # in UTF-16 as well
    if start[:1] in {b"[", b"{"}:
        return write_records(path, folder / "records.csv")
    for sign, words in _KINDS.items():
        if start.startswith(sign):
            raise ReportError("E-FILE-KIND", f"{path.name} is {words}")
    return path, ()


def _gunzip(path: Path, target: Path) -> Found:
    try:
        with gzip.open(path) as source:
            _copy(source, target)
    except EOFError as error:
        sentence = f"{path.name} ends before its end, as after a download that broke off; download it again"
        raise ReportError("E-ARCHIVE-BROKEN", sentence) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise _broken(path, error) from error
    return target, ()


def _place(folder: Path, depth: int) -> Path:
    """A folder for what lies so deep, so that a sentence calls a file by its own name."""
    place = folder / str(depth)
    place.mkdir(exist_ok=True)
    return place


def _unzip(path: Path, folder: Path) -> Found:
    try:
        with zipfile.ZipFile(path) as archive:
            member = _table_of(archive, path.name)
            if member.flag_bits & 1:
                raise ReportError("E-PASSWORD", f"{path.name} needs a password; unpack it first")
            target = folder / PurePosixPath(member.filename).name[-80:]
            with archive.open(member) as source:
                _copy(source, target)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise _broken(path, error) from error
    return target, (f"Read {member.filename} out of {path.name}.",)


def _table_of(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """The one table in an archive; files of other kinds and those a Mac adds do not count."""
    files = [one for one in archive.infolist() if not one.is_dir() and not _hidden(one.filename)]
    tables = [one for one in files if one.filename.lower().endswith(TABLES)]
    if len(tables) > 1:  # a text beside a table is a readme
        tables = [one for one in tables if not one.filename.lower().endswith(".txt")] or tables
    if not tables:
        found = ", ".join(one.filename for one in files[:5]) or "nothing"
        raise ReportError(
            "E-ARCHIVE-EMPTY", f"{name} holds no table (found {found}); expected one .csv, .xlsx or .json"
        )
    if len(tables) > 1:
        found = ", ".join(one.filename for one in tables[:5])
        sentence = f"{name} holds {len(tables)} tables ({found}); unpack it and give one of them"
        raise ReportError("E-ARCHIVE-SEVERAL", sentence)
    return tables[0]


def _hidden(name: str) -> bool:
    return any(part == "__MACOSX" or part.startswith(".") for part in PurePosixPath(name).parts)


def _copy(source: IO[bytes] | gzip.GzipFile, target: Path) -> None:
    """Copy to a file; raises ReportError E-DISK-FULL where it does not fit."""
    try:
        with target.open("wb") as file:
            shutil.copyfileobj(source, file, CHUNK)
    except OSError as error:
        if isinstance(error, gzip.BadGzipFile):
            raise
        raise ReportError("E-DISK-FULL", f"the unpacked table cannot be written: {_why(error)}") from error


def _plain_name(path: Path) -> str:
    return path.name.removesuffix(".gz")[-80:] or "unpacked"


def _broken(path: Path, error: Exception) -> ReportError:
    return ReportError("E-ARCHIVE-BROKEN", f"{path.name} is a damaged archive ({error}); download it again")
