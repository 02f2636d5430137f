"""Forecasts, runs and rows of tables in one line each."""

from datetime import date
from types import SimpleNamespace

import pandas as pd

from iraq_report.claims.record import Claim
from iraq_report.sections.forecasts.parameters import Parameters

_TEXT = dict.fromkeys(
    (
        "section",
        "topic",
        "lines",
        "claim",
        "unit",
        "stated",
        "days",
        "who",
        "test",
        "measure",
        "why_not",
        "slip",
        "note",
    ),
    "",
)
MADE, END = date(2021, 8, 31), date(2022, 8, 31)

_ATTACK = {
    "country": "Iraq", "governorate": "Anbar", "site_id": "a", "side": "militia_on_us", "target_type": "coalition_base",
    "weapon": "rocket", "confidence": "high", "date_precision": "day", "duplicate_of": None, "stated_by": "sources",
    "source_ids": "s-1", "killed_low": None, "wounded_low": None, "intercepted_low": None,
}  # fmt: skip
_ROW = {"date_precision": "day", "date_end": None, "stated_by": "sources", "source_ids": "s-1"}


def forecast(**given):
    """A forecast of 31 August 2021 that looks a year ahead, unless told otherwise."""
    rest = {
        "id": "FC999", "kind": "forecast", "low": None, "high": None, "tolerance": 0.0, "first": MADE, "last": END,
        "footnotes": (), "sources": (),
    }  # fmt: skip
    return Claim(**(_TEXT | rest | given))


def run(given=None, **tables):
    """A run with only these tables; `given` are its parameters."""
    held = {"readings": readings(), **tables}
    return SimpleNamespace(parameters=Parameters(**(given or {})), tables=held)


def attacks(*rows):
    """Attacks of which each row names only what matters."""
    table = pd.DataFrame([{"attack_id": f"e{n}", **_ATTACK, **row} for n, row in enumerate(rows)])
    table = table if len(table) else pd.DataFrame(columns=["attack_id", "date", *_ATTACK])
    return table.assign(date=pd.to_datetime(table["date"]))


def many(day, count, **row):
    """The same attack several times, a day."""
    return [{"date": day, **row}] * count


def rows(key, columns, *given):
    """Rows of a context table with the key `key`."""
    table = pd.DataFrame(
        [{key: f"r{n}", **_ROW, **dict.fromkeys(columns), **row} for n, row in enumerate(given)],
        columns=[key, "date", *_ROW, *columns],
    )
    return table.assign(date=pd.to_datetime(table["date"]), date_end=pd.to_datetime(table["date_end"]))


def troops(*given):
    """Published figures for US troops present, unless told otherwise."""
    columns = ("force", "measure", "people_low", "people_high", "site_id")
    filled = [{"force": "US", "measure": "present", **row} for row in given]
    filled = [{"people_high": row["people_low"], **row} for row in filled]
    return rows("troop_id", columns, *filled)


def readings(*given):
    """Readings of the forecast."""
    columns = ("claim_id", "outcome", "finding", "read_by")
    return rows("reading_id", columns, *({"claim_id": "FC999", "read_by": "Somebody", **row} for row in given))


def fleet(*given):
    """Orders, deliveries and talks."""
    columns = ("aircraft_type", "origin_country", "measure", "ordered_low", "ordered_high")
    return rows("fleet_id", columns, *given)


def dialogue(*given):
    """Events and statements."""
    return rows("event_id", ("office", "speaker", "title"), *given)
