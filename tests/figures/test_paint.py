from __future__ import annotations

import copy

import pytest

from iraq_report.figures.paint import changes, colour, paint
from iraq_report.figures.theme import DARK, LIGHT

CHART = {
    "data": [
        {"type": "bar", "x": [1, 2], "meta": {"paint": {"marker.color": ["rocket", "drone"], "fillcolor": "us/20"}}}
    ],
    "layout": {"annotations": [{"text": "a"}], "meta": {"paint": {"annotations.0.font.color": "muted"}}},
}


def put(chart, change):
    path, value = change
    for key in path[:-1]:
        chart = chart[key]
    chart[path[-1]] = value


def test_a_role_becomes_the_colour_of_the_theme():
    painted = paint(CHART, LIGHT)
    assert painted["data"][0]["marker"]["color"] == [LIGHT.colours["rocket"], LIGHT.colours["drone"]]
    assert painted["layout"]["annotations"][0]["font"]["color"] == LIGHT.colours["muted"]


def test_a_share_makes_a_colour_see_through():
    assert colour("us/20", LIGHT) == "rgba(0,102,215,0.2)"


def test_painting_leaves_the_chart_as_it_was():
    before = copy.deepcopy(CHART)
    paint(CHART, DARK)
    assert before == CHART


def test_the_light_chart_with_the_changes_is_the_dark_chart():
    light, dark = copy.deepcopy(paint(CHART, LIGHT)), paint(CHART, DARK)  # the template is the theme's own
    for change in changes(light, dark):
        put(light, change)
    assert light == dark


def test_charts_that_are_alike_differ_by_nothing():
    assert changes(CHART, copy.deepcopy(CHART)) == []


def test_an_unknown_role_is_refused():
    with pytest.raises(KeyError):
        colour("purple_rain", LIGHT)
