"""The events of an edition as its events page filters, sorts and pages through them.

A page opened from a file may not fetch, so the rows come as a script. Each column is a list of its distinct words in
the order in which it sorts, and for each row the place of its word in that list, -1 for a blank cell: small, and quick
to sort and to filter by however many rows there are.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from iraq_report.figures.paint import Json
from iraq_report.paths import BOOK
from iraq_report.prose.address import row_page
from iraq_report.sections.row_titles import row_days, word_text
from iraq_report.site.row_html import span_text
from iraq_report.tables.columns import items_of
from iraq_report.tables.vocabulary import CONFIDENCE

TABLE = "attacks"
ROWS = "events-rows.js"
_SCRIPT = "events.js"
_SIDES = {"other": "other (context, not counted)"}  # where the bare word would hide what a row is
_TEXTS = {
    "place": "place", "governorate": "governorate", "country": "country", "claimed": "claimed_by",
    "attributed": "attributed_to", "repeats": "duplicate_of",
}  # fmt: skip
_CODED = {"side": "side", "weapon": "weapon", "target": "target_type"}


def stage_events(folder: Path, tables: Mapping[str, pd.DataFrame], *, book: Path = BOOK) -> Json:
    """Write the rows of the events page and its script into a staged book; returns what the page is told.

    `tables` are those of the edition by name. The page is told `rows` (how many) and `years` (year, rows, address), of
    marked duplicates too.
    """
    events = tables[TABLE].sort_values(["date", "attack_id"], ignore_index=True)
    (folder / "extra" / ROWS).write_text(events_script(events, tables["sites"]), encoding="utf-8", newline="\n")
    shutil.copyfile(book / _SCRIPT, folder / "extra" / _SCRIPT)
    return {"rows": len(events), "years": years(events)}


def events_script(events: pd.DataFrame, sites: pd.DataFrame) -> str:
    """The record of the events as a script."""
    text = json.dumps(events_record(events, sites), ensure_ascii=False, separators=(",", ":"))
    return f"window.reportEvents={text};\n"


def years(events: pd.DataFrame) -> list[Json]:
    """Each year with the number of its rows and the address of their page."""
    counts = events["attack_id"].str[:4].value_counts().sort_index()
    return [{"year": int(year), "rows": int(rows), "address": row_page(TABLE, year)} for year, rows in counts.items()]


def events_record(events: pd.DataFrame, sites: pd.DataFrame) -> Json:
    """What the script reads: `address` with * for the year of a key, and `columns` of `words` and `rows`.

    The columns by which a reader may filter have `keys` beside their words, which stand in the address of the page;
    `date` has the `first` and the `last` day of each word instead.
    """
    names = dict(zip(sites["site_id"], sites["name"], strict=True))
    columns: Json = {
        "id": column([(key, key) for key in events["attack_id"]]),
        "date": _dates(events),
        "site": keyed([(names.get(key, key), key) for key in events["site_id"]]),
        "confidence": _grades(events["confidence"]),
        "killed": _numbers(events, "killed"),
        "wounded": _numbers(events, "wounded"),
        "sources": column([(n, str(n)) for n in (len(items_of(ids)) for ids in events["source_ids"])]),
    }
    for name, source in _TEXTS.items():
        cells = ["" if pd.isna(cell) else str(cell) for cell in events[source]]
        columns[name] = column([(cell.casefold(), cell) for cell in cells])
    for name, source in _CODED.items():
        said = _SIDES if name == "side" else {}
        columns[name] = keyed([(said.get(code, word_text(code)), code) for code in events[source]])
    columns["governorate"]["keys"] = columns["governorate"]["words"]
    return {"address": row_page(TABLE, "*"), "columns": columns}


def column(cells: Sequence[tuple[Hashable, str]]) -> Json:
    """A column of (what it sorts by, text); blank texts have no word, and count as -1."""
    words = sorted({cell for cell in cells if cell[1]}, key=lambda cell: cell)  # type: ignore[type-var,return-value]
    places = {cell: place for place, cell in enumerate(words)}
    return {"words": [text for _, text in words], "rows": [places.get(cell, -1) for cell in cells]}


def keyed(cells: Sequence[tuple[str, str]]) -> Json:
    """A column of (text, key), sorted by its texts."""
    found = column([((text.casefold(), text), key) for text, key in cells])
    texts = {key: text for text, key in cells}
    return {"words": [texts[key] for key in found["words"]], "keys": found["words"], "rows": found["rows"]}


def _grades(cells: pd.Series) -> Json:
    order = list(CONFIDENCE)
    found = column([(order.index(grade), grade) for grade in cells])
    return {**found, "keys": found["words"]}


def _dates(events: pd.DataFrame) -> Json:
    last = events["date_end"].fillna(events["date"])
    days = [(f"{a:%Y-%m-%d}", f"{b:%Y-%m-%d}") for a, b in zip(events["date"], last, strict=True)]
    found = column([(span, "{} {}".format(*span)) for span in days])
    texts = dict(zip(days, (row_days(row) for _, row in events.iterrows()), strict=True))
    spans = [tuple(word.split()) for word in found["words"]]
    return {
        "words": [texts[span] for span in spans],  # type: ignore[index]
        "first": [first for first, _ in spans],
        "last": [last for _, last in spans],
        "rows": found["rows"],
    }


def _numbers(events: pd.DataFrame, base: str) -> Json:
    """A number of people: `0`, `3 to 5`, `at least 30`, in the order of its low bound, then of its high one."""
    cells = []
    for _, row in events.iterrows():
        low, high = row[f"{base}_low"], row[f"{base}_high"]
        order = (0 if pd.isna(low) else int(low), float("inf") if pd.isna(high) else int(high))
        cells.append((order, span_text(TABLE, base, row)))
    return column(cells)
