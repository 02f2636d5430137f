"""Small hand-made tables of the section: indicators, groups, scenarios, dialogue rows, and runs on them."""

from dataclasses import replace

import pandas as pd
import pytest

from iraq_report.sections import open_section

INDICATOR = {
    "indicator_id": None, "date": None, "date_precision": "year", "date_end": None, "indicator": None, "period": None,
    "group_ids": None, "scope": "Scope", "value_low": None, "value_high": None, "unit": "USD", "description": "What",
    "stated_by": "sources", "report_footnotes": None, "source_ids": "x-1", "note": None,
}  # fmt: skip
PAYMENT = {"indicator": "monthly_payment_per_group", "unit": "USD per month"}


class Planted:
    """The tables of a run, some of them planted."""

    def __init__(self, own, planted: dict) -> None:
        self.own, self.planted = own, planted

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.planted[name] if name in self.planted else self.own[name]


def make_indicators(*rows: dict) -> pd.DataFrame:
    """Indicators of which each row names only what matters; ids are numbered in order."""
    full = [{**INDICATOR, "indicator_id": f"II{number:03}", **row} for number, row in enumerate(rows)]
    table = pd.DataFrame(full, columns=list(INDICATOR))
    table["date"], table["date_end"] = pd.to_datetime(table["date"]), pd.to_datetime(table["date_end"])
    return table.astype({"value_low": "Float64", "value_high": "Float64"})


@pytest.fixture
def indicators():
    return make_indicators


@pytest.fixture
def payments_rows():
    """Payments as one side states them: before and since, low and high."""

    def make(before: tuple[float, float], since: tuple[float, float], stated_by: str = "sources") -> list[dict]:
        return [
            {**PAYMENT, "date": date, "period": period, "value_low": low, "value_high": high, "stated_by": stated_by}
            for date, period, (low, high) in (
                ("2019-01-01", "before_pandemic", before),
                ("2020-03-01", "since_pandemic", since),
            )
        ]

    return make


@pytest.fixture
def groups():
    return pd.DataFrame(
        {
            "group_id": ["old", "label", "roof", "party"],
            "name": ["Old Group", "Label", "Roof", "Party"],
            "kind": ["established", "facade", "umbrella", "party"],
        }
    )


@pytest.fixture
def run(events, groups):
    """A run on planted events and, if given, planted tables; the other tables are the project's."""

    def make(*rows: dict, tables: dict | None = None, **parameters):
        claimed = [row.get("claimed_by_ids") for row in rows]
        plain = [{key: value for key, value in row.items() if key != "claimed_by_ids"} for row in rows]
        planted = events(*plain).assign(claimed_by_ids=pd.Series(claimed, dtype=object))
        base = open_section("iran_influence", parameters)
        return replace(base, events=planted, tables=Planted(base.tables, {"groups": groups, **(tables or {})}))

    return make
