"""The appendix of a deck: the sources of its figures with their addresses, over as many slides as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from iraq_report.exports.slides.cited import Source
from iraq_report.exports.slides.fit_text import LINE, Face, lines_of
from iraq_report.exports.slides.frame import frame_of
from iraq_report.exports.slides.ooxml import describe, set_fill
from iraq_report.exports.slides.sheet import Area, area
from iraq_report.exports.slides.slide import Look, add_slide
from iraq_report.prose.printed import shown_address

_COLOUR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
_COLOUR_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_SIZE = 9.0
_LONGEST = 120  # characters of an address; the link behind it is whole
_AFTER = 3.0  # points between two sources
_BETWEEN = Pt(18)  # columns
_WIDEST = 480.0  # points of a column
_SPARE = 0.93  # of its width is reckoned with, since programs break addresses each in its own way


@dataclass(frozen=True)
class _Entry:
    text: str
    shown: str
    address: str
    height: float


def add_appendix(deck: Any, sources: Sequence[Source], look: Look) -> int:
    """Add the slides of a numbered list of sources; returns how many."""
    if not sources:
        return 0
    columns = _columns(look.layouts.room)
    face = Face(look.layouts.text_font)
    width = Emu(columns[0].width).pt * _SPARE
    entries = [_entry(number, source, width, face) for number, source in enumerate(sources, start=1)]
    pages = list(_pages(entries, len(columns), Emu(columns[0].height).pt))
    for number, page in enumerate(pages, start=1):
        title = f"Sources ({number} of {len(pages)})" if len(pages) > 1 else "Sources"
        slide = add_slide(deck, frame_of(look.layouts, title), look)
        for column, place in zip(page, columns, strict=False):
            _write(slide, column, place, look)
    return len(pages)


def _columns(room: Area) -> list[Area]:
    """As many columns as the room of a slide has place for, of equal width."""
    count = max(round(Emu(room.width).pt / _WIDEST), 1)
    width = (room.width - (count - 1) * _BETWEEN) // count
    return [area(room.left + number * (width + _BETWEEN), room.top, width, room.height) for number in range(count)]


def _entry(number: int, source: Source, width: float, face: Face) -> _Entry:
    text = f"{number}. {source.text}."
    shown = shown_address(source.address, longest=_LONGEST)
    lines = [line for part in (text, shown) if part for line in lines_of(part, width, _SIZE, face)]
    return _Entry(text, shown, source.address, LINE * _SIZE * len(lines) + _AFTER)


def _pages(entries: Sequence[_Entry], columns: int, height: float) -> Iterator[list[list[_Entry]]]:
    """Entries in columns no taller than a slide's room, as many columns a slide as there are."""
    filled: list[list[_Entry]] = [[]]
    used = 0.0
    for entry in entries:
        if filled[-1] and used + entry.height > height:
            filled.append([])
            used = 0.0
        filled[-1].append(entry)
        used += entry.height
    return (filled[first : first + columns] for first in range(0, len(filled), columns))


def _write(slide: Slide, entries: Sequence[_Entry], place: Area, look: Look) -> None:
    box = slide.shapes.add_textbox(*place)
    describe(box, "Sources", "List of sources")
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for number, entry in enumerate(entries):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(_AFTER)
        run = paragraph.add_run()
        run.text, run.font.size = entry.text, Pt(_SIZE)
        set_fill(run.font.fill, "text", look.colours)
        if entry.address:
            paragraph.add_line_break()
            link = paragraph.add_run()
            link.text, link.font.size = entry.shown, Pt(_SIZE)
            set_fill(link.font.fill, "muted", look.colours)
            link.hyperlink.address = entry.address
            _keep_colour(link)


def _keep_colour(link: Any) -> None:
    """Let a link have the colour of its text: that of the theme may be dark on dark, and cannot be set otherwise."""
    extensions = etree.SubElement(link._r.rPr.hlinkClick, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_COLOUR_URI)
    etree.SubElement(extension, f"{{{_COLOUR}}}hlinkClr", {"val": "tx"}, nsmap={"ahyp": _COLOUR})
