"""The parameters that an edition was run with, as its pages state them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from iraq_report.figures.paint import Json
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.parameters import REPORT, SectionParameters
from iraq_report.site.method import TITLES
from iraq_report.site.notebooks import parameter_rows

Run = Mapping[str, SectionParameters]  # the parameters of each section

_SAID = {"start", "end", "countries"}  # in every line, whatever they are


def period_text(parameters: Run) -> str:
    """The days that the sections were run on, from the first of all to the last: a setting may have moved them."""
    first, last = period_days(parameters)
    return f"{day_text(first)} to {day_text(last)}"


def period_days(parameters: Run) -> tuple[date, date]:
    """The first and the last day on which any section was run."""
    return min(p.start for p in parameters.values()), max(p.end for p in parameters.values())


def beside_report(parameters: Run) -> Json:
    """How the days of an edition lie to those of the report: `period` of the report, and whether they come `after` it,
    or hold the `whole` of it."""
    first, last = period_days(parameters)
    return {
        "period": f"{day_text(REPORT[0])} to {day_text(REPORT[1])}",
        "after": first > REPORT[1],
        "whole": first <= REPORT[0] and REPORT[1] <= last,
    }


def run_text(parameters: Run) -> str:
    """One line for the foot of every page: days, countries, and what else was chosen for every section.

    `1 January 2020 to 31 August 2021, Iraq; min confidence: high`.
    """
    countries = dict.fromkeys(country for given in parameters.values() for country in given.countries)
    shared = {row["name"]: row for row in shared_rows(parameters)}
    default = SectionParameters().literals()
    chosen = [
        f"; {name.replace('_', ' ')}: {_plain(value)}"
        for name, value in next(iter(parameters.values())).literals().items()
        if name in shared and name not in _SAID and value != default[name]
    ]
    return f"{period_text(parameters)}, {listed(countries)}{''.join(chosen)}"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def shared_rows(parameters: Run) -> list[Json]:
    """The parameters that all sections have with one value: name, value and meaning, for a Markdown table."""
    rows = [parameter_rows(given) for given in parameters.values()]
    return [row for row in rows[0] if row["name"] in SectionParameters.model_fields and all(row in own for own in rows)]


def parameters_context(parameters: Run) -> Json:
    """What the method page is told: `shared`, the rows of parameters that all sections have alike, and `own`, the title
    and the other rows of each section."""
    shared = shared_rows(parameters)
    own = {
        section: [row for row in parameter_rows(given) if row not in shared] for section, given in parameters.items()
    }
    return {
        "shared": shared,
        "own": [{"title": TITLES[section], "rows": rows} for section, rows in own.items() if rows],
    }
