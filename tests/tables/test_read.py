import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.paths import DATA
from iraq_report.tables import read
from iraq_report.tables.read import find_folder, load_tables, read_table
from iraq_report.tables.text import scan


def test_columns_have_their_types_and_blanks_are_missing(small):
    table = read_table("events", data=small)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        "event_id": "str",
        "date": "datetime64[us]",
        "date_precision": "str",
        "date_end": "datetime64[us]",
        "place_id": "str",
        "weapon": "str",
        "killed_low": "Int64",
        "killed_high": "Int64",
        "share": "Float64",
        "seen": "str",
        "also_ids": "str",
        "note": "str",
    }
    assert table["killed_low"].tolist() == [0, 30, pd.NA]
    assert table["killed_high"].isna().tolist() == [False, True, True]
    assert table.loc[2, "note"] == "NA"  # a word, not a missing value
    assert table.loc[0, "note"] == "two\nlines"
    assert table.index.tolist() == [0, 1, 2]


def test_a_table_without_rows_keeps_its_types(small):
    path = small / "events.csv"
    path.write_text(path.read_text().splitlines()[0] + "\n")
    table = read_table("events", data=small)
    assert len(table) == 0
    assert str(table["date"].dtype) == "datetime64[us]"
    assert str(table["killed_low"].dtype) == "Int64"


def test_changing_a_table_leaves_the_next_reading_untouched(small):
    tables = load_tables(small)
    table = tables["events"]
    table["weapon"] = "rocket"
    assert tables["events"]["weapon"].tolist() == ["rocket", "drone", "unknown"]


def test_a_file_that_changed_is_read_anew(spoil, small):
    assert read_table("events", data=small)["weapon"].tolist()[1] == "drone"
    spoil("erbil,drone", "erbil,mortar")
    assert read_table("events", data=small)["weapon"].tolist()[1] == "mortar"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(small):
    path = small / "places.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_table("places", data=small)["place_id"].tolist() == ["balad", "erbil"]


def test_rows_know_their_line_in_the_file(small):
    assert scan(small / "events.csv")[0].index.tolist() == [2, 4, 5]


def test_a_table_the_folder_lacks_is_the_projects_own(small, monkeypatch, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    (small / "places.csv").rename(own / "places.csv")
    monkeypatch.setattr(read, "DATA", own)
    tables = load_tables(small)
    assert tables.path("places") == own / "places.csv"
    assert tables.path("events") == small / "events.csv"
    assert len(tables["places"]) == 2


def test_an_invalid_table_is_refused_with_its_first_faults_and_what_to_do(spoil):
    spoil("erbil,drone", "erbil,drnoe")
    folder = spoil("2021-08-02", "soon")
    with pytest.raises(ReportError) as caught:
        read_table("events", data=folder)
    assert caught.value.code == "E-TABLE-INVALID"
    assert "events.csv has 2 problems: events.csv, line 4, weapon: found 'drnoe'" in caught.value.sentence
    assert f"run python -m iraq_report check {folder}" in caught.value.sentence


def test_no_folder_is_refused():
    with pytest.raises(ReportError, match="E-DATA-FOLDER: found no folder nowhere/at/all"):
        load_tables("nowhere/at/all")


def test_a_folder_without_a_known_table_is_refused(small):
    (small / "empty").mkdir()
    with pytest.raises(ReportError, match="E-DATA-FOLDER: found no known table"):
        load_tables(small / "empty")


def test_a_file_is_no_folder(small):
    with pytest.raises(ReportError, match="E-DATA-FOLDER"):
        load_tables(small / "events.csv")


def test_an_unknown_table_is_a_mistake_of_the_program(small):
    with pytest.raises(KeyError, match="did you mean 'events'"):
        load_tables(small)["event"]


def test_a_table_that_is_nowhere_is_told(small, monkeypatch):
    (small / "places.csv").unlink()
    monkeypatch.setattr(read, "DATA", small)
    with pytest.raises(ReportError, match="E-DATA-FOLDER: found no places"):
        read_table("places", data=small)


@pytest.mark.parametrize("blank", ["", "  "])
def test_without_a_folder_the_projects_own_is_meant(blank):
    assert find_folder(blank) == DATA


def test_a_relative_folder_is_found_from_the_working_folder_and_from_the_root(small, monkeypatch):
    monkeypatch.chdir(small.parent)
    assert find_folder(small.name) == small.resolve()
    monkeypatch.setattr(read, "ROOT", small.parent)
    monkeypatch.chdir("/")
    assert find_folder(small.name) == small.resolve()
