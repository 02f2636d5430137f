"""Parameters that differ."""

from __future__ import annotations

from typing import Any

from iraq_report.editions.compare.model import Parameter
from iraq_report.editions.records import Record

_Change = tuple[str, Any, Any]


def compare_parameters(old: Record, new: Record) -> tuple[Parameter, ...]:
    """The parameters that differ, those of every section first, told once."""
    before, after = old.edition["parameters"], new.edition["parameters"]
    sections = list(dict.fromkeys([*before, *after]))
    changes = [
        (section, (name, before.get(section, {}).get(name), after.get(section, {}).get(name)))
        for section in sections
        for name in dict.fromkeys([*before.get(section, {}), *after.get(section, {})])
    ]
    differing = [(section, change) for section, change in changes if change[1] != change[2]]
    shared = [change for change in _unlike(differing) if _everywhere(change, changes)]
    alone = [Parameter(section, *change) for section, change in differing if change not in shared]
    return (*(Parameter("", *change) for change in shared), *alone)


def _unlike(changes: list[tuple[str, _Change]]) -> list[_Change]:
    found: list[_Change] = []
    for _, change in changes:  # values may be lists, which no set holds
        if change not in found:
            found.append(change)
    return found


def _everywhere(change: _Change, changes: list[tuple[str, _Change]]) -> bool:
    """Whether all sections with this parameter, and more than one of them, have the same change."""
    same_name = [other for _, other in changes if other[0] == change[0]]
    return len(same_name) > 1 and all(other == change for other in same_name)
