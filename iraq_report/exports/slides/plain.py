"""The deck of one's own: python-pptx's plain presentation in the fonts and colours of the report."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from iraq_report.exports.sizes import Box
from iraq_report.exports.slides.colours import ACCENTS
from iraq_report.exports.slides.palette import theme_part
from iraq_report.exports.slides.shades import is_dark
from iraq_report.exports.slides.template import drop_kinds
from iraq_report.figures.look import Themes
from iraq_report.figures.theme import Theme

_SHORT, _LONGEST = Inches(7.5), 4  # the shorter side of a slide, and how many times as long the other may be
_KEPT = ("Title Slide", "Title Only")  # names of python-pptx's own presentation
_EDGE = Inches(0.5)
_TITLE, _FOOT = Pt(26), Inches(0.35)


def plain_presentation(size: Box, look: Themes) -> Any:
    """An empty presentation in the shape of a size: two layouts, the fonts and the light colours of a look."""
    presentation = Presentation()
    short = min(size.width, size.height)
    width, height = (min(side / short, _LONGEST) * _SHORT for side in (size.width, size.height))
    presentation.slide_width, presentation.slide_height = Emu(round(width)), Emu(round(height))
    master = presentation.slide_master
    for layout in [one for one in master.slide_layouts if one.name not in _KEPT]:
        master.slide_layouts.remove(layout)
    drop_kinds(presentation.part.package, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    drop_kinds(presentation.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    _write_theme(master, look)
    _place(presentation)
    return presentation


def _write_theme(master: Any, look: Themes) -> None:
    """Put the colours and the fonts of a look into the presentation's theme."""
    part = theme_part(master)
    root = etree.fromstring(part.blob)
    dark = is_dark(look.light.colours["paper"][1:])
    _write_colours(root, look.light, dark=dark)
    for tag, families in {"a:majorFont": look.fonts.headings, "a:minorFont": look.fonts.family}.items():
        for font in root.iter(qn(tag)):
            font.find(qn("a:latin")).set("typeface", families.partition(",")[0].strip('"'))
    root.set("name", look.name)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if dark:  # the theme's dark colours are the ground then
        for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
            master._element.find(qn("p:clrMap")).set(name, slot)


def _write_colours(root: Any, theme: Theme, *, dark: bool) -> None:
    ground, ink = ("dk", "lt") if dark else ("lt", "dk")
    named = {f"{ground}1": "paper", f"{ink}1": "text", f"{ground}2": "band", f"{ink}2": "muted"}
    named |= {f"accent{place}": role for place, role in enumerate(ACCENTS, start=1)} | {"hlink": "main"}
    for item in root.iter(qn("a:clrScheme")):
        item.set("name", theme.name)
        for name, role in named.items():
            slot = item.find(qn(f"a:{name}"))
            slot.clear()
            etree.SubElement(slot, qn("a:srgbClr"), val=theme.colours[role][1:])


def _place(presentation: Any) -> None:
    """Put titles and foot where a wide claim and a chart need them, on the master and on both layouts."""
    width, height = presentation.slide_width, presentation.slide_height
    master, room = presentation.slide_master, presentation.slide_width - 2 * _EDGE
    style = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("b", "1")
    style.find(qn("a:defRPr")).set("sz", str(round(_TITLE.pt * 100)))
    boxes = {
        KIND.TITLE: (_EDGE, Inches(0.3), room, Inches(0.75)),
        KIND.BODY: (_EDGE, Inches(1.2), room, height - Inches(1.8)),
        KIND.DATE: (_EDGE, height - _FOOT, Inches(2), _FOOT),
        KIND.FOOTER: (width // 4, height - _FOOT, width // 2, _FOOT),
        KIND.SLIDE_NUMBER: (width - _EDGE - Inches(2), height - _FOOT, Inches(2), _FOOT),
        KIND.CENTER_TITLE: (_EDGE, Inches(1.5), room, Inches(2)),
        KIND.SUBTITLE: (_EDGE, Inches(3.7), room, Inches(2.8)),
    }
    for holder in (master, *master.slide_layouts):
        for shape in holder.placeholders:
            kind = shape.placeholder_format.type
            shape.left, shape.top, shape.width, shape.height = boxes[kind]
            if kind == KIND.TITLE:
                shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            if kind == KIND.CENTER_TITLE:
                shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            if kind == KIND.SUBTITLE:
                _set_left_and_muted(shape)


def _set_left_and_muted(subtitle: Any) -> None:
    for level in subtitle._element.iter(qn("a:lvl1pPr")):
        level.set("algn", "l")
        for colour in level.iter(qn("a:schemeClr")):
            colour.set("val", "tx2")
            colour[:] = []
