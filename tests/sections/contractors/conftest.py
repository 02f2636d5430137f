"""Small hand-made tables of contracts, staff, contractor events and services."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.run import Run
from iraq_report.sections.selection import select

SAID = {"stated_by": "sources", "report_footnotes": None, "source_ids": "a-1", "note": None}
CONTRACT = {
    "contractor_id": "sallyport", "company": "Sallyport", "site_id": "balad", "site": "Balad", "date_precision": "day",
    "date_end": None, "period_start": None, "period_end": None, "value_low": None, "value_high": None,
    "value_kind": "award", "obligated_low": None, "obligated_high": None, "description": "Support",
}  # fmt: skip
STAFF = {
    "date_precision": "day", "date_end": None, "contractor_ids": "lockheed_martin", "scope": "Staff",
    "site_id": "balad", "site": "Balad", "series": "at_site", "people_low": None, "people_high": None, "moved_to": None,
    "description": "Count",
}  # fmt: skip
EVENT = {
    "date_precision": "day", "date_end": None, "contractor_ids": None, "company": None, "site_id": "balad",
    "site": "Balad", "event_type": "withdrawal", "counting": "single", "same_as": None, "killed_low": None,
    "killed_high": None, "injured_low": None, "injured_high": None, "nationality": None, "role": None,
    "description": "What happened",
}  # fmt: skip
SERVICE = {
    "contractor_id": "supplier", "company": "Supplier", "site_id": "balad", "site": "Balad", "service": "fuel",
    "start": None, "end": None, "period_precision": None, "description": "Supplies",
}  # fmt: skip
COMPANY_COLUMNS = ["contractor_id", "company", "parent", "role", "main_site", "named_in_report_as", "stated_by"]
PEOPLE = dict.fromkeys(["killed_low", "killed_high", "wounded_low", "wounded_high"], "Int64")
CASUALTY_COLUMNS = ["attack_id", "who", *PEOPLE, "source_ids"]
DAYS = ("date", "date_end", "period_start", "period_end", "start", "end")


def make(key: str, prefix: str, defaults: dict, rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame(
        [{key: f"{prefix}{number}", **defaults, **SAID, **row} for number, row in enumerate(rows)],
        columns=list(dict.fromkeys([key, "date", *defaults, *SAID])),
    )
    for name in table.columns:
        if name in DAYS:
            table[name] = pd.to_datetime(table[name])
        elif name.endswith(("_low", "_high")):
            table[name] = table[name].astype("Int64")
        else:
            table[name] = table[name].astype("str")
    return table


@pytest.fixture
def contracts():
    return lambda *rows: make("contract_id", "c", CONTRACT, rows)


@pytest.fixture
def staff():
    return lambda *rows: make("staff_id", "p", STAFF, rows)


@pytest.fixture
def happenings():
    return lambda *rows: make("event_id", "h", EVENT, rows)


@pytest.fixture
def services():
    return lambda *rows: make("service_id", "s", SERVICE, rows)


@pytest.fixture
def make_run(events, contracts, staff, happenings, services):
    """A run on tables of which each test plants what it is about; the others are empty."""

    def build(*attacks: dict, parameters: dict | None = None, **tables: pd.DataFrame) -> Run[Parameters]:
        own = {
            "contracts": contracts(),
            "contractor_staff": staff(),
            "contractor_events": happenings(),
            "services": services(),
            "contractors": pd.DataFrame(columns=COMPANY_COLUMNS, dtype="str"),
            "sites": pd.DataFrame(
                {"site_id": ["balad", "other"], "name": ["Balad Air Base", "Another base"]}
            ),
            "sources": pd.DataFrame({"source_id": ["x"], "accessed": [pd.NaT]}),
            "casualties": pd.DataFrame(columns=CASUALTY_COLUMNS, dtype="str").astype(PEOPLE),
            "attacks": events(*({"site_id": "balad", **attack} for attack in attacks)).astype({"attack_id": "str"}),
        } | tables  # fmt: skip
        chosen = Parameters(**{"start": date(2021, 1, 1), "end": date(2021, 8, 31)} | (parameters or {}))
        return Run("contractors", chosen, own, select(own["attacks"], chosen))

    return build
