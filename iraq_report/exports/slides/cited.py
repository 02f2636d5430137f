"""The sources behind the figures of a deck: each as a line of text with its address, numbered by first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from iraq_report.exports.locale import Forms
from iraq_report.figures.paint import Json
from iraq_report.prose.facts import day_text
from iraq_report.tables.columns import items_of

_FORMS = {"month": "%B %Y", "year": "%Y"}
_NO_DATE = "no date known"


@dataclass(frozen=True)
class Source:
    """A source as it is printed: who, what and when, and its address (blank for none)."""

    text: str
    address: str


def read_sources(rows: pd.DataFrame, forms: Forms | None = None) -> dict[str, Source]:
    """The sources of a table of sources, by id; their days in the forms of a locale, their titles as they are."""
    return {str(row["source_id"]): Source(_text(row, forms), _words(row["url"])) for _, row in rows.iterrows()}


def _words(cell: object) -> str:
    return "" if pd.isna(cell) else str(cell).strip()


def _text(row: pd.Series, forms: Forms | None) -> str:
    """`Reuters: “Rocket hits base”, 9 June 2021`, with its authors and where it was read if these are known."""
    author, publisher, via = "; ".join(items_of(_words(row["author"]))), _words(row["publisher"]), _words(row["via"])
    who = ", ".join(filter(None, (author, publisher, f"read at {via}" if via else "")))
    title = f"“{_words(row['title'])}”" if _words(row["title"]) else "untitled"
    day = _day(row)
    return f"{who or 'Unnamed'}: {title}, {forms.text(day) if forms else day}"


def _day(row: pd.Series) -> str:
    day = row["date"]
    if pd.isna(day):
        return _NO_DATE
    form = _FORMS.get(_words(row["date_precision"]))
    return day.strftime(form) if form else day_text(day)


def number_sources(records: Iterable[Json], known: Mapping[str, Source]) -> dict[str, int]:
    """A number for each known source that figures rest on, from 1 on, in the order of the figures."""
    ids = dict.fromkeys(id for record in records for id in record["sources"] if id in known)
    return {id: number for number, id in enumerate(ids, start=1)}


def numbers_text(numbers: Iterable[int]) -> str:
    """Numbers in a few words: `1 to 4, 7, 9 and 10` as `1–4, 7, 9–10`."""
    ordered = sorted(set(numbers))
    runs = groupby(enumerate(ordered), key=lambda item: item[1] - item[0])
    ends = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in ends)
