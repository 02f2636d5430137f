"""What every module of the section needs: the run, rows of a table, dates and ranges as they are printed."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iraq_report.prose.facts import Fact
from iraq_report.prose.text import Sentence, listed, sentence
from iraq_report.sections.iran_influence.parameters import Parameters
from iraq_report.sections.run import Run

IranRun = Run[Parameters]
MakeFact = Callable[[str, float], Fact]


def indicator_rows(indicators: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Rows of the indicators table of the given kinds, by date and id.

    Formula: rows of the indicator as they stand; nothing is added up or carried forward.
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
