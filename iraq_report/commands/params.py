"""`params`: what a section can be asked for."""

from __future__ import annotations

import click

from iraq_report.errors import ReportError


@click.command(epilog="Example: python -m iraq_report params attacks")
@click.argument("section", required=False)
def params(section: str | None) -> None:
    """List the parameters of SECTION (of every section without one): name, default and meaning."""
    from iraq_report.sections import SECTIONS
    from iraq_report.sections.run import section_model
    from iraq_report.tables.problems import did_you_mean

    if section is not None and section not in SECTIONS:
        raise ReportError(
            "E-SECTION-NAME",
            f"there is no section {section!r}{did_you_mean(section, SECTIONS)}; there are {', '.join(SECTIONS)}",
        )
    for name in (section,) if section else SECTIONS:
        model = section_model(name)
        click.echo(name)
        for parameter, value in model().literals().items():
            click.echo(f"  {parameter} = {value!r}  # {model.model_fields[parameter].description}")
