"""Tables on the data page."""

import json

import pytest

from iraq_report.errors import ReportError
from iraq_report.paths import DATA
from iraq_report.site.tables import (
    described_boundaries,
    described_tables,
    edition_corrections,
    gather_tables,
    shown_corrections,
    table_hashes,
    tables_in,
)
from iraq_report.tables.schemas import SCHEMAS

PACKAGE = {
    "resources": [
        {
            "name": "sites", "path": "sites.csv", "title": "Sites", "description": "A place a row.",
            "schema": {"fields": [{"name": "site_id", "type": "string", "description": "Key | id"}]},
        },
        {"name": "borders", "path": "geo/borders.geojson", "title": "Borders", "description": "Lines."},
    ]
}  # fmt: skip


def folder(tmp_path):
    (tmp_path / "data" / "geo").mkdir(parents=True)
    (tmp_path / "data" / "sites.csv").write_text('site_id\na\n"b\nc"\n')
    (tmp_path / "data" / "geo" / "borders.geojson").write_text("{}")
    return tmp_path / "data"


def test_rows_are_counted_as_rows_and_not_as_lines(tmp_path):
    (table,) = described_tables(PACKAGE, folder(tmp_path))
    assert (table["rows"], table["file"]) == (2, "sites.csv")
    assert table["fields"][0]["about"] == "Key \\| id"


def test_boundaries_are_told_apart_from_tables():
    assert described_boundaries(PACKAGE) == [
        {"name": "borders", "title": "Borders", "description": "Lines.", "file": "geo/borders.geojson"}
    ]


SITES = list(SCHEMAS["sites"].columns)
SOURCES = list(SCHEMAS["sources"].columns)
FILLED = {
    "country": "Iraq", "type": "base", "kind": "base", "stated_by": "sources", "source_ids": "mine-aaaaaa",
    "name": "A place", "note": "\"quoted, and\nin two lines\"",
}  # fmt: skip


def own_folder(path, name, columns, *keys):
    path.mkdir(exist_ok=True)
    lines = [",".join([key, *(FILLED.get(column, "") for column in columns[1:])]) for key in keys]
    (path / f"{name}.csv").write_text("\n".join([",".join(columns), *lines, ""]))
    return str(path)


def test_the_projects_tables_and_their_description_are_the_same_bytes_in_an_edition(tmp_path):
    gather_tables(["", ""], tmp_path / "out")
    names = [*(f"{name}.csv" for name in SCHEMAS), "datapackage.json", "geo/PROVENANCE.md"]
    assert [name for name in names if (tmp_path / "out" / name).read_bytes() != (DATA / name).read_bytes()] == []


def test_a_table_of_ones_own_stands_in_the_edition_and_in_its_description(tmp_path):
    own = own_folder(tmp_path / "own", "sites", SITES, "my_base")
    gather_tables([own], tmp_path / "out")
    assert (tmp_path / "out" / "sites.csv").read_bytes() == (tmp_path / "own" / "sites.csv").read_bytes()
    assert (tmp_path / "out" / "attacks.csv").read_bytes() == (DATA / "attacks.csv").read_bytes()
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text())["resources"]
    (sites,) = (resource for resource in described if resource["name"] == "sites")
    assert sites["hash"] == f"sha256:{table_hashes(tmp_path / 'out')['sites']}"


def test_rows_of_several_folders_stand_together_and_of_a_key_in_two_the_first_counts(tmp_path):
    first = own_folder(tmp_path / "first", "sites", SITES, "a", "b")
    second = own_folder(tmp_path / "second", "sites", SITES, "b", "c")
    gather_tables([first, second, first], tmp_path / "out")
    text = (tmp_path / "out" / "sites.csv").read_text()
    assert [line.partition(",")[0] for line in text.splitlines() if ",A place" in line] == ["a", "b", "c"]
    assert text.count(FILLED["note"]) == 3, "a cell of two lines stays as it was"


def test_sources_of_ones_own_stand_before_the_projects_since_its_other_tables_cite_them(tmp_path):
    own = own_folder(tmp_path / "own", "sources", SOURCES, "mine-aaaaaa")
    gather_tables([own], tmp_path / "out")
    held = (tmp_path / "out" / "sources.csv").read_text()
    assert held.splitlines()[1].startswith("mine-aaaaaa,")
    known = (DATA / "sources.csv").read_text().splitlines()[1].partition(",")[0]
    assert f"\n{known}," in held


def test_a_table_of_an_edition_that_breaks_its_schema_is_refused(tmp_path):
    (tmp_path / "sites.csv").write_text("site_id\na\n")
    with pytest.raises(ReportError) as caught:
        tables_in(tmp_path)
    assert caught.value.code == "E-TABLE-INVALID"


def test_a_table_is_known_by_the_hash_of_its_bytes(tmp_path):
    data = folder(tmp_path)
    before = table_hashes(data)
    (data / "sites.csv").write_text("site_id\n")
    assert list(before) == ["sites"]
    assert table_hashes(data) != before


def test_an_edition_offers_its_tables_corrected_and_tells_of_it(tmp_path):
    own = own_folder(tmp_path / "own", "sites", SITES, "a", "b")
    why = {"table": "sites", "reason": "Renamed.", "evidence": "mine-aaaaaa", "date": "2021-07-02"}
    entries = [
        {"key": "a", "action": "override", "fields": {"name": {"expected": "A place", "new": "X"}}, **why},
        {"key": "b", "action": "drop", "fields": {"name": {"expected": "A place"}}, **why},
    ]  # fmt: skip
    (tmp_path / "own" / "corrections.yml").write_text(json.dumps(entries))
    gather_tables([own], tmp_path / "out")
    text = (tmp_path / "out" / "sites.csv").read_text()
    assert ("A place" in text, ",X," in text) == (False, True)
    found = edition_corrections([own])
    assert [(item.correction.key, item.spent) for item in found] == [("a", False), ("b", False)]
    shown = shown_corrections([item.correction for item in found])
    assert [(one["address"], one["change"]) for one in shown] == [
        ("rows/sites.html#a", "name 'X' instead of 'A place'"),
        ("", "the row is left out"),
    ]
    assert edition_corrections([""]) == []
