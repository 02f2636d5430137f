"""What the sidecar of every chart tells of its numbers: how they are computed, in what, and from which sources."""

import json

import pytest

from iraq_report.tables.columns import items_of
from iraq_report.tables.read import read_table
from tests.browser.book import EDITIONS, FIRST

# Tables that a chart reads beside that of its source line.
BESIDE = {
    "air-force-f16-share": "fleet", "air-force-f16-sorties": "contractor_events", "air-force-share-of-all": "fleet",
    "air-force-war-origin": "fleet", "attacks-map": "sites", "attacks-tallies": "attacks",
    "contractors-attacks-around": "contractor_events", "contractors-attacks-by-month": "contractor_events",
    "contractors-presence": "contractor_events", "contractors-timeline": "contractor_events",
    "iran-claims-by-label": "groups", "posture-aftermath": "troops", "posture-attacks-around-rounds": "dialogue",
    "posture-foreign-presence": "contractor_staff", "posture-nato": "dialogue", "posture-retaliation": "attacks",
    "posture-troops-and-talks": "dialogue",
}  # fmt: skip
# Intervals of windows without an attack; months that add none; forecasts that nothing which was seen decides.
RESTS_ON_NOTHING = {"iran-rates-around-cut", "posture-retaliation-rates", "attacks-running-total", "forecasts-by-basis"}


@pytest.fixture(scope="module", params=EDITIONS)
def records(request, site):
    return [json.loads(path.read_text("utf-8")) for path in (site / request.param / "figures").glob("*.meta.json")]


def test_every_chart_says_how_its_numbers_are_computed_and_names_sources(records):
    assert records
    for record in records:
        assert record["method"].endswith("."), record["id"]
        assert "_" not in record["method"], record["id"]
        assert record["sources"], record["id"]


def test_every_column_of_numbers_has_its_unit_and_every_row_with_a_number_its_sources(records):
    bare = {}
    for record in records:
        columns, rows = record["table"]["columns"], record["table"]["data"]
        numbers = [[name for name, cell in zip(columns, row, strict=True) if is_number(cell)] for row in rows]
        assert {name for found in numbers for name in found} <= set(record["units"]), record["id"]
        pairs = zip(rows, record["row_sources"], strict=True)
        bare[record["id"]] = [row for row, ids in pairs if not ids and any(is_number(cell) and cell for cell in row)]
    assert {id for id, rows in bare.items() if rows} <= RESTS_ON_NOTHING


def is_number(cell):
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def test_sources_of_the_tables_beside_that_of_the_source_line_are_named(site):
    for id, table in BESIDE.items():
        record = json.loads((site / FIRST / "figures" / f"{id}.meta.json").read_text("utf-8"))
        rows = read_table(table)["source_ids"].dropna()
        assert set(record["sources"]) & {id for cell in rows for id in items_of(cell)}, id
