"""Filled outlines on a canvas: bars of a timeline, governorates and countries of a map, each a shape with its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from iraq_report.exports.slides.elements import Item, freeform, look, preset
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.plane import axes, window
from iraq_report.exports.slides.rings import Ring, borders, bounds, cut, is_rectangle, rings
from iraq_report.exports.slides.texts import spoken
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json


def area_items(page: Page, chart: Json, trace: Json) -> Iterator[Item]:
    """The areas of a trace: outlines of one name are one area; what lies outside the plot is cut off."""
    box = window(chart, trace)
    painted = trace["meta"]["paint"]
    style = look(page, painted["fillcolor"], painted["line.color"], width=trace["line"]["width"])
    outlines = [cut(ring, box) for ring in rings(trace, *axes(chart, trace))]
    named = zip(_names(trace, len(outlines)), outlines, strict=True)
    for name, part in groupby(named, key=lambda item: item[0]):
        if own := [ring for _, ring in part if ring]:
            yield _item(page, name, own, box, style)


def _names(trace: Json, number: int) -> list[str]:
    """What each outline of a trace is called: by its name in the trace's `meta`, or by what it says when touched."""
    if names := trace["meta"].get("names"):
        return [f"{trace['name']}: {name}" for name in names]
    return [spoken(trace["customdata"][0])] * number


def _item(page: Page, name: str, outlines: Sequence[Ring], box: Box, style: str) -> Item:
    area = page.sheet.area(bounds(outlines))
    if len(outlines) == 1 and is_rectangle(outlines[0]):
        return Item(name, name, area, preset("rect"), style)
    lines = (line for ring in outlines for line in borders(ring, box))
    return Item(name, name, area, freeform(page.sheet, area, outlines, lines), style)
