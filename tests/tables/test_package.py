import hashlib
import json
from pathlib import Path

import frictionless
import pytest

from iraq_report.paths import DATA
from iraq_report.tables.check import check_folder
from iraq_report.tables.package import FILE, descriptor, package_text
from iraq_report.tables.schemas import SCHEMAS


def told_by_frictionless(folder: Path) -> list[tuple[str, int | None]]:
    """Table and line of every error that the independent reader finds."""
    report = frictionless.Package(folder / "datapackage.json").validate()
    assert not report.errors, report.errors
    return [(task.name, getattr(error, "row_number", None)) for task in report.tasks for error in task.errors]


def test_the_committed_descriptor_is_that_of_the_tables():
    assert FILE.read_text(encoding="utf-8") == package_text()


def test_an_independent_reader_finds_the_projects_package_valid():
    assert told_by_frictionless(DATA) == []


def test_an_independent_reader_finds_sound_tables_valid(small):
    (small / "datapackage.json").write_text(package_text(small), encoding="utf-8")
    assert told_by_frictionless(small) == []


FAULTS = {
    "word": ("erbil,drone", "erbil,drnoe"),
    "word of a list": ("smoke;fire", "smoke;fier"),
    "date": ("2021-08-02", "2021-02-30"),
    "number": ("drone,30", "drone,thirty"),
    "fraction": ("drone,30", "drone,30.5"),
    "bound": (",100,", ",101,"),
    "blank": ("month,2021-07-31,erbil", "month,2021-07-31,"),
    "duplicate key": ("E03", "E01"),
    "form": ("E03", "X3"),
    "key to nowhere": ("31,erbil", "31,erbli"),
    "day out of bounds": ("2021-06-09", "1021-06-09"),
    "cell too many": ("erbil,drone", "erbil,,drone"),
    "column": ("weapon", "waepon"),
}


@pytest.mark.parametrize(("old", "new"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found_by_the_schemas_and_by_the_descriptor(spoil, small, old, new):
    written = package_text(small)
    spoil(old, new)
    described = json.loads(written)
    for resource in described["resources"]:  # a changed file breaks its hash, which is not the point here
        del resource["hash"], resource["bytes"]
    (small / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert {problem.table for problem in check_folder(small)} == {"events"}
    assert {table for table, _ in told_by_frictionless(small)} == {"events"}


def test_a_changed_file_breaks_its_hash(spoil, small):
    (small / "datapackage.json").write_text(package_text(small), encoding="utf-8")
    spoil("two\nlines", "one line")
    assert [table for table, _ in told_by_frictionless(small)] != []


def test_a_field_says_all_that_its_schema_knows(small):
    events, places = descriptor(small)["resources"]
    fields = {field["name"]: field for field in events["schema"]["fields"]}
    assert fields["killed_low"] == {
        "name": "killed_low",
        "type": "integer",
        "description": "People killed: lowest value the sources give; blank is unknown, never zero",
        "unit": "people",
        "constraints": {"minimum": 0},
    }
    assert fields["event_id"]["constraints"] == {"required": True, "unique": True, "pattern": r"^E\d{2}$"}
    assert fields["date"]["constraints"]["minimum"] == "1950-01-01"
    assert fields["share"]["constraints"] == {"minimum": 0, "maximum": 100}
    assert fields["also_ids"]["list"] == {"separator": ";", "refersTo": "places.place_id"}
    assert fields["weapon"]["words"][0] == {"value": "rocket", "meaning": "unguided rockets"}
    assert events["schema"]["primaryKey"] == ["event_id"]
    assert events["schema"]["foreignKeys"] == [
        {"fields": ["place_id"], "reference": {"resource": "places", "fields": ["place_id"]}}
    ]
    assert events["schema"]["rules"] == ["date not above date_end", "killed_low not above killed_high"]
    content = (small / "places.csv").read_bytes()
    assert places["bytes"] == len(content)
    assert places["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_every_field_of_every_table_is_described_and_every_number_has_a_unit():
    for schema in SCHEMAS.values():
        assert schema.title, schema.name
        assert schema.description, schema.name
    for table in descriptor()["resources"]:
        for field in table.get("schema", {}).get("fields", []):
            assert field["description"], (table["name"], field["name"])
            assert field["type"] not in ("integer", "number") or field["unit"], (table["name"], field["name"])


def test_every_key_refers_to_a_column_that_there_is():
    for schema in SCHEMAS.values():
        for name, column in schema.columns.items():
            target = (column.metadata or {}).get("refers_to")
            if target:
                table, _, key = target.partition(".")
                assert key == next(iter(SCHEMAS[table].columns)), (schema.name, name)
