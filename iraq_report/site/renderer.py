"""Puts a stored figure on a page: a `<figure>` with static pictures that becomes live when touched.

myst-nb finds this renderer by the entry point `myst_nb.mime_renderers`. It only reads the output it is given;
what the page must know beyond the figure's record was put beside it when the notebook was staged.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docutils import nodes

from iraq_report.figures.charts.bars import period_text
from iraq_report.figures.describe import begins_period
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.paint import Json
from iraq_report.prose.text import RECORD
from iraq_report.site.page_templates import page_templates

PAGE = "page"  # key of what staging adds to an output's metadata
_BUILDERS = ("html", "dirhtml", "singlehtml")
_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00")


def shown(value: object, column: str = "") -> str:
    """A value of a figure's table as read by a person.

    Days come without a time, as the period they begin where the column is one of months or quarters; numbers with
    separators.
    """
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value)
    text = str(value)
    if not _MIDNIGHT.fullmatch(text):
        return text
    every = begins_period(column)
    return period_text(text, every) if every else text.removesuffix("T00:00:00")


def _number(value: float) -> str:
    """Separators from 10,000 on, so that a year stays a year; four digits of a fraction."""
    if float(value).is_integer():
        return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:.0f}"
    return f"{value:,.1f}" if abs(value) >= 1000 else f"{value:.4g}"


_TEMPLATES = page_templates(shown=shown)


def for_reading(table: Json) -> Json:
    """The table of a figure without its `Date` where `Days` says the same as exactly as it is known."""
    columns = table["columns"]
    if not {"Date", "Days"} <= set(columns):
        return table
    left_out = columns.index("Date")
    data = [[value for at, value in enumerate(row) if at != left_out] for row in table["data"]]
    return {**table, "columns": [name for name in columns if name != "Date"], "data": data}


def figure_html(record: Json, page: Json) -> str:
    """The HTML of a figure: `record` as the notebook stored it, `page` as staging added it (may be empty)."""
    template = "empty_figure.html" if record["empty"] else "figure.html"
    return _TEMPLATES.get_template(template).render(figure=record, page=page, table=for_reading(record["table"]))


class FigureRenderer:
    """Renders Plotly JSON with a figure's record, and the sentence of a figure declared empty."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]] = [(name, PLOTLY, 1) for name in _BUILDERS]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Return the figure as raw HTML, or None for an output that is not a figure of ours."""
        held = (data.output_metadata or {}).get(RECORD) or {}
        if inline or "figure" not in held:
            return None
        shown = "text/markdown" if held["figure"]["empty"] else PLOTLY
        if data.mime_type != shown:
            return None
        return [nodes.raw("", figure_html(held["figure"], held.get(PAGE) or {}), format="html")]
