from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from iraq_report.exports.slides.draw import KINDS
from iraq_report.exports.slides.placed import draw_placed
from iraq_report.exports.slides.symbols import SYMBOLS as SHAPES
from iraq_report.exports.slides.symbols import symbol
from iraq_report.figures.theme import LIGHT, SLIDE, SYMBOLS
from iraq_report.tables.geo import governorates
from tests.exports.slides.findings import every
from tests.exports.slides.made import BOX, alternative, put
from tests.figures.chart_examples import drawn

PLACED = ("waffle", "calendar", "timeline", "bubble_map", "grid")
CHARTS = pytest.mark.parametrize("name", PLACED)


@lru_cache
def shapes(name: str) -> list:
    return list(every(put(drawn(name, SLIDE)).group.shapes))


def named(name: str, begin: str) -> list:
    return [shape for shape in shapes(name) if shape.name.startswith(begin)]


@CHARTS
def test_nothing_of_a_chart_lies_outside_its_box(name):
    for shape in shapes(name):
        assert shape.left >= BOX.left
        assert shape.top >= BOX.top
        assert shape.left + shape.width <= BOX.left + BOX.width
        assert shape.top + shape.height <= BOX.top + BOX.height


@CHARTS
def test_every_shape_says_what_it_is_or_that_it_is_decoration(name):
    assert all(alternative(shape) or (shape.has_text_frame and shape.text_frame.text) for shape in shapes(name))
    assert all(shape.name for shape in shapes(name))


@CHARTS
def test_no_two_shapes_share_an_id(name):
    counts = Counter(shape.shape_id for shape in shapes(name))
    assert max(counts.values()) == 1


def test_each_governorate_is_a_freeform_with_its_name():
    found = named("bubble_map", "Governorate: ")
    assert sorted(shape.name for shape in found) == sorted(f"Governorate: {name}" for name in governorates())
    assert len(found) == 18
    assert all(shape.shape_type == MSO_SHAPE_TYPE.FREEFORM for shape in found)


def test_every_outline_of_a_map_is_closed_and_lies_in_its_shape():
    for shape in named("bubble_map", "Governorate: ") + named("bubble_map", "Country: "):
        filled, _ = shape._element.xpath(".//a:path")
        assert len(filled.xpath("a:moveTo")) == len(filled.xpath("a:close")) > 0
        for point in shape._element.xpath(".//a:pt"):
            assert 0 <= int(point.get("x")) <= shape.width
            assert 0 <= int(point.get("y")) <= shape.height


def test_a_waffle_has_one_square_a_unit():
    chart = drawn("waffle", SLIDE)
    groups = [shape for shape in put(chart).group.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    expected = {trace["name"]: len(trace["x"]) for trace in chart["data"] if trace["x"]}
    assert {group.name: len(group.shapes) for group in groups} == expected
    assert [alternative(group) for group in groups] == [f"{name}: {n} aircraft" for name, n in expected.items()]


def test_a_day_of_a_calendar_says_its_count():
    chart = drawn("calendar", SLIDE)
    said = [text for trace in chart["data"] for text in trace["customdata"]]
    assert said
    assert set(said) <= {alternative(shape) for shape in shapes("calendar")}


def test_a_period_of_a_timeline_is_a_rectangle_and_a_day_a_diamond():
    forms = {shape.name: shape._element.xpath(".//a:prstGeom/@prst") for shape in shapes("timeline")}
    assert forms["Groups meet: 1 March 2021 to 1 May 2021; In public"] == ["rect"]
    assert forms["Round 1: 1 February 2021"] == ["diamond"]


def test_the_axis_and_the_legend_of_a_timeline_are_written():
    chart = drawn("timeline", SLIDE)
    texts = {shape.text_frame.text.replace("\n", "<br>") for shape in shapes("timeline") if shape.has_text_frame}
    assert set(chart["layout"]["xaxis"]["ticktext"]) <= texts
    assert {"United States", "Iraq"} <= texts


def test_marks_are_coloured_by_role():
    marks = named("timeline", "Round 1")
    assert marks[0].fill.fore_color.rgb == tuple(bytes.fromhex(LIGHT.colours["us"][1:]))
    assert marks[0].line.fill.fore_color.rgb == tuple(bytes.fromhex(LIGHT.colours["paper"][1:]))


def test_a_symbol_of_the_theme_has_a_shape_and_an_open_one_no_fill():
    assert {name.removesuffix("-open") for name in SYMBOLS.values()} <= set(SHAPES)
    assert symbol("circle-open") == (SHAPES["circle"], False)
    assert symbol("diamond") == (SHAPES["diamond"], True)


def test_a_chart_whose_marks_have_places_is_drawn_by_them():
    for name in PLACED:
        assert KINDS[drawn(name, SLIDE)["layout"]["meta"]["kind"]].marks is draw_placed
