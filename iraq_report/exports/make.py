"""Make the files of figures in the formats that are asked for, in memory: nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.exports.data import meta_json, table_csv, to_json
from iraq_report.exports.embed import Origin, single_file
from iraq_report.exports.fit import Picture, as_on_page, fitted
from iraq_report.exports.formats import PICTURES
from iraq_report.exports.locale import Forms
from iraq_report.exports.outgoing import Outgoing, in_forms
from iraq_report.exports.pdf import Page, part
from iraq_report.exports.pictures import Asked, Batch, Start, draw, run_browser
from iraq_report.exports.png import with_record
from iraq_report.exports.sizes import Box
from iraq_report.exports.slides.cited import read_sources
from iraq_report.exports.slides.deck import WIDE_SCREEN, Paper, one_slide
from iraq_report.exports.svg import standing_alone
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.page_charts import page_charts
from iraq_report.figures.paint import Json, paint
from iraq_report.figures.theme import NARROW, WIDE
from iraq_report.prose.text import listed
from iraq_report.site.cite import all_forms
from iraq_report.site.head import book_title

META = "meta.json"
_JSON = "json"


@dataclass(frozen=True)
class Wish:
    """How figures are to go out: formats, size (None is that of the page column), pixels of a PNG for each, look."""

    formats: tuple[str, ...]
    box: Box | None = None
    scale: float = 2
    themes: Themes = DEFAULT
    forms: Forms | None = None


def make_files(
    figures: Iterable[Outgoing], wish: Wish, *, browser: Path | None, start: Start = run_browser
) -> dict[str, bytes]:
    """The files of figures by name, with a sidecar for each; all pictures are drawn in one start of the browser.

    Raises ReportError E-EXPORT-BROWSER where a format needs a browser and there is none, and as `fitted`, `draw` and
    the makers of the formats do.
    """
    going = [in_forms(figure, wish.forms) for figure in figures]
    drawn = [format for format in wish.formats if format in PICTURES]
    others = [format for format in wish.formats if format not in PICTURES]
    if drawn and browser is None:
        raise ReportError(
            "E-EXPORT-BROWSER",
            f"found no Chromium-family browser to draw {listed(drawn)} with; install one, name it in BROWSER_PATH, or "
            "ask for csv, json, html and pptx, which need none",
        )
    files: dict[str, bytes] = {}
    composed = {figure.id: _picture(figure, wish) for figure in going} if drawn or _JSON in wish.formats else {}
    if drawn and browser:
        files |= _draw(going, composed, wish, browser=browser, start=start)
    for figure in going:
        for format in others:
            made = _json(composed[figure.id]) if format == _JSON else _MAKERS[format](figure, wish)
            files[f"{figure.id}.{format}"] = made
        files[f"{figure.id}.{META}"] = _meta(figure, wish)
    return files


def _draw(
    figures: Sequence[Outgoing], pictures: Mapping[str, Picture], wish: Wish, *, browser: Path, start: Start
) -> dict[str, bytes]:
    asked = {id: _asked(picture, wish) for id, picture in pictures.items()}
    batch = draw(asked, browser, start=start)
    files: dict[str, bytes] = {}
    if "svg" in wish.formats:
        files |= {f"{one.id}.svg": _svg(one, pictures[one.id], batch) for one in figures}
    if "png" in wish.formats:
        files |= {f"{one.id}.png": _png(one, batch.png[one.id], wish) for one in figures}
    if "pdf" in wish.formats:
        parts = part(batch.print, [_page(one, pictures[one.id]) for one in figures])
        files |= {f"{one.id}.pdf": content for one, content in zip(figures, parts, strict=True)}
    return files


def _picture(figure: Outgoing, wish: Wish) -> Picture:
    """The composed chart, painted, in the size that is asked for."""
    try:
        drawn = (
            fitted(figure.draw, figure.around, wish.box, wish.themes)
            if wish.box
            else as_on_page(figure.draw, figure.around, wish.themes)
        )
    except ReportError as error:
        raise ReportError(error.code, f"{figure.id}: {error.sentence}") from None
    return Picture(paint(drawn.chart, wish.themes.light), drawn.width, drawn.height)


def _asked(picture: Picture, wish: Wish) -> Asked:
    pixels = (round(picture.width * wish.scale), round(picture.height * wish.scale))
    return Asked(
        picture.chart,
        png=pixels if "png" in wish.formats else None,
        page=(picture.width, picture.height) if "pdf" in wish.formats else None,
    )


def _svg(figure: Outgoing, picture: Picture, batch: Batch) -> bytes:
    record = figure.record
    return standing_alone(
        batch.svg[figure.id], id=figure.id, title=record["title"], description=record["description"],
        width=picture.width, height=picture.height,
    ).encode()  # fmt: skip


def _png(figure: Outgoing, png: bytes, wish: Wish) -> bytes:
    return with_record(png, figure.told(wish.themes), scale=wish.scale)


def _page(figure: Outgoing, picture: Picture) -> Page:
    record, cited = figure.record, figure.cited
    about = (cited.authors, cited.date) if cited else ((), None)
    return Page(picture.width, picture.height, record["title"], record["description"], *about)


def _csv(figure: Outgoing, wish: Wish) -> bytes:
    return table_csv(figure.record["table"], wish.forms, row_sources=figure.record["row_sources"]).encode()


def _json(picture: Picture) -> bytes:
    """The chart of the picture, as Plotly reads it."""
    return to_json(picture.chart).encode()


def _html(figure: Outgoing, wish: Wish) -> bytes:
    cited = figure.cited
    text = f"{cited.title}, edition {cited.edition}" if cited else book_title()
    origin = Origin(text, cited.address if cited else "", figure.licence)
    drawn = page_charts(figure.draw(WIDE), figure.draw(NARROW), wish.themes)
    return single_file(figure.told(wish.themes), drawn, origin=origin, themes=wish.themes).encode()


def _pptx(figure: Outgoing, wish: Wish) -> bytes:
    paper, known = Paper(size=wish.box or WIDE_SCREEN, look=wish.themes), figure.sources
    named = None if known is None else known[known["source_id"].isin(figure.record["sources"])]
    own = None if named is None else read_sources(named, wish.forms)
    return one_slide(figure, paper=paper, sources=own).content


def _meta(figure: Outgoing, wish: Wish) -> bytes:
    citation: Json = all_forms(figure.cited) if figure.cited else {}
    told = figure.told(wish.themes)
    return meta_json(told, section=figure.section, licence=figure.licence, citation=citation).encode()


_MAKERS: Mapping[str, Callable[[Outgoing, Wish], bytes]] = {"csv": _csv, "html": _html, "pptx": _pptx}
