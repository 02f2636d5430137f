"""The command: score the pages of the built site with Lighthouse."""

from __future__ import annotations

import sys

import click

from benchmarks import lighthouse, scores
from benchmarks.pages import chosen, digest, pages_to_measure
from benchmarks.tool import FORMS, Tool, find_tool
from iraq_report.errors import ReportError
from iraq_report.paths import BUILD
from iraq_report.site.compressed import serve_compressed

SITE = BUILD / "site"


@click.command(epilog='Example: make bench ARGS="--pages intro,attacks --runs 1"')
@click.option("--edition", help="Edition to measure; the first one without it.")
@click.option("--pages", default="", help="Pages by name, comma-separated; without it every kind of page.")
@click.option("--form", "forms", multiple=True, type=click.Choice(FORMS), help="Form of device; both without it.")
@click.option("--runs", default=3, show_default=True, help="Runs of a page; the median counts.")
@click.option("--again", is_flag=True, help="Measure also what was measured on the very same page and tools.")
def main(edition: str | None, pages: str, forms: tuple[str, ...], runs: int, again: bool) -> None:
    """Score the pages of the built site with Lighthouse; exit 1 if one misses a target.

    Results go to benchmarks/lighthouse.csv page by page, so a run that was stopped goes on where it was. A run takes
    ten seconds on a quiet machine: all pages three times in both forms, half an hour. A busy one lowers the scores.
    """
    try:
        missed = _measure(edition, pages, forms or FORMS, runs, again)
    except ReportError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    for sentence in missed:
        click.echo(sentence)
    click.echo(_count(len(missed)))
    sys.exit(1 if missed else 0)


def _count(missed: int) -> str:
    if missed == 0:
        return "Every page measured meets its targets."
    return "1 target is missed." if missed == 1 else f"{missed} targets are missed."


def _measure(edition: str | None, pages: str, forms: tuple[str, ...], runs: int, again: bool) -> list[str]:
    names = chosen(pages_to_measure(SITE, edition), pages)
    tool = find_tool()
    measured = []
    with serve_compressed(SITE) as address:
        for name in names:
            for form in forms:
                score = None if again else scores.kept(name, form, runs, page=digest(SITE / name), tool=tool)
                measured.append(score or _new(tool, address, name, form, runs))
                click.echo(scores.line(measured[-1]))
    return [sentence for score in measured for sentence in scores.missed(score)]


def _new(tool: Tool, address: str, name: str, form: str, runs: int) -> scores.Score:
    found = [lighthouse.run(tool, f"{address}/{name}", form, everything=number == 0) for number in range(runs)]
    score = scores.median(name, form, found, page=digest(SITE / name), tool=tool)
    scores.keep(score)
    return score


if __name__ == "__main__":
    main()
