"""Terms travel with rows: the strictest source decides, and what they ask for is said."""

import pandas as pd
import pytest

from iraq_report.tables.licences import (
    TERMS,
    attribution,
    attributions,
    row_terms,
    terms_held,
)
from tests.restricted import ATTACKS, SOURCES, TABLES


def test_a_row_has_the_strictest_terms_among_its_sources():
    assert row_terms(ATTACKS, SOURCES).tolist() == ["acled", "gtd", "facts", "cc_by_4"]


@pytest.mark.parametrize("cell", ["nobody-000000", "page-000001;nobody-000000", None])
def test_a_source_that_is_not_listed_and_a_row_without_one_have_unstated_terms(cell):
    rows = pd.DataFrame({"source_ids": pd.Series([cell], dtype="str")})
    assert row_terms(rows, SOURCES).tolist() == ["unstated"]


def test_databases_and_terms_that_nobody_stated_let_aggregates_alone_go_out():
    assert {key for key, terms in TERMS.items() if terms.grain == "aggregate"} == {"acled", "gtd", "unstated"}


def test_rows_are_counted_by_their_terms():
    held = terms_held(TABLES, TABLES)
    assert held["attacks"] == {"facts": 1, "cc_by_4": 1, "acled": 1, "gtd": 1}
    assert "sources" not in held


def test_an_attribution_names_source_day_of_reading_filters_and_edits():
    assert attribution(SOURCES.iloc[2]) == (
        "ACLED, Export (Armed Conflict Location & Event Data, acleddata.com), accessed 3 November 2026; filters and "
        "edits: Iraq, March 2021; governorates respelt"
    )


def test_only_sources_whose_terms_ask_for_it_are_attributed():
    assert [text.partition(",")[0] for text in attributions(ATTACKS, SOURCES)] == ["UCDP", "ACLED", "START"]
    assert attributions(ATTACKS.iloc[2:3], SOURCES) == []


def test_a_table_without_sources_asks_for_no_attribution():
    assert attributions(pd.DataFrame({"name": ["x"]}), SOURCES) == []
