"""What an executed section shows: its figures, facts and verdicts, checked for completeness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import nbformat

from iraq_report.errors import ReportError
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.paint import Json
from iraq_report.prose.text import RECORD

# Attributes of a trace that hold what is drawn.
_DATA = ("x", "y", "z", "values", "labels", "r", "theta", "lat", "lon", "locations", "node", "link", "open")


@dataclass(frozen=True)
class Shown:
    """A figure as it came out of a notebook: its section, its record, and the composed light chart or none."""

    section: str
    record: Json
    chart: Json | None

    @property
    def id(self) -> str:
        """The stable id of the figure."""
        return str(self.record["id"])


def _records(notebook: nbformat.NotebookNode) -> Iterator[tuple[Json, Json]]:
    """Every output with a record: (record, data)."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get(RECORD)
            if record:
                yield record, output.get("data", {})


def collect_figures(
    notebooks: Mapping[str, nbformat.NotebookNode], expected: Mapping[str, Iterable[str]]
) -> list[Shown]:
    """All figures of an edition, in the order of the pages.

    `expected` holds the ids each section promises. Raises ReportError E-FIGURE-MISSING for one that is not
    there, E-FIGURE-UNKNOWN for one not promised, E-FIGURE-TWICE for an id used twice, E-FIGURE-BLANK for a
    chart without data that is not declared empty.
    """
    shown: dict[str, Shown] = {}
    for section, notebook in notebooks.items():
        for record, data in _records(notebook):
            if "figure" in record:
                found = Shown(section, record["figure"], data.get(PLOTLY))
                if found.id in shown:
                    raise ReportError("E-FIGURE-TWICE", f"{section}: figure {found.id} is shown twice in the edition")
                _check_drawn(found)
                shown[found.id] = found
        _check_promise(section, list(expected.get(section, ())), shown)
    return list(shown.values())


def _check_promise(section: str, promised: list[str], shown: Mapping[str, Shown]) -> None:
    own = [id for id, figure in shown.items() if figure.section == section]
    for id in promised:
        if id not in own:
            raise ReportError("E-FIGURE-MISSING", f"{section}: figure {id} is neither drawn nor declared empty")
    for id in own:
        if id not in promised:
            raise ReportError("E-FIGURE-UNKNOWN", f"{section}: figure {id} is shown but not listed in FIGURES")


def _check_drawn(figure: Shown) -> None:
    if figure.record["empty"]:
        return
    if figure.chart is None or not any(has_data(trace) for trace in figure.chart["data"]):
        raise ReportError(
            "E-FIGURE-BLANK", f"{figure.section}: figure {figure.id} has no data and is not declared empty"
        )


def has_data(trace: Json) -> bool:
    """Whether a trace draws anything: one of its data attributes holds a value."""
    return any(_holds(trace.get(name)) for name in _DATA)


def _holds(values: Any) -> bool:
    if isinstance(values, dict):  # plotly's packed arrays, or a sankey's nodes
        return bool(values.get("bdata")) if "bdata" in values else any(_holds(value) for value in values.values())
    if isinstance(values, list):
        return any(_holds(value) if isinstance(value, list) else value is not None for value in values)
    return False


def collect_facts(notebooks: Mapping[str, nbformat.NotebookNode]) -> dict[str, Json]:
    """All facts of an edition by name, each with the `section` whose page prints it first.

    Raises ReportError E-FACT-TWICE when one name stands for two values.
    """
    facts: dict[str, Json] = {}
    for section, notebook in notebooks.items():
        for record, _ in _records(notebook):
            for fact in record.get("facts", ()):
                held = facts.setdefault(fact["name"], {**fact, "section": section})
                if (held["value"], held["text"]) != (fact["value"], fact["text"]):
                    sentence = f"{section}: fact {fact['name']} is {fact['text']} here and {held['text']} before"
                    raise ReportError("E-FACT-TWICE", sentence)
    return dict(sorted(facts.items()))


def collect_claims(notebooks: Mapping[str, nbformat.NotebookNode]) -> list[Json]:
    """All statements of an edition with their verdicts, in the order of the pages.

    Raises ReportError E-CLAIM-TWICE for a statement that two pages list.
    """
    claims: dict[str, Json] = {}
    for section, notebook in notebooks.items():
        for record, _ in _records(notebook):
            for claim in record.get("claims", ()):
                if claim["id"] in claims:
                    raise ReportError("E-CLAIM-TWICE", f"{section}: statement {claim['id']} is listed twice")
                claims[claim["id"]] = claim
    return list(claims.values())
