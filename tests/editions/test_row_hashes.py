"""Hashes of rows, by which later builds are compared."""

import json

import pandas as pd

from iraq_report.editions.row_hashes import row_hashes


def tables(**changes):
    events = pd.DataFrame(
        {
            "attack_id": ["a-1", "b-1"],
            "date": pd.to_datetime(["2021-01-05", None]),
            "killed_low": pd.array([1, None], "Int64"),
            "note": ["a word", None],
        }
    ).assign(**changes)
    return {"attacks": events, "sites": pd.DataFrame({"site_id": ["balad"], "name": ["Balad"]})}


def test_every_cell_of_an_event_has_a_hash_and_a_blank_one_none():
    found = row_hashes(tables())
    assert found["columns"] == ["date", "killed_low", "note"]
    first, second = (found["events"][key].split() for key in ("a-1", "b-1"))
    assert [len(cell) for cell in first] == [8, 8, 8]
    assert second == ["-", "-", "-"]


def test_a_changed_cell_changes_its_hash_alone():
    before, after = row_hashes(tables()), row_hashes(tables(note=["another", None]))
    pairs = zip(before["events"]["a-1"].split(), after["events"]["a-1"].split(), strict=True)
    assert [old == new for old, new in pairs] == [True, True, False]
    assert before["rows"] == after["rows"]


def test_a_row_of_another_table_has_one_hash():
    changed = tables() | {"sites": pd.DataFrame({"site_id": ["balad"], "name": ["Balad Air Base"]})}
    assert list(row_hashes(tables())["rows"]["sites"]) == ["balad"]
    assert row_hashes(tables())["rows"] != row_hashes(changed)["rows"]


def test_no_word_of_a_withheld_event_is_told_but_a_change_of_it_shows():
    found = row_hashes(tables(), withheld={"a-1"})
    assert list(found["events"]) == ["b-1"]
    assert "a-1" not in json.dumps(found)
    assert found["withheld"]["rows"] == 1
    assert row_hashes(tables(note=["another", None]), withheld={"a-1"})["withheld"] != found["withheld"]
