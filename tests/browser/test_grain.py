"""What every chart of the book says of its grain, held against its own values."""

import csv
import json
import re

import pytest

from tests.browser.book import EDITIONS

FINE = {"Site", "Place", "Latitude", "Longitude", "Where"}  # columns finer than a governorate
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T00:00:00)?")
_ENDS = {"01", "28", "29", "30", "31"}  # first or last of a month


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_aggregate_of_attacks_counts_no_place_and_no_day(site, edition):
    listed = json.loads((site / edition / "figures.json").read_text("utf-8"))
    coarse = [item for item in listed if item["grain"] == "aggregate" and item["source"].startswith("Source: Attacks")]
    drawn = [item for item in coarse if item["status"] == "drawn"]
    assert drawn
    for item in drawn:
        with (site / edition / "figures" / f"{item['id']}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert not FINE & set(head), item["id"]
        days = [found[3] for row in rows for cell in row[:1] if (found := DAY.fullmatch(cell))]
        assert set(days) <= _ENDS, item["id"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_figure_of_events_names_the_tables_whose_rows_it_shows(site, edition):
    for path in sorted((site / edition / "figures").glob("*.meta.json")):
        record = json.loads(path.read_text("utf-8"))
        assert bool(record["rows_of"]) is (record["grain"] == "event"), path.name
