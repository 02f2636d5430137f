"""A comparison as lines of plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from iraq_report.claims.verdict import WORDS
from iraq_report.editions.compare.model import Comparison, Number, Revised, Rows, Side
from iraq_report.editions.row_hashes import EVENTS
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.tables.schemas import SCHEMAS

LISTED = 20  # events of one kind of change that a terminal shows, so that what they change stays in sight


def as_text(found: Comparison) -> str:
    """The comparison in the order of cause and effect: parameters, data, numbers, verdicts, charts."""
    lines = [f"Old: {side_text(found.old)}", f"New: {side_text(found.new)}", ""]
    if not found.differs:
        return "\n".join([*lines, "Nothing differs: parameters, data, numbers, verdicts and charts are the same.", ""])
    parts = (_parameters(found), _data(found), _numbers(found), _verdicts(found), _charts(found))
    return "\n".join([*lines, *(line for part in parts for line in part), ""])


def side_text(side: Side) -> str:
    """`2021, run on 1 January 2020 to 31 August 2021`."""
    first, last = (day_text(date.fromisoformat(day)) for day in (side.start, side.end))
    return f"{side.id}, run on {first} to {last}"


def value_text(value: Any) -> str:
    """A parameter's value: a list with commas, `(empty)` for an empty one."""
    if value in ("", [], None):
        return "(empty)"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def why_text(number: Number) -> str:
    """`parameters and data`."""
    return " and ".join(number.why)


def rows_text(rows: Rows) -> str:
    """`2 added, 1 revised`: how many rows of a table differ."""
    counts = {"added": rows.added, "revised": rows.revised, "removed": rows.removed}
    return ", ".join(f"{len(keys):,} {word}" for word, keys in counts.items() if keys)


def _head(what: str, differing: int, same: int | None = None) -> str:
    kept = "" if same is None else f", {same:,} the same"
    return f"{what}: {differing:,} {plural(differing, 'differs', 'differ')}{kept}"


def _parameters(found: Comparison) -> Iterator[str]:
    yield _head("Parameters", len(found.parameters))
    for change in found.parameters:
        name = f"{change.section}.{change.name}" if change.section else change.name
        yield f"  {name}: {value_text(change.old)} -> {value_text(change.new)}"


def _data(found: Comparison) -> Iterator[str]:
    yield _head("Tables", len(found.rows))
    for rows in found.rows:
        yield f"  {SCHEMAS[rows.table].title if rows.table in SCHEMAS else rows.table}: {rows_text(rows)}"
        if rows.table == EVENTS:
            yield from _listed("added", rows.added)
            yield from _listed("revised", (_revised(row) for row in rows.revised))
            yield from _listed("removed", rows.removed)
    if found.withheld:
        yield "  Events whose source forbids to publish them differ too."


def _listed(word: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"    {word} {item}" for item in items]
    yield from lines[:LISTED]
    if len(lines) > LISTED:
        yield f"    {word} {len(lines) - LISTED:,} more; --format json lists all"


def _revised(row: Revised) -> str:
    cells = [
        cell.column if cell.old is None else f"{cell.column} {cell.old or '(blank)'} -> {cell.new or '(blank)'}"
        for cell in row.cells
    ]
    return f"{row.id}: {'; '.join(cells)}"


def _numbers(found: Comparison) -> Iterator[str]:
    yield _head("Numbers in the text", len(found.numbers), found.same["numbers"])
    for number in found.numbers:
        why = f" ({why_text(number)})" if number.why else ""
        yield f"  {number.name}: {_printed(number.old)} -> {_printed(number.new)}{why}"


def _printed(text: str | None) -> str:
    return "not printed" if text is None else text


def _verdicts(found: Comparison) -> Iterator[str]:
    yield _head("Verdicts", len(found.verdicts), found.same["verdicts"])
    for turned in found.verdicts:
        old, new = (WORDS[word] if word else "not there" for word in (turned.old, turned.new))
        yield f"  {turned.id}: {old} -> {new}: {turned.claim}"


def _charts(found: Comparison) -> Iterator[str]:
    yield _head("Charts", len(found.charts), found.same["charts"])
    for chart in found.charts:
        titles = [title or "not there" for title in (chart.old, chart.new)]
        yield f"  {chart.id}: {' -> '.join(dict.fromkeys(titles))}"
