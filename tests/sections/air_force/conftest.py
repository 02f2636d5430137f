"""Small hand-made tables of aircraft, statements and sorties."""

import pandas as pd
import pytest

FLEET = {
    "date": "2021-06-25", "date_precision": "day", "date_end": None, "dataset": "d", "service": "air_force",
    "aircraft_type": "F-16", "role": "fighter", "origin_country": "United States", "origin_bloc": "US",
    "measure": "in_fleet", "active_low": None, "active_high": None, "ordered_low": None, "ordered_high": None,
    "acquired_low": None, "acquired_high": None, "stated_by": "sources", "source_ids": "s-1", "note": None,
}  # fmt: skip
READINESS = {
    "date": "2021-01-01", "date_precision": "range", "date_end": None, "fleet": "F-16", "metric": "grounded",
    "value_low": 1, "value_high": 1, "unit": "aircraft", "out_of": None, "said_by": "someone", "description": "x",
    "stated_by": "sources", "source_ids": "s-1", "note": None,
}  # fmt: skip
SORTIES = {
    "date": "2021-01-01", "date_precision": "range", "date_end": "2021-03-31", "aircraft": "F-16", "kind": "all",
    "sorties_low": None, "sorties_high": None, "airframes_low": None, "airframes_high": None, "description": "x",
    "stated_by": "sources", "source_ids": "s-1", "note": None,
}  # fmt: skip


def table(key, defaults, rows):
    made = pd.DataFrame([{key: f"{key[:1]}{i}", **defaults, **row} for i, row in enumerate(rows)])
    made = made if len(rows) else pd.DataFrame(columns=[key, *defaults])
    made["date"], made["date_end"] = pd.to_datetime(made["date"]), pd.to_datetime(made["date_end"])
    numbers = [name for name in made if name.endswith(("_low", "_high")) or name == "out_of"]
    return made.astype(dict.fromkeys(numbers, "Float64" if key == "readiness_id" else "Int64") | {"stated_by": "str"})


@pytest.fixture
def fleet():
    return lambda *rows: table("fleet_id", FLEET, rows)


@pytest.fixture
def readiness():
    return lambda *rows: table("readiness_id", READINESS, rows)


@pytest.fixture
def sorties():
    return lambda *rows: table("sortie_id", SORTIES, rows)
