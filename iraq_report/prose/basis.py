"""What a number in a sentence was computed from: rows of tables, or in words what else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from iraq_report.tables.columns import items_of
from iraq_report.tables.schemas import SCHEMAS

CHOSEN = "A parameter of the run, chosen and not computed."
STATED = "Stated by the report."
COVERED = "A day on which the list begins or ends, set by its compilers."

_KEYS = {name: str(next(iter(schema.columns))) for name, schema in SCHEMAS.items()}


@dataclass(frozen=True)
class Basis:
    """`rows`: ids of rows by table; `sources`: how many different sources those rows name; `words`: what a number is
    that comes from no row."""

    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sources: int = 0
    words: str = ""

    @property
    def count(self) -> int | None:
        """The number of rows; None for a number that comes from none."""
        return sum(len(ids) for _, ids in self.rows) if self.rows else None


def rows_behind(*frames: pd.DataFrame | pd.Series) -> Basis:
    """The basis that rows of tables make; each frame, or single row, holds the key column of its table.

    Raises ValueError for one that holds the key of no table.
    """
    ids: dict[str, list[str]] = {}
    sources: set[str] = set()
    for frame in (one.to_frame().T if isinstance(one, pd.Series) else one for one in frames):
        table = _table_of(frame)
        ids.setdefault(table, []).extend(str(key) for key in frame[_KEYS[table]])
        sources |= {source for cell in _cells(frame) for source in items_of(cell)}
    return Basis(tuple((table, tuple(dict.fromkeys(keys))) for table, keys in ids.items()), len(sources))


def _table_of(frame: pd.DataFrame) -> str:
    """The table whose key the rows hold; of several, the one with which they share most columns."""
    shared = {
        name: len(set(SCHEMAS[name].columns) & set(frame.columns))
        for name, key in _KEYS.items()
        if key in frame.columns
    }
    if not shared:
        raise ValueError(f"no key of a table among the columns {', '.join(map(str, frame.columns))}")
    return max(shared, key=lambda name: shared[name])


def _cells(frame: pd.DataFrame) -> Iterable[str]:
    return frame["source_ids"].dropna() if "source_ids" in frame.columns else ()
