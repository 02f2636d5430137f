"""Which figures are to be exported: ids, sections, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iraq_report.errors import ReportError
from iraq_report.sections import SECTIONS
from iraq_report.sections.listed_figures import figures_of
from iraq_report.tables.problems import did_you_mean, quoted

Chosen = dict[str, list[str]]  # ids of figures by section, both in the order of the book


def listed() -> Chosen:
    """All figures of the book."""
    return {section: list(figures_of(section)) for section in SECTIONS}


def choose(ids: Iterable[str] = (), *, sections: Iterable[str] = (), every: bool = False) -> Chosen:
    """The figures that are named, those of whole sections, or every one.

    A figure may be named by the beginning of its id where no other begins so. Raises ReportError E-EXPORT-FIGURE for an
    id that is no figure's or the beginning of several, E-SECTION-NAME for an unknown section.
    """
    known = listed()
    for section in (wanted := list(sections)):
        if section not in known:
            near = did_you_mean(section, known) or f"; there are {', '.join(known)}"
            raise ReportError("E-SECTION-NAME", f"there is no section {quoted(section)}{near}")
    names = [id for own in known.values() for id in own]
    found = {_find(id, names) for id in ids}
    chosen = {
        section: [id for id in own if every or section in wanted or id in found] for section, own in known.items()
    }
    return {section: own for section, own in chosen.items() if own}


def _find(id: str, names: Sequence[str]) -> str:
    asked = id.strip().lower().replace("_", "-")
    if asked in names:
        return asked
    begun = [name for name in names if asked and name.startswith(f"{asked}-")]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise ReportError("E-EXPORT-FIGURE", f"{quoted(id)} may be {', '.join(begun)}; write one of them in full")
    near = did_you_mean(asked, names)
    hint = near or "; `python -m iraq_report export --list` names all"
    raise ReportError("E-EXPORT-FIGURE", f"there is no figure {quoted(id)}{hint}")
