"""The ledger of the project's own tables, or of tables beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from iraq_report.claims.ledger import Decided, decide, decide_all
from iraq_report.claims.record import Claim, read_claims
from iraq_report.paths import DATA
from iraq_report.sections.run import AnyRun, Run, open_section
from iraq_report.tables.read import Tables


def is_forecast(claim: Claim) -> bool:
    """Whether the page of forecasts decides a statement."""
    return claim.kind == "forecast"


def open_run(*, forecasts: bool, **parameters: Any) -> AnyRun:
    """The run of the page of forecasts, or of the page of statements."""
    return open_section("forecasts" if forecasts else "claims", parameters)


def _claims_of(run: AnyRun, *, forecasts: bool, ids: Collection[str] | None = None) -> list[Claim]:
    table = run.tables["claims"]
    wanted = (table["kind"] == "forecast") == forecasts
    if ids is not None:
        wanted &= table["claim_id"].isin(ids)
    return read_claims(table[wanted])


def decided_with(ids: Collection[str] | None = None, **parameters: Any) -> dict[str, Decided]:
    """The statements and forecasts of the tables, or those given, with their verdicts, by id."""
    found = []
    for forecasts in (False, True):
        run = open_run(forecasts=forecasts, **parameters)
        found += decide_all(run, _claims_of(run, forecasts=forecasts, ids=ids))
    return {item.claim.id: item for item in found}


# ---- who reads what


class Watched(Tables):
    """The project's tables, which note which of them were read."""

    def __init__(self) -> None:
        super().__init__(DATA)
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> pd.DataFrame:
        self.read.add(name)
        return super().__getitem__(name)


class WatchedRun(Run):
    """A run that notes the attacks as read where its events are."""

    def __getattribute__(self, name: str) -> Any:
        if name == "events":
            super().__getattribute__("tables").read.add("attacks")
        return super().__getattribute__(name)


@dataclass(frozen=True)
class Ledger:
    """All statements decided on the project's tables, and by table the ids of those whose test reads it."""

    decided: dict[str, Decided]
    readers: dict[str, set[str]]


@cache
def whole_ledger() -> Ledger:
    """The ledger of the project's own tables, decided once a session."""
    decided, readers = {}, defaultdict(set)
    for forecasts in (False, True):
        plain = open_run(forecasts=forecasts)
        run = WatchedRun(plain.section, plain.parameters, Watched(), plain.events)
        for claim in _claims_of(plain, forecasts=forecasts):
            run.tables.read.clear()
            decided[claim.id] = Decided(claim, decide(claim, run))
            for name in run.tables.read:
                readers[name].add(claim.id)
    return Ledger(decided, dict(readers))
