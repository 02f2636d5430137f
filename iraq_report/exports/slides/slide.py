"""One finding a slide: the claim as its title, what is plotted, the chart, the source line, and the speaker notes."""

from __future__ import annotations

import base64
import copy
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from iraq_report.exports.locale import locale_of
from iraq_report.exports.outgoing import Outgoing
from iraq_report.exports.slides.colours import Colours
from iraq_report.exports.slides.draw import draw_chart
from iraq_report.exports.slides.fit_chart import FLOOR, lay_chart, points, scale_of
from iraq_report.exports.slides.fit_text import Face
from iraq_report.exports.slides.frame import SOURCE_LINE, Frame, Placed, frame_of
from iraq_report.exports.slides.layouts import Layouts
from iraq_report.exports.slides.notes import notes_text
from iraq_report.exports.slides.number import add_number
from iraq_report.exports.slides.ooxml import describe, set_fill
from iraq_report.exports.slides.parts import part_chart
from iraq_report.exports.slides.sheet import NATURAL, Area, area
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json
from iraq_report.figures.theme import SLIDE, WIDE, scale_texts

PNG = "data:image/png;base64,"


@dataclass(frozen=True)
class Told:
    """What is worth telling of the slides of a figure: sentences for the one who makes the deck."""

    id: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """How the slides of a deck look: its layouts, its colours, what a theme file asks for; whether on a template."""

    layouts: Layouts
    colours: Colours
    themes: Themes = DEFAULT
    on_template: bool = False


def add_finding(deck: Any, figure: Outgoing, look: Look, *, sources: Sequence[str] = ()) -> Told:
    """Add the slide of a figure to a presentation, or several where its chart is too tall for one and can be parted.

    `sources` are lines for the notes, as in `notes_text`.
    """
    record, link = figure.record, figure.cited.address if figure.cited else ""
    charts = _charts(figure, look)
    scales, missing, cut = [], "", []
    for number, chart in enumerate(charts, start=1):
        part = f" ({number} of {len(charts)})" if len(charts) > 1 else ""
        frame = _frame(record, look, part)
        slide = add_slide(deck, frame, look)
        drawn = draw_chart(
            slide, _set_in(chart, look), box=_place(chart, frame.room), colours=look.colours,
            title=f"{record['title']}{part}", description=record["description"], forms=locale_of(record),
        )  # fmt: skip
        _read_before_source(slide, drawn.group)
        slide.notes_slide.notes_text_frame.text = notes_text(record, sources=sources, link=link)
        scales.append(scale_of(chart, frame.room))
        missing, cut = drawn.missing or missing, list(frame.cut)
    return Told(record["id"], tuple(_sentences(len(charts), min(scales), missing, cut)))


def _charts(figure: Outgoing, look: Look) -> list[Json]:
    """The chart of a figure as large as fits a slide; where its texts became too small, its parts if it has any."""
    room = _frame(figure.record, look, "").room
    whole = lay_chart(figure.draw, room)
    if scale_of(whole, room) >= FLOOR:
        return [whole]
    parts = _parts(figure, look)
    return parts if len(parts) > 1 else [whole]


def _parts(figure: Outgoing, look: Look) -> list[Json]:
    """The chart in as few parts as leave its texts readable, and their texts as large as so many allow."""
    room = _frame(figure.record, look, " (1 of 9)").room
    fewest = _parts_at(FLOOR, figure, room)
    for scale in (NATURAL, (NATURAL + FLOOR) // 2):
        if len(larger := _parts_at(scale, figure, room)) == len(fewest):
            return larger
    return fewest


def _parts_at(scale: int, figure: Outgoing, room: Area) -> list[Json]:
    """The parts of the chart as drawn for a room in which a pixel is so many EMU."""
    return part_chart(figure.draw(replace(SLIDE, width=max(room.width // scale, WIDE.width))), room.height / scale)


def _frame(record: Json, look: Look, part: str) -> Frame:
    themes = look.themes
    return frame_of(
        look.layouts, f"{record['title']}{part}", subtitle=record["subtitle"],
        source=themes.source_text(record["source"]), logo=themes.logo,
    )  # fmt: skip


def _sentences(slides: int, scale: float, missing: str, cut: Sequence[str]) -> Iterator[str]:
    if slides > 1:
        yield f"on {slides} slides, since its chart is too tall for one"
    if scale < FLOOR - 1:
        yield f"its smallest text has {points(scale):.1f} points, since its chart is too tall for a slide"
    if missing:
        yield f"its marks are missing, since charts of the kind {missing} cannot be drawn"
    yield from (f"its {name} is too long for a slide and was cut; the notes have it whole" for name in cut)


def add_slide(deck: Any, frame: Frame, look: Look) -> Any:
    """Add a slide with the texts of a frame and its number, and without placeholders that stay empty."""
    slide = deck.slides.add_slide(look.layouts.finding)
    title = slide.shapes.title
    for placeholder in list(slide.placeholders):
        if placeholder != title:
            placeholder._element.getparent().remove(placeholder._element)
    words = title.text_frame
    words.text, words.auto_size, words.word_wrap = frame.title.text, MSO_AUTO_SIZE.NONE, True
    words.paragraphs[0].runs[0].font.size = Pt(frame.title.size)
    if frame.moved:
        title.left, title.top, title.width, title.height = frame.moved
    for placed in frame.texts:
        _write(slide, placed, look)
    if frame.logo:
        _add_logo(slide, frame.logo, look)
    add_number(slide)
    return slide


def _write(slide: Any, placed: Placed, look: Look) -> None:
    box = slide.shapes.add_textbox(*placed.place)
    describe(box, placed.name, placed.name)
    words = box.text_frame
    words.word_wrap, words.auto_size, words.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    words.margin_left = words.margin_right = words.margin_top = words.margin_bottom = Emu(0)
    run = words.paragraphs[0].add_run()
    run.text, run.font.size = placed.text.text, Pt(placed.text.size)
    set_fill(run.font.fill, "muted", look.colours)


def _add_logo(slide: Any, place: Area, look: Look) -> None:
    logo = look.themes.logo
    if logo and logo.address.startswith(PNG):
        picture = slide.shapes.add_picture(io.BytesIO(base64.b64decode(logo.address[len(PNG) :])), *place)
        describe(picture, "Logo", logo.alt)


def _read_before_source(slide: Any, group: Any) -> None:
    """Put a chart before the source line: a screen reader follows the order of the shapes."""
    for shape in slide.shapes:
        if shape.name == SOURCE_LINE:
            shape._element.addprevious(group._element)
            return


def _set_in(chart: Json, look: Look) -> Json:
    """The chart with its texts smaller where the font of the presentation is wider than the one they were placed by."""
    smaller = copy.deepcopy(chart)
    scale_texts(smaller, Face(look.layouts.text_font).shrink)
    return smaller


def _place(chart: Json, room: Area) -> Area:
    """Where a chart stands in its room: in the middle from left to right, above it from top to bottom."""
    scale = scale_of(chart, room)
    width, height = chart["layout"]["width"] * scale, chart["layout"]["height"] * scale
    return area(room.left + (room.width - width) / 2, room.top + (room.height - height) / 3, width, height)
