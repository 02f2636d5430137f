"""Files are written all or not at all."""

from datetime import date

import pytest

from iraq_report.errors import ReportError
from iraq_report.exports.write import write_files
from iraq_report.gate.gate import Gate, gate_of
from tests.restricted import ACLED, TABLES


def names(folder):
    return sorted(path.name for path in folder.rglob("*"))


def test_files_are_written_into_a_new_folder_and_replace_older_ones(tmp_path):
    out = tmp_path / "a" / "b"
    assert write_files({"x.csv": b"1", "y.csv": b"2"}, out) == [out / "x.csv", out / "y.csv"]
    write_files({"x.csv": b"3"}, out)
    assert (out / "x.csv").read_bytes() == b"3"
    assert names(out) == ["x.csv", "y.csv"]


def test_a_place_that_is_a_folder_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "y.csv").mkdir()
    (tmp_path / "x.csv").write_bytes(b"old")
    with pytest.raises(ReportError, match=r"E-EXPORT-WRITE: .*y\.csv cannot be written: .*; nothing was exported"):
        write_files({"x.csv": b"new", "y.csv": b"2"}, tmp_path)
    assert (tmp_path / "x.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["x.csv", "y.csv"]


def test_a_folder_that_is_a_file_is_said_to_be_one(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(ReportError, match=r"E-EXPORT-WRITE: .*out"):
        write_files({"x.csv": b"1"}, tmp_path / "out" / "deep")


def test_what_the_gate_withholds_stops_it_and_leaves_no_folder(tmp_path):
    gate: Gate = gate_of(TABLES)
    assert gate.closed
    with pytest.raises(ReportError, match="E-LICENCE-LEAK"):
        write_files({"fine.json": b"{}", "leak.json": f'"{ACLED}"'.encode()}, tmp_path / "out", gate=gate)
    assert names(tmp_path) == []
    write_files({"fine.json": str(date(2021, 6, 9)).encode()}, tmp_path / "out", gate=gate)
    assert names(tmp_path) == ["fine.json", "out"]
