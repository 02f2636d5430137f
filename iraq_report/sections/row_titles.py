"""What a row of any table is called: its date, and the few cells that tell it from its neighbours."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol

import pandas as pd

from iraq_report.prose.facts import day_text
from iraq_report.sections.rows import days_text, when_text
from iraq_report.tables.columns import items_of
from iraq_report.tables.schemas import SCHEMAS

# The columns that name a row beside its date; keys of other tables stand for the title of that row.
NAMED_BY: dict[str, tuple[str, ...]] = {
    "attacks": ("place", "weapon"),
    "coverage": ("country",),
    "sites": ("name",),
    "casualties": ("attack_id", "who"),
    "tallies": ("publisher", "unit"),
    "phases": ("name",),
    "contractors": ("company",),
    "contracts": ("company", "value_kind"),
    "contractor_staff": ("site", "series"),
    "contractor_events": ("company", "event_type"),
    "services": ("company", "service", "site"),
    "fleet": ("aircraft_type", "measure", "dataset"),
    "readiness": ("fleet", "metric"),
    "sorties": ("aircraft", "kind"),
    "troops": ("force", "measure"),
    "dialogue": ("title",),
    "support": ("giver", "kind"),
    "iran_indicators": ("indicator", "scope"),
    "scenarios": ("condition",),
    "groups": ("name",),
    "names": ("name",),
    "claims": ("claim",),
    "readings": ("claim_id",),
    "sources": ("publisher", "title"),
}
SPANS = (("period_start", "period_end"), ("start", "end"))  # of tables without a `date`
_SPELT = {
    "us": "US", "nato": "NATO", "ied": "roadside bomb", "pmf": "PMF", "dmdc": "DMDC", "f16": "F-16", "t50": "T-50",
    "centcom": "CENTCOM", "iran": "Iran", "iraq": "Iraq", "iraqi": "Iraqi", "syria": "Syria",
    "afghanistan": "Afghanistan", "russia": "Russia", "china": "China", "turkey": "Turkey", "moscow": "Moscow",
    "greek": "Greek", "peshmerga": "Peshmerga", "erbil": "Erbil", "balad": "Balad", "rasheed": "Rasheed",
    "qom": "Qom", "najaf": "Najaf", "mckenzie": "McKenzie", "muslih": "Muslih", "khazali": "al-Khazali",
    "araji": "al-Araji", "qaani": "Qaani", "cole": "Cole", "may": "May", "june": "June", "lockheed": "Lockheed",
    "martin": "Martin", "c_ram": "C-RAM", "air_force": "Air Force",
    "iran_influence": "Iran's influence",
}  # fmt: skip


class TablesLike(Protocol):
    """Tables by name."""

    def __getitem__(self, name: str, /) -> pd.DataFrame: ...


def word_text(word: str) -> str:
    """A coded word as printed: `us_military` is `US military`, `f16_maintenance` is `F-16 maintenance`."""
    return _SPELT.get(word) or " ".join(_SPELT.get(part, part) for part in word.replace("_", " ").split())


def is_coded(table: str, column: str) -> bool:
    """Whether the cells of a column hold words of a vocabulary."""
    known = SCHEMAS[table].columns[column]
    return any(check.name == "isin" for check in known.checks) or isinstance((known.metadata or {}).get("items"), list)


def row_days(row: pd.Series) -> str:
    """The days of a row in words, blank where it has none: its date, or the span it is about."""
    if "date" in row.index:
        return when_text(row) if pd.notna(row["date"]) else ""
    for first, last in SPANS:
        if first in row.index and pd.notna(row[first]):
            return days_text(row[first], row[last]) if pd.notna(row[last]) else f"from {day_text(row[first])}"
    return ""


def row_titles(table: str, tables: TablesLike, *, only: Collection[str] | None = None) -> dict[str, str]:
    """Every key of a table, or `only` some, with the title of its row: `9 June 2021: Balad Air Base, rocket`.

    Raises KeyError for a table that there is not.
    """
    rows = tables[table]
    if only is not None:
        rows = rows[rows.iloc[:, 0].isin(only)]
    named = NAMED_BY.get(table, ())
    others = {column: row_titles(other, tables) for column in named if (other := _refers_to(table, column))}
    return {str(row.iloc[0]): _title(table, row, named, others) for _, row in rows.iterrows()}


def _refers_to(table: str, column: str) -> str:
    metadata = SCHEMAS[table].columns[column].metadata or {}
    return str(metadata.get("refers_to") or "").partition(".")[0]


def _title(table: str, row: pd.Series, named: tuple[str, ...], others: dict[str, dict[str, str]]) -> str:
    parts = [_part(table, column, row[column], others.get(column)) for column in named if pd.notna(row[column])]
    words = ", ".join(part for part in parts if part) or str(row.iloc[0])
    days = row_days(row) if table != "claims" else ""
    return f"{days}: {words}" if days else words[0].upper() + words[1:]


def _part(table: str, column: str, cell: Any, titles: dict[str, str] | None) -> str:
    if titles is not None:
        return ", ".join(titles.get(key, key) for key in items_of(str(cell)))
    text = word_text(str(cell)) if is_coded(table, column) else str(cell)
    return "" if text in {"other", "unknown"} else text
