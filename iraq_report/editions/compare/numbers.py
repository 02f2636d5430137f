"""Numbers in the text that differ, and what can explain it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iraq_report.editions.compare.model import CODE, DATA, PARAMETERS, Number, Parameter, Rows
from iraq_report.editions.records import Record
from iraq_report.figures.paint import Json
from iraq_report.prose.basis import CHOSEN

_FOLDER = "data"  # the parameter that names the tables
Keys = frozenset[tuple[str, str]]  # rows as (table, key)


@dataclass(frozen=True)
class Causes:
    """What differs between two builds: sections run with other parameters, rows, whether any data, whether code."""

    sections: frozenset[str]
    rows: Keys
    data: bool
    code: bool


def causes(parameters: Sequence[Parameter], rows: Sequence[Rows], new: Record, *, withheld: bool, code: bool) -> Causes:
    """What differs, for `compare_numbers`; a parameter of every section counts for each of them.

    Another folder of tables is no cause by itself: its rows are.
    """
    sections = {parameter.section for parameter in parameters if parameter.name != _FOLDER}
    every = set(new.edition["parameters"]) if "" in sections else set()
    return Causes(
        sections=frozenset(sections | every),
        rows=frozenset(
            (table.table, key)
            for table in rows
            for key in (*table.added, *table.removed, *(row.id for row in table.revised))
        ),
        data=withheld or bool(rows),
        code=code,
    )


def compare_numbers(old: Record, new: Record, differing: Causes) -> tuple[Number, ...]:
    """The numbers printed otherwise, or by one build only, in the order of their names."""
    found = []
    for name in sorted({*old.facts, *new.facts}):
        before, after = old.facts.get(name), new.facts.get(name)
        first, second = _printed(before), _printed(after)
        if first != second:
            held = after or old.facts[name]
            why = explain(before, after, differing) if before and after else ()
            found.append(Number(name, held["section"], held["measure"], first, second, why))
    return tuple(found)


def _printed(fact: Json | None) -> str | None:
    return None if fact is None else str(fact["text"])


def explain(before: Json, after: Json, differing: Causes) -> tuple[str, ...]:
    """Why a number differs.

    Rows behind it that were added, revised or removed explain it by the data; rows that both builds hold and only one
    counts, or none that differ, by the parameters where its section was run with others. What neither explains follows
    from data elsewhere (a verdict counted here may rest on other tables), or from the code.
    """
    if after["basis"] == CHOSEN:
        return (PARAMETERS,)
    first, second = _rows(before), _rows(after)
    touched = (first | second) & differing.rows
    chosen = (first ^ second) - differing.rows
    why = []
    if after["section"] in differing.sections and (chosen or not touched):
        why.append(PARAMETERS)
    if touched:
        why.append(DATA)
    if not why:
        why = [word for word, holds in ((DATA, differing.data), (CODE, differing.code or not differing.data)) if holds]
    return tuple(why)


def _rows(fact: Json) -> Keys:
    return frozenset((table, key) for table, keys in fact["tables"].items() for key in keys)
