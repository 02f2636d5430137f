"""Puts a stored figure on a page: a `<figure>` with static pictures that becomes live when touched.

myst-nb finds this renderer by the entry point `myst_nb.mime_renderers`. It only reads the output it is given;
what the page must know beyond the figure's record was put beside it when the notebook was staged.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes

from iraq_report.exports.locale import locale_of
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.paint import Json
from iraq_report.figures.reading import for_reading
from iraq_report.prose.text import RECORD
from iraq_report.site.page_templates import page_templates

PAGE = "page"  # key of what staging adds to an output's metadata
_BUILDERS = ("html", "dirhtml", "singlehtml")
_TEMPLATES = page_templates()


def figure_html(record: Json, page: Json) -> str:
    """The HTML of a figure: `record` as the notebook stored it, `page` as staging added it (may be empty)."""
    template = "empty_figure.html" if record["empty"] else "figure.html"
    table = for_reading(record["table"], locale_of(record))
    return _TEMPLATES.get_template(template).render(figure=record, page=page, table=table)


class FigureRenderer:
    """Renders Plotly JSON with a figure's record, and the sentence of a figure declared empty."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]] = [(name, PLOTLY, 1) for name in _BUILDERS]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Return the figure as raw HTML, or None for an output that is not a figure of ours."""
        held = (data.output_metadata or {}).get(RECORD) or {}
        if inline or "figure" not in held:
            return None
        wanted = "text/markdown" if held["figure"]["empty"] else PLOTLY
        if data.mime_type != wanted:
            return None
        return [nodes.raw("", figure_html(held["figure"], held.get(PAGE) or {}), format="html")]
