"""`diff`: say what differs between two builds."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from iraq_report.paths import BUILD


@click.command(epilog="Example: python -m iraq_report diff 2021 2024")
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print it.")  # fmt: skip
def diff(old: str, new: str | None, form: str) -> None:
    """Say what differs between OLD and NEW: parameters, events, numbers, verdicts, charts.

    Each is the id of an edition in _build/site, or the folder of an earlier build of one. With OLD alone, its edition
    is compared with the last build of it that was another one, of which _build/kept holds the records.
    """
    from iraq_report.editions.compare.compare import compare
    from iraq_report.editions.compare.text import as_text
    from iraq_report.editions.records import find_record, read_record

    site = BUILD / "site"
    first = find_record(old, site=site) if new is not None else find_record(old, site=site, kept=BUILD / "kept")
    found = compare(read_record(first), read_record(find_record(new or old, site=site)))
    text = as_text(found) if form == "text" else json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"
    click.echo(text, nl=False)
