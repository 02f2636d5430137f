"""A chart that is taller than a page is parted between its lanes."""

import json

import pytest
from lxml import html

from iraq_report.paper.picture import TALLEST, cuts, lay_picture


@pytest.mark.parametrize(
    ("height", "places", "found"),
    [
        (100, [20, 40, 60, 80], [40, 80]),  # parts of at most 50
        (100, [30, 90], [30, 90]),  # a lane taller than that stays whole
        (100, [50], [50]),
        (60, [30], [30]),
        (40, [10, 20], []),
        (100, [], []),
    ],
)
def test_cuts_make_few_parts_that_are_not_too_tall(height, places, found):
    assert cuts(height, places, most=50) == found


def laid(tmp_path, *, height, parts):
    chart = tmp_path / "a.json"
    chart.write_text(json.dumps({"layout": {"meta": {"parts": parts}}}))
    plot = html.fromstring(f'<div class="figure-plot"><img width="712" height="{height}" alt="All of it"></div>')
    lay_picture(plot[0], chart)
    return plot


def test_a_tall_picture_is_shown_in_parts_the_first_with_its_description(tmp_path):
    plot = laid(tmp_path, height=1280, parts=[320, 640, 1000])
    assert plot.get("class") == "figure-plot parted"
    windows = [(part.get("style"), part[0].get("style"), part[0].get("alt")) for part in plot]
    assert windows == [
        ("aspect-ratio: 712 / 640", "margin-top: 0.0000%", "All of it"),
        ("aspect-ratio: 712 / 640", "margin-top: -89.8876%", ""),
    ]


@pytest.mark.parametrize(("height", "parts"), [(TALLEST, [500]), (1280, [])])
def test_a_picture_that_fits_or_may_not_be_parted_stays_whole(tmp_path, height, parts):
    plot = laid(tmp_path, height=height, parts=parts)
    assert len(plot) == 1
    assert plot[0].get("style") is None
