"""Pages for each table of an edition, with every row under its own address.

The longest tables stand on several pages, one for each part that `prose.address.part_of` knows, and one that leads to
the parts.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from iraq_report.figures.paint import Json
from iraq_report.paths import BOOK
from iraq_report.prose.address import BEGINNING, part_of, row_page
from iraq_report.sections.catalogue import measures
from iraq_report.sections.row_titles import row_titles, word_text
from iraq_report.site.row_html import UP, Links, row_html, words_html
from iraq_report.tables.corrections import Correction
from iraq_report.tables.schemas import SCHEMAS

Titles = Mapping[str, str]
NO_NOTES: Mapping[str, str] = {}

FOLDER = "rows"
SCRIPT = "parts.js"  # leads an address of before a table had parts to the part
PARENT = "data"  # the page under which they stand in the table of contents
LONG = 40  # rows; a longer page has groups and a list to jump to them
_SOURCES = "sources"  # they have a page of their own, the bibliography
_ENTRIES = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FENCE = "`" * 8
_KEY = "The key beside a heading is the address of its row; the title of a source opens the original page."
# the search has an index of its own (site/search.py); what Sphinx makes of a page of rows would be thrown away
_FRONT = "---\nnosearch: true\nmyst: {{html_meta: {{description: {about}}}}}\n---\n\n"


def stage_rows(
    folder: Path,
    tables: Mapping[str, pd.DataFrame],
    claims: Iterable[Json] = (),
    *,
    notes: Mapping[str, str] = NO_NOTES,
    corrections: Sequence[Correction] = (),
    book: Path = BOOK,
) -> list[str]:
    """Write `rows/<table>.md`, and a page for each part of the longest, into a staged book and list them in its toc.

    `tables` are those of the edition by name, `claims` its statements as `claims.json` holds them; `references.bib` of
    the staged book says which sources the bibliography lists; `notes` say of a table what its pages lack, and
    `corrections` are those in force. Returns the names of the tables that have a page.
    """
    shown = [name for name in tables if name != _SOURCES]
    links = Links(
        titles={name: row_titles(name, tables) for name in shown},
        sources={str(row["source_id"]): row for _, row in tables[_SOURCES].iterrows()},
        listed=frozenset(_ENTRIES.findall((folder / "references.bib").read_text("utf-8"))),
        verdicts={claim["id"]: claim for claim in claims},
        corrections=corrections,
        measures={measure.name.rpartition(".")[2]: measure for measure in measures()},
    )
    (folder / FOLDER).mkdir()
    entries = []
    for name in shown:
        pages = pages_of(name, tables[name], links, note=notes.get(name, ""))
        for address, text in pages.items():
            (folder / address).with_suffix(".md").write_text(text, encoding="utf-8", newline="\n")
        entries.append(_entry(name, tables[name]))
    toc = yaml.safe_load((folder / "_toc.yml").read_text("utf-8"))
    add_pages(toc, entries, below=PARENT)
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc, allow_unicode=True, sort_keys=False), encoding="utf-8")
    shutil.copyfile(book / SCRIPT, folder / "extra" / SCRIPT)
    return shown


def add_pages(toc: Any, entries: Sequence[Json], *, below: str) -> None:
    """Put entries below a page, wherever in a table of contents that one stands."""
    if isinstance(toc, list):
        for entry in toc:
            add_pages(entry, entries, below=below)
    elif isinstance(toc, dict):
        if toc.get("file") == below:
            toc.setdefault("sections", []).extend(entries)
        else:
            add_pages([value for value in toc.values() if isinstance(value, list)], entries, below=below)


def _entry(table: str, rows: pd.DataFrame) -> Json:
    entry = {"file": f"{FOLDER}/{table}", "title": str(SCHEMAS[table].title)}
    parts = [part for part in parts_of(table, rows) if part]
    pages = [{"file": row_page(table, part).removesuffix(".html"), "title": part_title(part)} for part in parts]
    return {**entry, "sections": pages} if pages else entry


def pages_of(table: str, rows: pd.DataFrame, links: Links, *, note: str = "") -> dict[str, str]:
    """The Markdown of the pages of a table by their addresses; first the one that leads to the others, if any.

    `note` is a sentence on what they lack.
    """
    parts = parts_of(table, rows)
    if list(parts) in ([], [""]):
        return {row_page(table): rows_page(table, rows, links, note=note)}
    pages = {row_page(table, part): part_page(table, part, held, links) for part, held in parts.items()}
    return {row_page(table): parts_page(table, parts, note=note), **pages}


def parts_of(table: str, rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of a table by the part they stand in, in the order of the table."""
    part = [part_of(table, str(key)) for key in rows.iloc[:, 0]]
    return {name: rows[[each == name for each in part]] for name in dict.fromkeys(part)}


