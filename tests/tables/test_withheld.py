"""Rows that terms forbid to publish, and rows that name them, stay in."""

import pandas as pd

from iraq_report.tables.read import load_tables
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.withheld import public_tables, withheld_rows
from tests.restricted import ACLED, ATTACKS, GTD, OWN, TABLES, UCDP


def test_rows_of_restricted_terms_are_withheld():
    found = withheld_rows(TABLES)
    assert found["attacks"] == {ACLED, GTD}
    assert found["sites"] == {"acled_hut"}
    assert "sources" not in found


def test_a_row_that_names_a_withheld_row_is_withheld_too():
    assert withheld_rows(TABLES)["casualties"] == {"C1"}


def test_naming_is_followed_from_row_to_row():
    moved = ATTACKS.assign(site_id=["balad", "balad", "acled_hut", "balad"])
    casualties = TABLES["casualties"]
    found = withheld_rows({**TABLES, "attacks": moved})
    assert OWN in found["attacks"]
    assert found["casualties"] == set(casualties["casualty_id"])


def test_what_may_go_out_keeps_its_columns_and_order():
    public = public_tables(TABLES, withheld_rows(TABLES))
    assert public["attacks"]["attack_id"].tolist() == [OWN, UCDP]
    assert list(public["attacks"].columns) == list(SCHEMAS["attacks"].columns)
    assert public["sources"] is TABLES["sources"]


def test_the_projects_own_tables_hold_no_row_that_may_not_go_out():
    held = load_tables()
    assert withheld_rows({name: held[name] for name in SCHEMAS}) == {}


def test_sources_of_a_folder_stand_beside_the_projects_own(tmp_path):
    own = load_tables()["sources"].head(1).assign(source_id="acled-000001", terms="acled", accessed=pd.NaT)
    own.to_csv(tmp_path / "sources.csv", index=False, date_format="%Y-%m-%d")
    both = load_tables(tmp_path)["sources"].set_index("source_id")["terms"]
    assert both["acled-000001"] == "acled"
    assert both["report-2021"] == "facts"
