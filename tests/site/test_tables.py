"""Tables on the data page."""

from iraq_report.site.tables import copy_tables, described_boundaries, described_tables, table_hashes

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


def test_the_files_of_the_package_are_copied_with_their_folders(tmp_path):
    copy_tables(PACKAGE, folder(tmp_path), tmp_path / "out")
    copied = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*"))
    assert copied == ["geo/borders.geojson", "sites.csv"]


def test_a_table_is_known_by_the_hash_of_its_bytes(tmp_path):
    data = folder(tmp_path)
    before = table_hashes(data)
    (data / "sites.csv").write_text("site_id\n")
    assert list(before) == ["sites"]
    assert table_hashes(data) != before
