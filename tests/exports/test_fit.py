"""Charts in boxes: nothing cut, no text too small, and the box no larger than it has to be."""

import json
import re

import pytest

from iraq_report.errors import ReportError
from iraq_report.exports.fit import as_on_page, fitted
from iraq_report.exports.sizes import Box, parse_size
from iraq_report.figures.compose import Around
from iraq_report.figures.look import DEFAULT
from iraq_report.figures.theme import NARROW
from tests.figures.chart_examples import EXAMPLES, covered_texts, cut_texts
from tests.figures.chart_examples import drawn as example

AROUND = Around("A claim that is not very short, so that it takes its room", "What is plotted", "Source: made up. " * 9)


def smallest_text(picture):
    sizes = re.findall(r'"font": \{"size": ([\d.]+)', json.dumps(picture.chart))
    return min(map(float, sizes)) * picture.width / picture.chart["layout"]["width"]


@pytest.mark.parametrize("size", ["16x9", "4x3", "square", "400x900"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_of_chart_fits_whole_and_readable(name, size):
    picture = fitted(lambda size: example(name, size), AROUND, parse_size(size), DEFAULT)
    layout = picture.chart["layout"]
    assert picture.width / picture.height == pytest.approx(layout["width"] / layout["height"], rel=0.005)
    assert cut_texts(picture.chart) == []
    assert covered_texts(picture.chart) == []
    assert smallest_text(picture) >= 10.99


def made(width, height):
    """A bare chart with nothing in it."""
    margin = {"l": 10, "r": 10, "t": 10, "b": 10}
    return {"data": [], "layout": {"width": width, "height": height, "margin": margin, "meta": {}}}


def test_a_low_chart_is_shown_larger_and_stands_in_the_middle():
    picture = fitted(lambda size: made(size.width, 100), AROUND, Box(1424, 1424), DEFAULT)
    layout = picture.chart["layout"]
    assert (picture.width, layout["width"], layout["height"]) == (1424, 712, 712)
    added = layout["meta"]["added"]
    above, below = layout["margin"]["t"] - added["t"], layout["margin"]["b"] - added["b"]
    assert abs(above - below) <= 1
    assert above + below == 712 - 80 - added["t"] - added["b"]


def test_a_high_chart_is_drawn_for_the_width_that_fills_its_box():
    picture = fitted(lambda size: made(size.width, 1000), AROUND, Box(2400, 1200), DEFAULT)
    layout = picture.chart["layout"]
    assert layout["width"] / layout["height"] == pytest.approx(2, rel=0.01)
    assert layout["margin"]["l"] + layout["margin"]["r"] < 40


def test_a_shape_grows_until_the_smallest_text_can_be_read():
    picture = fitted(lambda size: made(size.width, 3000), AROUND, parse_size("square"), DEFAULT)
    assert picture.width == picture.height
    assert picture.width / picture.chart["layout"]["width"] == pytest.approx(11 / 12, rel=0.01)


@pytest.mark.parametrize("box", [Box(800, 600), Box(640, 360)])
def test_a_size_that_is_too_small_is_refused_with_one_that_would_do(box):
    with pytest.raises(ReportError, match=rf"E-EXPORT-ROOM: {box.width}x{box.height} is too small ") as caught:
        fitted(lambda size: made(size.width, 1400), AROUND, box, DEFAULT)
    width, height = map(int, re.search(r"; (\d+)x(\d+) would do", str(caught.value)).groups())
    assert fitted(lambda size: made(size.width, 1400), AROUND, Box(width, height), DEFAULT).width == width


def test_a_narrow_box_gets_the_form_for_a_phone():
    asked = []
    fitted(lambda size: (asked.append(size), made(size.width, 100))[1], AROUND, Box(400, 900), DEFAULT)
    assert {size.narrow for size in asked} == {True}
    assert asked[0] == NARROW


def test_without_a_box_the_picture_is_as_on_the_page():
    picture = as_on_page(lambda size: made(size.width, 100), AROUND, DEFAULT)
    assert (picture.width, picture.height) == (712, picture.chart["layout"]["height"])
