"""The files of each figure beside the pages: data, pictures, and the script that makes it live."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iraq_report.editions.collect import Shown
from iraq_report.figures.figure import strip
from iraq_report.figures.paint import Json, changes, paint
from iraq_report.figures.theme import DARK, LIGHT
from iraq_report.site.cite import Work, all_forms, figure_work, plain
from iraq_report.tables.licences import LICENCE

_CLEAR = "rgba(0,0,0,0)"
Draw = Callable[[Mapping[str, Json]], Mapping[str, str]]


@dataclass(frozen=True)
class Forms:
    """A drawn figure in the forms the page needs: composed for export, bare for a column and for a phone."""

    composed: Json
    light: Json
    dark: Json
    narrow_light: Json
    narrow_dark: Json

    def pictures(self, id: str) -> dict[str, Json]:
        """What is drawn as `<name>.svg`, by name; on a page the paper is left clear."""
        return {
            id: self.composed,
            f"{id}.light": _clear(self.light),
            f"{id}.dark": _clear(self.dark),
            f"{id}.narrow.light": _clear(self.narrow_light),
            f"{id}.narrow.dark": _clear(self.narrow_dark),
        }


def forms(figure: Shown) -> Forms:
    """All forms of a drawn figure. Raises KeyError for an empty one."""
    assert figure.chart is not None
    bare, narrow = strip(figure.chart), figure.record["narrow"]
    return Forms(figure.chart, paint(bare, LIGHT), paint(bare, DARK), paint(narrow, LIGHT), paint(narrow, DARK))


def _clear(chart: Json) -> Json:
    return {**chart, "layout": {**chart["layout"], "paper_bgcolor": _CLEAR}}


def to_json(value: Any) -> str:
    """JSON as the site stores it: readable in a diff, in any language, ending with a newline."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _script(id: str, drawn: Forms) -> str:
    """The data of a live chart as a script, since a page opened from a file may not fetch."""
    data = {
        "chart": {**_clear(drawn.light)},
        "dark": changes(_clear(drawn.light), _clear(drawn.dark)),
        "narrow": {**_clear(drawn.narrow_light)},
        "narrowDark": changes(_clear(drawn.narrow_light), _clear(drawn.narrow_dark)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"iraqReport.figure({json.dumps(id)},{text});\n"


def table_csv(table: Json) -> str:
    """A figure's table (split JSON) as CSV with a header; blank means unknown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table["columns"])
    writer.writerows(table["data"])
    return out.getvalue()


def write_figures(
    figures: Iterable[Shown], folder: Path, *, draw: Draw | None, book: Work, licence: str = LICENCE
) -> list[Json]:
    """Write the files of all figures into `folder` and return the list for `figures.json`.

    `draw` turns charts into SVG by the same keys; without it there are no pictures. `book` is what the citation of a
    figure names, `licence` what its files say of their own. An empty figure has no files. Raises ReportError as `draw`
    does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures = list(figures)
    drawn = {figure.id: forms(figure) for figure in figures if figure.chart is not None}
    for figure in figures:
        if figure.id in drawn:
            _write_data(figure, drawn[figure.id], folder, cited=_cited(figure, book), licence=licence)
    charts = {name: chart for id, form in drawn.items() for name, chart in form.pictures(id).items()}
    for name, svg in (draw(charts) if draw else {}).items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    return [_entry(figure, folder, licence) for figure in figures]


def _cited(figure: Shown, book: Work) -> Work:
    return figure_work(book, figure=figure.id, title=figure.record["title"], section=figure.section)


def _write_data(figure: Shown, drawn: Forms, folder: Path, *, cited: Work, licence: str) -> None:
    meta = {key: value for key, value in figure.record.items() if key not in ("narrow", "slide", "empty")}
    citation = all_forms(cited)
    texts = {
        "json": to_json(drawn.light),
        "meta.json": to_json({"section": figure.section, "licence": licence, **meta, "citation": citation}),
        "csv": table_csv(figure.record["table"]),
        "js": _script(figure.id, drawn),
        "bib": citation["bibtex"],
        "ris": citation["ris"],
    }
    for ending, text in texts.items():
        (folder / f"{figure.id}.{ending}").write_text(text, encoding="utf-8", newline="\n")


def _entry(figure: Shown, folder: Path, licence: str) -> Json:
    """What `figures.json` says of a figure; the files are those that other people may take."""
    record = figure.record
    endings = ("json", "meta.json", "csv", "svg", "bib", "ris")
    files = [f"figures/{figure.id}.{ending}" for ending in endings if (folder / f"{figure.id}.{ending}").is_file()]
    return {
        "id": figure.id,
        "section": figure.section,
        "title": record["title"],
        "sentence": record["sentence"],
        "alternative": record["description"],
        "source": record["source"],
        "licence": licence,
        "grain": record["grain"],
        "values": hashlib.sha256(table_csv(record["table"]).encode()).hexdigest()[:12],
        "status": "empty" if figure.chart is None else "drawn",
        "files": files if figure.chart is not None else [],
    }


def page_record(figure: Shown, folder: Path, book: Work, *, licence: str = LICENCE) -> Json:
    """What the page must know beyond the record: sizes of the bare charts, whether there are pictures, the citation."""
    if figure.chart is None:
        return {}
    wide, narrow = strip(figure.chart)["layout"], figure.record["narrow"]["layout"]
    return {
        "wide": [wide["width"], wide["height"]],
        "narrow": [narrow["width"], narrow["height"]],
        "pictures": (folder / f"{figure.id}.light.svg").is_file(),
        "licence": licence,
        "citation": plain(_cited(figure, book)),
    }
