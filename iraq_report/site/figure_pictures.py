"""The pictures of figures: one to take away with title and source line, and bare ones for the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iraq_report.editions.collect import Shown
from iraq_report.exports.pictures import Asked, Batch
from iraq_report.exports.png import with_record
from iraq_report.exports.svg import standing_alone
from iraq_report.figures.page_charts import PageCharts
from iraq_report.figures.paint import Json

_SCALE = 2  # pixels of a PNG for each of the chart


def pictures_of(id: str, composed: Json, page: PageCharts) -> dict[str, Asked]:
    """What is drawn of a figure, by the names of the files: `<id>` to take away, the others for its page."""
    layout = composed["layout"]
    bare = {
        f"{id}.light": page.light,
        f"{id}.dark": page.dark,
        f"{id}.narrow.light": page.narrow_light,
        f"{id}.narrow.dark": page.narrow_dark,
    }
    pixels = (_SCALE * layout["width"], _SCALE * layout["height"])
    return {id: Asked(composed, png=pixels), **{name: Asked(chart) for name, chart in bare.items()}}


def write_pictures(figures: Sequence[Shown], drawn: Batch, folder: Path) -> None:
    """Write what was drawn of figures into `folder`; what is taken away says in itself what it shows."""
    pictures = dict(drawn.svg)
    for figure in figures:
        if figure.chart is not None:
            record, layout = figure.record, figure.chart["layout"]
            pictures[figure.id] = standing_alone(
                pictures[figure.id], id=figure.id, title=record["title"], description=record["description"],
                width=layout["width"], height=layout["height"],
            )  # fmt: skip
            png = with_record(drawn.png[figure.id], record, scale=_SCALE)
            (folder / f"{figure.id}.png").write_bytes(png)
    for name, svg in pictures.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
