"""Write files all or not at all: none of them is touched before every one of them is whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from iraq_report.errors import ReportError
from iraq_report.gate.gate import Gate
from iraq_report.gate.leaks import check_output


def write_files(files: Mapping[str, bytes], folder: Path, *, gate: Gate | None = None) -> list[Path]:
    """Write files by name into a folder, which is made where there is none; return their paths.

    They are written beside their places first and searched for what `gate` withholds. Raises ReportError
    E-EXPORT-WRITE where that cannot be, and as `check_output` does.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    targets = {name: folder / name for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target in targets.values():
            if target.is_dir():
                raise IsADirectoryError(21, "it is a folder", str(target))
        with TemporaryDirectory(dir=folder, prefix=".export-") as unfinished:
            for name, content in files.items():
                (Path(unfinished) / name).write_bytes(content)
            if gate:
                check_output(gate, Path(unfinished))
            for name, target in targets.items():
                (Path(unfinished) / name).replace(target)
    except (OSError, ReportError) as error:
        _remove_empty(made)
        if isinstance(error, ReportError):
            raise
        raise ReportError(
            "E-EXPORT-WRITE", f"{error.filename or folder} cannot be written: {error.strerror}; nothing was exported"
        ) from None
    return list(targets.values())


def _remove_empty(made: list[Path]) -> None:
    """Take away the folders that were made for nothing."""
    for place in made:
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
