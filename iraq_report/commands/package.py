"""`package`: write what is derived from the tables: descriptor, dictionary, bibliography."""

from __future__ import annotations

import json

import click

from iraq_report.paths import ROOT
from iraq_report.tables import bibliography, dictionary, package


@click.command("package", epilog="Example: python -m iraq_report package")
def write_package() -> None:
    """Write data/datapackage.json, data/README.md and book/references.bib anew.

    Run it after a change of a table or a schema; the tests hold the written files to the tables.
    """
    text = package.package_text()
    written = {
        package.FILE: text,
        dictionary.FILE: dictionary.dictionary(json.loads(text)),
        bibliography.FILE: bibliography.references(),
    }
    for path, content in written.items():
        path.write_text(content, encoding="utf-8", newline="\n")
        click.echo(f"wrote {path.relative_to(ROOT)}")
