"""Somebody's template: its layouts by what they hold, its samples left out, and what is refused."""

import pytest
from pptx import Presentation
from pptx.util import Inches

from iraq_report.errors import ReportError
from iraq_report.exports.slides.deck import Paper, make_deck
from iraq_report.exports.slides.layouts import find_layouts
from iraq_report.exports.slides.palette import read_palette
from iraq_report.exports.slides.template import open_template
from tests.exports.slides.findings import FRONT, SOURCES, every, example, opened, outside, without_words
from tests.exports.slides.templates import ACCENTS, NAVY, as_potx, dark_template


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return dark_template(tmp_path_factory.mktemp("template") / "ours.pptx")


def test_layouts_are_found_by_what_they_hold(template):
    layouts = find_layouts(open_template(template))
    assert (layouts.opening.name, layouts.finding.name) == ("Folie 0", "Folie 5")
    assert layouts.style.face.font == layouts.text_font == "Georgia"


def test_the_room_ends_above_what_the_template_draws_at_its_foot(template):
    layouts = find_layouts(open_template(template))
    assert layouts.room.top + layouts.room.height < Inches(7.0)


def test_a_layout_with_a_body_will_do_where_none_has_a_title_alone(template, tmp_path):
    deck = Presentation(template)
    layouts = deck.slide_master.slide_layouts
    for layout in [one for one in layouts if one.name not in ("Folie 0", "Folie 1", "Folie 10")]:
        layouts.remove(layout)
    deck.save(tmp_path / "few.pptx")
    found = find_layouts(open_template(tmp_path / "few.pptx"))
    assert found.finding.name == "Folie 1"  # a title over a body; Folie 10 has its title upright


@pytest.mark.parametrize("form", ["pptx", "potx"])
def test_samples_and_what_names_them_are_left_out(template, form):
    deck = open_template(template if form == "pptx" else as_potx(template))
    assert len(deck.slides) == 0
    assert b"sectionLst" not in deck.part.blob
    assert read_palette(find_layouts(deck).finding).background == NAVY


def test_a_deck_on_a_template_takes_its_colours_and_fonts(template):
    made = make_deck([example(), example("lanes")], FRONT, sources=SOURCES, paper=Paper(template))
    deck = opened(made.content)
    assert [len(deck.slides), made.slides] == [4, 4]
    assert "A sample" not in [shape.text_frame.text for slide in deck.slides for shape in slide.shapes.placeholders]
    names = {name for slide in deck.slides for name in _slots(slide)}
    assert "accent1" in names
    assert outside(deck) == without_words(deck) == []
    texts = [shape for slide in deck.slides for shape in every(slide.shapes) if shape.has_text_frame]
    assert not [run for shape in texts for p in shape.text_frame.paragraphs for run in p.runs if run.font.name]
    assert len(ACCENTS) == 6


def _slots(slide):
    return [item.get("val") for item in slide.element.iter("{*}schemeClr")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.pptx", None, "E-TEMPLATE-MISSING"),
        ("text.pptx", b"no presentation", "E-TEMPLATE-FORM"),
        ("cut.pptx", "half", "E-TEMPLATE-FORM"),
    ],
)
def test_what_is_no_presentation_is_refused_in_a_sentence(template, tmp_path, name, content, code):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(template.read_bytes()[:9000] if content == "half" else content)
    with pytest.raises(ReportError) as error:
        open_template(path)
    assert error.value.code == code
    assert name in error.value.sentence


def test_a_template_without_a_title_has_no_layout_to_use(tmp_path):
    deck = Presentation()
    for layout in [one for one in deck.slide_master.slide_layouts if one.name != "Blank"]:
        deck.slide_master.slide_layouts.remove(layout)
    deck.save(tmp_path / "blank.pptx")
    with pytest.raises(ReportError, match="E-TEMPLATE-LAYOUT: found no layout with a title and room"):
        find_layouts(open_template(tmp_path / "blank.pptx"))
