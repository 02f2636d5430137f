"""JSON into CSV: a list of records, as it is or as the interfaces of ACLED and UCDP wrap it."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import Any

from iraq_report.errors import ReportError

Record = dict[str, Any]


def write_records(path: Path, target: Path) -> tuple[Path, tuple[str, ...]]:
    """Write the records of a JSON file as CSV, and return that file and notes.

    Raises ReportError E-JSON-BROKEN, E-JSON-RECORDS (no list of records), E-FILE-EMPTY (an empty one).
    """
    content = _parsed(path)
    records, notes = _records(content, path.name)
    columns = list(dict.fromkeys(name for record in records for name in record))
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(record.get(name)) for name in columns] for record in records)
    return target, notes


def _parsed(path: Path) -> Any:
    """The content of a JSON file, or the list of its lines where each is JSON of its own."""
    try:
        with path.open("rb") as file:
            encoding = json.detect_encoding(file.read(4))
        text = path.read_text(encoding=encoding)
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            lines = [line for line in text.splitlines() if line.strip()]
            if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
                raise _broken(path.name, f"line {error.lineno}: {error.msg}") from error
            return [json.loads(line) for line in lines]
    except (ValueError, RecursionError) as error:
        raise _broken(path.name, str(error).partition("\n")[0]) from error


def _broken(name: str, why: str) -> ReportError:
    return ReportError("E-JSON-BROKEN", f"{name} is not readable as JSON ({why}); download it again")


def _records(content: Any, name: str) -> tuple[list[Record], tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    found = content
    if isinstance(content, dict):
        lists = {key: value for key, value in content.items() if _is_records(value)}
        if len(lists) == 1:
            [(key, found)] = lists.items()
            notes = (f"Read the records under {key!r}.",)
            pages = content.get("TotalPages")
            if isinstance(pages, int) and pages > 1:
                notes = (*notes, f"The file is one page of {pages}: it holds only part of what was asked for.")
    if found == []:
        raise ReportError("E-FILE-EMPTY", f"{name} holds an empty list; expected records")
    if not _is_records(found):
        sentence = f"{name} is JSON, but no list of records; expected [{{...}}, ...] or the same under one key"
        if isinstance(content, dict):
            sentence += f" (found the keys {', '.join(map(repr, list(content)[:5])) or 'none'})"
        raise ReportError("E-JSON-RECORDS", sentence)
    return found, notes


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
