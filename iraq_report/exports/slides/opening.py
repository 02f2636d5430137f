"""The first slide of a deck: what it was made from, for which days, when, and on what terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from iraq_report.exports.slides.fit_text import Face, fit_box
from iraq_report.exports.slides.ooxml import describe, set_fill
from iraq_report.exports.slides.slide import Look

_TITLE = (40.0, 20.0)  # largest and smallest size in points
_LINES = (20.0, 10.0)
_INSET = 16  # points of a placeholder that its text keeps free
_BELOW = (KIND.SUBTITLE, KIND.BODY)


@dataclass(frozen=True)
class Front:
    """What a deck says of itself: the title, `lines` below it, whose it is and its day."""

    title: str
    lines: tuple[str, ...]
    subject: str
    authors: tuple[str, ...]
    day: date


def add_opening(deck: Any, front: Front, look: Look) -> None:
    """Add the first slide: the title, and below it the lines, in the places that the layout has for them."""
    layouts = look.layouts
    slide = deck.slides.add_slide(layouts.opening)
    title, below = slide.shapes.title, None
    for placeholder in list(slide.placeholders):
        if placeholder.placeholder_format.type in _BELOW and below is None:
            below = placeholder
        elif placeholder != title:
            placeholder._element.getparent().remove(placeholder._element)
    style = layouts.opening_style
    largest, smallest = _TITLE
    most = max(min(style.size, largest), smallest)
    _fill(title, [front.title], most, smallest, style.face)
    if below is not None:
        _fill(below, front.lines, *_LINES, Face(layouts.text_font))
        return
    room = layouts.room
    box = slide.shapes.add_textbox(*room)
    describe(box, "About the deck", "About the deck")
    for run in _fill(box, front.lines, *_LINES, Face(layouts.text_font)):
        set_fill(run.font.fill, "text", look.colours)


def _fill(shape: Any, texts: Sequence[str], most: float, least: float, face: Face) -> list[Any]:
    """Write paragraphs into a placeholder or a text box, as large as it holds; returns their runs."""
    width, height = Emu(shape.width).pt - _INSET, Emu(shape.height).pt - _INSET
    frame = shape.text_frame
    frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, True
    runs = []
    for number, fitted in enumerate(fit_box(texts, width, height, most=most, least=least, face=face)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_before = paragraph.space_after = Pt(0)
        run = paragraph.add_run()
        run.text, run.font.size = fitted.text, Pt(fitted.size)
        runs.append(run)
    return runs
