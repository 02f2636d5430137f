"""The picture of a chart on paper: whole, or parted between its lanes where a page would make it too small."""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import copy
from itertools import pairwise
from pathlib import Path

from iraq_report.paper.tree import Tag, parsed

TALLEST = 1090  # pixels; fitted to a page (see paper.css) the text of a taller chart would be under 7 points
_PART = 700  # pixels of a part at most, about two thirds of a page


def lay_picture(image: Tag, chart: Path) -> None:
    """Part a picture that is too tall for a page, in place; `chart` is the file of its chart, which says where it may.

    The first part keeps the description, the others have none.
    """
    width, height = int(image.get("width")), int(image.get("height"))
    if height <= TALLEST:
        return
    places = json.loads(chart.read_text("utf-8"))["layout"]["meta"].get("parts", ())
    ends = [0, *cuts(height, places), height]
    if len(ends) == 2:
        return
    image.getparent().set("class", "figure-plot parted")
    for top, bottom in pairwise(ends):
        part = parsed(f'<div class="chart-part" style="aspect-ratio: {width} / {bottom - top}"></div>')
        whole = copy(image)  # seen through the part as through a window
        whole.tail = None
        whole.set("style", f"margin-top: {-top / width:.4%}")
        if top:
            whole.set("alt", "")
        part.append(whole)
        image.addprevious(part)
    image.drop_tree()


def cuts(height: int, places: Iterable[int], *, most: int = _PART) -> list[int]:
    """Where to cut, so that no part is taller than `most` pixels as far as `places` allow, in as few parts as that."""
    found: list[int] = []
    before = 0
    for place, following in pairwise([*sorted(places), height]):
        if following - before > most:
            found.append(place)
            before = place
    return found
