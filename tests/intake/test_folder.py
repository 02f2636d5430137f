import json

import pytest

from iraq_report.errors import ReportError
from iraq_report.intake.folder import check_target, write_folder

FILES = {"attacks.csv": "a,b\n1,2\n", "sites.csv": "ü\n"}


@pytest.fixture
def out(tmp_path):
    write_folder(tmp_path / "out", FILES, {"file": "x.csv"})
    return tmp_path / "out"


def refused(out, **more):
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(ReportError) as caught:
        check_target(out, **more)
    assert caught.value.code == "E-OUT-FOLDER"
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    return caught.value.sentence


def test_the_folder_holds_the_files_and_a_record_of_them(out):
    assert sorted(path.name for path in out.iterdir()) == ["attacks.csv", "intake.json", "sites.csv"]
    assert (out / "attacks.csv").read_bytes() == b"a,b\n1,2\n"
    record = json.loads((out / "intake.json").read_text("utf-8"))
    assert (record["made_by"], record["file"], list(record["files"])) == ("iraq_report intake", "x.csv", list(FILES))


def test_an_earlier_output_is_replaced_as_a_whole(out):
    check_target(out)
    write_folder(out, {"attacks.csv": "new\n"}, {})
    assert sorted(path.name for path in out.iterdir()) == ["attacks.csv", "intake.json"]
    assert [path.name for path in out.parent.iterdir()] == ["out"]  # nothing is left beside it


def test_corrections_of_a_person_stay(out):
    (out / "corrections.yml").write_text("[]  # mine")
    check_target(out)
    write_folder(out, FILES, {})
    assert (out / "corrections.yml").read_text() == "[]  # mine"


def test_a_new_or_an_empty_folder_may_be_written(tmp_path):
    check_target(tmp_path / "a" / "b")
    check_target(tmp_path)
    write_folder(tmp_path / "a" / "b", FILES, {})
    assert (tmp_path / "a" / "b" / "sites.csv").is_file()


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    assert "was not written by intake" in refused(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", '{"files": {}}', '{"made_by": "iraq_report intake", "files": 1}'])
def test_a_record_that_is_none_does_not_make_a_folder_ours(tmp_path, content):
    (tmp_path / "intake.json").write_text(content)
    assert "was not written by intake" in refused(tmp_path)


def test_a_file_that_was_put_into_the_folder_is_not_lost(out):
    (out / "my notes.txt").write_text("mine")
    assert "my notes.txt in" in refused(out)


def test_a_table_that_was_edited_is_not_overwritten(out):
    (out / "attacks.csv").write_text("edited")
    assert "attacks.csv in" in refused(out)
    assert "was changed since intake wrote it" in refused(out)


def test_a_review_sheet_within_the_folder_is_refused(out):
    assert "the review sheet" in refused(out, keep=out / "sheet.csv")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ReportError, match=r"E-OUT-FOLDER: .* is a file"):
        check_target(tmp_path / "out")


def test_a_failure_leaves_the_folder_as_it_was(out, monkeypatch):
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("iraq_report.intake.folder.json.dumps", fail)
    with pytest.raises(ReportError, match=r"E-OUT-FOLDER: cannot write .* \(No space left"):
        write_folder(out, {"attacks.csv": "new\n"}, {})
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in out.parent.iterdir()] == ["out"]
