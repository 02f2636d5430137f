"""`check`: say what is wrong with a folder of tables, or what was checked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from iraq_report.tables.check import check_folder, known_files
from iraq_report.tables.problems import Problem
from iraq_report.tables.read import find_folder
from iraq_report.tables.text import scan


@click.command(epilog="Example: python -m iraq_report check my_tables")
@click.argument("folder", default="")
def check(folder: str) -> None:
    """Check the tables in FOLDER (default: the project's own).

    Prints every fault with its table, line and column and exits 1, or says what was checked.
    """
    place = find_folder(folder)
    problems = check_folder(place)
    for problem in problems:
        click.echo(problem.sentence)
    click.echo(_total(problems) if problems else _checked(place), err=bool(problems))
    sys.exit(1 if problems else 0)


def _total(problems: list[Problem]) -> str:
    tables = {problem.table for problem in problems}
    return f"E-TABLE-INVALID: found {_count(len(problems), 'problem')} in {_count(len(tables), 'table')}"


def _checked(folder: Path) -> str:
    files = known_files(folder)
    rows = sum(len(scan(path)[0]) for path in files)
    names = ", ".join(path.stem for path in files)
    return f"No problems in {_count(len(files), 'table')}, {_count(rows, 'row')}: {names}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
