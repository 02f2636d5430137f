"""`build`: run the notebooks of an edition and publish the book."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from iraq_report.commands.options import with_settings, with_theme
from iraq_report.site.startup import skip_address_grammar


@click.command(epilog="Example: python -m iraq_report build 2021 --set attacks.compare_days=30")
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@with_settings
@with_theme
@click.option("--quiet", is_flag=True, help="Show no progress, only where the site is.")
def build(editions: tuple[str, ...], settings: tuple[str, ...], theme: Path | None, quiet: bool) -> None:
    """Build the book of each EDITION (default: all in book/editions) into _build/site.

    Parameters and theme are checked before anything runs. A build that fails leaves the site as it was.
    """
    # papermill and the rest are loaded when they are needed, so that other commands answer at once
    skip_address_grammar()
    from iraq_report.editions.declaration import parse_setting
    from iraq_report.exports.slides.deck import left_out
    from iraq_report.figures.look import DEFAULT
    from iraq_report.figures.theme_file import load_theme
    from iraq_report.site.browser import find_browser
    from iraq_report.site.build import build as build_site
    from iraq_report.site.build import plan, spent_corrections

    themes = load_theme(theme) if theme else DEFAULT
    plans = plan(editions, [parse_setting(text) for text in settings])
    for line in [*spent_corrections(plans), *left_out(themes)]:
        click.echo(line, err=True)
    shows = sys.stderr.isatty() and not quiet
    browser = find_browser(install=True)
    first = build_site(
        plans, browser=browser, themes=themes, say=lambda text: click.echo(text, err=True) if shows else None
    )
    click.echo(first)
