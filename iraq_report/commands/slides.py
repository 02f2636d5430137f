"""`slides`: a deck of an edition, or of some of its figures."""

from __future__ import annotations

from pathlib import Path

import click

from iraq_report.paths import BUILD
from iraq_report.site.startup import skip_address_grammar


@click.command(
    epilog="Example: python -m iraq_report slides 2021 --section attacks --template ours.pptx --out deck.pptx"
)
@click.argument("edition")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE",
    help="A presentation (pptx, potx) whose layouts, fonts and colours are taken; its slides are left out.",
)  # fmt: skip
@click.option("--section", "sections", multiple=True, metavar="NAME", help="All figures of a section; may be repeated.")
@click.option(
    "--figures", "ids", multiple=True, metavar="ID,ID…", help="Figures by id, in this order; may be repeated."
)
@click.option("--size", type=click.Choice(["16x9", "4x3"]), help="Size of the slides without a template (16x9).")
@click.option(
    "--set", "settings", multiple=True, metavar="[SECTION.]NAME=VALUE",
    help="Set a parameter of one section, or of all; may be repeated.",
)  # fmt: skip
@click.option(
    "--theme", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Colours, fonts, logo and source line of all charts, as book/themes/example.yml has them.",
)  # fmt: skip
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
    out: Path | None,
) -> None:
    """Make a deck of EDITION: a title, one finding a slide as charts of PowerPoint, and the sources.

    Without --section and --figures it holds every figure of the edition. No site needs to be built, and no browser is
    needed. What could not be shown at its best is said.
    """
    skip_address_grammar()
    from iraq_report.editions.declaration import parse_setting, read_edition
    from iraq_report.exports.slides.write import Request, write_deck
    from iraq_report.figures.theme_file import load_theme

    if template is not None and size is not None:
        raise click.UsageError("--size is for a deck without a template; a template has its own")
    wanted = [id.strip() for text in ids for id in text.split(",") if id.strip()]
    request = Request(
        read_edition(edition), sections, tuple(wanted), tuple(parse_setting(text) for text in settings), template,
        size or "16x9", load_theme(theme) if theme else None,
    )  # fmt: skip
    target = out or BUILD / "slides" / f"iraq-report-{edition}.pptx"
    written = write_deck(request, target)
    for line in written.told:
        click.echo(line, err=True)
    click.echo(f"{target} ({written.slides} slides, {target.stat().st_size / 1e6:.1f} MB)")
