"""What every module of the section needs: the run, rows of a table, dates and ranges as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iraq_report.prose.facts import Fact, day_text, measure_name
from iraq_report.prose.text import Sentence, cite, listed, sentence
from iraq_report.sections.iran_influence.parameters import Parameters
from iraq_report.sections.run import Run
from iraq_report.tables.columns import items_of

IranRun = Run[Parameters]
Measure = Callable[..., Any]
MakeFact = Callable[[str, float], Fact]

STATED_LABELS = {"report": "The report", "both": "The report and other sources", "sources": "Other sources"}


def indicator_rows(indicators: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Rows of the indicators table of the given kinds, by date and id.

    Formula: the rows as they stand; nothing is added up or carried forward.
    Source: indicators of Iran's influence table.
    """
    rows = indicators[indicators["indicator"].isin(names)]
    return rows.sort_values(["date", "indicator_id"], kind="stable", ignore_index=True)


def dialogue_rows(dialogue: pd.DataFrame, *ids: str) -> dict[str, pd.Series]:
    """Rows of the dialogue table by event_id, those that the table holds.

    Formula: the rows as they stand.
    Source: dialogue table.
    """
    return {row["event_id"]: row for _, row in dialogue[dialogue["event_id"].isin(ids)].iterrows()}


def when_text(row: pd.Series) -> str:
    """The date of a row as exactly as it is known: `9 June 2021`, `March 2021`, `2021`, `March to July 2020`."""
    first, last = row["date"], row["date_end"]
    if row["date_precision"] == "month":
        return f"{first:%B %Y}"
    if row["date_precision"] == "quarter":
        return f"Q{first.quarter} {first.year}"
    if row["date_precision"] == "year":
        return str(first.year)
    if pd.isna(last) or last == first:
        return day_text(first)
    if first.day == 1 and (last + pd.Timedelta(days=1)).day == 1:
        start = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
        return f"{start} to {last:%B %Y}"
    return f"{day_text(first)} to {day_text(last)}"


def when(name: str, row: pd.Series, *, measure: Measure) -> Fact:
    """The date of a row as a fact, as exactly as it is known."""
    return Fact(name, f"{row['date']:%Y-%m-%d}", "day", when_text(row), 0, measure_name(measure))


def cited(*rows: pd.Series, most: int = 2) -> str:
    """A citation of the first `most` sources of each row."""
    return cite(*(source for row in rows for source in items_of(row["source_ids"])[:most]))


def told(template: str, /, **fills: Fact | Sentence | str) -> Sentence:
    """`sentence` that takes parts of a sentence, with their facts, as fillings too."""
    parts = [fill for fill in fills.values() if isinstance(fill, Sentence)]
    plain = {name: fill.markdown if isinstance(fill, Sentence) else fill for name, fill in fills.items()}
    made = sentence(template, **plain)
    return Sentence(made.markdown, made.facts + tuple(fact for part in parts for fact in part.facts))


def enumerated(parts: list[Sentence]) -> Sentence:
    """`a, b and c` of parts of a sentence, with their facts."""
    return Sentence(listed(part.markdown for part in parts), tuple(fact for part in parts for fact in part.facts))


def span(name: str, low: float, high: float, *, one: MakeFact) -> Sentence:
    """`$2 million to $3 million`, one number where the bounds agree, `at least` or `at most` where one is blank."""
    if pd.isna(high):
        return sentence("at least {low}", low=one(f"{name}_low", low))
    if pd.isna(low):
        return sentence("at most {high}", high=one(f"{name}_high", high))
    if low == high:
        return sentence("{value}", value=one(name, low))
    return sentence("{low} to {high}", low=one(f"{name}_low", low), high=one(f"{name}_high", high))
