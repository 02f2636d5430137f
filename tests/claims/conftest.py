"""A statement and a run in a few lines, from hand-made tables."""

from collections.abc import Callable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from iraq_report.claims.record import Claim
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.run import AnyRun, Run
from iraq_report.sections.selection import select

Cells = Mapping[str, Any]

_CLAIM = {
    "id": "AT001", "section": "attacks", "topic": "t", "lines": "1-2", "claim": "Something happened.", "kind": "count",
    "low": None, "high": None, "unit": "", "tolerance": 0.0, "stated": "", "first": None, "last": None, "days": "",
    "who": "", "test": "It is looked up.", "measure": "m", "why_not": "", "slip": "", "footnotes": (),
    "sources": ("s1",), "note": "",
}  # fmt: skip
_SHARED = {
    "date": None, "date_precision": None, "date_end": None, "stated_by": "sources", "report_footnotes": None,
    "source_ids": "s1", "note": None,
}  # fmt: skip
_ATTACK = {
    "country": "Iraq", "site_id": "balad", "governorate": "Salah al-Din", "side": "militia_on_us",
    "target_type": "coalition_base", "weapon": "rocket", "munitions_low": None, "munitions_high": None,
    "killed_low": None, "killed_high": None, "confidence": "high", "duplicate_of": None,
}  # fmt: skip
_SITES = [("balad", "Salah al-Din"), ("ain_al_asad", "Anbar"), ("bdsc", "Baghdad")]


def make_claim(days: str = "", number: tuple[float | None, float | None] = (None, None), **cells: Any) -> Claim:
    """A statement that names its `number`; `days` is one ISO day, or two with `/` between them."""
    first, _, last = days.partition("/")
    when = {"first": first, "last": last or first} if days else {}
    values = {name: date.fromisoformat(day) for name, day in when.items()}
    named = " or ".join(f"{end:,.12g}" for end in number if end is not None) or "Something"
    told = {"claim": f"{named} happened.", "low": number[0], "high": number[1]}
    return Claim(**{**_CLAIM, "days": days.replace("/", " to "), **values, **told, **cells})


def make_table(key: str, *rows: Cells, **defaults: Any) -> pd.DataFrame:
    """A table with its key first, r1, r2 and so on where a row names none; numbers in `_low` and `_high` columns."""
    shared = {**_SHARED, **defaults}
    names = list(dict.fromkeys([key, *shared, *(name for row in rows for name in row)]))
    table = pd.DataFrame([{key: f"r{i}", **shared, **row} for i, row in enumerate(rows, 1)], columns=names)
    for name in names:
        if name in {"date", "date_end"}:
            table[name] = pd.to_datetime(table[name])
        elif name.endswith(("_low", "_high")) or name in {"tolerance", "people"}:
            table[name] = table[name].astype("Float64")
        else:
            table[name] = table[name].astype("str")
    table["date_precision"] = table["date_precision"].fillna("day")
    return table


def make_attacks(*rows: Cells) -> pd.DataFrame:
    """A list of attacks."""
    return make_table("attack_id", *rows, **_ATTACK)


def make_sources(*rows: Cells) -> pd.DataFrame:
    """A list of sources, none of them cited by the report unless a row names its footnotes."""
    return make_table("source_id", *rows, publisher=None, footnotes=None)


def make_run(*attacks: Cells, tables: Mapping[str, pd.DataFrame] | None = None, **parameters: Any) -> AnyRun:
    """A run on hand-made attacks and tables; parameters as a notebook's cell would name them."""
    chosen = SectionParameters(**parameters)
    events = make_attacks(*attacks)
    sites = pd.DataFrame(_SITES, columns=["site_id", "governorate"])
    known = {"attacks": events, "sites": sites, "sources": make_sources()}
    return Run("attacks", chosen, {**known, **(tables or {})}, select(events, chosen))


@pytest.fixture
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def run() -> Callable[..., AnyRun]:
    return make_run


@pytest.fixture
def table() -> Callable[..., pd.DataFrame]:
    return make_table


@pytest.fixture
def with_horizon() -> Callable[[AnyRun, str], AnyRun]:
    """The same run with a horizon among its parameters, as the page of forecasts has one."""

    def given(run: AnyRun, horizon: str) -> AnyRun:
        parameters = SimpleNamespace(**run.parameters.model_dump(), horizon=date.fromisoformat(horizon))
        return Run(run.section, parameters, run.tables, run.events)

    return given
