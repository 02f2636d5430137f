"""What a notebook starts from: its checked parameters and the tables they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Generic, TypeVar

import pandas as pd

from iraq_report.figures.source import SourceLine
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.parameters import SectionParameters, parse
from iraq_report.sections.rows import days_text
from iraq_report.sections.selection import coverage, for_trends, lacking, on_us, select, within
from iraq_report.sections.source_line import not_counted, own_span, part_of, read_text, source_ids, thinned
from iraq_report.tables.licences import TERMS, attributions, terms_held
from iraq_report.tables.read import Tables, load_tables
from iraq_report.tables.schemas import SCHEMAS

P = TypeVar("P", bound=SectionParameters)
LITERALS = (str, int, float, bool, list, tuple, dict, type(None))
_FROM_ATTACKS = ("claims", "tallies")  # tables that are held against attacks
# Names that IPython itself puts into a notebook's namespace.
_IPYTHON = frozenset({"In", "Out", "get_ipython", "exit", "quit", "open", "ip"})


@dataclass(frozen=True, eq=False)  # two runs are the same only if they are one: tables have no one equality
class Run(Generic[P]):
    """One run of a section: `parameters`, `tables`, and `events`, the attacks that the parameters select."""

    section: str
    parameters: P
    tables: Tables
    events: pd.DataFrame

    @property
    def period(self) -> str:
        """`1 January 2020 to 31 August 2021`; one day where start and end are the same."""
        first, last = self.parameters.start, self.parameters.end
        return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"

    @property
    def listed_days(self) -> tuple[date, date]:
        """First and last day of the period for which the list of attacks was compiled in a country of the run.

        Of a period that no list covers nothing is cut off.
        """
        p, known = self.parameters, coverage(self.parameters.data) or {}
        spans = [known[name] for name in p.countries if name in known]
        first = max(p.start, min((first for first, _ in spans), default=p.start))
        last = min(p.end, max((last for _, last in spans), default=p.end))
        return (first, last) if first <= last else (p.start, p.end)

    @property
    def filters(self) -> str:
        """What the run leaves out, in words; empty when it counts everything in its countries."""
        p = self.parameters
        parts = [listed(part) for part in (p.governorates, p.weapons, p.target_types) if part]
        if p.min_confidence != "low":
            parts.append(f"confidence {p.min_confidence} or better")
        return "; ".join(parts).replace("_", " ")

    def not_covered(self, first: date, last: date) -> str:
        """Why attacks of these days cannot be counted in this run, and what to do; empty when they can."""
        if first < self.parameters.start or last > self.parameters.end:
            return (
                f"Not covered: {days_text(first, last)} leaves the period of this run ({self.period}); "
                "choose days inside it, or a longer period."
            )
        return self.not_listed(first, last)

    def not_listed(self, first: date, last: date) -> str:
        """Why the list of attacks does not tell of these days, and what to do; empty when it covers them."""
        missing = listed(lacking(self.parameters, first, last))
        days = days_text(first, last)
        return f"Not covered: the list of attacks in {missing} lacks days of {days}; choose others." if missing else ""

    def source_line(
        self,
        table: str,
        *,
        left_out: str = "",
        period: bool = True,
        shown: pd.DataFrame | None = None,
        beside: Sequence[pd.DataFrame] = (),
    ) -> SourceLine:
        """The line under a figure: table, days, filters, what was left out and why, sources and when they were read.

        It ends with what the terms of the sources ask to be said.

        `period` says whether the figure is bound to the period of the run or has days of its own. `shown` are the rows
        that it shows, of which the sources are counted, where they are not all of those. `beside` are rows of other
        tables behind the figure: the line names those in words and carries their sources along uncounted.
        """
        rows = self.tables[table]
        parts = [f"Source: {SCHEMAS[table].title} table of this edition"]
        if period:
            rows = self._bound(table)
            parts += [f"{self.period}, {listed(self.parameters.countries)}"]
            parts += [f"only {self.filters}" if self.filters else "no filter"]
        else:
            parts += [own_span(rows), part_of(rows, shown)]
        if period and table == "attacks":
            parts += [self._coverage(), not_counted(self._of_period(), self.events)]
        counted = rows if shown is None or shown.empty else shown
        parts += [left_out, read_text(counted, self.tables["sources"])]
        parts += self._asked(table, [rows, *beside], bound=period)
        ids = dict.fromkeys(id for part in (counted, *beside) for id in source_ids(part))
        return SourceLine("; ".join(filter(None, parts)) + ".", sources=tuple(ids), tables=self.tables)

    def trend_line(
        self, left_out: str = "", *, shown: pd.DataFrame | None = None, beside: Sequence[pd.DataFrame] = ()
    ) -> SourceLine:
        """The line under a figure of rates or trends: what those leave out of the attacks of this run, and why.

        `shown` are the attacks that it counts, where they are not all that carry rates; `beside` is as in
        `source_line`.
        """
        counted = for_trends(on_us(self.events)) if shown is None else shown
        why = "; ".join(filter(None, (self.thinned, left_out)))
        return self.source_line("attacks", left_out=why, shown=counted, beside=beside)

    def _asked(self, table: str, shown: Sequence[pd.DataFrame], *, bound: bool) -> list[str]:
        """The attributions that terms ask for: of the rows, and of the attacks where these decide what is shown."""
        frames = [*shown, self.events] if bound or table in _FROM_ATTACKS else shown
        found = [text for frame in frames for text in attributions(frame, self.tables["sources"])]
        return list(dict.fromkeys(found))

    def publishes(self, table: str) -> bool:
        """Whether every row of a table may be published, by the terms of its sources."""
        return all(TERMS[key].grain == "event" for key in terms_held([table], self.tables).get(table, ()))

    def _coverage(self) -> str:
        """What the list of attacks does not cover of the period of this run; empty when it covers all."""
        p, known = self.parameters, coverage(self.parameters.data) or {}
        spans = [
            f"{name}: {days_text(*known[name]) if name in known else 'no day'}" for name in lacking(p, p.start, p.end)
        ]
        return f"covered in {'; '.join(spans)}" if spans else ""

    @property
    def thinned(self) -> str:
        """What rates and trends leave out of the attacks of this run, and why, for the line under a figure."""
        return thinned(self.events)

    def _of_period(self) -> pd.DataFrame:
        """All rows of attacks in the period and the countries, repeats included."""
        p, attacks = self.parameters, self.tables["attacks"]
        return within(attacks[attacks["country"].isin(p.countries)], p.start, p.end)

    def _bound(self, table: str) -> pd.DataFrame:
        """The rows of a table that the period of the run holds."""
        if table == "attacks":
            return on_us(self.events)
        rows = self.tables[table]
        if "attack_id" in rows:
            return rows[rows["attack_id"].isin(self.events["attack_id"])]
        return within(rows, self.parameters.start, self.parameters.end) if table == "dialogue" else rows


AnyRun = Run[Any]  # a run of whichever section


def section_model(section: str) -> type[SectionParameters]:
    """The parameter model of a section, by the section's name."""
    model: type[SectionParameters] = import_module(f"iraq_report.sections.{section}.parameters").Parameters
    return model


def open_section(section: str, namespace: Mapping[str, Any]) -> AnyRun:
    """Check the parameters found in a notebook's namespace and load the tables.

    Called in the first cell after the parameters, with `globals()`: at that point the only plain values there are
    parameters, so a misspelt name shows. Raises ReportError as `parse` and `load_tables` do.
    """
    values = {
        name: value
        for name, value in namespace.items()
        if not name.startswith("_") and name not in _IPYTHON and isinstance(value, LITERALS)
    }
    parameters = parse(section_model(section), values)
    tables = load_tables(parameters.data)
    return Run(section, parameters, tables, select(tables["attacks"], parameters))
