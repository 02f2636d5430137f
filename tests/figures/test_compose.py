"""Title, source line and logo of a theme around a chart."""

from dataclasses import replace

import pytest

from iraq_report.figures.compose import strip
from iraq_report.figures.look import DEFAULT, Fonts, Logo, Sizes
from iraq_report.figures.paint import paint
from iraq_report.figures.theme import LIGHT, NARROW, WIDE, make_theme
from tests.figures.chart_examples import covered_texts, cut_texts
from tests.figures.test_figure import LONG, made

LOGO = Logo("data:image/png;base64,AA==", "Us", width=90, height=30)
OURS = replace(
    DEFAULT, sizes=Sizes(28, 18, 16), logo=LOGO, source_form="{source} Chart: us.", fonts=Fonts("Serif", "Display"),
)  # fmt: skip
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def note(chart, name):
    return next(note for note in chart["layout"]["annotations"] if note.get("name") == name)


@SIZES
def test_a_theme_can_be_taken_off_again(size):
    drawn = made()
    assert strip(drawn.composed(size, themes=OURS)) == drawn.drawn(size)


@SIZES
def test_large_texts_fit_and_the_source_line_leaves_room_for_the_logo(size):
    chart = made(title=LONG[:140]).composed(size, themes=OURS)
    assert cut_texts(chart) == []
    assert covered_texts(chart) == []
    layout = chart["layout"]
    (picture,) = layout["images"]
    inner = size.width - layout["margin"]["l"] - layout["margin"]["r"]
    assert picture["sizex"] * inner == pytest.approx(90, abs=0.1)
    right = layout["margin"]["l"] + picture["x"] * inner
    assert right == pytest.approx(size.width - 12, abs=0.1)


def test_the_title_takes_the_font_of_headings_and_the_source_its_form():
    chart = made().composed(themes=OURS)
    assert note(chart, "title")["font"] == {"size": 28, "family": "Display"}
    assert note(chart, "source-line")["text"] == "Source: made up. Chart: us."


def test_a_wide_font_sets_every_text_smaller_and_no_mark():
    half = make_theme("light", LIGHT.colours, shrink=0.5)
    one, other = (paint(made().composed(), theme) for theme in (LIGHT, half))
    assert note(other, "title")["font"]["size"] == note(one, "title")["font"]["size"] / 2
    sizes = other["layout"]["template"]["layout"]
    assert (sizes["font"]["size"], sizes["yaxis"]["tickfont"]["size"]) == (6.5, 6)
    assert [trace["marker"]["size"] for trace in other["data"] if "marker" in trace] == [
        trace["marker"]["size"] for trace in one["data"] if "marker" in trace
    ]


def test_a_chart_that_is_painted_again_is_not_set_smaller_twice():
    half = make_theme("light", LIGHT.colours, shrink=0.5)
    once = paint(made().composed(), half)
    assert paint(once, half) == once
    assert note(paint(once, LIGHT), "title")["font"]["size"] == 18
