"""One row of a table as HTML: an anchor, a heading, its filled cells in words, and its sources to click on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from math import ceil
from typing import Any

import pandas as pd

from iraq_report.claims.show import mark
from iraq_report.claims.verdict import READING
from iraq_report.figures.paint import Json
from iraq_report.prose.address import measures_address, row_address, source_address
from iraq_report.prose.facts import day_text
from iraq_report.sections.catalogue import Measure
from iraq_report.sections.row_titles import is_coded, row_days, word_text
from iraq_report.tables.columns import items_of, kind_of
from iraq_report.tables.corrections import Correction, change_text
from iraq_report.tables.schemas import SCHEMAS

UP = "../"  # from a page of rows to the pages beside the front page
SHOWN = 12  # rows and sources of a verdict that a page lists; claims.json has all
_SOURCES = "source_ids"
# Labels where the description of a column speaks of how to fill it in.
_LABELS = {"stated_by": "Stated by", "report_footnotes": "Footnotes of the report", "note": "Note"}
_WITHOUT = {"date", "date_precision", "date_end", _SOURCES}  # said otherwise
# Words left out where they only repeat what the row links to: the column of the key, and its table.
_SAME = {"place": ("site_id", "sites"), "site": ("site_id", "sites"), "company": ("contractor_id", "contractors")}
_FLAG = {(0, 0): "no", (1, 1): "yes", (0, 1): "yes and no"}  # values of the unit `flag`
_SEPARATED = "separated by ;"  # as the descriptions of columns say it
_UNIT_OF_ROW = {"as in unit", "see unit", "unit of the row"}
_SAID = {"", "people", "munitions", "aircraft", "sorties", "months", "round"}  # units that labels name
_RIGHT_TO_LEFT = {"ar", "fa", "ku"}
_ARABIC = "arabic_name"  # its language stands in the column beside it
_MEASURE, _FORMER = "measure", "also_known_as"
_CODED_TEXT = {"topic"}  # columns of codes without a vocabulary
_CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_ADDRESS = re.compile(r"https?://\S+")
_TAG = re.compile(r"<[^>]*>")
_NARROW = 34  # letters on a line of a phone
_TOKEN = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")


@dataclass(frozen=True)
class Links:
    """What a row may link to: titles of the rows of each table by key, sources by id, ids in the bibliography,
    the records of decided statements by id, the corrections in force, and measures by the name of their function."""

    titles: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, pd.Series]
    listed: Collection[str]
    verdicts: Mapping[str, Json] = field(default_factory=dict)
    corrections: Sequence[Correction] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)

    def row(self, table: str, key: str) -> str:
        """A row by its title, as a link; its key where there is no such row."""
        title = self.titles.get(table, {}).get(key)
        return escape(key) if title is None else f'<a href="{_href(table, key)}">{escape(title, quote=False)}</a>'

    @cached_property
    def tables(self) -> dict[str, str]:
        """The table of each key that can be told from a word: one with a figure or an underscore in it."""
        tables = reversed([*self.titles.items()])  # of a key in two tables the first counts: a group, not its name
        return {key: table for table, keys in tables for key in keys if re.search(r"[\d_]", key)}

    def text(self, text: str) -> str:
        """Free text with an address, or the keys of rows in it, made links."""
        if _ADDRESS.fullmatch(text):
            return f'<a href="{escape(text)}">{escape(text)}</a>'
        return _TOKEN.sub(self._linked, escape(text, quote=False)).replace("\n", "<br>")

    def _linked(self, found: re.Match[str]) -> str:
        """A key as a link: by its title where the key is made of words alone, else by itself, as rows print it."""
        key = found[0]
        table = self.tables.get(key)
        if table is None:
            return str(SCHEMAS[key].title) if key in SCHEMAS and "_" in key else key
        return f'<a href="{_href(table, key)}">{key}</a>' if re.search(r"\d", key) else self.row(table, key)

    def measure(self, name: str) -> str:
        """What the function of a measure does, as a link to its formula; its name in words where it is not known."""
        if name not in self.measures:
            return escape(word_text(name))
        known = self.measures[name]
        return f'<a href="{UP}{measures_address(known.section)}">{escape(known.summary, quote=False)}</a>'


def _href(table: str, key: str) -> str:
    """An address as a page of rows links to it."""
    address = escape(row_address(table, key))
    return address.removeprefix("rows/") if address.startswith("rows/") else UP + address


def row_html(table: str, row: pd.Series, links: Links, *, level: int) -> str:
    """The row as an element whose id is its key; its heading is of the given level."""
    key = str(row.iloc[0])
    title = escape(links.titles[table][key], quote=False)
    address = row_address(table, key)  # leads to another page where rows have one of their own, as statements do
    own = f"#{key}" if address.startswith("rows/") else UP + address
    verdict = _verdict(links.verdicts.get(key) if table == "claims" else None, links)
    cells = [*verdict, *_remarks(table, key, links), *_cells(table, row, links), *_sources(row, links)]
    return (
        f'<article id="{escape(key)}" style="--lines: {_lines([title, key], cells)}">'
        f'<h{level}>{title} <a href="{escape(own)}">{escape(key)}</a></h{level}>\n'
        f"<dl>{''.join(f'<dt>{label}<dd>{value}' for label, value in cells)}</dl></article>\n"
    )


def _lines(heading: Sequence[str], cells: Sequence[tuple[str, str]]) -> int:
    """How many lines a phone needs for a row, at most: the room kept for it until it is laid out.

    With less, what is in it would lie over the next row in the eyes of a tool that measures a page unseen.
    """
    values = [*heading, *(value for _, value in cells)]
    texts = [_TAG.sub("", part) for value in values for part in value.split("<li>") if part]
    return sum(ceil(len(unescape(text)) / _NARROW) for text in texts) + len(cells)


def _verdict(record: Json | None, links: Links) -> Iterator[tuple[str, str]]:
    """What was decided of a statement and on what: verdict, and the first rows and sources it rests on."""
    if record is None:
        return
    yield "Verdict", f"{mark(record)} {escape(record['sentence'], quote=False)}"
    if record["basis"] == READING:
        yield "Decided by", "a human reading of sources, not a computation"
    rows = [f"{SCHEMAS[row['table']].title}: {links.row(row['table'], row['id'])}" for row in record["rows"]]
    yield from _listed("Rows that decide", rows)
    yield from _listed("Their sources", [_source(id, links) for id in record["sources"]])


def _remarks(table: str, key: str, links: Links) -> Iterator[tuple[str, str]]:
    """What was corrected of the row or is doubtful about it, why, and on what evidence."""
    for one in links.corrections:
        if (one.table, one.key) == (table, key):
            change = change_text(one)
            told = f"{change[:1].upper()}{change[1:]}: {one.reason}" if change else one.reason
            evidence = _source(one.evidence, links) if one.evidence in links.sources else links.text(one.evidence)
            label = "Corrected" if change else "Doubtful"
            yield label, f"{escape(told, quote=False)} ({day_text(one.date)}; {evidence})"


def _listed(label: str, items: Sequence[str]) -> Iterator[tuple[str, str]]:
    shown = [*items[:SHOWN]]
    if left := len(items) - len(shown):
        shown.append(f'{left} more, named in <a href="{UP}claims.json">claims.json</a>')
    if items:
        yield label, f"<ul>{''.join(f'<li>{item}' for item in shown)}</ul>"


def _cells(table: str, row: pd.Series, links: Links) -> Iterator[tuple[str, str]]:
    """Label and value of each filled cell but the key, the sources and what the heading is made of; both are HTML."""
    title = escape(links.titles[table][str(row.iloc[0])], quote=False)
    if (days := row_days(row)) and not title.startswith(days):
        yield "When", days
    for column in list(row.index)[1:]:
        base, _, bound = column.rpartition("_")
        if (
            column in _WITHOUT
            or (column == "unit" and _is_said(table, row))
            or (bound == "high" and f"{base}_low" in row.index)
        ):
            continue
        value = span_text(table, base, row) if bound == "low" else _value(table, column, row, links)
        if value and value != title and not _repeats(column, row, links):
            yield escape(label(table, column), quote=False), value


def _is_said(table: str, row: pd.Series) -> bool:
    """Whether a number of the row is printed with the unit that a cell of its own names."""
    columns = SCHEMAS[table].columns.items()
    return any((known.metadata or {}).get("unit") in _UNIT_OF_ROW and pd.notna(row[name]) for name, known in columns)


def _repeats(column: str, row: pd.Series, links: Links) -> bool:
    """Whether a cell only says again what the row links to."""
    key, table = _SAME.get(column, ("", ""))
    return key in row.index and row[column] == links.titles.get(table, {}).get(row[key])


def label(table: str, column: str) -> str:
    """What a column is called on a page: the first words of its description."""
    text = _LABELS.get(column) or str(SCHEMAS[table].columns[column].description)
    for end in (": lowest", ", separated by", " separated by", ";"):
        text = text.partition(end)[0]
    return text.replace("`", "")


def words_html(table: str) -> str:
    """What the coded words of a table mean, folded away; blank for a table without any."""
    lists = [
        f"<dt>{escape(label(table, column), quote=False)}<dd><ul>{items}</ul>"
        for column, known in SCHEMAS[table].columns.items()
        if column not in _WITHOUT and (items := _meanings((known.metadata or {}).get("meanings") or {}))
    ]
    return f"<details><summary>What the words mean</summary><dl>{''.join(lists)}</dl></details>\n" if lists else ""


def _meanings(meanings: Mapping[str, str]) -> str:
    return "".join(
        f"<li>{escape(word_text(word))}: {escape(meaning.replace('`', ''), quote=False)}"
        for word, meaning in meanings.items()
    )


def span_text(table: str, base: str, row: pd.Series) -> str:
    """`11 to 31 munitions`, `at least 30 people`: the two cells of a number as one."""
    low, high = row[f"{base}_low"], row[f"{base}_high"]
    if pd.isna(low) and pd.isna(high):
        return ""
    if "unit" in row.index and row["unit"] == "flag":
        return _FLAG.get((low, high), "")
    unit = _unit(table, f"{base}_low", row)
    if pd.isna(low) or pd.isna(high):
        return f"at most {_number(high)}{unit}" if pd.isna(low) else f"at least {_number(low)}{unit}"
    return f"{_number(low)}{unit}" if low == high else f"{_number(low)} to {_number(high)}{unit}"


def _unit(table: str, column: str, row: pd.Series) -> str:
    """The unit with a blank before it: that of the column, or of the row; blank where the label says it."""
    unit = (SCHEMAS[table].columns[column].metadata or {}).get("unit", "")
    if unit in _UNIT_OF_ROW:
        return "" if pd.isna(row["unit"]) else f" {escape(word_text(str(row['unit'])))}"
    return "" if unit in _SAID else f" {unit}"


def _number(value: Any) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.10g}"


def _value(table: str, column: str, row: pd.Series, links: Links) -> str:
    """A cell as HTML, blank for a blank one."""
    cell, known = row[column], SCHEMAS[table].columns[column]
    if pd.isna(cell):
        return ""
    if (kind := kind_of(known)) == "date":
        return day_text(cell)
    if kind != "string":
        return _number(cell) + _unit(table, column, row)
    if other := str((known.metadata or {}).get("refers_to") or "").partition(".")[0]:
        return "; ".join(links.row(other, key) for key in items_of(cell))
    if column == _ARABIC:
        return f'<span lang="{escape(str(row["language"]))}" dir="rtl">{escape(str(cell), quote=False)}</span>'
    if column == _MEASURE:
        return links.measure(cell)
    if is_coded(table, column) or column in _CODED_TEXT:
        return escape("; ".join(word_text(word) for word in items_of(cell)))
    if _SEPARATED in str(known.description):
        return "; ".join(_item(column, item, links) for item in items_of(cell))
    return links.text(str(cell))


def _item(column: str, item: str, links: Links) -> str:
    """An item of a cell with several: a code in words, but a former id as the code that it is."""
    if column == _FORMER and "_" in item:
        return f"<code>{escape(item)}</code>"
    return links.text(word_text(item) if _CODE.fullmatch(item) else item)


def _sources(row: pd.Series, links: Links) -> Iterator[tuple[str, str]]:
    items = [_source(id, links) for id in items_of(str(row[_SOURCES]))] if pd.notna(row[_SOURCES]) else []
    if items:
        yield "Sources", f"<ul>{''.join(f'<li>{item}' for item in items)}</ul>"


def _source(id: str, links: Links) -> str:
    """Publisher, title that opens the original page, date, and the entry of the bibliography."""
    entry = f' (<a href="{UP}{escape(source_address(id))}">bibliography</a>)' if id in links.listed else ""
    if id not in links.sources:
        return escape(id) + entry
    source = links.sources[id]
    address = "" if pd.isna(source["url"]) else str(source["url"])
    title = "Page without a known title" if pd.isna(source["title"]) else str(source["title"])
    text = escape(title, quote=False)
    if _ADDRESS.fullmatch(address):
        text = f'<a{_language(source)} href="{escape(address)}">{text}</a>'
    parts = ["" if pd.isna(source["publisher"]) else escape(str(source["publisher"]), quote=False), text]
    days = row_days(source)
    return ": ".join(part for part in parts if part) + (f", {days}" if days else "") + entry


def _language(source: pd.Series) -> str:
    """Attributes for a title in another language than the page's."""
    language = source["language"]
    if pd.isna(language) or language == "en" or pd.isna(source["title"]):
        return ""
    return f' lang="{escape(str(language))}"' + (' dir="auto"' if language in _RIGHT_TO_LEFT else "")
