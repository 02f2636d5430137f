"""Colours by role, fonts and the two templates (light, dark) that every chart is drawn with.

A role says what a mark stands for, never in which order it was drawn, so a filter does not recolour a chart.
Every role keeps a contrast of 3:1 or more against its background (tests/figures/test_theme.py measures it). A user's
own file may set others (theme_file.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
_FONTS = ("font", "textfont", "tickfont")  # where a chart sets the size of a text

# They differ in lightness as well as in hue, so that who sees fewer hues tells them apart too: any two of a theme
# are 13 or more apart (CIEDE2000) in simulations of colour blindness (tests/figures/test_colour_blindness.py).
_BLUE, _VERMILLION, _GREEN = ("#0066D7", "#2AA2FF"), ("#B64400", "#E26B12"), ("#03583F", "#2F8B67")
_PURPLE, _ORANGE, _SKY = ("#814C77", "#AF77A4"), ("#C68509", "#FBBA19"), ("#0098FB", "#90E6FF")
_GREY = ("#7E8488", "#B2B4B6")
HUES: dict[str, tuple[str, str]] = {
    "blue": _BLUE, "vermillion": _VERMILLION, "green": _GREEN, "purple": _PURPLE, "orange": _ORANGE, "sky": _SKY,
    "grey": _GREY,
}  # fmt: skip

# role: (light, dark). Roles that share a colour are not drawn alike in one chart.
ROLES: dict[str, tuple[str, str]] = {
    # weapons
    "rocket": _BLUE,
    "drone": _VERMILLION,
    "ied": _GREEN,
    "mortar": _SKY,
    "ballistic_missile": _PURPLE,
    "guided_missile": _PURPLE,
    "airstrike": _ORANGE,
    "small_arms": _ORANGE,
    "unknown": _GREY,
    # who
    "us": _BLUE,
    "iraq": _GREEN,
    "iran": _VERMILLION,
    "militia": _PURPLE,
    "nato": _SKY,
    "coalition": _SKY,
    "contractor": _ORANGE,
    "russia": _VERMILLION,
    "china": _ORANGE,
    "korea": _PURPLE,
    "czech": _GREEN,
    "europe": _SKY,
    # confidence grades, strongest first
    "high": _BLUE,
    "medium": _SKY,
    "low": _GREY,
    # who states a value
    "report": _VERMILLION,
    "sources": _BLUE,
    # verdicts on statements, outcomes of forecasts
    "reproduced": _GREEN,
    "differs": _ORANGE,
    "disputed": _VERMILLION,
    "inconsistent": _PURPLE,
    "not_testable": _GREY,
    "not_covered": _SKY,
    "came_true": _GREEN,
    "partly": _SKY,
    "did_not": _VERMILLION,
    "open": _GREY,
    # neutral
    "main": _BLUE,
    "second": _VERMILLION,
    "third": _GREEN,
    "other": _GREY,
    "text": ("#1C2128", "#E6EAEF"),
    "muted": ("#57606A", "#A9B3BE"),
    "grid": ("#E3E7EB", "#30363D"),
    "band": ("#F0F2F4", "#21262D"),
    "land": ("#E9ECEF", "#262C34"),
    "border": ("#A9B1BA", "#4B545E"),
    "paper": ("#FFFFFF", "#14181F"),
}

# What lies behind marks; every other role is one of marks or of texts.
SURFACES = frozenset({"grid", "band", "land", "border", "paper"})

# Marks differ by symbol as well as by colour, for readers who do not tell the colours apart.
SYMBOLS: dict[str, str] = {
    "rocket": "circle",
    "drone": "triangle-up",
    "ied": "diamond",
    "mortar": "square",
    "ballistic_missile": "star",
    "guided_missile": "star-diamond",
    "airstrike": "x",
    "small_arms": "cross",
    "unknown": "circle-open",
    "high": "circle",
    "medium": "diamond",
    "low": "circle-open",
    "report": "diamond",
    "sources": "circle",
}


@dataclass(frozen=True)
class Size:
    """What a chart is drawn for: its width in pixels and whether labels must make do with a phone.

    `small` is the size of its smallest texts, in pixels. `native` is a chart that PowerPoint is to draw anew: it says
    what its data sheet holds, and its rows are of one height, as PowerPoint makes them.
    """

    width: int
    narrow: bool
    small: int
    native: bool = False


# A page shows the wide form from 91 percent of its width on (656 pixels, beside both sidebars) and the narrow one at
# its width on a phone of 360 pixels: no text is seen at less than 11 pixels. report.css sets the widths.
WIDE = Size(width=712, narrow=False, small=12)
NARROW = Size(width=328, narrow=True, small=11)
# A slide shows a chart across its whole width: 1000 pixels are 13.3 inches less the edges, a pixel almost a point.
SLIDE = Size(width=1000, narrow=False, small=12, native=True)


@dataclass(frozen=True)
class Theme:
    """One way to colour every chart: `colours` by role, and Plotly's template made of them.

    `shrink` is by how much every text is set smaller, for a font whose letters are wider than those measured with.
    """

    name: str
    colours: dict[str, str]
    template: dict[str, Any] = field(repr=False)
    shrink: float = 1.0


def _axis(colours: dict[str, str]) -> dict[str, Any]:
    return {
        "gridcolor": colours["grid"],
        "linecolor": colours["border"],
        "tickcolor": colours["border"],
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": 12, "color": colours["muted"]},
        "title": {"font": {"size": 12, "color": colours["muted"]}},
        "fixedrange": True,
    }


def _template(colours: dict[str, str], family: str) -> dict[str, Any]:
    return {
        "layout": {
            "font": {"family": family, "size": 13, "color": colours["text"]},
            "paper_bgcolor": colours["paper"],
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": {**_axis(colours), "showgrid": False, "ticklabelstandoff": 3},
            "yaxis": {**_axis(colours), "showgrid": True},
            "legend": {"font": {"size": 12, "color": colours["text"]}, "bgcolor": "rgba(0,0,0,0)"},
            "annotationdefaults": {
                "showarrow": False,
                "font": {"size": 12, "color": colours["text"]},
                "arrowcolor": colours["muted"],
            },
            "shapedefaults": {"line": {"width": 0}, "fillcolor": colours["band"]},
            "hoverlabel": {
                "bgcolor": colours["paper"],
                "bordercolor": colours["border"],
                "font": {"family": family, "size": 12, "color": colours["text"]},
                "align": "left",
            },
            "title": {"font": {"size": 18, "color": colours["text"]}},
            "hovermode": "closest",
        }
    }


def make_theme(name: str, colours: dict[str, str], *, family: str = FONT, shrink: float = 1.0) -> Theme:
    """The theme of a colour for every role, with the fonts of its texts as CSS lists them."""
    template = _template(colours, family)
    scale_texts(template, shrink)
    return Theme(name, colours, template, shrink)


def scale_texts(part: Any, factor: float) -> None:
    """Multiply the size of every font in a part of a chart, in place."""
    if factor == 1:
        return
    if isinstance(part, dict):
        for font in (part.get(name) for name in _FONTS):
            if isinstance(font, dict) and isinstance(font.get("size"), int | float):
                font["size"] = round(font["size"] * factor, 2)
    for item in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        scale_texts(item, factor)


LIGHT = make_theme("light", {role: pair[0] for role, pair in ROLES.items()})
DARK = make_theme("dark", {role: pair[1] for role, pair in ROLES.items()})
