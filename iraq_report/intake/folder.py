"""The folder that intake writes: whole or not at all, and never over somebody else's files."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.tables import corrections

RECORD = "intake.json"  # marks a folder as ours, and holds the hash of each file in it
MADE_BY = "iraq_report intake"
ADVICE = "name another folder with --out, or move it away"


def check_target(out: Path, *, keep: Path | None = None) -> None:
    """Refuse a folder that writing would spoil.

    That is one that is no folder or no output of intake, one with files that intake did not write or that were changed
    since, and one that holds the review sheet `keep`. Corrections are a person's and stay. Raises ReportError
    E-OUT-FOLDER.
    """
    if keep is not None and out.resolve() in keep.resolve().parents:
        raise ReportError(
            "E-OUT-FOLDER", f"the review sheet {keep} lies in {out}, which is written anew; put it beside"
        )
    try:
        if not out.exists() or (out.is_dir() and not any(out.iterdir())):
            return
    except (OSError, ValueError) as error:  # a name that is too long, or a folder that may not be read
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ReportError("E-OUT-FOLDER", f"cannot use {out} ({why}); name another with --out") from None
    if not out.is_dir():
        raise ReportError("E-OUT-FOLDER", f"{out} is a file, expected a folder; name another with --out")
    hashes = _recorded(out)
    if hashes is None:
        raise ReportError("E-OUT-FOLDER", f"{out} was not written by intake, and nothing in it was touched; {ADVICE}")
    for path in sorted(out.iterdir()):
        if path.name not in (RECORD, corrections.FILE) and (
            path.is_dir() or hashes.get(path.name) != _hash(path.read_bytes())
        ):
            what = "was changed since intake wrote it" if path.name in hashes else "was not written by intake"
            raise ReportError("E-OUT-FOLDER", f"{path.name} in {out} {what}; {ADVICE}")


def write_folder(out: Path, files: Mapping[str, str], record: Mapping[str, object]) -> None:
    """Write text files by name and the record of them into `out`, in place of an earlier output but its corrections.

    All is written to a folder of its own beside `out` first, which then changes places with it, so that a failure
    leaves `out` as it was. Raises ReportError E-OUT-FOLDER where the place cannot be written.
    """
    content = {name: text.encode("utf-8") for name, text in files.items()}
    whole = {"made_by": MADE_BY, **record, "files": {name: _hash(data) for name, data in content.items()}}
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as beside:
            new = Path(beside) / "new"
            new.mkdir()
            for name, data in content.items():
                (new / name).write_bytes(data)
            text = json.dumps(whole, ensure_ascii=False, indent=2)
            (new / RECORD).write_text(f"{text}\n", encoding="utf-8", newline="\n")
            if (out / corrections.FILE).is_file():
                shutil.copy2(out / corrections.FILE, new)
            _exchange(new, out, old=Path(beside) / "old")
    except OSError as error:
        raise ReportError("E-OUT-FOLDER", f"cannot write {out} ({error.strerror}); name another with --out") from None


def _exchange(new: Path, out: Path, *, old: Path) -> None:
    """Put `new` in the place of `out`; `out` comes back where that fails."""
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise


def table_text(table: pd.DataFrame) -> str:
    """A table of the project as CSV text: days as 2021-06-09, a missing value blank."""
    return str(table.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n"))


def _recorded(out: Path) -> dict[str, str] | None:
    """The hashes of the files that intake wrote into a folder; `None` where it is no output of intake."""
    try:
        record = json.loads((out / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    ours = isinstance(record, dict) and record.get("made_by") == MADE_BY
    return dict(record["files"]) if ours and isinstance(record.get("files"), dict) else None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
