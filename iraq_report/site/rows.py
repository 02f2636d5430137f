"""A page for each table of an edition, with every row under its own address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from iraq_report.sections.row_titles import row_titles, word_text
from iraq_report.site.row_html import Links, row_html, words_html
from iraq_report.tables.read import load_tables
from iraq_report.tables.schemas import SCHEMAS

Titles = Mapping[str, str]

FOLDER = "rows"
PARENT = "data"  # the page under which they stand in the table of contents
LONG = 40  # rows; a longer page has groups and a list to jump to them
GROUPED_BY = {"claims": "section"}  # all others by the year, else by the first letter, of their title
_SOURCES = "sources"  # they have a page of their own, the bibliography
_ENTRIES = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FENCE = "`" * 8
# the search has an index of its own (site/search.py); what Sphinx makes of a page of rows would be thrown away
_FRONT = "---\nnosearch: true\nmyst: {{html_meta: {{description: {about}}}}}\n---\n\n"


def tables_of(folders: Iterable[str]) -> dict[str, pd.DataFrame]:
    """The tables that the sections of an edition were run on, by name.

    `folders` are the parameters `data` of the sections (blank is the project's own). Where sections read different
    folders, the rows of all of them stand together; of a key in two folders the first counts. Raises ReportError as
    `load_tables` and its tables do.
    """
    opened = [load_tables(folder) for folder in dict.fromkeys(folders)]
    found: dict[str, pd.DataFrame] = {}
    for name, schema in SCHEMAS.items():
        files = {tables.path(name): tables for tables in opened if tables.path(name).is_file()}
        if files:
            rows = pd.concat([tables[name] for tables in files.values()], ignore_index=True)
            found[name] = rows.drop_duplicates(next(iter(schema.columns)), ignore_index=True)
    return found


def stage_rows(folder: Path, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Write `rows/<table>.md` into a staged book and put the pages into its table of contents.

    `tables` are those of the edition by name; `references.bib` of the staged book says which sources the bibliography
    lists. Returns the names of the tables that have a page.
    """
    shown = [name for name in tables if name != _SOURCES]
    links = Links(
        titles={name: row_titles(name, tables) for name in shown},
        sources={str(row["source_id"]): row for _, row in tables[_SOURCES].iterrows()},
        listed=frozenset(_ENTRIES.findall((folder / "references.bib").read_text("utf-8"))),
    )
    (folder / FOLDER).mkdir()
    for name in shown:
        text = rows_page(name, tables[name], links)
        (folder / FOLDER / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    toc = yaml.safe_load((folder / "_toc.yml").read_text("utf-8"))
    add_pages(toc, shown)
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return shown


def add_pages(toc: Any, tables: Iterable[str]) -> None:
    """Put the pages of rows below the data page, wherever in a table of contents that one stands."""
    if isinstance(toc, list):
        for entry in toc:
            add_pages(entry, tables)
    elif isinstance(toc, dict):
        if toc.get("file") == PARENT:
            toc.setdefault("sections", []).extend(_entry(name) for name in tables)
        else:
            add_pages([value for value in toc.values() if isinstance(value, list)], tables)


def _entry(table: str) -> dict[str, str]:
    return {"file": f"{FOLDER}/{table}", "title": str(SCHEMAS[table].title)}


def rows_page(table: str, rows: pd.DataFrame, links: Links) -> str:
    """The Markdown of a table's page: what a row is, a list to jump with, and the rows."""
    schema = SCHEMAS[table]
    count = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"
    head = (
        f"{_front(table)}# {schema.title}, row by row\n\n{schema.description} {count}; "
        f"[columns, download and how the table was compiled](#table-{table}). The key beside a heading is the address "
        "of its row; the title of a source opens the original page.\n\n"
    )
    groups = _groups(table, rows, links.titles[table])
    body = "".join(_group(table, label, part, links) for label, part in groups.items())
    html = f'<div class="rows">\n{words_html(table)}{_jump(groups)}{body}</div>'
    return f"{head}{_FENCE}{{raw}} html\n{html}\n{_FENCE}\n"


def _front(table: str) -> str:
    """Front matter with what a search engine shows of the page; JSON's quoting is YAML's as well."""
    schema = SCHEMAS[table]
    about = f"{schema.title}, row by row. {schema.description} Each row names its sources."
    return _FRONT.format(about=json.dumps(about))


def _groups(table: str, rows: pd.DataFrame, titles: Titles) -> dict[str, pd.DataFrame]:
    """The rows of a long table by year or first letter, all under a blank label where the table is short."""
    if len(rows) <= LONG:
        return {"": rows}
    labels = _labels(table, rows, titles)
    names = dict.fromkeys(labels) if table in GROUPED_BY else sorted(set(labels))
    return {name: rows[[label == name for label in labels]] for name in names}


def _labels(table: str, rows: pd.DataFrame, titles: Titles) -> list[str]:
    if column := GROUPED_BY.get(table):
        return [word_text(word).capitalize() for word in rows[column]]
    named = [titles[str(key)] for key in rows.iloc[:, 0]]
    years = [_YEAR.search(days) if text else None for days, _, text in (title.partition(": ") for title in named)]
    if any(years):
        return [year.group() if year else "Undated" for year in years]
    return [title[0].upper() for title in named]


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
