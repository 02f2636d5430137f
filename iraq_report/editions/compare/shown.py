"""Verdicts that turned and charts that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from iraq_report.editions.compare.model import Chart, Verdict
from iraq_report.editions.records import Record
from iraq_report.figures.paint import Json

_SHOWN = ("status", "title", "alternative", "values")  # of a chart, what a reader sees of it


def compare_verdicts(old: Record, new: Record) -> tuple[Verdict, ...]:
    """The statements whose verdict is another one, in the order of the new build's ledger."""
    before, after = _by_id(old.claims), _by_id(new.claims)
    found = []
    for id in dict.fromkeys([*after, *before]):
        words = [record[id]["verdict"] if id in record else None for record in (before, after)]
        if words[0] != words[1]:
            held = after.get(id) or before[id]
            found.append(Verdict(id, held["claim"], words[0], words[1], held["sentence"]))
    return tuple(found)


def compare_charts(old: Record, new: Record) -> tuple[Chart, ...]:
    """The charts that show something else, in the order of the new build's pages."""
    before, after = _by_id(old.figures), _by_id(new.figures)
    found = []
    for id in dict.fromkeys([*after, *before]):
        sides = [figures.get(id) for figures in (before, after)]
        if _seen(sides[0]) != _seen(sides[1]):
            held = after.get(id) or before[id]
            found.append(Chart(id, held["section"], *(_title(side) for side in sides)))
    return tuple(found)


def _by_id(records: Iterable[Json]) -> Mapping[str, Json]:
    return {record["id"]: record for record in records}


def _title(figure: Json | None) -> str | None:
    return str(figure["title"]) if figure else None


def _seen(figure: Json | None) -> list[object]:
    return [figure[name] for name in _SHOWN] if figure else []
