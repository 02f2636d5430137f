"""Rows that were added, revised or removed, told by their hashes."""

from __future__ import annotations

from collections.abc import Mapping

from iraq_report.editions.compare.model import Cell, Revised, Rows
from iraq_report.editions.records import Record
from iraq_report.editions.row_hashes import BLANK, EVENTS


def compare_rows(old: Record, new: Record) -> tuple[Rows, ...]:
    """The tables whose rows differ, events first; an event is compared field by field."""
    tables = list(dict.fromkeys([*old.rows["rows"], *new.rows["rows"]]))
    found = [_events(old, new), *(_table(name, old, new) for name in tables)]
    return tuple(rows for rows in found if rows.added or rows.revised or rows.removed)


def withheld_differ(old: Record, new: Record) -> bool:
    """Whether the events that may not be published differ."""
    return bool(old.rows["withheld"] != new.rows["withheld"])


def _events(old: Record, new: Record) -> Rows:
    before = {key: _fields(old, key) for key in old.rows["events"]}
    after = {key: _fields(new, key) for key in new.rows["events"]}
    revised = tuple(
        Revised(key, tuple(_cell(key, column, old, new) for column in _differing(before[key], after[key])))
        for key in after
        if key in before and before[key] != after[key]
    )
    return Rows(EVENTS, _only(after, before), revised, _only(before, after))


def _table(name: str, old: Record, new: Record) -> Rows:
    before, after = old.rows["rows"].get(name, {}), new.rows["rows"].get(name, {})
    revised = tuple(Revised(key) for key in after if key in before and before[key] != after[key])
    return Rows(name, _only(after, before), revised, _only(before, after))


def _only(these: Mapping[str, object], those: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(key for key in these if key not in those)


def _fields(record: Record, key: str) -> dict[str, str]:
    """The hashes of the filled cells of an event, by column."""
    hashes = record.rows["events"][key].split(" ")
    return {column: held for column, held in zip(record.rows["columns"], hashes, strict=True) if held != BLANK}


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    columns = dict.fromkeys([*before, *after])
    return [column for column in columns if before.get(column) != after.get(column)]


def _cell(key: str, column: str, old: Record, new: Record) -> Cell:
    if key in old.cells and key in new.cells:
        return Cell(column, old.cells[key].get(column, ""), new.cells[key].get(column, ""))
    return Cell(column, None, None)
