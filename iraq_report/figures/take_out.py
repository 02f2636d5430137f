"""What a figure can be written to, as methods for notebooks; the work is done where exports are made."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict, Unpack

from iraq_report.figures.look import Themes


class Options(TypedDict, total=False):
    """How a figure is written.

    `size` is `16x9`, `4x3`, `square` or one such as `1200x800`, blank for that of the page column; `scale` the pixels
    of a PNG for each pixel of it (2); `themes` a look, as `load_theme` reads it; `locale` the forms of numbers and
    dates that are read, such as `de`: a CSV stays as programs read it.
    """

    size: str
    scale: float
    themes: Themes
    locale: str


class TakeOut:
    """Methods that write a figure to a file and return its path; an older file gives way to a whole new one.

    Each raises ReportError E-FIGURE-EMPTY for a figure that has no chart or may not go out, E-EXPORT-SIZE and
    E-EXPORT-ROOM for a size that will not do, E-EXPORT-LOCALE for an unknown locale, E-EXPORT-WRITE where the file
    cannot be written.
    """

    def to_svg(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write a picture whose text stays text. Raises E-EXPORT-BROWSER without a browser."""
        return self._write(path, "svg", options)

    def to_png(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write a picture in pixels, twice as many as its size. Raises E-EXPORT-BROWSER without a browser."""
        return self._write(path, "png", options)

    def to_pdf(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write a picture for print, of lines and letters. Raises E-EXPORT-BROWSER without a browser."""
        return self._write(path, "pdf", options)

    def to_csv(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write its table, and beside it `.meta.json` with title, method, units, sources and licence."""
        return self._write(path, "csv", options)

    def to_json(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write the chart for Plotly."""
        return self._write(path, "json", options)

    def to_html(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write a page with the live chart in one file."""
        return self._write(path, "html", options)

    def to_pptx(self, path: str | Path, **options: Unpack[Options]) -> Path:
        """Write a slide with a chart that PowerPoint can edit."""
        return self._write(path, "pptx", options)

    def _write(self, path: str | Path, format: str, options: Options) -> Path:
        from iraq_report.exports.single import write_figure

        figure: Any = self
        return write_figure(figure, path, format, **options)
