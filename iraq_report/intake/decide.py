"""Rules applied to rows: a decision with its reason for each, and the words of our vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from iraq_report.intake.rule_file import NUMBER_FIELDS, TEXT_FIELDS, TOGETHER, VALUES, Condition, Name, Rules, Value
from iraq_report.tables.columns import items_of
from iraq_report.tables.problems import quoted

Row = dict[str, Any]  # the cells of a row by column; None where one is blank
Holds = Callable[[Row], str | None]  # what makes a condition hold, in words; None where it does not
Finds = Callable[[Any], str | None]  # the same for one cell
REPEATED = 4096  # different cells whose answer is kept: actors repeat thousands of times, notes do not


def decide(events: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Decide on each row of `events`, as `read_export` gives them, by the first step that holds.

    Out come, on the index of `events`, `decision` (taken, context, left_out, review), `step` (its id; `otherwise` for
    none) and `reason`: the words of the step, and what was found in which field.
    """
    steps = [(step, _all_hold(step.when, rules)) for step in rules.steps]

    def decided(row: Row) -> tuple[str, str, str]:
        for step, holds in steps:
            if (words := holds(row)) is not None:
                return step.decision, step.id, f"{step.because} ({words})" if words else step.because
        return rules.otherwise.decision, "otherwise", rules.otherwise.because

    columns = ["decision", "step", "reason"]
    return pd.DataFrame([decided(row) for row in _rows(events)], index=events.index, columns=columns, dtype="str")


def describe(events: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Describe rows in our vocabulary: side, weapon, target_type, confidence, claimed_by, attributed_to.

    `described_by` says in words what led to each word that the rules do not give to all rows.
    """
    values = {word: [(value, _all_hold(value.when, rules)) for value in getattr(rules, word)] for word in VALUES}
    names = {word: [_named(name, rules) for name in getattr(rules, word)] for word in ("claimed_by", "attributed_to")}

    def described(row: Row) -> list[str | None]:
        words = [(word, *_first_value(row, known)) for word, known in values.items()]
        told = "; ".join(f"{word} {value}: {reason}" for word, value, reason in words if reason)
        found = [next(filter(None, (find(row) for find in finders)), None) for finders in names.values()]
        return [*(value for _, value, _ in words), *found, told]

    columns = [*values, *names, "described_by"]
    return pd.DataFrame([described(row) for row in _rows(events)], index=events.index, columns=columns, dtype="str")


def _rows(events: pd.DataFrame) -> Iterator[Row]:
    fields = [*TEXT_FIELDS, *NUMBER_FIELDS]
    cells = events[fields].astype("object")
    for row in cells.where(cells.notna(), None).itertuples(index=False, name=None):
        yield dict(zip(fields, row, strict=True))


def _first_value(row: Row, values: Sequence[tuple[Value, Holds]]) -> tuple[str, str]:
    """The first value that describes a row, and what led to it; the last describes all that are left."""
    return next((value.value, words) for value, holds in values if (words := holds(row)) is not None)


def _named(name: Name, rules: Rules) -> Holds:
    """What finds the name in a row."""
    (pattern,) = rules.patterns([name.matches or r"(?s)(.+)"])
    not_these = rules.words(name.unless_begins)

    def find(row: Row) -> str | None:
        hit = pattern.search(row[name.field] or "")
        text = " ".join(hit.group(1).split()) if hit and hit.group(1) else ""
        return None if not text or _begins(text, not_these) else text

    return find


def _all_hold(conditions: Sequence[Condition], rules: Rules) -> Holds:
    parts = [_holds(condition, rules) for condition in conditions]

    def all_hold(row: Row) -> str | None:
        words = []
        for part in parts:
            if (found := part(row)) is None:
                return None
            words.append(found)
        return "; ".join(filter(None, words))

    return all_hold


def _holds(condition: Condition, rules: Rules) -> Holds:
    if condition.not_ is not None:
        inner = _holds(condition.not_, rules)
        return lambda row: "" if inner(row) is None else None
    if condition.any_ is not None:
        parts = [_holds(part, rules) for part in condition.any_]
        return lambda row: next((found for part in parts if (found := part(row)) is not None), None)
    fields = TOGETHER.get(str(condition.field), (str(condition.field),))
    find = lru_cache(REPEATED)(_finds(condition, rules))

    def holds(row: Row) -> str | None:
        for field in fields:
            if row[field] is not None and (found := find(row[field])) is not None:
                return f"{field} {found}"
        return None

    return holds


def _finds(condition: Condition, rules: Rules) -> Finds:
    """The test of one cell: it gives back what it found."""
    if condition.at_least is not None:
        least = condition.at_least
        return lambda cell: str(cell) if cell >= least else None
    if condition.matches is not None:
        patterns = rules.patterns(condition.matches)
        return lambda cell: next(
            (quoted(hit.group(0).strip()) for hit in (p.search(cell) for p in patterns) if hit), None
        )
    words = rules.words(condition.words)
    if condition.is_ is not None:
        whole = {word.casefold() for word in words}
        return lambda cell: next((quoted(item) for item in items_of(cell) if item.casefold() in whole), None)
    return lambda cell: next((quoted(item) for item in items_of(cell) if _begins(item, words)), None)


def _begins(text: str, words: Sequence[str]) -> bool:
    """Whether a text begins with one of the words, in any case; a word does not end within another."""
    small = text.casefold()
    ends = (len(word.casefold()) for word in words if small.startswith(word.casefold()))
    return any(not small[end : end + 1].isalnum() for end in ends)
