"""`pdf`: print an edition."""

from __future__ import annotations

from pathlib import Path

import click

from iraq_report.errors import ReportError
from iraq_report.paths import BUILD
from iraq_report.site.startup import skip_address_grammar


@click.command(epilog="Example: python -m iraq_report pdf 2021 --out report.pdf")
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, for one edition.",
)  # fmt: skip
def pdf(editions: tuple[str, ...], out: Path | None) -> None:
    """Print each EDITION of the built site (default: all) as one PDF, and offer it there.

    An edition that is not built yet is built first; one that is built is printed as it is. The PDF lies in _build/pdf
    and beside the pages of its edition, until these are built anew. With --out it is written there and nowhere else.
    """
    skip_address_grammar()
    from iraq_report.editions.declaration import edition_ids, read_edition
    from iraq_report.paper.edition import print_edition
    from iraq_report.site.browser import find_browser
    from iraq_report.site.build import build, plan
    from iraq_report.site.head import book_title, site_url
    from iraq_report.site.publish import offer_paper, paper_name

    ids = [read_edition(id).id for id in editions or edition_ids()]
    if out is not None and len(ids) != 1:
        raise click.UsageError(f"--out names one file, and {len(ids)} editions would be printed; name one EDITION")
    browser = find_browser(install=True)
    if browser is None:
        raise ReportError(
            "E-PAPER-BROWSER",
            "found no Chromium-family browser to print with; install one, or name it in BROWSER_PATH",
        )
    site = BUILD / "site"
    if missing := [id for id in ids if not (site / id / "edition.json").is_file()]:
        build(plan(missing), browser=browser, say=lambda text: None)
    for id in ids:
        target = out or BUILD / "pdf" / paper_name(id)
        pages = print_edition(site / id, target, browser=browser)
        if out is None:
            offer_paper(target, site, edition=id, title=book_title(), address=site_url())
        click.echo(f"{target} ({pages} pages, {target.stat().st_size / 1e6:.1f} MB)")
