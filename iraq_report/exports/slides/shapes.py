"""Rectangles, lines and circles of a chart as PowerPoint's own shapes at their exact places."""

from __future__ import annotations

from typing import Literal

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.shapes.autoshape import Shape

from iraq_report.exports.slides.ooxml import decorate, set_fill, set_line, unstyle
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json, role_of


def add_shape(page: Page, preset: MSO_SHAPE, box: Box) -> Shape:
    """A shape of a preset form in a rectangle of the canvas, without the theme's outline and shadow."""
    shape = page.shapes.add_shape(preset, *page.sheet.area(box))
    unstyle(shape)
    return shape


def add_line(
    page: Page, start: tuple[float, float], end: tuple[float, float], role: str, *, width: float, dash: str = "solid"
) -> None:
    """A straight line between two pixels of the canvas, which a screen reader passes over."""
    sheet = page.sheet
    line = page.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, sheet.x(start[0]), sheet.y(start[1]), sheet.x(end[0]), sheet.y(end[1])
    )
    unstyle(line)
    set_line(line.line, role, page, width=width, dash=dash)
    decorate(line, "Line")


def draw_shapes(
    page: Page, chart: Json, layer: Literal["below", "above"], *, but: frozenset[str] = frozenset()
) -> None:
    """Draw the shapes of a bare chart that lie below or above its marks, save those whose `name` is among `but`."""
    layout = chart["layout"]
    plot = plot_of(chart)
    for number, item in enumerate(layout.get("shapes", [])):
        if item["layer"] == layer and item.get("name") not in but:
            _draw(page, item, _corners(item, plot), layout, f"shapes.{number}")


def _corners(item: Json, plot: Box) -> tuple[float, float, float, float]:
    """Beginning and end of a shape in pixels of the canvas."""
    x0, x1 = (plot.left + item[end] * (plot.right - plot.left) for end in ("x0", "x1"))
    y0, y1 = (plot.bottom - item[end] * (plot.bottom - plot.top) for end in ("y0", "y1"))
    return x0, y0, x1, y1


def _draw(page: Page, item: Json, corners: tuple[float, float, float, float], layout: Json, path: str) -> None:
    x0, y0, x1, y1 = corners
    line = item["line"]
    if item["type"] == "line":
        role = role_of(layout, f"{path}.line.color", "grid")
        add_line(page, (x0, y0), (x1, y1), role, width=line["width"], dash=line.get("dash", "solid"))
        return
    preset = {"rect": MSO_SHAPE.RECTANGLE, "circle": MSO_SHAPE.OVAL}[item["type"]]
    shape = add_shape(page, preset, Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    painted = layout["meta"]["paint"]
    set_fill(shape.fill, painted.get(f"{path}.fillcolor"), page.colours)
    set_line(shape.line, painted.get(f"{path}.line.color"), page, width=line["width"])
    decorate(shape, "Band" if item["type"] == "rect" else "Circle")
