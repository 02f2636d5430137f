from datetime import date

from benchmarks.intake_run import duckdb_alone, intake
from benchmarks.world import COLUMNS, write_world
from iraq_report.intake.read import read_export


def test_the_invented_world_is_the_same_for_the_same_seed_and_is_read_in_full(tmp_path):
    for name in ("a.csv", "b.csv"):
        write_world(tmp_path / name, rows=2000)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    export = read_export(tmp_path / "a.csv", start=date(2020, 1, 1))
    assert (export.format.name, export.rows, len(export.rejected)) == ("acled", 2000, 0)
    assert 540 < (tmp_path / "a.csv").stat().st_size / 2000 < 620
    assert len(COLUMNS) == 31


def test_both_readers_keep_the_same_rows(tmp_path):
    write_world(tmp_path / "world.csv", rows=5000)
    assert intake(tmp_path / "world.csv") == duckdb_alone(tmp_path / "world.csv") > 0
