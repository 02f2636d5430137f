"""Which rows of an edition's tables may not be published, by the terms of their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from iraq_report.tables.columns import items_of
from iraq_report.tables.licences import SOURCES, TERMS, row_terms
from iraq_report.tables.schemas import SCHEMAS

Withheld = Mapping[str, frozenset[str]]  # keys of rows by table; a table without any is not in it


def withheld_rows(tables: Mapping[str, pd.DataFrame]) -> dict[str, frozenset[str]]:
    """The keys of rows, by table, whose terms let aggregates alone be published, and of rows that name one of those.

    `tables` are those of an edition by name, the list of sources among them, which itself is never withheld.
    """
    found = {name: _by_terms(rows, tables[SOURCES]) for name, rows in tables.items() if name != SOURCES}
    while True:
        more = {name: _naming(name, tables[name], found) - keys for name, keys in found.items()}
        if not any(more.values()):
            break
        found = {name: keys | more[name] for name, keys in found.items()}
    return {name: frozenset(keys) for name, keys in found.items() if keys}


def _by_terms(rows: pd.DataFrame, sources: pd.DataFrame) -> set[str]:
    if "source_ids" not in rows:
        return set()
    kept = row_terms(rows, sources).map(lambda key: TERMS[key].grain == "aggregate").astype(bool)
    return {str(key) for key in rows.loc[kept].iloc[:, 0]}


def _naming(name: str, rows: pd.DataFrame, found: Mapping[str, set[str]]) -> set[str]:
    """Keys of the rows that hold the key of a withheld row in one of their columns."""
    named: set[str] = set()
    for column, other in _references(name):
        if column in rows and (keys := found.get(other)):
            held = [pd.notna(cell) and not keys.isdisjoint(items_of(str(cell))) for cell in rows[column]]
            named |= {str(key) for key in rows.loc[held].iloc[:, 0]}
    return named


def _references(name: str) -> Iterator[tuple[str, str]]:
    """The columns of a table that hold keys, each with the table of those keys."""
    for column, known in SCHEMAS[name].columns.items():
        other = str((known.metadata or {}).get("refers_to") or "").partition(".")[0]
        if other and other != SOURCES:
            yield column, other


def public_tables(tables: Mapping[str, pd.DataFrame], withheld: Withheld) -> dict[str, pd.DataFrame]:
    """The tables without the rows that may not go out."""
    return {name: public_rows(name, rows, withheld) for name, rows in tables.items()}


def public_rows(name: str, rows: pd.DataFrame, withheld: Withheld) -> pd.DataFrame:
    """The rows of one table that may go out, numbered anew; the table itself where none is withheld."""
    if not (keys := withheld.get(name)):
        return rows
    return rows[~rows.iloc[:, 0].astype(str).isin(keys)].reset_index(drop=True)
