"""Texts, lines and rectangles of a canvas on a slide."""

from __future__ import annotations

import pytest
from pptx.util import Emu, Pt

from iraq_report.exports.slides.sheet import Area, Sheet, fit, plot_of
from iraq_report.exports.slides.texts import bare
from iraq_report.figures.charts.canvas import Canvas, Margin
from iraq_report.figures.charts.place import Box
from iraq_report.figures.figure import Json
from iraq_report.figures.theme import SLIDE
from tests.exports.slides.findings import every
from tests.exports.slides.made import BOX, alternative, put


def canvas(height: float = 300) -> Canvas:
    return Canvas(SLIDE, kind="Nothing yet", margin=Margin(100, 50, 20, 30), height=height)


def chart(made: Canvas) -> Json:
    return made.figure().to_plotly_json()


def only_text(made: Canvas) -> object:
    (found,) = [shape for shape in every([put(chart(made)).group]) if shape.has_text_frame and shape.text_frame.text]
    return found


@pytest.mark.parametrize(
    ("box", "scale"),
    [
        (Area(Emu(0), Emu(0), Emu(5_000_000), Emu(9_000_000)), 5_000),  # too narrow
        (Area(Emu(0), Emu(0), Emu(50_000_000), Emu(3_500_000)), 10_000),  # too low
        (Area(Emu(0), Emu(0), Emu(50_000_000), Emu(50_000_000)), 12_700),  # more room than wanted
    ],
)
def test_a_chart_is_as_large_as_its_box_allows_and_its_texts_no_larger_than_their_size(box, scale):
    assert fit(chart(canvas()), box) == Sheet(0, 0, scale)


def test_the_plot_lies_inside_the_margins():
    assert plot_of(chart(canvas())) == Box(100, 20, 950, 320)


def test_a_text_stands_where_the_canvas_has_it():
    made = canvas()
    made.label("Rockets<br>&amp; <b>drones</b>", 850, 300, across="right", down="bottom")
    text = only_text(made)
    sheet = fit(chart(made), BOX)
    assert text.text_frame.text == "Rockets\n& drones"
    assert [[run.font.bold for run in line.runs] for line in text.text_frame.paragraphs] == [[False], [False, True]]
    assert text.left + text.width == pytest.approx(sheet.x(950), abs=1)
    assert text.top + text.height == pytest.approx(sheet.y(320), abs=1)
    assert text.text_frame.paragraphs[0].runs[0].font.size == Pt(10.6)


def test_an_upright_text_is_as_high_as_it_is_long():
    made = canvas()
    made.label("A long name of a column", 10, 0, down="bottom", angle=-90)
    text = only_text(made)
    assert text.height > 5 * text.width
    assert text.text_frame._txBody.bodyPr.get("vert") == "vert270"


def test_lines_and_rectangles_are_passed_over_by_a_screen_reader_and_cast_no_shadow():
    made = canvas()
    made.box(0, 0, 85, 300, role="main/20")
    made.line((0, 150), (850, 150), dash="dot")
    made.circle(100, 100, 10)
    group = put(chart(made)).group
    box, line, circle = list(group.shapes)
    sheet = fit(chart(made), BOX)
    assert [alternative(shape) for shape in (box, line, circle)] == ["decorative"] * 3
    assert (box.left, box.width) == (sheet.x(100), sheet.x(185) - sheet.x(100))
    assert (line.begin_y, line.end_y) == (sheet.y(170), sheet.y(170))
    assert "style" not in {child.tag.split("}")[1] for child in box._element}
    assert box._element.xpath(".//a:schemeClr/a:alpha/@val") == ["20000"]
    assert circle._element.xpath("./p:spPr/a:noFill")


def test_the_group_carries_name_and_alternative_text():
    drawn = put(chart(canvas()))
    assert (drawn.group.name, alternative(drawn.group)) == ("Attacks", "Attacks fell.")


def test_a_kind_that_no_one_draws_is_named():
    assert put(chart(canvas())).missing == "Nothing yet"


def test_a_text_without_markup_is_one_line():
    assert bare("<b>Rockets<br>&amp; drones</b> 12") == "Rockets & drones 12"
