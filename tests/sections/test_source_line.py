"""What stands under a figure: days, filters, what was left out and why, and when its sources were read."""

from __future__ import annotations

import pandas as pd
import pytest

from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.run import Run, open_section
from iraq_report.sections.source_line import not_counted, own_span, part_of, read_text, source_ids, thinned
from tests.restricted import TABLES, frame

SOURCES = pd.DataFrame(
    {"source_id": ["a", "b", "c"], "accessed": pd.to_datetime(["2026-11-22", "2026-11-23", None])},
)
ATTACKS = pd.DataFrame(
    {
        "side": ["militia_on_us", "militia_on_us", "militia_on_us", "us_on_militia"],
        "weapon": ["rocket", "ied", "drone", "airstrike"],
        "confidence": ["high", "high", "low", "high"],
        "duplicate_of": [None, None, None, None],
    }
)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["a;b", "b"], "sources of these rows: 2, read 22 to 23 November 2026"),
        (["b", None], "sources of these rows: 1, read 23 November 2026"),
        (["c"], "sources of these rows: 1, day of reading not recorded"),
        ([None], ""),
    ],
)
def test_sources_are_counted_once_with_the_days_on_which_they_were_read(cells, text):
    assert read_text(pd.DataFrame({"source_ids": cells}), SOURCES) == text


def test_a_table_of_its_own_span_says_its_years():
    rows = pd.DataFrame({"date": pd.to_datetime(["2014-05-01", "2021-01-01"])})
    assert own_span(rows) == "not bound to the period of the run; the table spans 2014 to 2021"
    assert own_span(rows.head(1)).endswith("spans 2014")
    assert own_span(pd.DataFrame({"service": ["fuel"]})) == ""


def test_of_the_rows_of_a_table_those_shown_are_counted():
    rows = pd.DataFrame({"troop_id": ["a", "b", "c"], "people_low": [1, 2, 3]})
    assert part_of(rows, rows.iloc[[0, 0, 1]]) == "shown: 2 of its 3 rows"
    assert part_of(rows, rows.head(1).drop(columns="troop_id")) == "shown: 1 of its 3 rows"
    assert part_of(rows, rows) == part_of(rows, rows.head(0)) == part_of(rows, None) == ""


def test_what_a_count_leaves_out_is_counted():
    repeated = pd.concat([ATTACKS, ATTACKS.head(1).assign(duplicate_of="x")])
    assert not_counted(repeated, ATTACKS) == (
        "not counted: 1 row that repeats another and 1 strike or attack by others than the militias"
    )
    assert not_counted(ATTACKS, ATTACKS.head(3)) == ""


def test_what_rates_leave_out_is_counted_with_the_reason():
    assert thinned(ATTACKS) == (
        "left out of 3 attacks, since their reporting is uneven: "
        "1 with other weapons than rockets and drones and 1 of low confidence"
    )
    assert thinned(ATTACKS.head(1)) == ""


def test_the_line_names_the_filters_in_force():
    values = {"start": "2021-01-01", "end": "2021-08-31"}
    whole = open_section("attacks", values)
    assert "; 1 January 2021 to 31 August 2021, Iraq; no filter; " in whole.source_line("attacks")
    some = open_section("attacks", {**values, "weapons": ["rocket"], "min_confidence": "medium"})
    assert "; only rocket; confidence medium or better; " in some.source_line("attacks")
    assert ", read 2" in some.source_line("attacks")
    assert "not bound to the period" in some.source_line("troops", period=False)


@pytest.mark.parametrize(("table", "said"), [("attacks", True), ("claims", True), ("tallies", True), ("troops", False)])
def test_the_line_ends_with_what_the_terms_of_the_sources_ask_to_be_said(table, said):
    other = frame("troops", {"date": pd.Timestamp("2021-01-01"), "source_ids": "page-000001"})
    tables = {**TABLES, "troops": other, "claims": other, "tallies": other}
    run = Run("attacks", Parameters(), tables, TABLES["attacks"])
    line = run.source_line(table, period=table == "attacks")
    assert ("; ACLED, Export (Armed Conflict Location & Event Data, acleddata.com), accessed 3 Nov" in line) is said
    assert line.count("ACLED,") == said


@pytest.mark.parametrize(
    ("countries", "start", "words"),
    [
        ("Syria", "2023-09-01", "; covered in Syria: 17 October 2023 to 31 December 2024; "),
        ("Iraq,Syria", "2023-09-01", "; covered in Syria: 17 October 2023 to 31 December 2024; "),
        ("Iraq,Syria", "2023-10-17", "Iraq and Syria; no filter; "),
    ],
)
def test_the_line_names_the_days_that_the_list_covers_where_the_run_asks_for_more(countries, start, words):
    run = open_section("claims", {"countries": countries, "start": start, "end": "2024-12-31"})
    line = run.source_line("attacks")
    assert words in line
    assert ("covered in" in line) == ("covered in" in words)
    assert "covered in" not in run.source_line("casualties")


@pytest.mark.parametrize(
    ("countries", "start", "end", "days"),
    [
        ("Syria", "2023-09-01", "2023-12-31", ("2023-10-17", "2023-12-31")),
        ("Iraq,Syria", "2023-09-01", "2023-12-31", ("2023-09-01", "2023-12-31")),
        ("Iraq", "2024-12-01", "2025-01-31", ("2024-12-01", "2024-12-31")),
        ("Iraq", "1990-01-01", "1990-12-31", ("1990-01-01", "1990-12-31")),
    ],
)
def test_days_that_no_list_covers_are_no_days_without_attacks(countries, start, end, days):
    run = open_section("claims", {"countries": countries, "start": start, "end": end})
    assert tuple(day.isoformat() for day in run.listed_days) == days


def test_the_sources_of_a_line_are_those_of_the_rows_shown():
    run = open_section("us_posture", {"start": "2020-01-01", "end": "2021-08-31"})
    one = run.tables["troops"].head(1)
    line = run.source_line("troops", period=False, shown=one)
    assert f"; shown: 1 of its {len(run.tables['troops'])} rows; sources of these rows: 1, " in line
    assert "sources of these rows: " in run.trend_line()
    assert run.trend_line(shown=run.events.head(1)) != run.trend_line()


def test_a_source_line_carries_the_ids_of_the_sources_that_it_counts():
    run = open_section("attacks", {})
    rows = run.tables["troops"].head(2)
    line = run.source_line("troops", period=False, shown=rows)
    assert line.sources == source_ids(rows)
    assert f"sources of these rows: {len(line.sources)}, " in line
    assert source_ids(pd.DataFrame({"source_ids": ["b;a", None, "a;c"]})) == ("b", "a", "c")
