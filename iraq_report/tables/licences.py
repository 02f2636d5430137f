"""On what terms rows may be published: each source's row names its terms, and a row's are the strictest of its sources.

Here stand the terms and what follows from them for tables; what a page or a file may show is `gate`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import pandas as pd

from iraq_report.tables.columns import items_of

LICENCE = "CC BY 4.0"  # of the project's own tables, charts and text
Grain = Literal["event", "aggregate"]  # what may go out: rows, or only counts no finer than governorate and month


@dataclass(frozen=True)
class Terms:
    """`grain` is the finest that may be published, `url` where the terms stand, blank where nobody wrote them down.

    `attribution` is what a page must say of a source under these terms: a template of `source`, `accessed` and
    `edits`, blank where its citation is enough.
    """

    name: str
    meaning: str
    grain: Grain
    url: str = ""
    attribution: str = ""


TERMS: dict[str, Terms] = {  # the stricter after the looser
    "own": Terms("own compilation", "compiled by those who made the tables; rows may be published", "event"),
    "facts": Terms(
        "facts of a public page",
        "facts taken from a public page, in own words and cited; rows may be published",
        "event",
    ),
    "cc_by_4": Terms(
        "CC BY 4.0",
        "Creative Commons Attribution 4.0, as UCDP has it; rows may be published with attribution",
        "event",
        "https://creativecommons.org/licenses/by/4.0/",
        "{source}{accessed}, CC BY 4.0{edits}",
    ),
    "acled": Terms(
        "the terms of ACLED",
        "terms of use of ACLED; aggregates may be published with attribution, rows may not",
        "aggregate",
        "https://acleddata.com/terms-of-use-and-attribution-policy",
        "{source} (Armed Conflict Location & Event Data, acleddata.com){accessed}{edits}",
    ),
    "gtd": Terms(
        "the terms of the Global Terrorism Database",
        "user agreement of the Global Terrorism Database; aggregates may be published with attribution, rows may not",
        "aggregate",
        "https://www.start.umd.edu/gtd/end-user-agreement/",
        "{source} (Global Terrorism Database, START, University of Maryland){accessed}{edits}",
    ),
    "unstated": Terms(
        "terms that nobody stated",
        "nobody said on what terms; aggregates may be published, rows may not until somebody says so",
        "aggregate",
        "",
        "{source}, on terms that nobody stated{accessed}{edits}",
    ),
}
MEANINGS = {key: terms.meaning for key, terms in TERMS.items()}
UNSTATED = "unstated"
SOURCES = "sources"  # its rows say where others come from, and always go out
_STRICTNESS = {key: place for place, key in enumerate(TERMS)}


def row_terms(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """The terms of each row: the strictest of those of its `source_ids`.

    A source that `sources` lacks, and a row that names none, has `unstated` terms.
    """
    known = dict(zip(sources["source_id"], sources["terms"], strict=True))
    return pd.Series([_strictest(cell, known) for cell in rows["source_ids"]], index=rows.index, dtype="str")


def _strictest(cell: object, known: Mapping[str, str]) -> str:
    ids = items_of(str(cell)) if pd.notna(cell) else []
    return max((known.get(id, UNSTATED) for id in ids), key=_STRICTNESS.__getitem__, default=UNSTATED)


class TablesLike(Protocol):
    """Tables by name."""

    def __getitem__(self, name: str, /) -> pd.DataFrame: ...


def terms_held(names: Iterable[str], tables: TablesLike) -> dict[str, dict[str, int]]:
    """How many rows of the named tables stand under which terms, in the order from loose to strict."""
    counts: dict[str, dict[str, int]] = {}
    for name in names:
        if "source_ids" in (rows := tables[name]):
            found = row_terms(rows, tables[SOURCES]).value_counts()
            counts[name] = {key: int(found[key]) for key in TERMS if key in found}
    return counts


def attributions(rows: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """What the terms of the sources that rows name ask a page to say, one entry a source, in the order of `sources`.

    Each names the source, the day on which it was read, and the filters and edits that the note of its row tells.
    """
    cells = rows["source_ids"].dropna() if "source_ids" in rows else ()
    ids = {id for cell in cells for id in items_of(str(cell))}
    held = sources[sources["source_id"].isin(ids)] if "terms" in sources else sources.head(0)
    return [attribution(row) for _, row in held.iterrows() if TERMS[row["terms"]].attribution]


def attribution(source: pd.Series) -> str:
    """The attribution of one source: its publisher and title, the day on which it was read, filters and edits."""
    parts = [str(source[column]) for column in ("publisher", "title") if pd.notna(source[column])]
    accessed = "" if pd.isna(day := source["accessed"]) else f", accessed {day.day} {day:%B %Y}"
    edits = "" if pd.isna(source["note"]) else f"; filters and edits: {str(source['note']).rstrip('.')}"
    name = ", ".join(parts) or str(source["source_id"])
    return TERMS[source["terms"]].attribution.format(source=name, accessed=accessed, edits=edits)