def rows_page(table: str, rows: pd.DataFrame, links: Links, *, note: str = "") -> str:
    """The Markdown of a table on one page: what a row is, a list to jump with, and the rows."""
    groups = _groups(rows, links.titles[table])
    body = "".join(_group(table, label, part, links) for label, part in groups.items())
    return (
        f"{_head(table)} {_about(table, rows)} {_KEY}{_also(note)}\n\n{_raw(words_html(table) + _jump(groups) + body)}"
    )


def parts_page(table: str, parts: Mapping[str, pd.DataFrame], *, note: str = "") -> str:
    """The Markdown of the page that leads to the parts of a table."""
    begins = {part: sorted({str(key)[: BEGINNING[table]] for key in rows.iloc[:, 0]}) for part, rows in parts.items()}
    items = "".join(
        f'<li id="in-{part}"><a href="{row_page(table, part).removeprefix(FOLDER + "/")}" '
        f'data-begins="{" ".join(begins[part])}">{part_title(part)}</a> ({counted(rows)})'
        for part, rows in parts.items()
    )
    nav = f'<nav class="parts" aria-label="Parts of the table"><ul>{items}</ul></nav>\n'
    script = f'<script src="{UP}{SCRIPT}" defer></script>\n'
    about = f"{_about(table, pd.concat(parts.values()))}{_also(note)}"
    return f"{_head(table)} {about}\n\n{_raw(nav + words_html(table) + script)}"


def part_page(table: str, part: str, rows: pd.DataFrame, links: Links) -> str:
    """The Markdown of one part of a table."""
    about = f"{counted(rows)} of [{SCHEMAS[table].title}, row by row]({table}.md), where its words are explained."
    body = "".join(row_html(table, row, links, level=2) for _, row in rows.iterrows())
    return f"{_head(table, part)} {about} {_KEY}\n\n{_raw(body)}"


def part_title(part: str) -> str:
    """`2021`, `US posture`: what a part is called."""
    words = word_text(part)
    return words[:1].upper() + words[1:]


def counted(rows: Sequence[Any] | pd.DataFrame) -> str:
    """`1 row`, `1,234 rows`."""
    return f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"


def _about(table: str, rows: pd.DataFrame) -> str:
    return f"{counted(rows)}; [columns, download and how the table was compiled](#table-{table})."


def _also(note: str) -> str:
    return f" {note}" if note else ""


def _head(table: str, part: str = "") -> str:
    """Front matter with what a search engine shows of the page, heading, and what a row is."""
    schema = SCHEMAS[table]
    title = f"{schema.title}, row by row{': ' if part else ''}{part_title(part)}"
    about = f"{title}. {schema.description} Each row names its sources."
    # JSON's quoting is YAML's as well
    return f"{_FRONT.format(about=json.dumps(about))}# {title}\n\n{schema.description}"


def _raw(html: str) -> str:
    return f'{_FENCE}{{raw}} html\n<div class="rows">\n{html}</div>\n{_FENCE}\n'


def _groups(rows: pd.DataFrame, titles: Titles) -> dict[str, pd.DataFrame]:
    """The rows of a long table by year, else by the first letter, of their titles; of a short one under a blank."""
    if len(rows) <= LONG:
        return {"": rows}
    labels = _labels([titles[str(key)] for key in rows.iloc[:, 0]])
    return {name: rows[[label == name for label in labels]] for name in sorted(set(labels))}


def _labels(titles: Sequence[str]) -> list[str]:
    years = [_YEAR.search(days) if text else None for days, _, text in (title.partition(": ") for title in titles)]
    if any(years):
        return [year.group() if year else "Undated" for year in years]
    return [title[0].upper() for title in titles]


def _anchor(label: str) -> str:
    return f"in-{label.replace(' ', '-')}"


def _jump(groups: Mapping[str, pd.DataFrame]) -> str:
    if len(groups) < 2:
        return ""
    items = "".join(f'<li><a href="#{_anchor(name)}">{escape(name)}</a> ({len(rows)})' for name, rows in groups.items())
    return f'<nav class="rows-jump" aria-label="Parts of this page"><ul>{items}</ul></nav>\n'


def _group(table: str, label: str, rows: pd.DataFrame, links: Links) -> str:
    heading = f'<h2 id="{_anchor(label)}">{escape(label)}</h2>\n' if label else ""
    level = 3 if label else 2
    return heading + "".join(row_html(table, row, links, level=level) for _, row in rows.iterrows())
