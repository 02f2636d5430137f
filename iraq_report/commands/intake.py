"""`intake`: read a stranger's file and write it as tables of the project."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from iraq_report.tables.vocabulary import COUNTRIES

FORMATS = ("acled", "ucdp_ged", "gtd", "own")
DAY = click.DateTime(["%Y-%m-%d"])
PARTS = 1000  # of the progress bar


@click.command(epilog="Example: python -m iraq_report intake acled.csv --out my-tables")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write; made anew as a whole.")
@click.option("--format", type=click.Choice(FORMATS), help="Format of FILE, where it is not recognised.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="Order of day and month, where FILE does not tell.")
@click.option("--rules", type=click.Path(path_type=Path), help="Rules of selection to use instead of the format's own.")
@click.option("--review", type=click.Path(path_type=Path), help="Sheet of doubtful rows: written, and read when there.")
@click.option("--start", type=DAY, help="First day to take, such as 2020-01-01.")
@click.option("--end", type=DAY, help="Last day to take.")
@click.option("--accessed", type=DAY, help="Day on which FILE was downloaded; terms of use ask to print it.")
@click.option(
    "--countries", default="Iraq,Syria,Jordan", show_default=True, help="Countries to take, with commas between them."
)
def intake(
    file: Path,
    out: Path,
    format: str | None,
    dates: Literal["dmy", "mdy"] | None,
    rules: Path | None,
    review: Path | None,
    start: datetime | None,
    end: datetime | None,
    accessed: datetime | None,
    countries: str,
) -> None:
    """Read FILE and write it as tables into the folder --out.

    FILE is an export of ACLED, UCDP GED or GTD, or a table in this project's own layout: .csv, .csv.gz, .xlsx, .json or
    .zip. Which rows are attacks on the US presence is decided by rules that can be read and replaced; doubtful rows
    go to a sheet, are decided by a person, and are read back. Nothing is dropped in silence.
    """
    # pandas and the rest are loaded when they are needed, so that other commands answer at once
    from iraq_report.intake import summary
    from iraq_report.intake.choose import choose
    from iraq_report.intake.export import Asked
    from iraq_report.intake.folder import check_target, write_folder
    from iraq_report.intake.read import read_export
    from iraq_report.intake.review import checked_sheet, write_review
    from iraq_report.intake.rule_file import read_rules

    check_target(out, keep=review)
    first, last, fetched = (moment and moment.date() for moment in (start, end, accessed))
    if first and last and first > last:
        raise click.UsageError(f"--start {first} comes after --end {last}")
    asked = Asked(_countries(countries) or COUNTRIES, first, last, dates, fetched)
    _refuse_for_own(format, file, rules=rules, review=review)
    if rules:  # what is wrong with these two shows before a file is read, which can take minutes
        read_rules(format, rules)
    if review and review.exists():
        checked_sheet(review)
    with _progress() as progress:
        export = read_export(
            file, format=format, dates=dates, countries=asked.countries, start=first, end=last, progress=progress
        )
    summary.check_any(export)
    named = export.format.name
    _refuse_for_own(named, file, rules=rules, review=review)
    chosen = choose(
        export,
        None if named == "own" else read_rules(named, rules),
        sheet=review if review and review.exists() else None,
        asked=asked,
    )
    files, record = summary.files_of(chosen), summary.record_of(chosen)
    added = write_review(export.events, chosen.selection, review) if review else 0
    write_folder(out, files, record)
    click.echo(summary.report(chosen, out, sheet=review, added=added))


def _refuse_for_own(format: str | None, file: Path, *, rules: Path | None, review: Path | None) -> None:
    """Refuse rules and a sheet for a file in the project's own layout."""
    if format == "own" and (rules or review):
        raise click.UsageError(f"{file.name} is in the project's own layout, which --rules and --review are not for")


def _countries(text: str) -> tuple[str, ...]:
    """The countries asked for, in any case."""
    from iraq_report.tables.problems import did_you_mean

    by_lower = {name.lower(): name for name in COUNTRIES}
    found = [word.strip() for word in text.split(",") if word.strip()]
    for word in found:
        if word.lower() not in by_lower:
            near = did_you_mean(word, COUNTRIES) or f"; there are {', '.join(COUNTRIES)}"
            raise click.UsageError(f"--countries: there is no country {word!r} in these tables{near}")
    return tuple(by_lower[word.lower()] for word in found)


@contextmanager
def _progress() -> Iterator[Callable[[float], None] | None]:
    """A bar on a terminal, to be told the share that is read; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=PARTS, label="Reading", file=sys.stderr) as bar:

        def show(share: float) -> None:
            bar.update(round(share * PARTS) - bar.pos)

        yield show
