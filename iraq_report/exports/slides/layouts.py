"""The layouts of a presentation that a deck needs, found by what they hold and where, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import LayoutPlaceholder

from iraq_report.errors import ReportError
from iraq_report.exports.slides.fit_text import Face
from iraq_report.exports.slides.palette import read_palette
from iraq_report.exports.slides.sheet import Area, area

_TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
_FOOT = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
_ROOM = 0.4  # of a slide at least must be free for a chart
_EDGE = 0.045  # of the height of a slide stays free at its lower edge
_LOW = 0.75  # of the height: what a layout draws below it is its foot
_INSET = 91_440  # the inner edge of a text box where nothing is said of it


@dataclass(frozen=True)
class TitleStyle:
    """How a layout sets its title: size in points, font, bold, capitals."""

    size: float
    face: Face


@dataclass(frozen=True)
class Layouts:
    """`opening` for the first slide and `finding` for all others; `title` and `room` are places on the latter.

    `opening_style` and `style` say how the titles of both are set, `text_font` in what other text is.
    """

    opening: Any
    finding: Any
    title: Area
    room: Area
    opening_style: TitleStyle
    style: TitleStyle
    text_font: str


def find_layouts(presentation: Any) -> Layouts:
    """Find the layouts of a presentation. Raises ReportError E-TEMPLATE-LAYOUT where none has a title and room."""
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    width, height = int(presentation.slide_width or 0), int(presentation.slide_height or 0)
    known = [(layout, room) for layout in layouts if (room := _room(layout, width, height))]
    fit = [(layout, room) for layout, room in known if room.width * room.height >= _ROOM * width * height]
    if not fit:
        raise ReportError(
            "E-TEMPLATE-LAYOUT",
            f"found no layout with a title and room for a chart below it among the {len(layouts)} of the template; "
            "add one with nothing but a title, or use another template",
        )
    finding, room = min(fit, key=lambda item: (len(_others(item[0])), -item[1].width * item[1].height))
    opening = next(filter(_opens, layouts), finding)
    return Layouts(
        opening=opening,
        finding=finding,
        title=place_of(title_of(finding)),
        room=room,
        opening_style=_title_style(opening),
        style=_title_style(finding),
        text_font=read_palette(finding).text_font,
    )


def _kind(placeholder: Any) -> KIND:
    return placeholder.placeholder_format.type


def title_of(layout: Any) -> Any:
    """The title of a layout, unless it stands upright; None where there is none."""
    for placeholder in layout.placeholders:
        if _kind(placeholder) in _TITLES and placeholder._element.find(f".//{qn('p:ph')}").get("orient") != "vert":
            return placeholder
    return None


def _others(layout: Any) -> list[Any]:
    """The placeholders of a layout beside its title and its foot."""
    return [one for one in layout.placeholders if _kind(one) not in (*_TITLES, *_FOOT)]


def _opens(layout: Any) -> bool:
    kinds = {_kind(one) for one in layout.placeholders}
    return title_of(layout) is not None and (KIND.CENTER_TITLE in kinds or KIND.SUBTITLE in kinds)


def place_of(shape: Any) -> Area:
    """Where a shape stands, its layout's or master's place where it has none of its own."""
    return area(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)


def _room(layout: Any, width: int, height: int) -> Area | None:
    """What a layout leaves free below its title: where its one placeholder stands, else all down to its foot."""
    title = title_of(layout)
    if title is None or _kind(title) == KIND.CENTER_TITLE:
        return None
    place = place_of(title)
    top = place.top + place.height
    bodies = [place_of(one) for one in _others(layout)] or [area(place.left, top, place.width, height - top)]
    top = max(top, min(body.top for body in bodies))
    bottom = max(body.top + body.height for body in bodies)
    bottom = min([bottom, round(height * (1 - _EDGE)), *_foot(layout, top, height)])
    left = max(min(body.left for body in bodies) + _INSET, 0)
    right = min(max(body.left + body.width for body in bodies) - _INSET, width)
    return area(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _foot(layout: Any, top: int, height: int) -> Iterator[int]:
    """The upper edges of what stands at the foot of a slide: date and number, a logo, a strip of colour."""
    for shape in (*layout.shapes, *layout.slide_master.shapes):
        place = place_of(shape)
        if shape.is_placeholder:
            foot = isinstance(shape, LayoutPlaceholder) and _kind(shape) in _FOOT
        else:
            foot = place.top > _LOW * height
        if foot and place.height and place.top > top:
            yield place.top


def _title_style(layout: Any) -> TitleStyle:
    """What the title of a layout looks like: by its own style, then its master's, then the style of all titles."""
    master = layout.slide_master
    titles = [one._element for one in (title_of(layout), *master.placeholders) if one and _kind(one) in _TITLES]
    found: dict[str, str] = {}
    fonts: list[str] = []
    for element in (*titles, master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")):
        for style in element.iter(qn("a:lvl1pPr")) if element is not None else ():
            for run in style.iter(qn("a:defRPr")):
                found = {**dict(run.attrib), **found}
                fonts += [latin.get("typeface") for latin in run.iter(qn("a:latin"))]
    font = fonts[0] if fonts and not fonts[0].startswith("+") else read_palette(layout).heading_font
    bold, capitals = found.get("b") in ("1", "true"), found.get("cap") == "all"
    return TitleStyle(int(found.get("sz", "2800")) / 100, Face(font, bold=bold, capitals=capitals))
