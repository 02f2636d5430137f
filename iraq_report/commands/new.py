"""`new`: declare an edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from iraq_report.paths import BOOK, ROOT


@click.command(
    epilog='\b\nExample: python -m iraq_report new 2026 --title "2026: a year" --from 2021 --start 2026-01-01 '
    "--end 2026-12-31"
)
@click.argument("id")
@click.option("--title", required=True, help="What the edition is called on its pages.")
@click.option("--from", "source", default="", metavar="EDITION", help="Edition whose parameters to start from.")
@click.option("--data", default="", metavar="FOLDER", help="Tables to use instead of the project's own.")
@click.option("--start", metavar="DAY", help="First day of the period (default: that of --from).")
@click.option("--end", metavar="DAY", help="Last day of the period (default: that of --from).")
@click.option("--date", "dated", metavar="DAY", help="Day that the edition carries (default: today).")
@click.option(
    "--set", "settings", multiple=True, metavar="[SECTION.]NAME=VALUE",
    help="A parameter of one section, or of all; may be repeated.",
)  # fmt: skip
def new(
    id: str, title: str, source: str, data: str, start: str | None, end: str | None, dated: str | None,
    settings: tuple[str, ...],
) -> None:  # fmt: skip
    """Write book/editions/ID.yml, an edition that `build ID` then runs and publishes beside the others.

    Id, days, tables and parameters are checked first; with a mistake in them nothing is written.
    """
    from iraq_report.editions.declaration import check_parameters, days_outside, parse_setting, read_edition
    from iraq_report.editions.declare import declare, folder_text
    from iraq_report.site.build import sections_of

    named = {"title": title, "date": dated or date.today().isoformat(), "start": start, "end": end}
    given = {name: value for name, value in named.items() if value is not None}
    if data:
        given["data"] = folder_text(data)
    chosen = [parse_setting(text) for text in settings]
    sections = sections_of(BOOK)
    path = declare(id, given, chosen, sections=sections, source=source)
    if outside := days_outside(check_parameters(read_edition(id), sections=sections)):
        click.echo(
            f"{len(outside)} parameters name days outside the period, {outside[0]} among them: what is compared on "
            "those days will say 'not covered'; give others in the file (python -m iraq_report params lists them)"
        )
    if Path(given.get("data", "")).is_absolute():
        click.echo("the tables lie outside the project, and the pages will name their folder in full")
    click.echo(f"wrote {path.relative_to(ROOT)}; build it with python -m iraq_report build {id}")
