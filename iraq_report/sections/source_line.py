"""The line under a figure: its table, days, filters, what was left out and why, its sources and when they were read."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from iraq_report.prose.text import plural
from iraq_report.sections.rows import days_text
from iraq_report.sections.selection import TREND_WEAPONS, for_trends, on_us
from iraq_report.tables.columns import items_of


def own_span(rows: pd.DataFrame) -> str:
    """That all rows of a table are shown, and the years that they span; empty for a table without days."""
    days = pd.concat(
        [rows[name].dropna() for name in ("date", "date_end") if name in rows] or [pd.Series(dtype="object")]
    )
    if days.empty:
        return ""
    first, last = days.min().year, days.max().year
    years = f"{first} to {last}" if first < last else f"{first}"
    return f"not bound to the period of the run; the table spans {years}"


def part_of(rows: pd.DataFrame, shown: pd.DataFrame | None) -> str:
    """How many of the rows of a table are shown: `shown: 7 of its 26 rows`; empty where all are."""
    if shown is None or shown.empty:
        return ""
    key = rows.columns[0]
    count = shown[key].nunique() if key in shown else len(shown)
    return f"shown: {count:,} of its {len(rows):,} {plural(len(rows), 'row')}" if count < len(rows) else ""


def source_ids(rows: pd.DataFrame) -> tuple[str, ...]:
    """The ids of the sources that rows name, each once, in the order of the rows."""
    cells = rows["source_ids"].dropna() if "source_ids" in rows else ()
    return tuple(dict.fromkeys(id for cell in cells for id in items_of(str(cell))))


def cell_of(*parts: pd.DataFrame) -> str:
    """The ids of all sources that some rows name, as one cell: what stands behind a number made of all of them."""
    return ";".join(dict.fromkeys(id for rows in parts for id in source_ids(rows)))


def cells_by(rows: pd.DataFrame, by: pd.Series, order: Iterable[object]) -> list[str]:
    """For each value of `order` the sources of the rows that have it in `by`; blank where no row has it."""
    cells = {key: cell_of(part) for key, part in rows.groupby(by)}
    return [cells.get(key, "") for key in order]


def read_text(rows: pd.DataFrame, sources: pd.DataFrame) -> str:
    """How many sources rows name and when they were seen: `sources of these rows: 214, read 23 November 2026`.

    `rows` needs `source_ids`, `sources` the ids with `accessed`. Empty where the rows name no source.
    """
    if not (ids := source_ids(rows)):
        return ""
    count = f"sources of these rows: {len(ids):,}"
    days = sources.loc[sources["source_id"].isin(ids), "accessed"].dropna()
    if days.empty:
        return f"{count}, day of reading not recorded"
    return f"{count}, read {days_text(days.min(), days.max())}"


def not_counted(attacks: pd.DataFrame, events: pd.DataFrame) -> str:
    """What a count of attacks leaves out of the rows of its period: repeats, and attacks by others than militias.

    `attacks` are all rows of the period and the countries, `events` those that the run selects.
    """
    repeats = int(attacks["duplicate_of"].notna().sum())
    others = len(events) - len(on_us(events))
    parts = (
        [f"{repeats:,} {plural(repeats, 'row')} that {plural(repeats, 'repeats', 'repeat')} another"] if repeats else []
    )
    parts += (
        [f"{others:,} {plural(others, 'strike or attack', 'strikes and attacks')} by others than the militias"]
        if others
        else []
    )
    return f"not counted: {' and '.join(parts)}" if parts else ""


def thinned(events: pd.DataFrame) -> str:
    """What rates and trends leave out of the attacks of a run, and why; empty where that is nothing."""
    attacks = on_us(events)
    weapons = int((~attacks["weapon"].isin(TREND_WEAPONS)).sum())
    low = len(attacks) - weapons - len(for_trends(attacks))
    parts = [f"{weapons} with other weapons than rockets and drones"] if weapons else []
    parts += [f"{low} of low confidence"] if low else []
    if not parts:
        return ""
    return f"left out of {len(attacks)} attacks, since their reporting is uneven: {' and '.join(parts)}"
