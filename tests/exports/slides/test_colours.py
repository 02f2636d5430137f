"""Roles in the colours of a presentation: its palette takes over where it can, and is readable always."""

from itertools import combinations

import pytest
from lxml import etree
from pptx import Presentation

from iraq_report.exports.slides.colours import ACCENTS, Colour, choose_colours
from iraq_report.exports.slides.palette import Palette, read_palette
from iraq_report.exports.slides.shades import apart, contrast, shaded
from iraq_report.figures.theme import DARK, LIGHT, ROLES

OFFICE = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")


def palette(accents=OFFICE, background="FFFFFF", text="000000"):
    slots = {f"accent{place}": colour for place, colour in enumerate(accents, start=1)}
    return Palette({"bg1": background, "tx1": text, **slots}, background)


def test_the_palette_of_a_presentation_takes_over_by_role():
    colours = choose_colours(palette())
    assert colours.adopted
    assert colours.of("rocket") == Colour("4472C4", "accent1")
    assert colours.of("drone").slot == "accent2"
    assert colours.of("text") == Colour("000000", "tx1")
    assert set(colours.roles) == set(ROLES)


def test_a_yellow_accent_is_darkened_on_white_and_kept_on_black():
    """FFC000 has a contrast of 1.6 with white."""
    assert choose_colours(palette()).of("militia").shade < 0
    assert choose_colours(palette(background="000000", text="FFFFFF")).of("militia") == Colour("FFC000", "accent4")


@pytest.mark.parametrize(("background", "text"), [("FFFFFF", "000000"), ("14181F", "FFFFFF"), ("1B2A49", "000000")])
def test_marks_and_text_stand_out_on_any_background(background, text):
    """The last one is a dark template whose theme has black text: its shapes carry a white of their own."""
    colours = choose_colours(palette(background=background, text=text))
    assert all(contrast(colours.of(role).rgb, background) >= 3 for role in (*ACCENTS, "other"))
    assert all(contrast(colours.of(role).rgb, background) >= 4.5 for role in ("text", "muted"))
    assert contrast(colours.of("text").rgb, background) > contrast(colours.of("grid").rgb, background)


@pytest.mark.parametrize(("background", "theme"), [("FFFFFF", LIGHT), ("101010", DARK)])
def test_a_palette_of_one_hue_does_not_take_over(background, theme):
    colours = choose_colours(palette(["4472C4"] * 6, background=background, text="808080"))
    assert not colours.adopted
    assert colours.of("drone") == Colour(theme.colours["drone"][1:])


def test_a_palette_with_fewer_accents_does_not_take_over():
    assert not choose_colours(palette(OFFICE[:3])).adopted


def test_a_theme_that_is_asked_for_wins_over_the_palette():
    colours = choose_colours(palette([DARK.colours["drone"][1:], *OFFICE[1:]]), DARK)
    assert colours.of("rocket") == Colour(DARK.colours["rocket"][1:])
    assert colours.of("drone") == Colour(DARK.colours["drone"][1:], "accent1")  # the same colour has its place


def test_a_share_of_a_role_covers_the_ground_by_that_much():
    element = choose_colours(palette()).of("militia/20").fill()
    names = {etree.QName(item).localname: item.get("val") for item in element.iter()}
    assert (names["schemeClr"], names["alpha"]) == ("accent4", "20000")
    assert int(names["lumMod"]) < 100_000


def test_the_accents_that_are_adopted_differ():
    colours = [choose_colours(palette()).of(role).rgb for role in ACCENTS]
    assert min(apart(one, other) for one, other in combinations(colours, 2)) > 45


def test_a_presentation_says_its_palette_and_fonts():
    found = read_palette(Presentation().slide_layouts[0])
    assert (found.background, found.slots["accent1"], found.slots["tx1"]) == ("FFFFFF", "4F81BD", "000000")
    assert found.text_font == "Calibri"


def test_shades_are_those_of_powerpoint():
    """Half as light a pure red, and half the way to white."""
    assert shaded("FF0000", times=0.5) == "800000"
    assert shaded("FF0000", times=0.5, plus=0.5) == "FF8080"
    assert round(contrast("000000", "FFFFFF")) == 21


def test_what_stands_behind_marks_takes_the_hue_of_the_background():
    """Of white over dark blue 8 parts in 100 are a lighter dark blue: 27 + 0.08 * (255 - 27) = 45 = 0x2D."""
    land = choose_colours(palette(background="1B2A49", text="FFFFFF")).of("land")
    assert land == Colour("2D3B58", "tx1", share=0.08)
    assert land.element()[0].get("val") == "8000"
