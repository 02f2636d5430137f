"""One reading of one file, in a process of its own, so that its memory can be told."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

START, END = date(2020, 1, 1), date(2021, 12, 31)


def duckdb_alone(path: Path) -> int:
    """Read every cell as text and keep Iraq and two years, as the shortest script with DuckDB does."""
    import duckdb

    rows = duckdb.connect().execute(
        "SELECT * FROM read_csv(?, all_varchar = true, header = true, delim = ',', quote = '\"') "
        "WHERE country = 'Iraq' AND event_date BETWEEN ? AND ?",
        [str(path), START.isoformat(), END.isoformat()],
    )
    return len(rows.df())


def intake(path: Path) -> int:
    """Read the same with the intake, which also proves dates, checks rows and accounts for all of them."""
    from iraq_report.intake.read import read_export

    return len(read_export(path, countries=["Iraq"], start=START, end=END).events)


READERS: dict[str, Callable[[Path], int]] = {"duckdb": duckdb_alone, "intake": intake}

if __name__ == "__main__":
    kept = READERS[sys.argv[1]](Path(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes on Linux, bytes on a Mac
    print(json.dumps({"kept": kept, "peak_mb": round(peak / (1e6 if sys.platform == "darwin" else 1e3))}))
