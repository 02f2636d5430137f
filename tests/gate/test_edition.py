"""A folder in the shape of one derived from ACLED and GTD, from its files to the pages and scripts of a staged book."""

import json

import pytest
import yaml

from iraq_report.errors import ReportError
from iraq_report.gate.gate import gate_of
from iraq_report.gate.leaks import check_output
from iraq_report.site.events import stage_events
from iraq_report.site.facts import facts_script
from iraq_report.site.rows import stage_rows
from iraq_report.site.tables import attributed, gather_tables, hold_back, table_hashes, tables_in
from iraq_report.tables.bibliography import references
from tests.restricted import ACLED, ATTACKS, GTD, NOTE, OWN, SOURCES, UCDP


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """The edition's tables as gathered for publishing, and its gate."""
    own, target = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("out") / "tables"
    ATTACKS.to_csv(own / "attacks.csv", index=False, date_format="%Y-%m-%d")
    SOURCES.to_csv(own / "sources.csv", index=False, date_format="%Y-%m-%d")
    gather_tables([str(own)], target)
    gate = gate_of(tables_in(target))
    hold_back(gate.withheld, target)
    return target, gate


@pytest.fixture(scope="module")
def staged(gathered, tmp_path_factory):
    """Pages of rows and the script of events."""
    _, gate = gathered
    folder = tmp_path_factory.mktemp("stage")
    (folder / "extra").mkdir()
    (folder / "_toc.yml").write_text(yaml.safe_dump({"root": "intro", "chapters": [{"file": "data"}]}))
    (folder / "references.bib").write_text(references(gate.public["sources"]), encoding="utf-8")
    stage_rows(folder, gate.public, notes=gate.notes)
    stage_events(folder, gate.public)
    return folder


def test_rows_that_may_not_go_out_are_not_in_the_files_of_the_tables(gathered):
    folder, _ = gathered
    text = (folder / "attacks.csv").read_text("utf-8")
    assert [id in text for id in (ACLED, GTD, OWN, UCDP)] == [False, False, True, True]
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    (attacks,) = (resource for resource in described if resource["name"] == "attacks")
    assert attacks["hash"] == f"sha256:{table_hashes(folder)['attacks']}"


def test_sources_go_out_with_what_their_terms_ask_to_be_said(gathered):
    folder, gate = gathered
    assert "acled-000001" in (folder / "sources.csv").read_text("utf-8")
    assert [source["terms"] for source in attributed(gate.public["sources"])] == [
        "CC BY 4.0", "the terms of ACLED", "the terms of the Global Terrorism Database",
    ]  # fmt: skip
    assert "Used under the terms of ACLED; filters and edits: Iraq, March 2021" in references(gate.public["sources"])


def test_pages_of_rows_say_how_many_are_withheld_and_why(staged):
    page = (staged / "rows" / "attacks.md").read_text("utf-8")
    assert "2 rows of this table are not shown. Withheld under the terms of ACLED and the terms of the Global" in page
    assert "not shown" not in (staged / "rows" / "sites.md").read_text("utf-8")


def test_nothing_of_a_withheld_row_stands_in_the_tables_pages_and_scripts(gathered, staged):
    folder, gate = gathered
    check_output(gate, folder)
    check_output(gate, staged)
    assert OWN in (staged / "extra" / "events-rows.js").read_text("utf-8")


def test_numbers_lead_to_no_withheld_row(gathered):
    _, gate = gathered
    made = {
        "measure": "attacks.measures.monthly_counts", "unit": "attacks", "rows": 2, "tables": {"attacks": [ACLED, GTD]},
    }  # fmt: skip
    passed = gate.fact({"name": "a.b", "value": 2, "text": "2", **made})
    script = facts_script({"a.b": passed}, with_rows={"attacks"}, tables=gate.public)
    assert '"links":[["Rows: Attacks","rows/attacks.html"]]' in script
    assert ACLED not in script


@pytest.mark.parametrize("name", ["rows/attacks.md", "extra/events-rows.js", "extra/search-rows.js", "extra/map.svg"])
def test_a_planted_leak_stops_the_build_whichever_file_it_is_in(gathered, staged, name, tmp_path):
    _, gate = gathered
    planted = tmp_path / name
    planted.parent.mkdir(exist_ok=True)
    before = (staged / name).read_text("utf-8") if (staged / name).is_file() else ""
    planted.write_text(f"{before}{NOTE}", encoding="utf-8")
    with pytest.raises(ReportError, match=f"{name} holds part of a note") as caught:
        check_output(gate, tmp_path)
    assert caught.value.code == "E-LICENCE-LEAK"
