"""A chart that is too tall for a slide in parts, each with some of its lanes or rows, its legend and its axis."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from iraq_report.exports.slides.plane import axes, number, window
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.figures.paint import Json
from iraq_report.figures.text import text_height

_MIDDLE = {"top": 0.5, "middle": 0.0, "bottom": -0.5}  # of a text, from where it is held, in its heights


def part_chart(chart: Json, most: float) -> list[Json]:
    """Parts of a bare chart from top to bottom, no higher than `most` pixels where its lanes allow that.

    It is parted between lanes, where `layout.meta.parts` says that it may be, into as few parts as will do, of about
    the same height. A chart that is low enough, or says no such place, is its only part.
    """
    places = chart["layout"]["meta"].get("parts", [])
    plot = plot_of(chart)
    if chart["layout"]["height"] <= most or not places:
        return [chart]
    room = most - chart["layout"]["height"] + plot.bottom - plot.top
    ends = [plot.top, *places, plot.bottom]
    least = _fill(ends, max(room, max(end - begin for begin, end in pairwise(ends))))
    heights = sorted({end - begin for begin in ends for end in ends if end > begin})
    cuts = next(cuts for height in heights if len(cuts := _fill(ends, height)) == len(least))
    return [_Part(chart, begin, end).drawn() for begin, end in pairwise(cuts)]


def _fill(ends: Sequence[float], height: float) -> list[float]:
    """Where to cut so that no part is higher, each as high as may be; a lane that is higher is a part of its own."""
    cuts = [ends[0]]
    for before, place in pairwise(ends):
        if place - cuts[-1] > height and before > cuts[-1]:
            cuts.append(before)
    return [*cuts, ends[-1]]


class _Part:
    """What of a chart lies between two heights, in pixels from the top of its canvas."""

    def __init__(self, chart: Json, begin: float, end: float) -> None:
        self.chart, self.begin, self.end = chart, begin, end
        self.plot = plot_of(chart)
        self.whole, self.height = self.plot.bottom - self.plot.top, end - begin

    def drawn(self) -> Json:
        layout = copy.deepcopy(self.chart["layout"])
        paint = layout["meta"]["paint"]
        meta = {key: value for key, value in layout["meta"].items() if key != "parts"}
        layout["height"] += round(self.height - self.whole)
        kept: dict[str, str] = {}
        for key, cut in (("annotations", self._text), ("shapes", self._shape)):
            layout[key] = _renumbered(layout.get(key, []), cut, key, paint, kept)
        self._axes(layout)
        data = [trace for trace in map(self._trace, self.chart["data"]) if trace]
        self._legend(layout, data)
        if "yaxis2" in self.chart["layout"]:
            meta["kind"] = _left_alone(layout, data) or meta["kind"]
        if "sheet" in meta:
            meta["sheet"] = self._sheet(meta["sheet"])
        others = {path: role for path, role in paint.items() if not path.startswith(("annotations.", "shapes."))}
        layout["meta"] = {**meta, "paint": {**others, **kept}}
        return {**self.chart, "data": data, "layout": layout}

    def _within(self, y: float) -> bool:
        return self.begin <= y < self.end

    def _text(self, note: Json) -> Json | None:
        held = self.plot.bottom - note["y"] * self.whole - note.get("yshift", 0)
        middle = held + _MIDDLE[note["yanchor"]] * text_height(note["text"], note["font"]["size"])
        if middle >= self.plot.bottom:
            return note  # its place is counted from the bottom
        if middle < self.plot.top:
            return {**note, "y": 1, "yshift": self.plot.top - held}
        return {**note, "y": 1, "yshift": self.begin - held} if self._within(middle) else None

    def _shape(self, shape: Json) -> Json | None:
        """A line or a rectangle, cut; what stands above the plot, such as the end of a rule, stands over each part."""
        places = [self.plot.bottom - shape[end] * self.whole for end in ("y0", "y1")]
        if places[0] == places[1] and not self.begin + 1 < places[0] < self.end - 1:
            return None
        ends = [
            y - self.plot.top if y < self.plot.top else min(max(y, self.begin), self.end) - self.begin for y in places
        ]
        if ends[0] == ends[1] and places[0] != places[1]:
            return None
        return {**shape, **{key: round(1 - y / self.height, 5) for key, y in zip(("y0", "y1"), ends, strict=True)}}

    def _axes(self, layout: Json) -> None:
        """Cut the axes that count upwards to this part; one that lies outside it is left out."""
        for key in [key for key in layout if key.startswith("yaxis")]:
            box = window(self.chart, {"yaxis": key.replace("axis", "")})
            top, bottom = max(box.top, self.begin), min(box.bottom, self.end)
            if top >= bottom:
                del layout[key]
                continue
            low, high = (number(end) for end in layout[key]["range"])
            step = (high - low) / (box.bottom - box.top)
            layout[key]["range"] = [
                round(low + (box.bottom - bottom) * step, 3),
                round(high - (top - box.top) * step, 3),
            ]
            layout[key]["domain"] = [round(1 - (y - self.begin) / self.height, 6) for y in (bottom, top)]

    def _trace(self, trace: Json) -> Json | None:
        """The marks of a trace that lie in this part; one that has none in any part stands for others in the legend."""
        box = window(self.chart, trace)
        if box.top >= self.end or box.bottom <= self.begin:
            return None
        _, upwards = axes(self.chart, trace)
        inside = [y is not None and self._within(upwards.px(y)) for y in trace["y"]]
        if any(inside):
            return dict(trace) if "lines" in trace.get("mode", "") else _chosen(trace, inside)
        stands_for_others = trace["showlegend"] and all(y is None for y in trace["y"])
        return dict(trace) if stands_for_others else None

    def _sheet(self, sheet: Json) -> Json:
        """What the data sheet holds of the rows in this part."""
        _, upwards = axes(self.chart, {})
        if "rows" in sheet:
            return {**sheet, "rows": [row for row in sheet["rows"] if self._within(upwards.px(row["y"]))]}
        inside = [self._within(upwards.px(y)) for y in self.chart["data"][0]["y"]]
        return {**_chosen(sheet, inside), "ends": [_kept(texts, inside) for texts in sheet["ends"]]}

    def _legend(self, layout: Json, data: Sequence[Json]) -> None:
        layout["showlegend"] = layout["showlegend"] and any(trace["showlegend"] for trace in data)
        if "legend" in layout:
            layout["legend"]["y"] = round(1 + (layout["legend"]["y"] - 1) * self.whole / self.height, 5)


def _left_alone(layout: Json, data: Sequence[Json]) -> str:
    """The kind of chart that steps over a timeline are where only one of the two is left; blank where both are."""
    if "yaxis2" not in layout:
        layout["xaxis"].pop("anchor")
        return "Step lines"
    if "yaxis" in layout:
        return ""
    layout["xaxis"].pop("anchor")
    layout["yaxis"] = layout.pop("yaxis2")
    for trace in data:
        trace.pop("yaxis", None)
    return "Timeline"


def _renumbered(
    items: Sequence[Json], cut: Callable[[Json], Json | None], key: str, paint: Json, kept: dict[str, str]
) -> list[Json]:
    """The items that are left of a list; `kept` takes their roles under their new numbers."""
    left: list[Json] = []
    for before, item in enumerate(items):
        if (cut_item := cut(item)) is None:
            continue
        begin = f"{key}.{before}."
        for path, role in paint.items():
            if path.startswith(begin):
                kept[f"{key}.{len(left)}.{path.removeprefix(begin)}"] = role
        left.append(cut_item)
    return left


def _chosen(item: Json, inside: Sequence[bool]) -> Json:
    """A trace, or a part of one, with some of its points."""
    return {key: _chosen(part, inside) if isinstance(part, dict) else _kept(part, inside) for key, part in item.items()}


def _kept(part: Any, inside: Sequence[bool]) -> Any:
    """Of a list that has an entry for each point those of some points; anything else as it is."""
    if not isinstance(part, list) or len(part) != len(inside):
        return part
    return [value for value, here in zip(part, inside, strict=True) if here]
