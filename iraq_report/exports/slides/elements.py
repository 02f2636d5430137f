"""Shapes of a slide written whole: python-pptx looks through all of them for each it adds, too long for hundreds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.shapetree import BaseShapeFactory

from iraq_report.exports.slides.ooxml import decorate, describe
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.rings import Ring
from iraq_report.exports.slides.sheet import Area, Sheet

_LONGEST = 120  # of a name in PowerPoint's list of shapes


@dataclass(frozen=True)
class Item:
    """A shape to be: its name, what it says (blank: it is passed over by a screen reader), where it stands before it is
    turned, its geometry and its look as DrawingML.
    """

    name: str
    says: str
    area: Area
    geometry: str
    look: str
    turn: int = 0  # degrees, clockwise


def look(page: Page, fill: str | None, line: str | None, *, width: float = 1) -> str:
    """The fill and the line of a shape by role, None for none; `width` of the line in pixels."""
    drawn = f'<a:ln w="{page.sheet.length(width)}">{_solid(page, line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
    return (_solid(page, fill) if fill else "<a:noFill/>") + drawn


def _solid(page: Page, role: str) -> str:
    return etree.tostring(page.colours.of(role).fill(), encoding="unicode")


def preset(name: str, adjust: Iterable[tuple[str, int]] = ()) -> str:
    """The geometry of one of PowerPoint's own shapes."""
    values = "".join(f'<a:gd name="{key}" fmla="val {value}"/>' for key, value in adjust)
    return f'<a:prstGeom prst="{name}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def freeform(sheet: Sheet, area: Area, fills: Iterable[Ring], lines: Iterable[Ring]) -> str:
    """A geometry of closed outlines that are filled and of lines over them, all in pixels; `area` holds them all."""
    size = f'w="{area.width}" h="{area.height}"'
    filled = "".join(_path(sheet, area, ring) + "<a:close/>" for ring in fills)
    drawn = "".join(_path(sheet, area, line) for line in lines)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path {size} stroke="0">{filled}</a:path><a:path {size} fill="none">{drawn}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _path(sheet: Sheet, area: Area, points: Ring) -> str:
    first, *more = (f'<a:pt x="{sheet.x(x) - area.left}" y="{sheet.y(y) - area.top}"/>' for x, y in points)
    return f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in more)


def add_group(page: Page, name: str, says: str, items: Iterable[Item]) -> None:
    """Put shapes into a group of their own, from back to front; it has a name and says what they are together."""
    group = page.shapes.add_group_shape()
    describe(group, name, says)
    _append(page, group._element, items)
    group._element.recalculate_extents()


def add_item(page: Page, item: Item) -> None:
    """Put a single shape on the chart."""
    _append(page, page.shapes._element, [item])


def _append(page: Page, group: Any, items: Iterable[Item]) -> None:
    for item in items:
        element = _element(page.shapes._next_shape_id, item)
        group.append(element)
        if not item.says:
            decorate(BaseShapeFactory(element, page.shapes), item.name)


def _element(number: int, item: Item) -> Any:
    name = item.name if len(item.name) <= _LONGEST else f"{item.name[: _LONGEST - 1]}…"
    turn = f' rot="{item.turn * 60_000}"' if item.turn else ""
    left, top, width, height = item.area
    return parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        f'<p:cNvPr id="{number}" name={quoteattr(name)} descr={quoteattr(item.says)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm{turn}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f"{item.geometry}{item.look}</p:spPr></p:sp>"
    )
