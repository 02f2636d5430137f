"""What a build leaves of an edition for comparison: its declaration, numbers, verdicts, charts and row hashes."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json

LAYOUT = 1  # of the records; raised when an older one can no longer be read
FILES = ("edition.json", "facts.json", "claims.json", "figures.json", "events.json")
_KINDS = (dict, list, list, dict)  # what those after the first hold
_CELLS = Path("tables") / "attacks.csv"  # where it is there, a revised cell is told with its values


@dataclass(frozen=True)
class Record:
    """The records of one build; `cells` are the published rows of events as text, by key and column."""

    edition: Json
    facts: Mapping[str, Json]
    claims: Sequence[Json]
    figures: Sequence[Json]
    rows: Json
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_record(folder: Path) -> Record:
    """The records in a folder: a published edition, or what one left behind.

    Raises ReportError E-RECORD-MISSING where there are none, E-RECORD-LAYOUT for those of an older layout,
    E-RECORD-FILE for one that cannot be read.
    """
    first = folder / FILES[0]
    if not first.is_file():
        raise ReportError(
            "E-RECORD-MISSING", f"found no {first.name} in {folder}; expected the folder of a built edition"
        )
    edition = _read(first)
    if not isinstance(edition, dict) or edition.get("layout") != LAYOUT:
        found = edition.get("layout", "none") if isinstance(edition, dict) else "none"
        sentence = f"the records in {folder} have the layout {found}, expected {LAYOUT}; build the edition anew"
        raise ReportError("E-RECORD-LAYOUT", sentence)
    facts, claims, figures, rows = (_read(folder / name, kind) for name, kind in zip(FILES[1:], _KINDS, strict=True))
    return Record(edition, facts, claims, figures, rows, _cells(folder / _CELLS))


def _read(path: Path, kind: type = object) -> Any:
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ReportError("E-RECORD-FILE", f"{path} cannot be read: {error}") from None
    if not isinstance(held, kind):
        raise ReportError(
            "E-RECORD-FILE", f"{path} cannot be read: it holds a {type(held).__name__}, not what a build writes"
        )
    return held


def _cells(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file)}


def find_record(name: str, *, site: Path, kept: Path | None = None) -> Path:
    """The folder that a user means: an edition of the site by its id, else a folder by its path.

    With `kept`, an id means what the edition's present build replaced. Raises ReportError E-EDITION-UNBUILT where the
    site has no such edition, E-RECORD-MISSING where nothing was kept of it.
    """
    if kept is not None:
        if not (kept / name / FILES[0]).is_file():
            sentence = (
                f"no build of {name} that the present one replaced was kept; name two editions or folders instead"
            )
            raise ReportError("E-RECORD-MISSING", sentence)
        return kept / name
    if name and (site / name / FILES[0]).is_file():
        return site / name
    if name and Path(name).is_dir():
        return Path(name)
    known = ", ".join(sorted(path.parent.name for path in site.glob(f"*/{FILES[0]}"))) or "none"
    sentence = f"found no edition and no folder {name!r}; built editions: {known} (python -m iraq_report build)"
    raise ReportError("E-EDITION-UNBUILT", sentence)


def keep_replaced(old: Path, new: Path, kept: Path) -> None:
    """Keep the records of a build that another one replaces, in `kept`; where both are the same nothing changes."""
    held = [name for name in FILES if (old / name).is_file()]
    if FILES[0] not in held or all(_same(old / name, new / name) for name in FILES):
        return
    unfinished = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / _CELLS.parent).mkdir(parents=True)
    for name in (*held, str(_CELLS)):
        if (old / name).is_file():
            shutil.copyfile(old / name, unfinished / name)
    shutil.rmtree(kept, ignore_errors=True)
    unfinished.rename(kept)


def _same(first: Path, second: Path) -> bool:
    return first.is_file() and second.is_file() and first.read_bytes() == second.read_bytes()
