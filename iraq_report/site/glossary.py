"""What the pages of terms and names say: terms from `book/glossary.yml`, verdicts, grades, and the table of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from iraq_report.claims.verdict import OUTCOMES, VERDICTS, WORDS
from iraq_report.paths import BOOK
from iraq_report.tables.columns import items_of
from iraq_report.tables.schemas.names import SCRIPT_LANGUAGES
from iraq_report.tables.vocabulary import CONFIDENCE

FILE = "glossary.yml"
# Verdicts that prose uses as words of their own; the others are common words as well.
_LINKED = {"reproduced", "not_testable", "not_covered"}
KINDS = {
    "person": "People",
    "group": "Groups",
    "site": "Bases and other places",
    "town": "Towns",
    "governorate": "Governorates",
    "organisation": "Organisations",
    "company": "Companies",
}
LINKED_KINDS = {"person", "group", "organisation"}  # names of places occur too often to lead somewhere each time


@dataclass(frozen=True)
class Entry:
    """A term or a name: its title on the page, what it means, and the exact words that lead to it."""

    title: str
    text: str
    forms: tuple[str, ...] = ()
    see: str = ""


@dataclass(frozen=True)
class Name:
    """A row of the table of names as its page prints it; blank where the table is."""

    title: str
    about: str
    short: str
    other: str
    script: str
    code: str
    language: str
    row: str


@lru_cache(maxsize=8)
def terms(book: Path = BOOK) -> tuple[Entry, ...]:
    """The terms of the glossary in the order of the alphabet: written ones, verdicts, outcomes, grades."""
    written: dict[str, dict[str, Any]] = yaml.safe_load((book / FILE).read_text("utf-8"))
    found = [
        Entry(title, " ".join(str(term["text"]).split()), tuple(term["forms"]), str(term.get("see", "")))
        for title, term in written.items()
    ]
    for what, words in (("Verdict", VERDICTS), ("Outcome of a forecast", OUTCOMES)):
        found += [_coded(what, word, meaning) for word, meaning in words.items()]
    found += [
        Entry(f"{grade} confidence", f"Grade of an event: {meaning}.", (), "[Grades](#method-confidence)")
        for grade, meaning in CONFIDENCE.items()
    ]
    return tuple(sorted(found, key=lambda entry: entry.title.casefold()))


def _coded(what: str, word: str, meaning: str) -> Entry:
    printed = WORDS[word]
    forms = (printed,) if word in _LINKED else ()
    return Entry(printed, f"{what}: {meaning}.", forms, "[Verdicts and outcomes](#method-verdicts)")


def name_entries(names: pd.DataFrame) -> tuple[Entry, ...]:
    """Names of people, groups and organisations with the words that lead to them.

    `names` is the table of names: kind, name, short_forms (blank or separated by ;), about.
    """
    rows = names[names["kind"].isin(LINKED_KINDS)]
    return tuple(
        Entry(str(row["name"]), f"{row['about']}.", (str(row["name"]), *_items(row["short_forms"])))
        for _, row in rows.iterrows()
    )


def _items(cell: Any) -> list[str]:
    return items_of(str(cell)) if pd.notna(cell) else []


def glossary_context(names: pd.DataFrame) -> dict[str, Any]:
    """Names for the page templates: `terms`, and `names` (total, written, and by kind with a title)."""
    groups = {kind: names[names["kind"] == kind] for kind in KINDS}
    return {
        "terms": terms(),
        "names": {
            "total": len(names),
            "written": int(names["arabic_name"].notna().sum()),
            "kinds": [{"title": KINDS[kind], "names": _names(rows)} for kind, rows in groups.items() if len(rows)],
        },
    }


def _names(rows: pd.DataFrame) -> Sequence[Name]:
    found = [_name(row) for _, row in rows.iterrows()]
    return sorted(found, key=lambda name: name.title.removeprefix("al-").removeprefix("Al-").casefold())


def _name(row: pd.Series) -> Name:
    written = pd.notna(row["arabic_name"])
    code = str(row["language"]) if written else ""
    return Name(
        title=str(row["name"]),
        about=str(row["about"]).rstrip("."),
        short=", ".join(_items(row["short_forms"])),
        other=", ".join(_items(row["other_spellings"])),
        script=str(row["arabic_name"]) if written else "",
        code=code,
        language=SCRIPT_LANGUAGES[code].partition(" ")[0] if written else "",
        row=f"rows/names.html#{row['name_id']}",
    )
