"""Records of builds: read, found by name, kept when they are replaced."""

import json
from pathlib import Path

import pytest

from iraq_report.editions.records import FILES, LAYOUT, find_record, keep_replaced, read_record
from iraq_report.errors import ReportError


def build(folder, *, facts="{}", layout=LAYOUT):
    (folder / "tables").mkdir(parents=True)
    texts = {name: "[]" for name in FILES} | {"facts.json": facts, "events.json": "{}"}
    texts["edition.json"] = json.dumps({"layout": layout, "id": folder.name})
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "tables" / "attacks.csv").write_text("attack_id,date\na-1,2021-01-05\n")
    (folder / "intro.html").write_text("a page")
    return folder


def code(call, *words, **more):
    with pytest.raises(ReportError) as caught:
        call(*words, **more)
    return caught.value.code


def test_records_are_read_with_the_published_rows(tmp_path):
    found = read_record(build(tmp_path / "2021", facts='{"a": 1}'))
    assert (found.edition["id"], found.facts) == ("2021", {"a": 1})
    assert found.cells == {"a-1": {"attack_id": "a-1", "date": "2021-01-05"}}


def test_a_folder_without_records_is_refused(tmp_path):
    assert code(read_record, tmp_path) == "E-RECORD-MISSING"


def test_records_of_an_older_layout_are_refused_with_what_to_do(tmp_path):
    build(tmp_path / "old")
    (tmp_path / "old" / "edition.json").write_text('{"id": "2021"}')
    with pytest.raises(ReportError, match="have the layout none, expected 1; build the edition anew") as caught:
        read_record(tmp_path / "old")
    assert caught.value.code == "E-RECORD-LAYOUT"


@pytest.mark.parametrize("text", [None, "{", "[" * 3, "{}"])
def test_a_record_that_is_missing_or_broken_is_named(tmp_path, text):
    folder = build(tmp_path / "2021")
    (folder / "claims.json").unlink()
    if text:
        (folder / "claims.json").write_text(text)
    with pytest.raises(ReportError, match=r"claims\.json cannot be read") as caught:
        read_record(folder)
    assert caught.value.code == "E-RECORD-FILE"


def test_a_name_means_an_edition_of_the_site_before_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    site = tmp_path / "site"
    build(site / "2021")
    build(tmp_path / "2021")
    build(tmp_path / "saved")
    assert find_record("2021", site=site) == site / "2021"
    assert find_record("saved", site=site) == Path("saved")


def test_a_name_that_means_nothing_is_refused_with_what_there_is(tmp_path):
    build(tmp_path / "2021")
    with pytest.raises(ReportError, match=r"no edition and no folder '1999'; built editions: 2021") as caught:
        find_record("1999", site=tmp_path)
    assert caught.value.code == "E-EDITION-UNBUILT"


def test_what_a_build_replaced_is_kept_without_its_pages(tmp_path):
    old, new = build(tmp_path / "old"), build(tmp_path / "new", facts='{"a": 1}')
    keep_replaced(old, new, tmp_path / "kept" / "2021")
    assert read_record(find_record("2021", site=tmp_path, kept=tmp_path / "kept")).facts == {}
    held = [path.name for path in (tmp_path / "kept" / "2021").rglob("*.*")]
    assert sorted(held) == sorted([*FILES, "attacks.csv"])


def test_a_build_that_changes_nothing_leaves_what_was_kept(tmp_path):
    kept = tmp_path / "kept"
    first, second = build(tmp_path / "first"), build(tmp_path / "second", facts='{"a": 1}')
    third = build(tmp_path / "third", facts='{"a": 1}')
    (third / "edition.json").write_bytes((second / "edition.json").read_bytes())
    keep_replaced(first, second, kept)
    keep_replaced(second, third, kept)
    assert read_record(kept).facts == {}
    keep_replaced(second, first, kept)
    assert read_record(kept).facts == {"a": 1}


def test_nothing_is_kept_of_an_edition_that_was_not_there(tmp_path):
    keep_replaced(tmp_path / "none", build(tmp_path / "new"), tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    assert code(find_record, "2021", site=tmp_path, kept=tmp_path / "kept") == "E-RECORD-MISSING"
