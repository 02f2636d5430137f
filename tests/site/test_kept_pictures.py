"""A build draws again only what changed."""

import os
from pathlib import Path

import pytest

from iraq_report.exports.pictures import Asked, Batch
from iraq_report.site import kept_pictures
from iraq_report.site.kept_pictures import draw_changed

BROWSER = Path("/nowhere/browser")  # no picture is drawn by a browser here
CHART = Asked({"data": [], "layout": {"width": 100}})
WIDER = Asked({"data": [], "layout": {"width": 200}})
PIXELS = Asked(CHART.chart, png=(200, 100))


@pytest.fixture
def asked(monkeypatch):
    """What the browser was asked to draw, a list of names for each time."""
    calls = []

    def draw(asked, browser):
        calls.append(sorted(asked))
        svg = {name: f"<svg>{name} {one.chart['layout']['width']}</svg>" for name, one in asked.items()}
        return Batch(svg, {name: f"{name} {one.png}".encode() for name, one in asked.items() if one.png})

    monkeypatch.setattr(kept_pictures, "draw_at_once", draw)
    return calls


def test_an_unchanged_chart_is_taken_from_the_earlier_build(tmp_path, asked):
    first = draw_changed({"a": CHART, "b": CHART}, browser=BROWSER, kept=tmp_path)
    again = draw_changed({"a": CHART, "b": WIDER}, browser=BROWSER, kept=tmp_path)
    assert asked == [["a", "b"], ["b"]]
    assert first.svg["a"] == again.svg["a"]
    assert again.svg["b"] == "<svg>b 200</svg>"


def test_pixels_are_kept_beside_the_drawing_and_asked_for_where_they_are_missing(tmp_path, asked):
    draw_changed({"a": CHART}, browser=BROWSER, kept=tmp_path)
    first = draw_changed({"a": PIXELS}, browser=BROWSER, kept=tmp_path)
    again = draw_changed({"a": PIXELS}, browser=BROWSER, kept=tmp_path)
    assert asked == [["a"], ["a"], []]
    assert first == again == Batch({"a": "<svg>a 100</svg>"}, {"a": b"a (200, 100)"})
    next(tmp_path.glob("*.png")).unlink()
    assert draw_changed({"a": PIXELS}, browser=BROWSER, kept=tmp_path) == first


def test_another_browser_draws_everything_again(tmp_path, asked, monkeypatch):
    draw_changed({"a": CHART}, browser=BROWSER, kept=tmp_path)
    monkeypatch.setattr(kept_pictures, "browser_version", lambda browser: "another 1.0")
    draw_changed({"a": CHART}, browser=BROWSER, kept=tmp_path)
    assert asked == [["a"], ["a"]]


def test_a_picture_that_no_build_asked_for_in_a_month_is_removed(tmp_path, asked):
    draw_changed({"a": CHART}, browser=BROWSER, kept=tmp_path)
    for file in tmp_path.iterdir():
        os.utime(file, (0, 0))
    draw_changed({"b": CHART}, browser=BROWSER, kept=tmp_path)
    draw_changed({"a": CHART, "b": CHART}, browser=BROWSER, kept=tmp_path)
    assert asked == [["a"], ["b"], ["a"]]
