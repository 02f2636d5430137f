"""Which format a table has, by its columns, or by its cells where it has no header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iraq_report.errors import ReportError
from iraq_report.intake.export import Recognised
from iraq_report.intake.layouts import LAYOUTS, UCDP_GED, Layout
from iraq_report.tables.problems import quoted

SHOWN = 8  # names of columns that a sentence lists
_GED_CELLS = {  # what cells of a GED file without a header must look like
    "id": r"\d{1,9}",
    "year": r"(19|20)\d\d",
    "type_of_violence": "[123]",
    "where_prec": "[1-7]",
    "latitude": r"-?\d{1,2}(\.\d+)?",
    "longitude": r"-?\d{1,3}(\.\d+)?",
    "date_prec": "[1-5]",
    "date_start": r".*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*",
    "date_end": r".*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*",
    "best": r"\d+(\.0)?",
    "high": r"\d+(\.0)?",
    "low": r"\d+(\.0)?",
}


def column_name(cell: str) -> str:
    """Bring a cell of a header to the way names of columns are written: lower case, words joined by `_`."""
    return re.sub(r"[\s.\-]+", "_", cell.strip("\ufeff \t\r\n\"'").lower())


def columns_of(header: Sequence[str], layout: Layout) -> list[str | None]:
    """Name each cell of a header by its column of the layout; `None` for others and for repeats."""
    names = [column_name(cell) for cell in header]
    there, known, taken = set(names), layout.columns, set()
    found: list[str | None] = []
    for name in names:
        other = layout.aliases.get(name, name)
        meant = name if other in there else other
        found.append(meant if meant in known and meant not in taken else None)
        taken.add(meant)
    return found


def fits(header: Sequence[str], layout: Layout) -> bool:
    """Whether a header has every column that the layout needs."""
    return not _lacking(header, layout)


def _lacking(header: Sequence[str], layout: Layout) -> list[str]:
    found = set(columns_of(header, layout))
    return [name for name in layout.needed if name not in found]


def best(header: Sequence[str], told: str | None = None) -> Recognised | None:
    """Return the format that a header fits best, or `None`; with `told` only that format is tried."""
    layouts = [LAYOUTS[told]] if told else list(LAYOUTS.values())
    fitting = [_recognised(header, layout) for layout in layouts if fits(header, layout)]
    return max(fitting, key=lambda one: one.sure, default=None)


def share(header: Sequence[str]) -> float:
    """The largest share (0 to 1) of the needed columns of any format that a header has."""
    layouts = LAYOUTS.values()
    return max(1 - len(_lacking(header, layout)) / len(layout.needed) for layout in layouts)


def _recognised(header: Sequence[str], layout: Layout) -> Recognised:
    found = {name for name in columns_of(header, layout) if name}

    def part(version: str) -> float:
        columns = layout.versions[version]
        return len(found & set(columns)) / len(columns)

    # of two versions that fit alike, the one with more columns is there in full
    version = max(layout.versions, key=lambda name: (part(name), len(layout.versions[name])))
    columns = layout.versions[version]
    absent = [name for name in columns if name not in found]
    why = [f"{len(columns) - len(absent)} of the {len(columns)} columns of {layout.title} ({version}) are there."]
    if absent:
        why.append(f"Not there: {_listed(absent)}.")
    others = [cell for cell, name in zip(header, columns_of(header, layout), strict=True) if name not in columns]
    if others:
        why.append(f"Columns that this version does not have: {_listed([quoted(cell) for cell in others])}.")
    return Recognised(layout.name, part(version), tuple(why))


def headless(records: Sequence[Sequence[str]], told: str | None = None) -> Recognised | None:
    """Recognise a UCDP GED candidate file, which has no header, by what the cells of its first records hold.

    `None` for anything else, and where another format was told.
    """
    if told not in {None, UCDP_GED.name}:
        return None
    columns = UCDP_GED.versions["UCDP"]
    rows = [row for row in records if len(row) == len(columns)]
    if not rows or len(rows) < len(records) / 2:
        return None
    tests = [
        re.fullmatch(form, row[columns.index(name)].strip(), re.S) is not None
        for row in rows
        for name, form in _GED_CELLS.items()
    ]
    sure = sum(tests) / len(tests)
    if sure < 0.9:
        return None
    why = (
        f"The file has no header, and its rows have the {len(columns)} columns of a UCDP GED candidate file.",
        f"Of the cells that were tried in the first {len(rows)} rows, {sum(tests)} of {len(tests)} hold what is "
        "expected there.",
    )
    return Recognised(UCDP_GED.name, sure, why)


def unknown(file: str, header: Sequence[str], told: str | None) -> ReportError:
    """Say that a table has no known format, or not the one that was told, and what to do."""
    found = f"{file} has the {_columns(header)} {_listed([quoted(cell) for cell in header])}"
    if told:
        also = _listed(_lacking(header, LAYOUTS[told]))
        fitting = best(header)
        hint = f"it looks like {LAYOUTS[fitting.name].title} (--format {fitting.name})" if fitting else "check the file"
        sentence = f"{found}; {LAYOUTS[told].title} also needs {also}; {hint}"
        return ReportError("E-FORMAT-MISFIT", sentence)
    nearest = min(LAYOUTS.values(), key=lambda layout: len(_lacking(header, layout)) / len(layout.needed))
    lacking = _lacking(header, nearest)
    if len(lacking) == len(nearest.needed):
        near = "it is near none of them; export the table again with its header"
    else:
        near = f"nearest is {nearest.title}, which also needs {_listed(lacking)}; rename the columns, then tell the "
        near += f"format with --format {nearest.name}"
    known = ", ".join(f"{name} ({layout.title})" for name, layout in LAYOUTS.items())
    return ReportError("E-FORMAT-UNKNOWN", f"{found}; known formats are {known}; {near}")


def _columns(header: Sequence[str]) -> str:
    return "column" if len(header) == 1 else f"{len(header)} columns"


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
