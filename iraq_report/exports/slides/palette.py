"""What a presentation looks like: the colours of its theme, its background and its fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.slide import SlideLayout, SlideMaster

from iraq_report.exports.slides.shades import shaded

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WHITE, BLACK = "FFFFFF", "000000"


@dataclass(frozen=True)
class Palette:
    """Colours as six hexadecimal digits: `slots` by their name in a slide (`tx1`, `bg1`, `accent1`…), the background
    that charts stand on, and the fonts of headings and of text (blank where the theme names none).
    """

    slots: Mapping[str, str]
    background: str
    heading_font: str = ""
    text_font: str = ""


def read_palette(layout: SlideLayout) -> Palette:
    """The palette of a layout of a presentation, with what it takes over from its master."""
    master = layout.slide_master
    theme = _theme(master)
    named = {_local(item): _colour(item[0], {}) for item in theme.iter(f"{_A}clrScheme") for item in item if len(item)}
    names = dict(master._element.find(f"{_P}clrMap").attrib)
    slots = {slot: named[name] for slot, name in names.items() if name in named}
    fonts = {_local(item): item.find(f"{_A}latin") for item in theme.iter(f"{_A}majorFont", f"{_A}minorFont")}
    typefaces = {name: font.get("typeface", "") if font is not None else "" for name, font in fonts.items()}
    return Palette(
        slots, _background(layout, slots), typefaces.get("majorFont", ""), typefaces.get("minorFont", "")
    )  # fmt: skip


def theme_part(master: SlideMaster) -> Any:
    """The part of a presentation that holds a master's theme."""
    return master.part.part_related_by(KIND.THEME)


def _theme(master: SlideMaster) -> etree._Element:
    return etree.fromstring(theme_part(master).blob)


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _background(layout: SlideLayout, slots: Mapping[str, str]) -> str:
    """The colour behind a slide: of the layout, else of the master; of a gradient or a picture the nearest guess."""
    for holder in (layout, layout.slide_master):
        found = holder._element.find(f"{_P}cSld/{_P}bg")
        if found is not None:
            colours = [_colour(item, slots) for item in found.iter(f"{_A}srgbClr", f"{_A}schemeClr", f"{_A}sysClr")]
            return colours[0] if colours else slots.get("bg1", WHITE)
    return slots.get("bg1", WHITE)


def _colour(item: etree._Element, slots: Mapping[str, str]) -> str:
    """A colour of the file as seen, its lightness moved as it asks for."""
    kind = _local(item)
    if kind == "srgbClr":
        base = item.get("val", BLACK).upper()
    elif kind == "sysClr":
        base = item.get("lastClr", WHITE if item.get("val") == "window" else BLACK).upper()
    else:
        base = slots.get(item.get("val", ""), slots.get("bg1", WHITE))
    moved = {_local(change): int(change.get("val", "0")) / 100_000 for change in item}
    return shaded(base, times=moved.get("lumMod", 1.0), plus=moved.get("lumOff", 0.0))
