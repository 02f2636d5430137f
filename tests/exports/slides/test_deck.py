"""Decks of made-up figures: what a slide holds, what it never lets fall off, and the same bytes every time."""

import base64
import re
import zipfile
from io import BytesIO
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Emu, Pt

from iraq_report.exports.sizes import SHAPES, Box
from iraq_report.exports.slides.deck import Paper, make_deck, one_slide
from iraq_report.exports.slides.fit_text import LINE, Face, lines_of
from iraq_report.exports.slides.frame import frame_of
from iraq_report.exports.slides.layouts import find_layouts
from iraq_report.exports.slides.plain import plain_presentation
from iraq_report.figures.charts import timeline, waffle
from iraq_report.figures.look import DEFAULT, Fonts, Logo, Themes
from iraq_report.figures.theme import DARK
from tests.exports.slides.findings import FRONT, SOURCES, every, example, opened, outside, without_words
from tests.exports.slides.templates import dark_template
from tests.figures.chart_examples import EVENTS

WIDE, OLD = Box(*SHAPES["16x9"]), Box(*SHAPES["4x3"])
LAYOUTS = {size: find_layouts(plain_presentation(size, DEFAULT)) for size in (WIDE, OLD)}
LONG = "Roadside bombs on convoys outnumbered rockets, but most of the rise lies in months few trackers counted " * 9
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=700)
_DOT = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00"
    b"\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


def words(slide):
    return {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}


@pytest.fixture(scope="module")
def made():
    figures = [example(), example("lanes", id="b-chart", title="A second", caveat="Mind the gap.")]
    return make_deck(figures, FRONT, sources=SOURCES)


def test_a_deck_opens_with_what_it_is_and_ends_with_its_sources(made):
    opening, first, second, last = opened(made.content).slides
    assert [shape.text_frame.text for shape in opening.placeholders] == ["A report", "Edition 2021\nLicence: CC BY 4.0"]
    assert [slide.shapes.title.text_frame.text for slide in (first, second, last)] == [
        "Rockets stayed", "A second", "Sources",
    ]  # fmt: skip
    listed = words(last)["Sources"]
    assert "1. Reuters: “Rocket hits base”, 9 June 2021.\vhttps://example.org/a\n2. The report: untitled" in listed
    links = [run.hyperlink.address for shape in last.shapes for p in shape.text_frame.paragraphs for run in p.runs]
    assert "https://example.org/a" in links
    assert len(list(last.element.iter("{*}hlinkClr"))) == 1  # the theme's own colour of links may not be readable


def test_a_slide_is_read_in_the_order_title_subtitle_chart_source(made):
    names = [shape.name for shape in opened(made.content).slides[1].shapes]
    assert names == ["Title 1", "Subtitle", "Rockets stayed", "Source line", "Slide number"]


def test_the_notes_tell_claim_numbers_method_caveat_sources_and_link(made):
    first, second = (slide.notes_slide.notes_text_frame.text for slide in list(opened(made.content).slides)[1:3])
    assert re.findall("^[A-Z]+$", first, re.MULTILINE) == ["CLAIM", "NUMBERS", "METHOD", "CAVEAT", "SOURCES", "LINK"]
    assert "CLAIM\nRockets stayed" in first
    assert "SOURCES\nSource: made up.\nIn the appendix: 1–2." in first
    assert first.endswith("LINK\nhttps://example.org/2021/attacks.html#a-chart")
    assert "CAVEAT\nMind the gap." in second


def test_the_notes_of_a_single_slide_name_each_source(made):
    (slide,) = opened(one_slide(example(), sources=SOURCES).content).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert "1. Reuters: “Rocket hits base”, 9 June 2021. https://example.org/a\n2. The report: untitled" in notes


@pytest.mark.parametrize("size", [WIDE, OLD, Box(500, 400)], ids=["16x9", "4x3", "small"])
@pytest.mark.parametrize("name", ["columns", "lanes", "bubble_map", "timeline"])
def test_nothing_leaves_a_slide_and_all_of_it_speaks(size, name):
    made = one_slide(
        example(name, title=LONG[:160], subtitle=LONG[:300], source=LONG), paper=Paper(size=size), sources={}
    )
    deck = opened(made.content)
    assert outside(deck) == without_words(deck) == []


LANES = [f"Lane {number}" for number in range(30)]


def test_a_chart_that_is_too_tall_is_parted_and_each_slide_says_so():
    events = pd.concat([EVENTS.head(1).assign(lane=lane) for lane in LANES])
    made = one_slide(example(draw=lambda size: timeline(events, order=LANES, size=size)), sources={})
    slides = list(opened(made.content).slides)
    assert len(slides) > 1
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        f"Rockets stayed ({number} of {len(slides)})" for number in range(1, len(slides) + 1)
    ]
    assert made.told[0].sentences == (f"on {len(slides)} slides, since its chart is too tall for one",)
    assert len({slide.notes_slide.notes_text_frame.text for slide in slides}) == 1


