"""Templates as users bring them: layouts under other names, sample slides, other fonts and colours."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from iraq_report.exports.slides.palette import theme_part

INK, NAVY = "F4F1E8", "14213D"
ACCENTS = ("FCA311", "7FB7E6", "A8D5A2", "D98CB3", "E5E5E5", "C9A0F0")
_SECTIONS = (
    '<p:ext xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Samples" '
    'id="{6F8B1B0C-5D55-4E7B-9C5A-1C1D1E1F2021}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext>"
)


def dark_template(path: Path, *, font: str = "Georgia", accents: Sequence[str] = ACCENTS) -> Path:
    """A template of 13.33 by 7.5 inches: dark blue, light text, a strip at the foot, two sample slides in a section."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    master = deck.slide_master
    _recolour(master, font, accents)
    for number, layout in enumerate(master.slide_layouts):
        layout.name = f"Folie {number}"
    holders = (master, *master.slide_layouts)
    places = [(one, one.left, one.top, one.width, one.height) for holder in holders for one in holder.placeholders]
    for shape, left, top, width, height in places:
        shape.left, shape.top, shape.width, shape.height = round(left * 4 / 3), top, round(width * 4 / 3), height
    strip = master.shapes._spTree  # a strip of colour, as many templates have
    strip.append(_strip())
    for layout in (master.slide_layouts[0], master.slide_layouts[1]):
        deck.slides.add_slide(layout).shapes.title.text = "A sample"
    deck.element.append(parse_xml(f"<p:extLst {nsdecls('p')}>{_SECTIONS}</p:extLst>"))
    deck.save(path)
    return path


def _recolour(master, font: str, accents: Sequence[str]) -> None:
    part = theme_part(master)
    root = etree.fromstring(part.blob)
    colours = {"dk1": NAVY, "lt1": INK, "dk2": "22304F", "lt2": "C8CEDB"}
    colours |= {f"accent{number}": colour for number, colour in enumerate(accents, start=1)}
    for name, colour in colours.items():
        slot = next(root.iter(qn(f"a:{name}")))
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr"), val=colour)
    for latin in (*root.iter(qn("a:majorFont")), *root.iter(qn("a:minorFont"))):
        latin.find(qn("a:latin")).set("typeface", font)
    part._blob = etree.tostring(root)
    for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        master._element.find(qn("p:clrMap")).set(name, slot)


def _strip():
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Strip"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="{Inches(7.0)}"/><a:ext cx="{Inches(13.333)}" cy="{Inches(0.5)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )


def as_potx(path: Path) -> Path:
    """The same file as a template proper."""
    target = path.with_suffix(".potx")
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(target, "w") as taken:
        for item in given.infolist():
            content = given.read(item).replace(b"presentation.main+xml", b"template.main+xml")
            taken.writestr(item, content)
    return target
