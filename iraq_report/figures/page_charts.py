"""A chart in the forms that a page shows: light and dark, for a column and for a phone; and as a script of all four."""

from __future__ import annotations

import json
from dataclasses import dataclass

from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json, changes, paint
from iraq_report.figures.theme import Theme

_CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class PageCharts:
    """A bare chart, painted in four ways."""

    light: Json
    dark: Json
    narrow_light: Json
    narrow_dark: Json

    @property
    def wide_size(self) -> tuple[int, int]:
        """Width and height for a column, in pixels."""
        return self.light["layout"]["width"], self.light["layout"]["height"]

    @property
    def narrow_size(self) -> tuple[int, int]:
        """Width and height for a phone, in pixels."""
        return self.narrow_light["layout"]["width"], self.narrow_light["layout"]["height"]


def page_charts(chart: Json, narrow: Json, themes: Themes = DEFAULT) -> PageCharts:
    """All forms of a bare chart and of its narrow drawing."""
    return PageCharts(*(paint(drawn, theme) for drawn in (chart, narrow) for theme in (themes.light, themes.dark)))


def on_page(drawn: PageCharts, themes: Themes = DEFAULT) -> PageCharts:
    """The forms without their paper, since a page has one; a theme with another paper brings its own."""
    return PageCharts(
        _clear(drawn.light, themes.light, DEFAULT.light),
        _clear(drawn.dark, themes.dark, DEFAULT.dark),
        _clear(drawn.narrow_light, themes.light, DEFAULT.light),
        _clear(drawn.narrow_dark, themes.dark, DEFAULT.dark),
    )


def _clear(chart: Json, theme: Theme, page: Theme) -> Json:
    if theme.colours["paper"] != page.colours["paper"]:
        return chart
    return {**chart, "layout": {**chart["layout"], "paper_bgcolor": _CLEAR}}


def live_script(id: str, drawn: PageCharts) -> str:
    """The data of a live chart as a script, since a page opened from a file may not fetch."""
    data = {
        "chart": drawn.light,
        "dark": changes(drawn.light, drawn.dark),
        "narrow": drawn.narrow_light,
        "narrowDark": changes(drawn.narrow_light, drawn.narrow_dark),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"iraqReport.figure({json.dumps(id)},{text});\n"
