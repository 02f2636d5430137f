"""What was chosen of a file and changed in it, in words: the filters and edits that terms of use ask to name."""

from __future__ import annotations

import pandas as pd

from iraq_report.intake.export import Asked, Export
from iraq_report.intake.review import STEP
from iraq_report.intake.rule_file import Rules

EDITS = "places and governorates matched to those of this project"
DESCRIBED = f"{EDITS}; weapon, target and grade of confidence set by the rules"


def made_of(export: Export, asked: Asked, rules: Rules | None, selection: pd.DataFrame) -> str:
    """The days and countries asked for, how many rows were taken and by which rules, and what intake changes in rows.

    `selection` has decision and step for each of the events.
    """
    scope = f"events in {', '.join(asked.countries)}, {_days(asked)}: {len(export.events):,}"
    if rules is None:
        return f"{scope}; {EDITS}"
    counts = selection["decision"].value_counts()
    parts = [
        f"{scope}, of which {counts.get('taken', 0):,} taken and {counts.get('context', 0):,} kept as context by the "
        f"rules {rules.citation} ({rules.title})",
        _by_hand(selection),
        DESCRIBED,
    ]
    return "; ".join(filter(None, parts))


def _days(asked: Asked) -> str:
    if not asked.start and not asked.end:
        return "all days of the file"
    first = f"from {asked.start}" if asked.start else ""
    last = f"to {asked.end}" if asked.end else ""
    return " ".join(filter(None, (first, last)))


def _by_hand(selection: pd.DataFrame) -> str:
    count = int((selection["step"] == STEP).sum())
    return f"{count:,} decided by a person" if count else ""
