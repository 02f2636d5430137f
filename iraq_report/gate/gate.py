"""What may go out where the tables of an edition hold rows that may not be published.

Pure functions: an edition's tables, its figures, statements and numbers as records come in, and what may be shown of
them comes out. Aggregates are counts of a governorate and a month, or coarser; anything finer is withheld.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape

import pandas as pd

from iraq_report.figures.paint import Json
from iraq_report.prose.text import listed, plural
from iraq_report.tables.corrections import Correction, Found
from iraq_report.tables.licences import LICENCE, SOURCES, TERMS, terms_held
from iraq_report.tables.vocabulary import GOVERNORATES
from iraq_report.tables.withheld import Withheld, public_tables, withheld_rows

NO_TABLE: Json = {"columns": [], "data": []}
# Kinds of statements whose verdicts tell counts and rates, not a single event.
_COUNTED = ("count", "sum", "share", "comparison", "trend", "forecast")
_EVENTS, _SITES = "attacks", "sites"
_MARKUP = re.compile(r"<[^>]+>")
_FACT = re.compile(r'data-fact="([^"]+)"')
_SHORTEST = 4  # letters of a name that is looked for in texts


@dataclass(frozen=True)
class Gate:
    """The tables of an edition by name, and the keys of the rows that may not go out; open where there are none."""

    tables: Mapping[str, pd.DataFrame]
    withheld: Withheld

    @property
    def closed(self) -> bool:
        """Whether anything is withheld."""
        return bool(self.withheld)

    @cached_property
    def public(self) -> dict[str, pd.DataFrame]:
        """The tables with the rows that may go out."""
        return public_tables(self.tables, self.withheld)

    @cached_property
    def reason(self) -> str:
        """Why something is withheld, as a sentence; blank where nothing is."""
        if not self.closed:
            return ""
        finest = "aggregates alone may be published, by governorate and month at the finest."
        return f"Withheld under {self._terms}: {finest}"

    @cached_property
    def licence(self) -> str:
        """Under which licence an edition's tables and figures go out."""
        return f"{LICENCE}, and what rests on withheld rows under {self._terms}" if self.closed else LICENCE

    @cached_property
    def _terms(self) -> str:
        """The names of the terms under which something is withheld."""
        held = terms_held([name for name in self.tables if name != SOURCES], self.tables)
        keys = {key for counts in held.values() for key in counts if TERMS[key].grain == "aggregate"}
        return listed(TERMS[key].name for key in TERMS if key in keys)

    @cached_property
    def notes(self) -> dict[str, str]:
        """For each table with withheld rows, how many there are and why."""
        return {table: self._note(len(keys)) for table, keys in self.withheld.items()}

    def _note(self, count: int) -> str:
        return f"{count:,} {plural(count, 'row')} of this table {plural(count, 'is', 'are')} not shown. {self.reason}"

    def holds_back(self, tables: Collection[str]) -> bool:
        """Whether one of the tables has withheld rows."""
        return any(name in self.withheld for name in tables)

    @cached_property
    def places(self) -> list[tuple[set[str], str, str]]:
        """For each withheld event: the names of its place, its day in words and as a date; all in small letters."""
        rows = self.tables.get(_EVENTS)
        if rows is None or _EVENTS not in self.withheld:
            return []
        sites = self.tables.get(_SITES)
        names = dict(zip(sites["site_id"], sites["name"], strict=True)) if sites is not None else {}
        kept = rows[rows["attack_id"].isin(self.withheld[_EVENTS])]
        return [
            (
                _names(row["place"], names.get(row["site_id"])),
                f"{row['date'].day} {row['date']:%B %Y}".lower(),
                f"{row['date']:%Y-%m-%d}",
            )
            for _, row in kept.iterrows()
        ]

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names of all places of withheld events."""
        return frozenset(name for names, _, _ in self.places for name in names)

    def names_an_event(self, text: str) -> bool:
        """Whether a text holds both the place and the day of a withheld event."""
        small = plain(text)
        return any(
            (day in small or date in small) and any(name in small for name in names) for names, day, date in self.places
        )

    def rests_on(self, fact: Json) -> bool:
        """Whether a number was computed from withheld rows."""
        return any(
            name in self.withheld and (not ids or not self.withheld[name].isdisjoint(ids))
            for name, ids in (fact.get("tables") or {}).items()
        )

    def tells(self, sentence: str, facts: Mapping[str, Json], *, beside: str = "") -> bool:
        """Whether a sentence tells of a single withheld row, or counts such rows at one place within a governorate.

        It does where a number in it is a day, or rests on one row alone, or where it names a place and a number in it,
        or in the paragraph it stands in (`beside`), rests on withheld rows.
        """
        behind = self._behind(sentence, facts)
        if any(fact["unit"] == "day" or _rows(fact) == 1 for fact in behind):
            return True
        near = behind or self._behind(beside, facts)
        return bool(near and self._names_a_place(sentence)) or self.names_an_event(sentence)

    def _behind(self, text: str, facts: Mapping[str, Json]) -> list[Json]:
        """The numbers in a text that rest on withheld rows."""
        return [facts[name] for name in _FACT.findall(text) if name in facts and self.rests_on(facts[name])]

    def fact(self, fact: Json) -> Json:
        """A number without the keys of rows that may not go out."""
        if not self.rests_on(fact):
            return fact
        return {**fact, "tables": {name: [] if name in self.withheld else ids for name, ids in fact["tables"].items()}}

    def corrections(self, found: Sequence[Found]) -> list[Correction]:
        """The corrections in force, without those of rows that may not go out."""
        held = [one.correction for one in found if not one.spent]
        return [one for one in held if one.key not in self.withheld.get(one.table, ())]

    def statement(self, record: Json) -> Json:
        """A statement without withheld rows as evidence, its verdict told in words that name none of them."""
        kept = [row for row in record["rows"] if row["id"] not in self.withheld.get(row["table"], ())]
        if len(kept) == len(record["rows"]) and (kept or not self.names_an_event(record["sentence"])):
            return record
        single = len(record["rows"]) == 1 or record["kind"] not in _COUNTED
        if not single and not self.names_an_event(record["sentence"]) and not self._names_a_place(record["sentence"]):
            return {**record, "rows": kept}
        return {
            **record,
            "rows": kept,
            "sentence": f"Decided by single rows. {self.reason}",
            "ours": "",
            "difference": "",
        }

    def _names_a_place(self, text: str) -> bool:
        small = plain(text)
        return any(name in small for name in self.place_names)

    def figure(self, record: Json) -> Json:
        """The record of a figure, declared empty with the reason where it is finer than an aggregate may be."""
        if record["empty"] or not (self.holds_back(record.get("rows_of", ())) or self._figure_names_an_event(record)):
            return record
        return {
            **record,
            "title": f"Withheld: {record['id'].replace('-', ' ')}",
            "subtitle": "",
            "sentence": self.reason,
            "description": self.reason,
            "caveat": "",
            "method": "",
            "units": {},
            "row_sources": [],
            "narrow": None,
            "slide": None,
            "table": NO_TABLE,
            "empty": self.reason,
        }

    def _figure_names_an_event(self, record: Json) -> bool:
        texts = [record["title"], record["sentence"], record["caveat"]]
        rows = [json.dumps(row, ensure_ascii=False) for row in record["table"]["data"]]
        return any(self.names_an_event(text) for text in [*texts, *rows])


def gate_of(tables: Mapping[str, pd.DataFrame]) -> Gate:
    """The gate of an edition's tables, by name."""
    return Gate(tables, withheld_rows(tables))


def plain(text: str) -> str:
    """A text in small letters without its markup."""
    return " ".join(unescape(_MARKUP.sub(" ", text)).lower().split())


def _rows(fact: Json) -> int:
    return sum(len(ids) for ids in fact["tables"].values())


_TOO_WIDE = {name.lower() for country, names in GOVERNORATES.items() for name in (country, *names)}


def _names(*names: object) -> set[str]:
    """Names of places in small letters; of a governorate or a country none, as an aggregate may name those."""
    found = {str(name).lower() for name in names if pd.notna(name) and len(str(name)) >= _SHORTEST}
    return found - _TOO_WIDE
