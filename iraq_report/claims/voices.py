"""Who says what: the publishers behind rows of evidence, and what a row is about."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.text import listed
from iraq_report.sections.run import AnyRun
from iraq_report.tables.columns import items_of

MOST = 3  # publishers that a sentence names
# Columns that say what a row is about, the shortest first.
_NAMES = ("title", "name", "place", "description", "company")


def voices(run: AnyRun, rows: pd.DataFrame) -> str:
    """The publishers of the sources of rows: ` (Reuters, Rudaw and 2 more)`, blank where none is known.

    Sources that the report itself cites are left out: they are not others.
    """
    ids = [source for cell in rows["source_ids"].dropna() for source in items_of(cell)]
    sources = run.tables["sources"]
    others = sources[sources["source_id"].isin(ids) & sources["footnotes"].isna() & sources["publisher"].notna()]
    named = dict(zip(others["source_id"], others["publisher"], strict=True))
    names = list(dict.fromkeys(named[id] for id in ids if id in named))
    if not names:
        return ""
    more = [f"{len(names) - MOST} more"] if len(names) > MOST else []
    return f" ({listed([*names[:MOST], *more])})"


def name_of(row: pd.Series) -> str:
    """What a row is about, in the words of its table; its key where it has none."""
    return str(next((row[column] for column in _NAMES if column in row.index and pd.notna(row[column])), row.iloc[0]))
