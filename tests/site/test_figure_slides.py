"""The slide of a figure, beside its other files on the site."""

import io
from dataclasses import replace
from types import SimpleNamespace

from pptx import Presentation

from iraq_report.editions.collect import Shown
from iraq_report.exports.slides.cited import Source
from iraq_report.figures.figure import figure
from iraq_report.figures.look import DEFAULT
from iraq_report.figures.source import SourceLine
from iraq_report.site import figure_slides as module
from iraq_report.site.figure_slides import make_slides
from iraq_report.site.imprint import Imprint
from tests.figures.chart_examples import EXAMPLES, POINTS
from tests.site.examples import BOOK, empty

SOURCES = {"reuters-1": Source("Reuters: “Rocket hits base”, 9 June 2021", "https://example.org/1")}
OURS = Imprint(BOOK, themes=replace(DEFAULT, name="ours", source_form="{source} Chart: us."))


def shown(id="attacks-x"):
    made = figure(
        id=id, title="Rockets stayed", subtitle="Each mark is one attack", sentence="It shows it.",
        source=SourceLine("Source: made up. Chart: us."), method="Counted.", table=POINTS, row_sources=[""] * 3,
        grain="event", draw=EXAMPLES["lanes"],
    )  # fmt: skip
    return Shown("attacks", {**made.record(), "sources": ["reuters-1"]}, made.composed())


def made(figures, kept, imprint=OURS):
    return make_slides(figures, imprint, sources=SOURCES, kept=kept)


def test_a_slide_says_the_source_line_once_and_names_the_sources_in_its_notes(tmp_path):
    deck = Presentation(io.BytesIO(made([shown()], tmp_path)["attacks-x"]))
    (slide,) = deck.slides
    texts = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert texts.count("Chart: us.") == 1
    assert "Rocket hits base" in slide.notes_slide.notes_text_frame.text


def test_a_slide_is_made_of_each_figure_with_a_chart_and_taken_from_the_earlier_build(tmp_path, monkeypatch):
    first = made([shown("a"), empty(), shown("b")], tmp_path)
    assert sorted(first) == ["a", "b"]
    monkeypatch.setattr(module, "one_slide", lambda *_, **__: SimpleNamespace(content=b"anew"))
    assert made([shown("a"), shown("c")], tmp_path) == {"a": first["a"], "c": b"anew"}
    red = replace(OURS, themes=replace(OURS.themes, digest="another"))
    assert made([shown("a")], tmp_path, red) == {"a": b"anew"}
