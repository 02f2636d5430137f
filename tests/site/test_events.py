"""The rows of the events page, and what its page is told."""

import json

import pandas as pd
import pytest

from iraq_report.editions.declaration import Edition
from iraq_report.paths import BOOK
from iraq_report.site.events import ROWS, column, events_record, stage_events, years
from iraq_report.site.pages import fill
from iraq_report.tables.read import load_tables
from tests.site.attacks import attack, folder, tables_of

BLANK = {"site_id": "syria_unspecified_base", "place": "Not named", "country": "Syria", "governorate": ""}
ATTACKS = [
    attack("2021-06-09-balad-1", killed_low="1", killed_high="1", wounded_low="12", source_ids="afp-1"),
    attack("2021-06-09-balad-2", killed_low="0", killed_high="0", wounded_low="3", wounded_high="5", weapon="drone"),
    attack("2021-06-10-balad-1", duplicate_of="2021-06-09-balad-1", confidence="low", claimed_by="Ashab al-Kahf"),
    attack("2023-11-01-syria-1", **{**BLANK, "side": "us_on_militia", "weapon": "airstrike"}),
    {**attack("2023-12-01-balad-1", side="other"), "date_precision": "range", "date_end": "2023-12-04"},
]


@pytest.fixture
def tables(tmp_path):
    return load_tables(folder(tmp_path / "own", *ATTACKS))


@pytest.fixture
def columns(tables):
    return events_record(tables["attacks"], tables["sites"])["columns"]


def texts(known):
    return [known["words"][place] if place >= 0 else "" for place in known["rows"]]


def test_every_row_of_every_side_stands_in_each_column(columns):
    assert texts(columns["id"]) == [row["attack_id"] for row in ATTACKS]
    assert {len(known["rows"]) for known in columns.values()} == {5}
    assert texts(columns["side"]) == ["militia on US"] * 3 + ["US on militia", "other (context, not counted)"]


def test_words_stand_once_in_the_order_in_which_they_sort_and_blank_cells_have_none():
    assert column([(10, "10"), (9, "9"), (10, "10"), (0, "")]) == {"words": ["9", "10"], "rows": [1, 0, 1, -1]}


def test_numbers_of_people_are_in_words_and_sort_by_their_low_bound(columns):
    assert columns["wounded"] == {"words": ["3 to 5", "at least 12"], "rows": [1, 0, -1, -1, -1]}
    assert texts(columns["killed"]) == ["1", "0", "", "", ""]


def test_a_day_has_a_first_and_a_last(columns):
    dates = columns["date"]
    assert texts(dates)[3:] == ["1 November 2023", "1 to 4 December 2023"]
    assert (dates["first"][-1], dates["last"][-1]) == ("2023-12-01", "2023-12-04")
    assert dates["rows"] == [0, 0, 1, 2, 3]


def test_choices_have_the_codes_of_the_table_as_keys(columns):
    assert (columns["site"]["keys"][0], columns["site"]["words"][0]) == ("balad", "Balad Air Base")
    assert columns["weapon"]["keys"] == ["airstrike", "drone", "rocket"]
    assert columns["confidence"]["keys"] == ["high", "low"]
    assert columns["governorate"]["keys"] == ["Salah al-Din"]


def test_context_is_a_word_of_the_side_and_not_of_the_target(tables):
    other = tables["attacks"].assign(side="other", target_type="other")
    columns = events_record(other, tables["sites"])["columns"]
    assert columns["side"]["words"] == ["other (context, not counted)"]
    assert columns["target"]["words"] == ["other"]


def test_duplicates_claims_and_the_number_of_sources_are_there(columns):
    assert texts(columns["repeats"])[2] == "2021-06-09-balad-1"
    assert texts(columns["claimed"]) == ["", "", "Ashab al-Kahf", "", ""]
    assert texts(columns["attributed"]) == [""] * 5
    assert texts(columns["sources"]) == ["1", "2", "2", "2", "2"]


def test_each_year_leads_to_the_page_of_its_rows():
    events = pd.DataFrame({"attack_id": ["2021-06-09-balad-1", "2023-01-01-balad-1", "2021-07-01-balad-1"]})
    assert years(events) == [
        {"year": 2021, "rows": 2, "address": "rows/attacks-2021.html"},
        {"year": 2023, "rows": 1, "address": "rows/attacks-2023.html"},
    ]


@pytest.mark.parametrize("withheld", [{}, {"attacks": "115 rows of this table are not shown."}])
def test_without_a_row_to_show_the_page_says_so_and_has_no_form(withheld):
    edition = Edition(id="t", title="T", date="2021-01-01", start="2021-01-01", end="2021-12-31")
    known = {"events": {"rows": 0, "years": []}, "withheld": withheld}
    text = fill((BOOK / "events.md").read_text("utf-8"), page="events.md", edition=edition, facts={}, context=known)
    assert "No event of this edition can be shown by itself" in text
    assert (withheld.get("attacks") or "holds no row") in text
    assert "events.js" not in text


def test_the_rows_come_as_a_script_beside_the_one_that_reads_them(tmp_path):
    (tmp_path / "stage" / "extra").mkdir(parents=True)
    told = stage_events(tmp_path / "stage", tables_of([folder(tmp_path / "own", *ATTACKS)], "attacks", "sites"))
    assert (told["rows"], [year["year"] for year in told["years"]]) == (5, [2021, 2023])
    written = (tmp_path / "stage" / "extra" / ROWS).read_text(encoding="utf-8")
    record = json.loads(written.removeprefix("window.reportEvents=").removesuffix(";\n"))
    assert record["address"] == "rows/attacks-*.html"
    assert (tmp_path / "stage" / "extra" / "events.js").is_file()
