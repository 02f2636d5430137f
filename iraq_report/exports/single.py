"""Write one figure to a file, as a notebook asks for it."""

from __future__ import annotations

from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.exports.formats import PICTURES
from iraq_report.exports.locale import read_locale
from iraq_report.exports.make import META, Wish, make_files
from iraq_report.exports.outgoing import outgoing
from iraq_report.exports.sizes import parse_size
from iraq_report.exports.write import write_files
from iraq_report.figures.figure import Figure
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.source import SourceLine
from iraq_report.gate.gate import Gate, gate_of
from iraq_report.site.browser import find_browser
from iraq_report.tables.schemas import SCHEMAS


def write_figure(
    figure: Figure, path: str | Path, format: str, *, size: str = "", scale: float = 2, themes: Themes = DEFAULT,
    locale: str = "",
) -> Path:  # fmt: skip
    """Write a figure in one format, a CSV with its sidecar beside it; returns the path.

    `size`, `scale` and `locale` are as the command `export` has them. Raises ReportError E-FIGURE-EMPTY for a figure
    that has no chart or may not go out, and as `make_files` and `write_files` do.
    """
    path, gate = Path(path), _gate(figure)
    going = outgoing(figure, gate)
    if going.empty:
        raise ReportError("E-FIGURE-EMPTY", f"{figure.id} has no chart to export: {going.empty}")
    wish = Wish((format,), parse_size(size), scale, themes, read_locale(locale or themes.locale))
    browser = find_browser(install=False) if format in PICTURES else None
    made = make_files([going], wish, browser=browser)
    files = {path.name: made[f"{figure.id}.{format}"]}
    if format == "csv":
        files[path.with_suffix(f".{META}").name] = made[f"{figure.id}.{META}"]
    return write_files(files, path.parent, gate=gate)[0]


def _gate(figure: Figure) -> Gate | None:
    """The gate of the run that a figure was made of; none for a figure whose source line is no run's."""
    tables = figure.source.tables if isinstance(figure.source, SourceLine) else None
    return gate_of({name: tables[name] for name in SCHEMAS}) if tables else None
