"""A page for each table of an edition, with every row under its own address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

import pandas as pd
import yaml

from iraq_report.sections.row_titles import SPANS, NAMED_BY, row_titles, word_text
from iraq_report.site.row_html import Links, row_html
from iraq_report.tables.read import load_tables
from iraq_report.tables.schemas import SCHEMAS

FOLDER = "rows"
PARENT = "data"  # the page under which they stand in the table of contents
LONG = 40  # rows; a longer page has groups and a list to jump to them
_ENTRIES = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)
_FENCE = "`" * 8


def tables_of(folders: Iterable[str]) -> dict[str, pd.DataFrame]:
    """The tables that the sections of an edition were run on, by name.

    `folders` are the parameters `data` of the sections (blank is the project's own). Where sections read different
    folders, the rows of all of them stand together; of a key in two folders the first counts. Raises ReportError as
    `load_tables` and its tables do.
    """
    opened = [load_tables(folder) for folder in dict.fromkeys(folders)]
    found: dict[str, pd.DataFrame] = {}
    for name, schema in SCHEMAS.items():
        paths = dict.fromkeys(tables.path(name) for tables in opened)
        parts = [tables[name] for tables in opened if paths.pop(tables.path(name), name) is None]
        parts = [part for part in parts if part is not None]
        if parts:
            key = next(iter(schema.columns))
            found[name] = pd.concat(parts, ignore_index=True).drop_duplicates(key, ignore_index=True)
    return found
