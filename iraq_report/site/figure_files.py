"""The files of each figure beside the pages: data, pictures, and the script that makes it live."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from iraq_report.editions.collect import Shown
from iraq_report.exports.data import meta_json, table_csv, to_json
from iraq_report.exports.embed import Origin, site_page
from iraq_report.exports.pictures import Asked, Batch
from iraq_report.figures.compose import strip
from iraq_report.figures.page_charts import PageCharts, live_script, on_page, page_charts
from iraq_report.figures.paint import Json
from iraq_report.site.cite import all_forms, plain
from iraq_report.site.figure_pictures import pictures_of, write_pictures
from iraq_report.site.imprint import Imprint

# What a reader may take of a figure, by the ending of its file, in the order of the page.
TAKEN = {
    "csv": "Data (CSV)",
    "svg": "Picture with title and source (SVG)",
    "png": "The same picture in pixels (PNG)",
    "pptx": "Slide with a chart to edit (PPTX)",
    "json": "Chart for plotly (JSON)",
}
Draw = Callable[[Mapping[str, Asked]], Batch]
Slides = Callable[[Sequence[Shown]], Mapping[str, bytes]]


def write_figures(
    figures: Sequence[Shown], folder: Path, *, draw: Draw | None, imprint: Imprint, slides: Slides | None = None
) -> list[Json]:
    """Write the files of all figures into `folder` and return the list for `figures.json`.

    `draw` makes pictures of charts by the same keys, `slides` the slides of figures by id; without them there are none.
    An empty figure has no files. Raises ReportError as `draw` and `slides` do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    asked: dict[str, Asked] = {}
    for figure in figures:
        if figure.chart is not None:
            drawn = page_charts(strip(figure.chart), figure.record["narrow"], imprint.themes)
            asked |= pictures_of(figure.id, figure.chart, on_page(drawn, imprint.themes))
            for ending, text in _texts(figure, drawn, imprint, pictures=bool(draw)).items():
                (folder / f"{figure.id}.{ending}").write_text(text, encoding="utf-8", newline="\n")
    if draw:
        write_pictures(figures, draw(asked), folder)
    for id, content in (slides(figures) if slides else {}).items():
        (folder / f"{id}.pptx").write_bytes(content)
    return [_entry(figure, folder, imprint.licence) for figure in figures]


def _texts(figure: Shown, drawn: PageCharts, imprint: Imprint, *, pictures: bool) -> dict[str, str]:
    """The files of a figure that are texts, by ending: what other people's programs read, its script, its embed."""
    citation = all_forms(imprint.cited(figure))
    origin, themes = _origin(figure, imprint), imprint.themes
    return {
        "json": to_json(drawn.light),
        "meta.json": meta_json(figure.record, section=figure.section, licence=imprint.licence, citation=citation),
        "csv": table_csv(figure.record["table"], row_sources=figure.record["row_sources"]),
        "bib": citation["bibtex"],
        "ris": citation["ris"],
        "js": live_script(figure.id, on_page(drawn, themes)),
        "html": site_page(figure.record, drawn, origin=origin, pictures=pictures, themes=themes),
    }


def _origin(figure: Shown, imprint: Imprint) -> Origin:
    """What an embedded figure says of where it comes from; the address starts from the folder of figures."""
    text = f"{imprint.book.title}, edition {imprint.book.edition}"
    return Origin(text, f"../{figure.section}.html#{figure.id}", imprint.licence)


def _entry(figure: Shown, folder: Path, licence: str) -> Json:
    """What `figures.json` says of a figure; the files are those that other people may take."""
    record = figure.record
    endings = (*TAKEN, "meta.json", "html", "bib", "ris")
    files = [f"figures/{figure.id}.{ending}" for ending in endings if (folder / f"{figure.id}.{ending}").is_file()]
    return {
        "id": figure.id,
        "section": figure.section,
        "title": record["title"],
        "sentence": record["sentence"],
        "alternative": record["description"],
        "source": record["source"],
        "method": record["method"],
        "units": record["units"],
        "licence": licence,
        "grain": record["grain"],
        "values": hashlib.sha256(table_csv(record["table"]).encode()).hexdigest()[:12],
        "status": "empty" if figure.chart is None else "drawn",
        "files": files if figure.chart is not None else [],
    }


def page_record(figure: Shown, folder: Path, imprint: Imprint) -> Json:
    """What the page must know beyond the record: sizes of the bare charts, whether there are pictures, the citation."""
    if figure.chart is None:
        return {}
    wide, narrow = strip(figure.chart)["layout"], figure.record["narrow"]["layout"]
    return {
        "wide": [wide["width"], wide["height"]],
        "narrow": [narrow["width"], narrow["height"]],
        "pictures": (folder / f"{figure.id}.light.svg").is_file(),
        "files": {ending: name for ending, name in TAKEN.items() if (folder / f"{figure.id}.{ending}").is_file()},
        "licence": imprint.licence,
        "citation": plain(imprint.cited(figure)),
    }
