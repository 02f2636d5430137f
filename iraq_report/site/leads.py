"""Where the rows behind a number can be read: row by row where they are few, else a list, filtered if it can be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlencode

import pandas as pd

from iraq_report.prose.address import row_address, table_address
from iraq_report.sections.row_titles import row_titles
from iraq_report.tables.schemas import SCHEMAS

_OWN_PAGES = ("claims", "sources")  # tables whose rows stand on pages of the book
FEW = 3  # rows that are linked one by one
_EVENTS = "attacks"  # the table whose page filters by what its address says
_FILTERS = {
    "site": "site_id", "governorate": "governorate", "weapon": "weapon", "side": "side", "confidence": "confidence",
}  # fmt: skip

Link = tuple[str, str]  # what it says, where it leads


class Leads:
    """Links to rows for the tables of an edition; `with_rows` are the tables that have a page of rows."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], *, with_rows: Collection[str]) -> None:
        self._tables = tables
        self._with_rows = with_rows
        self._titles: dict[str, dict[str, str]] = {}

    def to(self, rows: Mapping[str, Sequence[str]]) -> list[Link]:
        """Links to rows given as ids by table: one by one where they are few, else one link a table."""
        held = {table: ids for table, ids in rows.items() if table in self._with_rows or table in _OWN_PAGES}
        if sum(len(ids) for ids in held.values()) <= FEW and all(held.values()):
            return [link for table, ids in held.items() for link in self._one_by_one(table, ids)]
        return [self._together(table, ids) for table, ids in held.items()]

    def _one_by_one(self, table: str, ids: Sequence[str]) -> list[Link]:
        if table not in self._titles:
            self._titles[table] = row_titles(table, self._tables)
        return [(f"Row: {self._titles[table].get(id, id)}", row_address(table, id)) for id in ids]

    def _together(self, table: str, ids: Sequence[str]) -> Link:
        title = str(SCHEMAS[table].title)
        if table == _EVENTS and ids and (address := events_address(self._tables[table], ids)):
            return f"These {len(ids)} rows: {title}", address
        return f"Rows: {title}", table_address(table)


def events_address(attacks: pd.DataFrame, ids: Collection[str]) -> str:
    """The address of the page of events that shows exactly these attacks; blank where its filters cannot."""
    wanted = attacks["attack_id"].isin(ids)
    chosen = attacks[wanted]
    if len(chosen) != len(set(ids)):
        return ""
    last = attacks["date_end"].fillna(attacks["date"])
    first_day, last_day = chosen["date"].min(), last[wanted].max()
    shown = (attacks["date"] <= last_day) & (last >= first_day)
    asked = {"from": f"{first_day:%Y-%m-%d}", "to": f"{last_day:%Y-%m-%d}"}
    for name, column in _FILTERS.items():
        if (values := chosen[column].unique()).size == 1 and pd.notna(values[0]):
            fits = attacks[column] == values[0]
            if (shown & ~fits).any():
                shown, asked[name] = shown & fits, str(values[0])
    return f"events.html#{urlencode(asked)}" if shown.equals(wanted) else ""
