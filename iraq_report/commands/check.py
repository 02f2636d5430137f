"""`check`: say what is wrong with a folder of tables, or what was checked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from iraq_report.tables.check import check_folder, known_files
from iraq_report.tables.corrections import FILE, corrections_of, spent_text
from iraq_report.tables.licences import TERMS, terms_held
from iraq_report.tables.problems import Problem
from iraq_report.tables.read import find_folder, load_tables
from iraq_report.tables.text import scan


@click.command(epilog="Example: python -m iraq_report check my_tables")
@click.argument("folder", default="")
def check(folder: str) -> None:
    """Check the tables in FOLDER (default: the project's own).

    Prints every fault with its table, line and column and exits 1, or says what was checked and what the terms of
    the sources let be published.
    """
    place = find_folder(folder)
    problems = check_folder(place)
    corrections = corrections_of(place)
    for problem in problems:
        click.echo(problem.sentence)
    click.echo(_total(problems) if problems else _checked(place), err=bool(problems))
    for one in corrections:
        click.echo(spent_text(one) if one.spent else f"{FILE}, {one.correction.name}: {one.correction.action} in force")
    if not problems:
        click.echo(_allowed(place))
    sys.exit(1 if problems else 0)


def _total(problems: list[Problem]) -> str:
    tables = {problem.table for problem in problems}
    return f"E-TABLE-INVALID: found {_count(len(problems), 'problem')} in {_count(len(tables), 'table')}"


def _checked(folder: Path) -> str:
    files = known_files(folder)
    rows = sum(len(scan(path)[0]) for path in files)
    names = ", ".join(path.stem for path in files)
    return f"No problems in {_count(len(files), 'table')}, {_count(rows, 'row')}: {names}"


def _allowed(folder: Path) -> str:
    """What the terms of a folder's sources let be published."""
    found: dict[str, list[str]] = {}
    names = [path.stem for path in known_files(folder)]
    for name, counts in terms_held(names, load_tables(folder)).items():
        for key, rows in counts.items():
            if TERMS[key].grain == "aggregate":
                found.setdefault(key, []).append(f"{_count(rows, 'row')} of {name}")
    if not found:
        return "Terms of the sources: rows of every table may be published"
    told = "; ".join(f"{', '.join(rows)} under {TERMS[key].name}" for key, rows in found.items())
    return f"Terms of the sources: aggregates alone may be published of {told}; an edition withholds these rows"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
