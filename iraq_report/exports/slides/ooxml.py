"""What python-pptx has no call for: alternative text, decorative shapes, colours by role, plain shapes."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape

from iraq_report.exports.slides.colours import Colours
from iraq_report.exports.slides.page import Page

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DASHES = {
    "dot": MSO_LINE_DASH_STYLE.ROUND_DOT,
    "dash": MSO_LINE_DASH_STYLE.DASH,
    "dashdot": MSO_LINE_DASH_STYLE.DASH_DOT,
}  # fmt: skip


def describe(shape: BaseShape, name: str, text: str = "") -> None:
    """Give a shape its name in the selection pane and its alternative text."""
    shape.name = name
    shape._element._nvXxPr.cNvPr.set("descr", text)


def decorate(shape: BaseShape, name: str) -> None:
    """Name a shape and say that it carries no meaning of its own, so that a screen reader passes over it."""
    describe(shape, name)
    known = shape._element._nvXxPr.cNvPr
    extensions = etree.SubElement(known, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_DECORATIVE_URI)
    etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE})


def unstyle(shape: BaseShape) -> None:
    """Take off the theme's style, which brings outlines and shadows nobody asked for."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def set_fill(target: FillFormat, role: str | None, colours: Colours) -> None:
    """Fill with the colour of a role (`rocket`, or see-through `rocket/20`), or not at all for None."""
    if role is None:
        target.background()
        return
    target.solid()
    empty = target._xPr.eg_fillProperties
    empty.getparent().replace(empty, colours.of(role).fill())


def set_line(target: LineFormat, role: str | None, page: Page, *, width: float = 1, dash: str = "solid") -> None:
    """Draw a line of `width` pixels in the colour of a role, or none for None."""
    set_fill(target.fill, role, page.colours)
    if role is None:
        return
    target.width = page.sheet.length(width)
    if dash in _DASHES:
        target.dash_style = _DASHES[dash]


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """Append an element such as `c:majorUnit` to another and return it."""
    return etree.SubElement(parent, qn(tag), attributes)
