"""The command: what the intake of a world-wide export costs, against DuckDB alone (`python -m benchmarks.intake`)."""

from __future__ import annotations

import csv
import gzip
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.intake_run import READERS
from benchmarks.world import write_world
from iraq_report.paths import ROOT

TABLE = Path(__file__).parent / "intake.csv"
MOST_TIMES, MOST_MB = 2.0, 1000  # at most twice the time of DuckDB alone, under 1 GB


@dataclass(frozen=True)
class Cost:
    """Wall time of the process, its start included, and the most memory it held; `load` of the machine before."""

    method: str
    file: str
    rows: int
    megabytes: int
    kept: int
    seconds_median: float
    seconds_least: float
    peak_mb: int
    runs: int
    load: float
    date: str
    versions: str
    machine: str


@click.command(epilog="Example: python -m benchmarks.intake --rows 240000 --runs 1")
@click.option("--rows", default=2_400_000, show_default=True, help="Rows of the invented file (588 bytes each).")
@click.option("--runs", default=3, show_default=True, help="Runs of each method, in turn; the median counts.")
@click.option("--packed/--plain", default=False, help="Read the file packed with gzip.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the file is written and removed after.")
def main(rows: int, runs: int, packed: bool, folder: Path | None) -> None:
    """Measure, print, and add to benchmarks/intake.csv; exit 1 where the intake costs more than it may."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        path = Path(name) / "world.csv"
        write_world(path, rows=rows)
        path = _packed(path) if packed else path
        costs = _measure(path, rows, runs)
    _add(costs)
    for cost in costs:
        click.echo(f"{cost.method}: {cost.seconds_median} s (least {cost.seconds_least}), {cost.peak_mb} MB")
    alone, intake = costs
    times = intake.seconds_median / alone.seconds_median
    click.echo(f"The intake takes {times:.2f} times as long as DuckDB alone; at most {MOST_TIMES:g} are allowed.")
    sys.exit(1 if times > MOST_TIMES or intake.peak_mb > MOST_MB else 0)


def _packed(path: Path) -> Path:
    target = path.with_suffix(".csv.gz")
    with path.open("rb") as source, gzip.open(target, "wb", compresslevel=6) as file:
        shutil.copyfileobj(source, file, 1_000_000)
    path.unlink()
    return target


def _measure(path: Path, rows: int, runs: int) -> list[Cost]:
    load = os.getloadavg()[0]
    seen: dict[str, list[tuple[float, int, int]]] = {method: [] for method in READERS}
    for method in READERS:
        _run(method, path)  # warms the page cache and the byte code
    for _ in range(runs):
        for method in READERS:
            seen[method].append(_run(method, path))
    return [
        Cost(
            method=method,
            file=path.name,
            rows=rows,
            megabytes=round(path.stat().st_size / 1e6),
            kept=found[0][1],
            seconds_median=round(statistics.median(seconds for seconds, _, _ in found), 2),
            seconds_least=round(min(seconds for seconds, _, _ in found), 2),
            peak_mb=max(peak for _, _, peak in found),
            runs=runs,
            load=round(load, 1),
            date=datetime.now(UTC).date().isoformat(),
            versions=f"Python {platform.python_version()}, DuckDB {version('duckdb')}, pandas {version('pandas')}",
            machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        )
        for method, found in seen.items()
    ]


def _run(method: str, path: Path) -> tuple[float, int, int]:
    """Seconds, rows kept and megabytes of one reading."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.intake_run", method, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    found = json.loads(done.stdout)
    return seconds, found["kept"], found["peak_mb"]


def _add(costs: list[Cost]) -> None:
    """Add the rows to the table, in place of those for the same method, file and size."""
    rows = list(csv.DictReader(TABLE.open(encoding="utf-8", newline=""))) if TABLE.is_file() else []
    new = [{name: str(value) for name, value in asdict(cost).items()} for cost in costs]
    keys = {(row["method"], row["file"], row["rows"]) for row in new}
    rows = [row for row in rows if (row["method"], row["file"], row["rows"]) not in keys] + new
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(new[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: (row["file"], int(row["rows"]), row["method"])))


if __name__ == "__main__":
    main()
