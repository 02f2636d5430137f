"""`slides`: a deck of an edition, or of some of its figures."""

from __future__ import annotations

from pathlib import Path

import click

from iraq_report.commands.options import with_locale, with_sections, with_settings, with_theme
from iraq_report.paths import BUILD
from iraq_report.site.startup import skip_address_grammar


@click.command(epilog="Example: python -m iraq_report slides 2021 --template ours.pptx")
@click.argument("edition")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE",
    help="A presentation (pptx, potx) whose layouts, fonts and colours are taken; its slides are left out.",
)  # fmt: skip
@with_sections
@click.option(
    "--figures", "ids", multiple=True, metavar="ID,ID…", help="Figures by id, in this order; may be repeated."
)
@click.option("--size", type=click.Choice(["16x9", "4x3"]), help="Size of the slides without a template (16x9).")
@with_settings
@with_theme
@with_locale
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write (_build/slides/….pptx)."
)
def slides(
    edition: str,
    template: Path | None,
    sections: tuple[str, ...],
    ids: tuple[str, ...],
    size: str | None,
    settings: tuple[str, ...],
    theme: Path | None,
    locale: str,
    out: Path | None,
) -> None:
    """Make a deck of EDITION: a title, one finding a slide as charts of PowerPoint, and the sources.

    Without --section and --figures it holds every figure of the edition. No site needs to be built, and no browser is
    needed. What could not be shown at its best is said.
    """
    skip_address_grammar()
    from iraq_report.editions.declaration import parse_setting, read_edition
    from iraq_report.exports.choose import choose
    from iraq_report.exports.edition import Order
    from iraq_report.exports.locale import read_locale
    from iraq_report.exports.sizes import SHAPES, Box
    from iraq_report.exports.slides.deck import Paper
    from iraq_report.exports.slides.write import write_deck
    from iraq_report.figures.theme_file import load_theme

    if template is not None and size is not None:
        raise click.UsageError("--size is for a deck without a template; a template has its own")
    wanted = [id.strip() for text in ids for id in text.split(",") if id.strip()]
    chosen = choose(wanted, sections=sections, every=not (wanted or sections))
    order = Order(read_edition(edition), chosen, tuple(parse_setting(text) for text in settings))
    look = load_theme(theme) if theme else None
    paper = Paper(template, Box(*SHAPES[size or "16x9"]), look)
    target = out or BUILD / "slides" / f"iraq-report-{edition}.pptx"
    forms = read_locale(locale or (look.locale if look else ""))
    written = write_deck(order, paper, target, forms=forms)
    for line in written.told:
        click.echo(line, err=True)
    click.echo(f"{target} ({written.slides} slides, {target.stat().st_size / 1e6:.1f} MB)")