def test_a_chart_that_cannot_be_parted_is_shrunk_and_the_maker_is_told():
    squares = pd.DataFrame({"label": ["A", "B"], "role": ["us", "iran"], "count": [700, 700]})
    made = one_slide(example(draw=lambda size: waffle(squares, size=size)), sources={})
    assert made.slides == 1
    assert re.fullmatch(
        r"its smallest text has \d\.\d points, since its chart is too tall for a slide", made.told[0].sentences[0]
    )


def test_a_text_that_is_cut_is_told_and_stands_in_the_notes_whole():
    made = one_slide(example(title=LONG), sources={})
    assert made.told[0].sentences == ("its title is too long for a slide and was cut; the notes have it whole",)
    assert LONG.strip() in opened(made.content).slides[0].notes_slide.notes_text_frame.text


@settings(max_examples=60)
@given(title=TEXTS, subtitle=TEXTS, source=TEXTS, size=st.sampled_from([WIDE, OLD]))
def test_texts_of_any_length_stand_below_each_other_inside_the_slide(title, subtitle, source, size):
    layouts = LAYOUTS[size]
    frame = frame_of(layouts, title or "A title", subtitle=subtitle, source=source)
    title_place = frame.moved or layouts.title
    by_name = {one.name: one.place for one in frame.texts}
    order = [title_place, by_name.get("Subtitle"), frame.room, by_name.get("Source line")]
    places = [place for place in order if place]
    assert all(upper.top + upper.height <= lower.top + 1 for upper, lower in pairwise(places))
    assert frame.room.height > Emu(914_400)
    insets = 16  # points, of the title
    assert fits(frame.title, title_place.width - Pt(insets), title_place.height, layouts.style.face)
    assert all(fits(one.text, one.place.width, one.place.height, Face(layouts.text_font)) for one in frame.texts)


def fits(text, width, height, face):
    lines = lines_of(text.text, Emu(width).pt, text.size, face)
    return len(lines) * text.size * LINE <= Emu(height).pt + 0.1


def test_the_same_deck_has_the_same_bytes_and_no_day_but_its_own(made):
    again = make_deck(
        [example(), example("lanes", id="b-chart", title="A second", caveat="Mind the gap.")], FRONT, sources=SOURCES
    )
    assert again.content == made.content
    core = opened(made.content).core_properties
    assert (core.author, core.title, core.modified.date()) == ("The authors", "A report", FRONT.day)
    with zipfile.ZipFile(BytesIO(made.content)) as archive:
        assert {item.date_time[0] for item in archive.infolist()} == {1980}
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with zipfile.ZipFile(BytesIO(book)) as sheet:
            assert b"2026-11-23T00:00:00Z</dcterms:created>" in sheet.read("docProps/core.xml")


def test_a_theme_file_gives_a_deck_its_font_colours_source_form_and_logo():
    logo = Logo(f"data:image/png;base64,{base64.b64encode(_DOT).decode()}", "Example Institute", 40, 20)
    themes = Themes(DARK, DARK, "Example", Fonts("Verdana, Arial"), logo=logo, source_form="{source} Chart: Example.")
    deck = opened(one_slide(example(), paper=Paper(look=themes), sources={}).content)
    (slide,) = deck.slides
    assert words(slide)["Source line"] == "Source: made up. Chart: Example."
    assert [shape._element._nvXxPr.cNvPr.get("descr") for shape in slide.shapes if shape.name == "Logo"] == [logo.alt]
    layouts = find_layouts(deck)
    assert layouts.text_font == "Verdana"
    assert outside(deck) == []


def test_texts_of_a_chart_are_smaller_in_a_font_that_is_wider():
    def sizes(family):
        paper = Paper(look=Themes(fonts=Fonts(family)))
        (slide,) = opened(one_slide(example("lanes"), paper=paper, sources={}).content).slides
        runs = (run for s in every(slide.shapes) if s.has_text_frame for p in s.text_frame.paragraphs for run in p.runs)
        return {run.font.size.pt for run in runs if run.text == "North & south"}

    assert sizes("Arial") == {12}
    assert sizes("Verdana") == {9.6}


def test_a_deck_on_a_template_with_one_colour_says_that_it_uses_its_own(tmp_path):
    path = dark_template(tmp_path / "ours.pptx", accents=["FCA311"] * 6)
    assert one_slide(example(), paper=Paper(path), sources={}).said[0].startswith("the template's colours are too few")
