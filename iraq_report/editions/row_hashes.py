"""What a build remembers of its rows, so that a later one can say which were added, revised or removed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

EVENTS = "attacks"  # the table whose rows are compared field by field
BLANK = "-"
_LENGTH = 8  # digits of a hash; two cells are compared with each other, never one with all


def row_hashes(tables: Mapping[str, pd.DataFrame], *, withheld: Collection[str] = ()) -> dict[str, Any]:
    """`events.json`: hashes of the rows of an edition's tables, without a word of the rows themselves.

    `columns` are those of the table of events after its key, `events` holds for each key their hashes, one for each
    cell and `-` for a blank one; `rows` holds one hash for each row of the other tables, by table and key. `withheld`
    are keys of events whose source forbids to publish them: they stand in no list, only counted and hashed as one.
    """
    events = tables[EVENTS]
    shown = ~events.iloc[:, 0].isin(withheld)
    return {
        "columns": [str(column) for column in events.columns[1:]],
        "events": {key: " ".join(cells) for key, cells in _hashed(events[shown]).items()},
        "withheld": {"rows": int((~shown).sum()), "hash": _hash(str(_hashed(events[~shown])))},
        "rows": {
            name: {key: _hash(" ".join(cells)) for key, cells in _hashed(rows).items()}
            for name, rows in tables.items()
            if name != EVENTS
        },
    }


def _hashed(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The hashes of the cells of each row by its key, in the order of the columns."""
    known: dict[str, str] = {"": BLANK}
    columns = [[cell_text(cell) for cell in rows[column]] for column in rows.columns]
    for text in {text for column in columns for text in column} - {""}:
        known[text] = _hash(text)
    return {key: [known[text] for text in cells] for key, *cells in zip(*columns, strict=True)}


def cell_text(cell: Any) -> str:
    """A cell as text: a day as ISO, blank for an unknown value."""
    if pd.isna(cell):
        return ""
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
