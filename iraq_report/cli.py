"""The command line: a thin skin that prints what the package returns; each command has its own module."""

from __future__ import annotations

import sys
import traceback
from typing import Any

import click

from iraq_report.commands.build import build
from iraq_report.commands.check import check
from iraq_report.commands.diff import diff
from iraq_report.commands.export import export
from iraq_report.commands.intake import intake
from iraq_report.commands.new import new
from iraq_report.commands.package import write_package
from iraq_report.commands.params import params
from iraq_report.commands.pdf import pdf
from iraq_report.commands.serve import serve
from iraq_report.commands.slides import slides
from iraq_report.errors import ReportError


class Group(click.Group):
    """Commands whose errors are one sentence with a code, and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; `--debug` shows the traceback of an error."""
        try:
            return super().invoke(ctx)
        except ReportError as error:
            if ctx.params.get("debug"):
                traceback.print_exc()
            click.echo(str(error), err=True)
            sys.exit(1)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Run the report again: check tables, build the book, take charts out.

    \b
    Example:
      python -m iraq_report check
    """


main.add_command(build)
main.add_command(check)
main.add_command(diff)
main.add_command(export)
main.add_command(intake)
main.add_command(new)
main.add_command(write_package)
main.add_command(params)
main.add_command(pdf)
main.add_command(serve)
main.add_command(slides)
