"""Small hand-made rows of the troops and dialogue tables."""

import pandas as pd
import pytest

TROOP = {
    "date_precision": "day", "date_end": None, "force": "US", "measure": "present", "people_high": None,
    "description": "d", "stated_by": "sources", "source_ids": "x-1",
}  # fmt: skip
EVENT = {
    "date_precision": "day", "date_end": None, "category": "statement", "side": "US", "title": "T", "description": "D",
    "speaker": None, "office": None, "round": None, "same_as": None, "stated_by": "sources", "source_ids": "x-1",
}  # fmt: skip


def _dated(rows, defaults, key, prefix):
    table = pd.DataFrame([{**defaults, **row} for row in rows], columns=[key, "date", *defaults])
    table[key] = [f"{prefix}{number}" if pd.isna(value) else value for number, value in enumerate(table[key])]
    return table.assign(date=pd.to_datetime(table["date"]), date_end=pd.to_datetime(table["date_end"]))


@pytest.fixture
def troops():
    def make(*rows):
        filled = [{"people_low": None, **row} for row in rows]
        table = _dated(filled, {**TROOP, "people_low": None}, "troop_id", "TR")
        return table.astype({"people_low": "Int64", "people_high": "Int64"})

    return make


@pytest.fixture
def dialogue():
    def make(*rows):
        return _dated(rows, EVENT, "event_id", "DG").astype({"round": "Int64"})

    return make
