"""Bubble maps of Iraq and its neighbours: polygons and sites projected here, labels at the edges."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Json, Margin, legend_height
from iraq_report.figures.charts.lanes import role_text
from iraq_report.figures.charts.map_labels import Point, leaders, site_texts, texts_beside
from iraq_report.figures.charts.place import Box
from iraq_report.figures.charts.scale import top_of
from iraq_report.figures.text import also, number_text, plain, text_height, text_width, wrap
from iraq_report.figures.theme import Size
from iraq_report.tables.geo import Ring, governorates, neighbours

NOTE = "18 governorates, borders as of 2020"
_EARTH = 6371.0  # kilometres
_ORIGIN = (43.7, 33.0)  # longitude and latitude of the projection's centre
_PARALLELS = (30.0, 36.0)
_BIGGEST = 17.0  # radius of the largest bubble in pixels
_LABELS = 158  # width of a column of labels, at the least
_WIDEST = 372.0  # of the map between them: what a slide has height for
_NEIGHBOURS: dict[str, tuple[Point, ...]] = {  # where their names may stand, best first
    "Iran": ((47.4, 35.0), (47.2, 36.2), (47.9, 33.6)),
    "Turkey": ((42.0, 37.75), (39.5, 37.4), (43.5, 37.8)),
    "Syria": ((39.6, 35.2), (40.2, 36.2), (39.9, 34.3)),
    "Jordan": ((37.6, 31.3), (37.4, 30.6)),
    "Saudi Arabia": ((42.2, 29.6), (41.5, 30.3), (43.5, 29.4)),
    "Kuwait": ((47.6, 29.25),),
}


@dataclass(frozen=True)
class View:
    """The part of the projected plane that is drawn, in kilometres, and pixels for each of them."""

    left: float
    bottom: float
    right: float
    top: float
    scale: float

    def px(self, point: Point) -> Point:
        """Pixels from the top left corner of the plot of a projected point."""
        return (point[0] - self.left) * self.scale, (self.top - point[1]) * self.scale


def project(lon: float, lat: float) -> Point:
    """Lambert's conformal conic projection of a point in degrees, in kilometres east and north of the centre.

    Formula: the spherical form with two standard parallels, 30 and 36 degrees north.
    Source: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), pages
    104-107.
    """
    first, second = (math.radians(value) for value in _PARALLELS)
    lift = [math.tan(math.pi / 4 + math.radians(value) / 2) for value in (*_PARALLELS, _ORIGIN[1], lat)]
    cone = math.log(math.cos(first) / math.cos(second)) / math.log(lift[1] / lift[0])
    factor = _EARTH * math.cos(first) * lift[0] ** cone / cone
    radius, centre = factor / lift[3] ** cone, factor / lift[2] ** cone
    angle = cone * math.radians(lon - _ORIGIN[0])
    return radius * math.sin(angle), centre - radius * math.cos(angle)


def bubble_map(
    sites: pd.DataFrame,
    *,
    size: Size,
    labels: Mapping[str, str] | None = None,
    unit: str = "attacks",
    most: int = 12,
) -> go.Figure:
    """Draw each site as a circle whose area is its value; the map reaches as far as the sites do.

    `sites` has `label`, `lat`, `lon` (degrees), `value`, `role` and `text` (said when touched). The `most`
    sites of the largest values are named with their values at the left and right edge (on a phone by
    numbers, listed under the map); the others say their name when touched. `labels` names the roles. `unit`
    names the values.
    """
    sites = sites.sort_values(["value", "label"], ascending=[False, True], kind="stable").reset_index(drop=True)
    places = [project(lon, lat) for lon, lat in zip(sites["lon"], sites["lat"], strict=True)]
    side = 30 if size.narrow else max(_LABELS, (size.width - _WIDEST) / 2 - EDGE)
    view = _view(places, size.width - 2 * (EDGE + side))
    named = sites.head(most)
    listed = site_texts(named, size.width - 2 * EDGE - 60) if size.narrow else []
    legend = _roles(sites, labels)
    margin = Margin(
        EDGE + side,
        EDGE + side,
        EDGE + legend_height([text for _, text in legend], size.width - 2 * (EDGE + side)),
        92 + _list_height(listed),
    )
    canvas = Canvas(size, kind="Map", margin=margin, height=(view.top - view.bottom) * view.scale)
    _land(canvas, view)
    biggest = max(float(sites["value"].max()), 1e-9)
    _bubbles(canvas, sites, places, legend, biggest, unit)
    pixels = [view.px(place) for place in places]
    beside = [str(number + 1) for number in range(len(named))]
    if not size.narrow:
        beside = texts_beside(canvas, named, pixels[: len(named)], side - 8)
    radii = [_radius(float(value), biggest) for value in sites["value"]]
    taken = leaders(canvas, beside, pixels[: len(named)], radii)
    taken += [Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(pixels, radii, strict=True)]
    _name_neighbours(canvas, view, taken)
    _key(canvas, view, biggest, unit)
    _list(canvas, listed)
    for axis, ends in (("xaxis", [view.left, view.right]), ("yaxis", [view.bottom, view.top])):
        canvas.layout[axis] = {"range": [round(end, 1) for end in ends], "visible": False, "showgrid": False}
    if len(legend) > 1:
        canvas.legend(above=4)
    return canvas.figure()


def _view(places: Sequence[Point], width: float) -> View:
    """Iraq with a little around it, widened to hold every site."""
    land = [project(*point) for rings in governorates().values() for ring in rings for point in ring]
    xs = [x for x, _ in land] + [x + step for x, _ in places for step in (-35, 35)]
    ys = [y for _, y in land] + [y + step for _, y in places for step in (-35, 35)]
    left, right, bottom, top = min(xs) - 25, max(xs) + 25, min(ys) - 25, max(ys) + 25
    return View(left, bottom, right, top, width / (right - left))


def _outline(areas: Mapping[str, Sequence[Ring]], view: View) -> Json:
    """Rings joined by gaps, as Plotly fills them, and the name of each; what is wholly beside the view is left out."""
    x: list[float | None] = []
    y: list[float | None] = []
    names: list[str] = []
    for name, rings in areas.items():
        for ring in rings:
            points = [project(*point) for point in ring]
            if max(p[0] for p in points) < view.left or min(p[0] for p in points) > view.right:
                continue
            x += [*(round(point[0], 1) for point in points), None]
            y += [*(round(point[1], 1) for point in points), None]
            names.append(name)
    return {"x": x, "y": y, "meta": {"names": names}}


def _land(canvas: Canvas, view: View) -> None:
    """Draw the neighbours first and the governorates over them."""
    for areas, name, role in ((neighbours(), "Country", "band"), (governorates(), "Governorate", "land")):
        trace: Json = {
            "type": "scatter", "mode": "lines", "fill": "toself", "name": name, "hoverinfo": "skip",
            "line": {"width": 0.8, "simplify": False}, **_outline(areas, view),
        }  # fmt: skip
        canvas.trace(trace, {"fillcolor": role, "line.color": "border"})


def _name_neighbours(canvas: Canvas, view: View, taken: Sequence[Box]) -> None:
    """Write the names of neighbours where they cover no circle and no leader line."""
    small = canvas.size.small
    for name, choices in _NEIGHBOURS.items():
        half = text_width(name, small) / 2 + 2
        for x, y in (view.px(project(*choice)) for choice in choices):
            box = Box(x - half, y - 9, x + half, y + 9)
            inside = box.left > 0 and box.right < canvas.width and box.top > 0 and box.bottom < canvas.height
            if inside and not any(box.meets(other) for other in taken):
                canvas.label(name, x, y, role="muted", size=small, across="center")
                break


def _radius(value: float, biggest: float) -> float:
    return max(_BIGGEST * math.sqrt(max(value, 0) / biggest), 3.0)


def _roles(sites: pd.DataFrame, labels: Mapping[str, str] | None) -> list[tuple[str, str]]:
    roles = [role for role in (labels or {}) if (sites["role"] == role).any()]
    roles += sorted(set(sites["role"]) - set(roles))
    return [(role, plain(role_text(role, labels))) for role in roles]


def _bubbles(
    canvas: Canvas,
    sites: pd.DataFrame,
    places: Sequence[Point],
    legend: Sequence[tuple[str, str]],
    biggest: float,
    unit: str,
) -> None:
    """One trace a role, large circles first, so that small ones stay on top."""
    for role, name in legend:
        own = sites.index[sites["role"] == role]
        said = [
            f"<b>{plain(sites['label'][at])}</b><br>{number_text(float(sites['value'][at]))} {plain(unit)}"
            + also(sites["text"][at])
            for at in own
        ]
        trace: Json = {
            "type": "scatter", "mode": "markers", "name": name, "showlegend": len(legend) > 1,
            "x": [round(places[at][0], 1) for at in own], "y": [round(places[at][1], 1) for at in own],
            "marker": {
                "size": [round(2 * _radius(float(sites["value"][at]), biggest), 1) for at in own],
                "opacity": 0.85, "line": {"width": 1},
            },
            "customdata": said, "hovertemplate": HOVER, "cliponaxis": False,
        }  # fmt: skip
        canvas.trace(trace, {"marker.color": role, "marker.line.color": "paper"})


def _key(canvas: Canvas, view: View, biggest: float, unit: str) -> None:
    """Size key, scale bar and note under the map."""
    base = canvas.height + 52
    side = min(canvas.margin.left - EDGE, _LABELS)
    left = -side
    x = left + _BIGGEST / 2
    small = canvas.size.small
    for value in _key_values(biggest):
        radius = _radius(value, biggest)
        x += radius
        canvas.circle(x, base - radius, radius)
        text = number_text(value)
        canvas.label(text, x + radius + 4, base - 8, role="muted", size=small)
        x += radius + text_width(text, small) + 16
    kilometres = 200 if 200 * view.scale < 120 else 100
    end = canvas.width + side
    begin = end - kilometres * view.scale
    room = min(begin, end - text_width(f"{kilometres} km", small)) - x
    canvas.label(wrap(unit, room, small), x - 6, base - 8, role="muted", size=small)
    canvas.line((begin, base), (end, base), role="muted", width=2, below=False)
    canvas.label(f"{kilometres} km", end, base - 4, role="muted", size=small, across="right", down="bottom")
    canvas.label(NOTE, left, base + 10, role="muted", size=small, down="top")


def _key_values(biggest: float) -> list[float]:
    """Three values, the largest a round number near the largest bubble."""
    if biggest <= 3:
        return [float(value) for value in range(1, max(math.floor(biggest), 1) + 1)]
    top = top_of(biggest, most=5)
    top = top if top <= biggest * 1.15 else float(math.floor(biggest))
    middle = float(max(round(top / 4), 2))
    return [1.0, middle, top] if middle < top else [1.0, top]


def _list_height(texts: Sequence[str]) -> float:
    return sum(text_height(text) + 3 for text in texts)


def _list(canvas: Canvas, texts: Sequence[str]) -> None:
    """Numbers and names of the labelled sites under the map of a phone."""
    y = canvas.height + 92.0 - 8
    left = EDGE - canvas.margin.left
    for number, text in enumerate(texts):
        canvas.label(f"<b>{number + 1}</b>", left + 18, y, across="right", down="top")
        canvas.label(text, left + 26, y, down="top")
        y += text_height(text) + 3
