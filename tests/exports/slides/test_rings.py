from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.exports.slides.plane import Axis, axes, window
from iraq_report.exports.slides.rings import borders, bounds, cut, is_rectangle, rings
from iraq_report.figures.charts.place import Box

BOX = Box(0, 0, 10, 10)
SQUARE = [(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)]
ACROSS = [(-5.0, 2.0), (5.0, 2.0), (5.0, 4.0), (-5.0, 4.0)]  # half of it left of the box
PLACES = st.floats(-50, 50).map(lambda value: round(value, 2))


def test_an_outline_inside_is_left_as_it_is():
    assert cut(SQUARE, BOX) == SQUARE
    assert borders(SQUARE, BOX) == [[*SQUARE, SQUARE[0]]]


def test_what_lies_outside_is_cut_off():
    assert sorted(cut(ACROSS, BOX)) == [(0, 2), (0, 4), (5, 2), (5, 4)]
    assert cut([(20, 20), (30, 20), (30, 30)], BOX) == []


def test_no_line_is_drawn_along_the_edge_that_cut_an_outline():
    lines = borders(cut(ACROSS, BOX), BOX)
    drawn = {frozenset(pair) for line in lines for pair in pairwise(line)}
    assert drawn == {frozenset({(0, 2), (5, 2)}), frozenset({(5, 2), (5, 4)}), frozenset({(5, 4), (0, 4)})}


@given(st.lists(st.tuples(PLACES, PLACES), min_size=3, max_size=12))
def test_what_is_left_of_any_outline_lies_in_the_box(ring):
    left = cut(ring, BOX)
    assert all(-1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in left)
    assert not left or all(-1e-9 <= value <= 10 + 1e-9 for value in bounds([left]))


def test_gaps_part_the_outlines_of_a_trace_and_their_ends_meet():
    trace = {"x": [0, 1, 1, 0, None, 2, 3, 3], "y": [0, 0, 1, 0, None, 2, 2, 3]}
    axis = Axis(0, 10, 0, 100)
    assert rings(trace, axis, axis) == [[(0, 0), (10, 0), (10, 10)], [(20, 20), (30, 20), (30, 30)]]


def test_a_rectangle_is_told_from_other_outlines():
    assert is_rectangle(SQUARE)
    assert not is_rectangle(SQUARE[:3])
    assert not is_rectangle([(0, 0), (4, 0), (5, 3), (0, 3)])


def test_values_and_days_become_pixels_of_the_canvas():
    chart = {
        "layout": {
            "width": 220, "height": 130, "margin": {"l": 10, "r": 10, "t": 20, "b": 10},
            "xaxis": {"type": "date", "range": ["2021-01-01T00:00", "2021-01-11T00:00"]},
            "yaxis": {"range": [0, 4], "domain": [0.5, 1]},
            "yaxis2": {"range": [50, 0], "domain": [0, 0.5]},
        }
    }  # fmt: skip
    across, upwards = axes(chart, {})
    assert (across.px("2021-01-01"), across.px("2021-01-06"), upwards.px(0), upwards.px(4)) == (10, 110, 70, 20)
    assert axes(chart, {"yaxis": "y2"})[1].px(50) == pytest.approx(120)
    assert window(chart, {"yaxis": "y2"}) == Box(10, 70, 210, 120)
