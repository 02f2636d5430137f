"""Put title, subtitle, source line and logo around a bare chart, and take them off again.

The texts are annotations, since Plotly sets a title of several lines by its own rules and lets it run into the chart.
"""

from __future__ import annotations

from typing import NamedTuple

from iraq_report.figures.look import DEFAULT, Logo, Themes
from iraq_report.figures.paint import Json
from iraq_report.figures.text import text_height, wrap
from iraq_report.figures.theme import Size

SOURCE_LINE = "source-line"  # name of the annotation that holds the source line
ADDED = ("title", "subtitle", SOURCE_LINE)  # names of the annotations that `compose` adds
_LOGO = "logo"
_EDGE, _FOOT, _GAP = 12, 8, 16


class Around(NamedTuple):
    """The texts around a chart."""

    title: str
    subtitle: str
    source: str


def compose(chart: Json, around: Around, *, size: Size, themes: Themes = DEFAULT) -> Json:
    """Add title, subtitle, source line and the logo of a theme to a bare chart; `strip` takes them off again."""
    layout = dict(chart["layout"])
    margin = layout["margin"]
    sizes, logo = themes.sizes.on(size), themes.logo
    room = layout["width"] - 2 * _EDGE
    title = f"<b>{wrap(around.title, room, sizes.title, bold=True)}</b>"
    subtitle = wrap(around.subtitle, room, sizes.subtitle) if around.subtitle else ""
    beside = room - (logo.width + _GAP if logo else 0)
    source = wrap(themes.source_text(around.source), beside, sizes.source)
    first = 12 + text_height(title, sizes.title) + 2
    top = round(first + (text_height(subtitle, sizes.subtitle) if subtitle else 0) + 6)
    bottom = round(max(text_height(source, sizes.source), logo.height if logo else 0) + 14)
    left = _EDGE - margin["l"]
    above, below = margin["t"] + top, margin["b"] + bottom
    added = [
        _line("title", title, sizes.title, left, 1, "top", above - 12),
        _line(SOURCE_LINE, source, sizes.source, left, 0, "bottom", _FOOT - below),
    ]
    added += [_line("subtitle", subtitle, sizes.subtitle, left, 1, "top", above - first)] if subtitle else []
    if themes.fonts.headings != themes.fonts.family:
        added[0]["font"]["family"] = themes.fonts.headings
    layout["height"] = layout["height"] + top + bottom
    layout["margin"] = {**margin, "t": above, "b": below}
    layout["annotations"] = [*layout.get("annotations", []), *added]
    if logo:
        layout["images"] = [*layout.get("images", []), _picture(logo, layout)]
    layout["meta"] = {**(layout.get("meta") or {}), "added": {"t": top, "b": bottom}}
    return {**chart, "layout": layout}


def _line(name: str, text: str, size: int, left: float, y: int, anchor: str, shift: float) -> Json:
    return {
        "name": name, "text": text, "xref": "paper", "yref": "paper", "x": 0, "y": y, "xanchor": "left",
        "yanchor": anchor, "align": "left", "showarrow": False, "font": {"size": size}, "xshift": left,
        "yshift": shift,
    }  # fmt: skip


def _picture(logo: Logo, layout: Json) -> Json:
    """The logo in the lower right corner of a composed chart; Plotly counts in shares of the plot."""
    margin = layout["margin"]
    wide, high = layout["width"] - margin["l"] - margin["r"], layout["height"] - margin["t"] - margin["b"]
    return {
        "name": _LOGO, "source": logo.address, "xref": "paper", "yref": "paper", "xanchor": "right",
        "yanchor": "bottom", "x": round(1 + (margin["r"] - _EDGE) / wide, 5),
        "y": round((_FOOT - margin["b"]) / high, 5), "sizex": round(logo.width / wide, 5),
        "sizey": round(logo.height / high, 5), "layer": "above",
    }  # fmt: skip


def strip(chart: Json) -> Json:
    """Undo `compose`: the bare chart again, for a page that prints title and source line itself."""
    layout = dict(chart["layout"])
    meta = dict(layout["meta"])
    added = meta.pop("added")
    margin = layout["margin"]
    layout["annotations"] = [note for note in layout["annotations"] if note.get("name") not in ADDED]
    if images := layout.pop("images", []):
        own = [image for image in images if image.get("name") != _LOGO]
        layout |= {"images": own} if own else {}
    layout["margin"] = {**margin, "t": margin["t"] - added["t"], "b": margin["b"] - added["b"]}
    layout["height"] = layout["height"] - added["t"] - added["b"]
    layout["meta"] = meta
    return {**chart, "layout": layout}
