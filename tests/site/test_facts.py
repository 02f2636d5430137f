"""What an edition can say of its numbers: the measure behind each, its rows and its tables."""

import json

import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.prose.address import row_address
from iraq_report.sections.catalogue import measures
from iraq_report.site.facts import facts_script, stage_facts, tables_named

ATTACKS = pd.DataFrame(
    {
        "attack_id": ["one", "two", "three", "four", "five"],
        "date": pd.to_datetime(["2021-06-06", "2021-06-07", "2021-06-08", "2021-06-09", "2021-06-10"]),
        "date_end": pd.NaT,
        "date_precision": "day",
        "place": "Balad",
        "site_id": "balad",
        "governorate": "Salah al-Din",
        "weapon": ["rocket", "rocket", "drone", "rocket", "rocket"],
        "side": "militia_on_us",
        "confidence": "high",
    }
)
SITES = pd.DataFrame({"site_id": ["balad"], "name": ["Balad"]})
COUNT, ARRIVALS = "attacks.measures.count_attacks", "air_force.fleet.arrivals"


def fact(measure, rows=None):
    return {"measure": measure, "rows": rows, "text": "1"}


def read(script):
    start, end = "window.iraqReportFacts = ", ";\n"
    assert script.startswith(start)
    assert script.endswith(end)
    return json.loads(script.removeprefix(start).removesuffix(end))


@pytest.mark.parametrize(
    ("source", "tables"),
    [
        ("attacks table; Przyborowski and Wilenski (1940).", ["attacks"]),
        ("attacks, sites and services tables.", ["attacks", "sites", "services"]),
        ("events of contractors table, rows that sources give.", ["contractor_events"]),
        ("indicators of Iran's influence table.", ["iran_indicators"]),
        ("claims table and the verdicts of the run.", ["claims"]),
        ("the two named rows.", []),
        ("Garwood (1936), Biometrika 28, 437-442.", []),
        ("", []),
    ],
)
def test_the_tables_of_a_measure_are_read_from_its_source_line(source, tables):
    assert tables_named(source) == tables


def test_every_table_that_a_source_line_names_is_found():
    unread = {"the named", "the named rows of the"}
    for measure in measures():
        before, word, _ = measure.source.partition(" table")
        assert not word or before in unread or tables_named(measure.source), measure.source


def test_a_measure_is_described_once_for_all_its_numbers():
    facts = {"a.first": fact(COUNT, 261), "a.second": fact(COUNT), "b.planes": fact(ARRIVALS, 12)}
    record = read(facts_script(facts, with_rows=["attacks", "fleet"]))
    assert record["facts"] == {
        "a.first": [1, 261, None, None],
        "a.second": [1, None, None, None],
        "b.planes": [0, 12, None, None],
    }
    assert [measure["group"] for measure in record["measures"]] == ["measures-air-force", "measures-attacks"]
    assert [measure["tables"] for measure in record["measures"]] == [["fleet"], ["attacks"]]
    assert record["tables"] == {"fleet": "Fleet", "attacks": "Attacks"}
    assert all(measure["summary"] and measure["formula"] for measure in record["measures"])


def test_a_table_without_a_page_of_rows_is_not_linked():
    record = read(facts_script({"a": fact(COUNT)}, with_rows=["fleet"]))
    assert record["measures"][0]["tables"] == []
    assert record["tables"] == {}


def test_an_edition_without_numbers_has_an_empty_script():
    assert read(facts_script({}, with_rows=[])) == {"facts": {}, "measures": [], "tables": {}, "leads": []}


def test_a_number_whose_measure_states_no_formula_is_a_mistake():
    with pytest.raises(ReportError) as error:
        facts_script({"a": fact("attacks.nothing")}, with_rows=[])
    assert error.value.code == "E-FACT-MEASURE"
    assert "attacks.nothing" in str(error.value)


def test_the_script_stands_beside_the_pages_and_links_what_the_book_has(tmp_path):
    (tmp_path / "extra").mkdir()
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "attacks.md").touch()
    stage_facts(tmp_path, {"a": fact(COUNT), "b": fact(ARRIVALS)}, {})
    record = read((tmp_path / "extra" / "facts.js").read_text(encoding="utf-8"))
    assert record["tables"] == {"attacks": "Attacks"}


def test_a_number_leads_to_what_it_was_computed_from():
    given = {
        "a.rows": {**fact(COUNT, 1), "tables": {"attacks": ["one"]}, "sources": 2, "basis": ""},
        "a.day": {**fact(COUNT), "tables": {}, "sources": None, "basis": "A parameter of the run."},
        "a.same": {**fact(COUNT, 1), "tables": {"attacks": ["one"]}, "sources": 2, "basis": ""},
    }
    record = read(facts_script(given, with_rows=["attacks"], tables={"attacks": ATTACKS, "sites": SITES}))
    assert record["facts"] == {"a.rows": [0, 1, 2, 0], "a.day": [0, None, None, 1], "a.same": [0, 1, 2, 0]}
    assert record["leads"] == [
        {"words": "", "links": [["Row: 6 June 2021: Balad, rocket", row_address("attacks", "one")]]},
        {"words": "A parameter of the run.", "links": []},
    ]
