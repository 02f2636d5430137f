"""`export`: take charts out as pictures, slides, pages and data."""

from __future__ import annotations

from pathlib import Path

import click

from iraq_report.commands.options import with_locale, with_sections, with_settings, with_theme
from iraq_report.exports.formats import FORMATS
from iraq_report.paths import BUILD
from iraq_report.site.startup import skip_address_grammar


def _formats(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """The formats of a list with commas between them, each once."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if unknown := [format for format in formats if format not in FORMATS]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(FORMATS)}")
    if not formats:
        raise click.BadParameter(f"name one or more of {', '.join(FORMATS)}")
    return formats


@click.command(epilog="Example: python -m iraq_report export attacks-by-site --format svg,pptx")
@click.argument("figures", nargs=-1, metavar="[FIGURE]...")
@click.option(
    "--format", "formats", default="svg,png,csv", metavar="LIST", callback=_formats,
    help=f"Formats with commas between them: {', '.join(FORMATS)} (svg,png,csv).",
)  # fmt: skip
@click.option("--edition", default="2021", metavar="NAME", help="Edition whose figures they are (2021).")
@with_settings
@with_theme
@click.option(
    "--size", default="", metavar="SIZE",
    help="16x9, 4x3, square, or WIDTHxHEIGHT in pixels; without it as on the page. A shape grows with its chart.",
)  # fmt: skip
@click.option(
    "--scale", type=click.FloatRange(0.5, 8), default=2.0, help="Pixels of a PNG for each pixel of the size (2)."
)
@with_locale
@with_sections
@click.option("--all", "every", is_flag=True, help="All figures of the edition.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=BUILD / "export", metavar="FOLDER",
    help="Where the files go (_build/export).",
)  # fmt: skip
@click.option("--list", "lists", is_flag=True, help="Print the ids of the figures, by section, and do nothing else.")
def export(
    figures: tuple[str, ...],
    formats: tuple[str, ...],
    edition: str,
    settings: tuple[str, ...],
    theme: Path | None,
    size: str,
    scale: float,
    locale: str,
    sections: tuple[str, ...],
    every: bool,
    out: Path,
    lists: bool,
) -> None:
    """Write each FIGURE, by its id or the beginning of it, as files of the formats asked for.

    Each gets a FIGURE.meta.json beside it with title, method, units, sources and licence. csv, json, html and pptx need
    no browser. Files are written all or not at all, and older ones of the same name are replaced.
    """
    skip_address_grammar()
    from iraq_report.editions.declaration import parse_setting, read_edition
    from iraq_report.exports.choose import choose
    from iraq_report.exports.edition import Order, export_figures
    from iraq_report.exports.locale import read_locale
    from iraq_report.exports.make import Wish
    from iraq_report.exports.sizes import parse_size
    from iraq_report.exports.slides.deck import left_out
    from iraq_report.figures.look import DEFAULT
    from iraq_report.figures.theme_file import load_theme

    chosen = choose(figures, sections=sections, every=every or (lists and not sections))
    if lists:
        for section, ids in chosen.items():
            click.echo("\n  ".join([section, *ids]))
        return
    if not chosen:
        raise click.UsageError("name a FIGURE, a --section or --all; --list prints the ids")
    themes = load_theme(theme) if theme else DEFAULT
    wish = Wish(formats, parse_size(size), scale, themes, read_locale(locale or themes.locale))
    named = bool(figures) and not sections and not every
    order = Order(read_edition(edition), chosen, tuple(parse_setting(text) for text in settings), needs_all=named)
    done = export_figures(order, wish, out)
    for line in [*done.left_out, *(left_out(themes) if "pptx" in formats else ())]:
        click.echo(line, err=True)
    for path in done.files:
        click.echo(path)
