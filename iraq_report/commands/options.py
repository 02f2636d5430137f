"""Options that several commands share, so that they mean the same wherever they stand."""

from __future__ import annotations

from pathlib import Path

import click

with_settings = click.option(
    "--set", "settings", multiple=True, metavar="[SECTION.]NAME=VALUE",
    help="Set a parameter of one section, or of all; may be repeated.",
)  # fmt: skip
with_theme = click.option(
    "--theme", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Colours, fonts, logo and source line of all charts, as book/themes/example.yml has them.",
)  # fmt: skip
with_locale = click.option(
    "--locale", default="", metavar="NAME",
    help="Forms of numbers and dates that are read, such as de or en-US; texts stay English.",
)  # fmt: skip
with_sections = click.option(
    "--section", "sections", multiple=True, metavar="NAME", help="All figures of a section; may be repeated."
)
