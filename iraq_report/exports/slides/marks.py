"""Marks placed on a canvas: each a shape of PowerPoint that says what it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from iraq_report.exports.slides.elements import Item, look, preset
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.plane import axes
from iraq_report.exports.slides.sheet import Area
from iraq_report.exports.slides.symbols import Symbol, symbol
from iraq_report.exports.slides.texts import bare, spoken
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json

Point = tuple[float, float]


def mark_items(page: Page, chart: Json, trace: Json) -> Iterator[Item]:
    """The marks of a trace, each named by what it says; where all say the same they are numbered and say nothing.

    A mark without a place, which only stands for its trace in the legend, is left out.
    """
    across, upwards = axes(chart, trace)
    form, style = _form(trace), mark_look(page, trace)
    says = [spoken(text) for text in trace.get("customdata") or [trace["name"]] * len(trace["x"])]
    alike = len(says) > 1 and len(set(says)) == 1
    sizes = trace["marker"]["size"]
    for number, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None:
            continue
        area = _area(page, form, (across.px(x), upwards.px(y)), sizes[number] if isinstance(sizes, list) else sizes)
        name = f"{bare(trace['name'])}, {number + 1} of {len(says)}" if alike else says[number]
        yield Item(name, "" if alike else name, area, preset(form.preset, form.adjust), style, form.turn)


def sample(page: Page, trace: Json, place: Point, size: float) -> Item:
    """The mark that stands for a trace in the legend."""
    form = _form(trace)
    area = _area(page, form, place, size)
    return Item(
        f"Key: {bare(trace['name'])}", "", area, preset(form.preset, form.adjust), mark_look(page, trace), form.turn
    )


def mark_look(page: Page, trace: Json) -> str:
    """How the marks of a trace are filled and outlined."""
    painted, marker = trace["meta"]["paint"], trace["marker"]
    role, width = painted["marker.color"], marker.get("line", {}).get("width", 0)
    _, filled = symbol(marker.get("symbol", "circle"))
    if not filled:
        return look(page, None, role, width=max(width, 1))
    share = marker.get("opacity", 1)
    fill = role if share == 1 else f"{role}/{round(share * 100)}"
    return look(page, fill, painted.get("marker.line.color") if width else None, width=width)


def _form(trace: Json) -> Symbol:
    form, _ = symbol(trace["marker"].get("symbol", "circle"))
    return form


def _area(page: Page, form: Symbol, place: Point, size: float) -> Area:
    x, y = place[0] + form.right * size, place[1] + form.down * size
    wide, high = form.width * size / 2, form.height * size / 2
    return page.sheet.area(Box(x - wide, y - high, x + wide, y + high))
