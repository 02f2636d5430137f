"""What stands around a chart on a slide: title, subtitle, source line, logo; placed before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pptx.util import Emu, Pt

from iraq_report.exports.slides.fit_text import Face, Fitted, fit
from iraq_report.exports.slides.layouts import Layouts
from iraq_report.exports.slides.sheet import Area, area
from iraq_report.figures.look import Logo

SOURCE_LINE = "Source line"
_TITLE = (30.0, 20.0, 4)  # largest and smallest size in points, lines at most
_SUBTITLE = (14.0, 12.0, 4)
_SOURCE = (9.0, 9.0, 6)
_GAP = Pt(8)
_INSETS = 16.0  # points beside and above and below the text of a title, both sides together
_PIXEL = 9525  # EMU


@dataclass(frozen=True)
class Placed:
    """A text with its place and the name it has on the slide."""

    name: str
    text: Fitted
    place: Area


@dataclass(frozen=True)
class Frame:
    """The texts of a slide and the room they leave; the title stands where its layout has it where `moved` is None."""

    title: Fitted
    moved: Area | None
    texts: tuple[Placed, ...]
    room: Area
    logo: Area | None = None

    @property
    def cut(self) -> Iterator[str]:
        """The names of the texts that were too long."""
        yield from (["title"] if self.title.cut else [])
        yield from (one.name.lower() for one in self.texts if one.text.cut)


def frame_of(layouts: Layouts, title: str, *, subtitle: str = "", source: str = "", logo: Logo | None = None) -> Frame:
    """Fit the texts of a slide: the title in its place, which may grow, subtitle below, source at the foot."""
    fitted, moved, room = _title(layouts, title)
    face = Face(layouts.text_font)
    texts = []
    if subtitle:
        text = _fitted(subtitle, room.width, _SUBTITLE, face)
        texts.append(Placed("Subtitle", text, area(room.left, room.top, room.width, Pt(text.height))))
        room = _less(room, above=Pt(text.height) + _GAP)
    corner = _corner(room, logo) if logo else None
    low = corner.height if corner else 0
    if source:
        width = room.width - (corner.width + _GAP if corner else 0)
        text = _fitted(source, width, _SOURCE, face)
        low = max(low, Pt(text.height))
        texts.append(Placed(SOURCE_LINE, text, area(room.left, room.top + room.height - low, width, Pt(text.height))))
    return Frame(fitted, moved, tuple(texts), _less(room, below=low + _GAP if low else 0), corner)


def _title(layouts: Layouts, title: str) -> tuple[Fitted, Area | None, Area]:
    place, room = layouts.title, layouts.room
    largest, least, lines = _TITLE
    most = max(min(layouts.style.size, largest), least)
    text = fit(title, Emu(place.width).pt - _INSETS, most=most, least=least, lines=lines, face=layouts.style.face)
    needed = Pt(text.height + _INSETS / 2)
    if needed <= place.height:
        return text, None, room
    moved = area(place.left, place.top, place.width, needed)
    return text, moved, _less(room, above=max(place.top + needed - room.top, 0))


def _fitted(text: str, width: float, sizes: tuple[float, float, int], face: Face) -> Fitted:
    most, least, lines = sizes
    return fit(text, Emu(int(width)).pt, most=most, least=least, lines=lines, face=face)


def _less(room: Area, *, above: float = 0, below: float = 0) -> Area:
    return area(room.left, room.top + above, room.width, max(room.height - above - below, 1))


def _corner(room: Area, logo: Logo) -> Area:
    """The place of a logo: at the right of the foot of a room."""
    width, height = logo.width * _PIXEL, logo.height * _PIXEL
    return area(room.left + room.width - width, room.top + room.height - height, width, height)
