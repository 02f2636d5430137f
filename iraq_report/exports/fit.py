"""Draw a chart anew for a box: with title, source line and room around, nothing cut and no text too small to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from iraq_report.errors import ReportError
from iraq_report.exports.sizes import Box
from iraq_report.figures.compose import Around, compose
from iraq_report.figures.look import Themes
from iraq_report.figures.paint import Json
from iraq_report.figures.text import SMALLEST
from iraq_report.figures.theme import NARROW, WIDE, Size

Draw = Callable[[Size], Json]  # the bare chart for a width
_PHONE = WIDE.width * SMALLEST / WIDE.small  # a box that is less wide gets the form for a phone
_CLOSE = 0.9  # of the largest scale: what a chart that fills its box better may have


@dataclass(frozen=True)
class Picture:
    """A composed chart, and how large it is shown: `width` over the chart's own width is its scale."""

    chart: Json
    width: int
    height: int


def as_on_page(draw: Draw, around: Around, themes: Themes) -> Picture:
    """The picture in the size of the page column, as high as it is."""
    chart = compose(draw(WIDE), around, size=WIDE, themes=themes)
    return Picture(chart, chart["layout"]["width"], chart["layout"]["height"])


def fitted(draw: Draw, around: Around, box: Box, themes: Themes) -> Picture:
    """The picture in a box, as large as it can be.

    A chart too high for its box is drawn wider and made smaller, down to the smallest text that is read; a box that
    grows then becomes larger. Raises ReportError E-EXPORT-ROOM where one that does not is too small.
    """
    size = NARROW if box.width < _PHONE else WIDE
    best = _best(lambda width: _laid(draw, around, box, replace(size, width=width), themes), size.width)
    least = SMALLEST / _smallest_text(size, themes)
    if best.scale < least:
        larger = replace(box.at_width(box.width * least / best.scale + 1), grows=True)
        if not box.grows:
            needed = fitted(draw, around, larger, themes)  # which may get another form than the box that is too small
            raise ReportError(
                "E-EXPORT-ROOM",
                f"{box.width}x{box.height} is too small for all of it with texts of {SMALLEST} pixels; {needed.width}x"
                f"{needed.height} would do, and so would the shapes 16x9, 4x3 and square, which grow",
            )
        box, best = larger, _laid(draw, around, larger, best.size, themes)
    return _picture(best, around, box, themes)


@dataclass(frozen=True)
class _Laid:
    """A chart drawn for a width, how large it can be shown in the box, and the width at which it would fill it.

    That is the width of a chart in the box's shape that is as high as this one.
    """

    chart: Json
    size: Size
    scale: float
    filling: float


def _best(laid: Callable[[int], _Laid], width: int) -> _Laid:
    """The one of a few that fills the box best: the narrowest, the one in the box's shape, and one between.

    It may be a little smaller than the largest, which would leave more of the box empty.
    """
    first = laid(width)
    if first.filling <= width:
        return first
    second = laid(round(first.filling))
    tried = [first, second]
    if second.filling < second.size.width:  # it became lower; a line through both says where shape and box agree
        slope = (first.filling - second.filling) / (second.size.width - width)
        tried.append(laid(round((first.filling + slope * width) / (1 + slope))))
    largest = max(one.scale for one in tried)
    return max((one for one in tried if one.scale >= _CLOSE * largest), key=lambda one: one.size.width)


def _laid(draw: Draw, around: Around, box: Box, size: Size, themes: Themes) -> _Laid:
    chart = draw(size)
    height = compose(chart, around, size=size, themes=themes)["layout"]["height"]
    return _Laid(chart, size, min(box.width / size.width, box.height / height), height * box.width / box.height)


def _smallest_text(size: Size, themes: Themes) -> float:
    """The size in pixels of the smallest text of a composed chart."""
    sizes = themes.sizes.on(size)
    return min(size.small, sizes.subtitle, sizes.source) * themes.light.shrink


def _picture(laid: _Laid, around: Around, box: Box, themes: Themes) -> Picture:
    """Compose with the room that is left at the sides, above and below."""
    width, height = round(box.width / laid.scale), round(box.height / laid.scale)
    wide = _padded(laid.chart, width - laid.size.width, 0)
    high = compose(wide, around, size=laid.size, themes=themes)["layout"]["height"]
    chart = compose(_padded(wide, 0, height - high), around, size=laid.size, themes=themes)
    return Picture(chart, box.width, box.height)


def _padded(chart: Json, across: int, down: int) -> Json:
    """A bare chart with more room around its plot."""
    layout, margin = chart["layout"], chart["layout"]["margin"]
    left, top = across // 2, down // 2
    more = {"l": left, "r": across - left, "t": top, "b": down - top}
    sizes = {"width": layout["width"] + across, "height": layout["height"] + down}
    room = {side: margin.get(side, 0) + more[side] for side in more}
    return {**chart, "layout": {**layout, **sizes, "margin": {**margin, **room}}}
