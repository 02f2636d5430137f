"""From pixels of a chart's canvas to places on a slide, in English Metric Units (EMU, 914,400 an inch)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pptx.util import Emu, Length, Pt

from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json

NATURAL = 12_700  # EMU a pixel at which a text of 12 pixels becomes one of 12 points


class Area(NamedTuple):
    """A rectangle on a slide, in EMU."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class Sheet:
    """A canvas laid on a slide: where its top left corner lies, and how many EMU a pixel is."""

    left: float
    top: float
    scale: float

    def x(self, pixel: float) -> Emu:
        """The place of a pixel from the left edge of the canvas."""
        return Emu(round(self.left + pixel * self.scale))

    def y(self, pixel: float) -> Emu:
        """The place of a pixel from the top edge of the canvas."""
        return Emu(round(self.top + pixel * self.scale))

    def length(self, pixels: float) -> Emu:
        """A length, such as the width of a line."""
        return Emu(round(pixels * self.scale))

    def font(self, pixels: float) -> Length:
        """The size of a text, in whole tenths of a point."""
        return Pt(round(pixels * self.scale / NATURAL, 1))

    def area(self, box: Box) -> Area:
        """A rectangle of the canvas on the slide; it has at least one EMU each way."""
        left, top = self.x(box.left), self.y(box.top)
        width, height = self.x(box.right) - left, self.y(box.bottom) - top
        return Area(left, top, Emu(max(width, 1)), Emu(max(height, 1)))


def area(left: float, top: float, width: float, height: float) -> Area:
    """A rectangle from its places and lengths in EMU, to the nearest whole one."""
    return Area(*(Emu(round(part)) for part in (left, top, width, height)))


def fit(chart: Json, box: Area) -> Sheet:
    """Lay a bare chart into a box, from its top left corner; no text becomes larger than a point for each pixel."""
    layout = chart["layout"]
    scale = min(box.width / layout["width"], box.height / layout["height"], NATURAL)
    return Sheet(box.left, box.top, scale)


def canvas_of(chart: Json) -> Box:
    """The whole canvas of a bare chart, in pixels."""
    return Box(0, 0, chart["layout"]["width"], chart["layout"]["height"])


def plot_of(chart: Json) -> Box:
    """The plot of a bare chart, inside its margins, in pixels of the canvas."""
    layout = chart["layout"]
    margin = layout["margin"]
    return Box(margin["l"], margin["t"], layout["width"] - margin["r"], layout["height"] - margin["b"])
