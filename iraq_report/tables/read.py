"""The tables of a folder, typed and checked: what notebooks and measures start from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.paths import DATA, ROOT
from iraq_report.tables.check import check_table
from iraq_report.tables.corrections import corrected, file_state
from iraq_report.tables.licences import SOURCES
from iraq_report.tables.problems import did_you_mean
from iraq_report.tables.schemas import SCHEMAS

SHOWN = 3  # problems that one sentence can carry


class Tables:
    """The tables of one folder: `tables["attacks"]`.

    A table that the folder does not hold is the project's own, so that a folder with nothing but an
    `attacks.csv` is enough to run a section on other events. Sources are the folder's own and the project's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return the file of a table: the folder's own, else the project's."""
        return (self.folder if self.holds(name) else DATA) / f"{name}.csv"

    def holds(self, name: str) -> bool:
        """Whether the folder has a file of its own for a table."""
        return (self.folder / f"{name}.csv").is_file()

    def __getitem__(self, name: str) -> pd.DataFrame:
        rows = read_table(name, data=self.folder)
        if name != SOURCES or self.path(name).parent == DATA:
            return rows
        # rows of the project's tables stand beside the folder's own, and name sources of the project's list
        both = pd.concat([rows, read_table(name)], ignore_index=True)
        return both.drop_duplicates(both.columns[0], ignore_index=True)

    def __repr__(self) -> str:
        return f"Tables({str(self.folder)!r})"


def load_tables(data: str | Path = "") -> Tables:
    """Return the tables of a folder; without one, the project's own.

    A relative folder is looked for in the working folder, then in the project's root. Raises `ReportError`
    E-DATA-FOLDER where there is none or it holds no known table. Tables are read when asked for.
    """
    return Tables(find_folder(data))


def find_folder(data: str | Path) -> Path:
    """Return the folder that `data` names (see `load_tables`)."""
    if not str(data).strip():
        return DATA
    wanted = Path(str(data).strip()).expanduser()
    for folder in (wanted, ROOT / wanted):
        if folder.is_dir():
            if not any((folder / f"{name}.csv").is_file() for name in SCHEMAS):
                sentence = f"found no known table in {wanted}; expected a file such as attacks.csv in it"
                raise ReportError("E-DATA-FOLDER", sentence)
            return folder.resolve()
    raise ReportError("E-DATA-FOLDER", f"found no folder {wanted}; expected a folder of tables such as attacks.csv")


def read_table(name: str, *, data: Path | None = None) -> pd.DataFrame:
    """Read one table: columns typed (`str`, `Int64`, `Float64`, `datetime64[us]`), blank cells missing.

    `data` is a folder of tables; what it lacks is the project's own. The table is a copy of one's own.
    Corrections of its folder are applied. Raises `ReportError` E-TABLE-INVALID where it breaks its schema, as
    `corrected` does, and `KeyError` where there is no such table.
    """
    if name not in SCHEMAS:
        raise KeyError(f"no table '{name}'{did_you_mean(name, SCHEMAS)}")
    path = Tables(data or DATA).path(name)
    if not path.is_file():
        raise ReportError("E-DATA-FOLDER", f"found no {path.name} in {path.parent}")
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_size, file_state(path.parent)).copy()


@lru_cache(maxsize=128)
def _read(path: Path, _changed: int, _size: int, _corrections: tuple[int, int] | None) -> pd.DataFrame:
    """Read, correct and check a file once, until it or the corrections of its folder change."""
    text, problems, _ = corrected(path)
    table, more = check_table(text, SCHEMAS[path.stem])
    problems += more
    if problems:
        first = "; ".join(problem.sentence for problem in problems[:SHOWN])
        count = f"{len(problems)} problem{'s' * (len(problems) > 1)}"
        advice = f"run python -m iraq_report check {path.parent} to see all of them"
        raise ReportError("E-TABLE-INVALID", f"{path.name} has {count}: {first}; {advice}")
    return table.reset_index(drop=True)
