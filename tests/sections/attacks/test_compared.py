"""Sources of the same thing beside each other, month by month and over the same days."""

import pandas as pd
import pytest

from iraq_report.sections.attacks.compared import (
    monthly_by_source,
    months_covered,
    rows_may_go_out,
    tallies_by_span,
)
from iraq_report.sections.attacks.parameters import Parameters
from tests.restricted import ACLED, ATTACKS, SOURCES, attack, frame

PERIOD = Parameters(start="2021-03-01", end="2021-05-31")
MORE = frame(
    "attacks",
    attack("2021-04-30-ucdp_1-1", "ucdp-000001", side="other"),
    attack("2021-04-30-balad-1", "page-000001", weapon="drone"),
    attack("2021-05-01-balad-1", "page-000001", duplicate_of="2021-04-30-balad-1"),
    attack("2021-05-02-syria-1", "page-000001", country="Syria"),
    attack("2021-06-01-balad-1", "page-000001"),
)
ROWS = pd.concat([ATTACKS, MORE], ignore_index=True)
TALLIES = pd.DataFrame(
    [
        {"tally_id": "T1", "publisher": "A", "period_start": "2021-03-01", "period_end": "2021-03-10", "count_low": 4},
        {"tally_id": "T2", "publisher": "B", "period_start": "2021-03-01", "period_end": "2021-04-29", "count_low": 6},
        {"tally_id": "T3", "publisher": "C", "period_start": "2021-01-01", "period_end": "2021-04-29", "count_low": 9},
    ]
).assign(
    what="attacks", unit="attacks", comparable="yes", countries="Iraq", governorates=None, weapons=None,
    target_types=None, sides=None, count_high=[4, 6, 9],
)  # fmt: skip
TALLIES[["period_start", "period_end"]] = TALLIES[["period_start", "period_end"]].apply(pd.to_datetime)


def test_rows_are_counted_by_month_and_by_the_source_they_come_from():
    table = monthly_by_source(ROWS, SOURCES, PERIOD)
    assert table["month"].astype(str).tolist() == ["2021-03", "2021-04", "2021-05"]
    assert table["list"].tolist() == [1, 1, 0]
    assert (table["acled"].tolist(), table["gtd"].tolist()) == ([1, 0, 0], [1, 0, 0])


def test_context_of_a_database_is_counted_apart():
    table = monthly_by_source(ROWS, SOURCES, PERIOD)
    assert (table["cc_by_4"].tolist(), table["cc_by_4_all"].tolist()) == ([1, 0, 0], [1, 1, 0])


def test_a_database_without_rows_has_no_column():
    own = ATTACKS[ATTACKS["source_ids"] == "page-000001"]
    assert list(monthly_by_source(own, SOURCES, PERIOD).columns) == ["month", "list"]


def test_a_list_of_which_databases_made_every_row_has_no_column_of_its_own():
    assert "list" not in monthly_by_source(ATTACKS[~ATTACKS["source_ids"].eq("page-000001")], SOURCES, PERIOD)


@pytest.mark.parametrize(
    ("start", "end", "countries", "expected"),
    [
        ("2024-11-15", "2025-02-28", "Iraq", ["part", "all", "none", "none"]),  # the list ends in 2024
        ("2023-09-01", "2023-11-30", "Iraq,Syria", ["part", "part", "all"]),  # Syria from 17 October 2023 on
        ("2019-11-01", "2020-01-31", "Iraq", ["none", "part", "all"]),  # Iraq from 27 December 2019 on
        ("2023-10-20", "2023-11-30", "Syria", ["part", "all"]),
        ("2023-08-01", "2023-08-31", "Syria,Jordan", ["none"]),
    ],
)
def test_a_month_is_covered_as_far_as_period_and_list_reach(start, end, countries, expected):
    asked = Parameters(start=start, end=end, countries=countries)
    assert months_covered(pd.Series(pd.period_range(start, end, freq="M")), asked) == expected


def test_tallies_stand_beside_the_list_per_30_days_and_in_their_month():
    table = tallies_by_span(ROWS, TALLIES, PERIOD).set_index("tally_id")
    assert table.index.tolist() == ["T1", "T2"]
    assert table["days"].tolist() == [10, 60]
    assert table["ours"].tolist() == [4, 4]
    assert table["published_rate"].tolist() == pytest.approx([12, 3])
    assert table["ours_rate"].tolist() == pytest.approx([12, 2])
    assert table["month"].isna().tolist() == [False, True]


def test_tallies_of_fewer_days_than_asked_for_are_left_out():
    assert tallies_by_span(ROWS, TALLIES, PERIOD, shortest=28)["tally_id"].tolist() == ["T2"]


def test_short_tallies_may_be_counted_only_where_every_row_may_go_out():
    assert not rows_may_go_out(ROWS, SOURCES)
    assert rows_may_go_out(ROWS[ROWS["source_ids"] == "page-000001"], SOURCES)
    assert ACLED in set(ROWS["attack_id"])
