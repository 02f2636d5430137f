"""A chart in the four forms of a page."""

import json
from dataclasses import replace

from iraq_report.figures.compose import strip
from iraq_report.figures.look import DEFAULT
from iraq_report.figures.page_charts import live_script, on_page, page_charts
from iraq_report.figures.theme import DARK, LIGHT, make_theme
from tests.site.examples import bare, composed

CHART = strip(composed())
BOTH = page_charts(CHART, bare(360, 300))


def test_the_chart_on_the_page_has_no_title_inside_and_its_own_height():
    assert BOTH.light["layout"]["annotations"] == []
    assert (BOTH.wide_size, BOTH.narrow_size) == ((760, 400), (360, 300))


def test_light_and_dark_differ_in_the_colour_of_the_role():
    assert BOTH.light["data"][0]["marker"]["color"] == LIGHT.colours["rocket"]
    assert BOTH.dark["data"][0]["marker"]["color"] == DARK.colours["rocket"]


def test_a_page_lends_its_paper_and_a_theme_with_another_brings_its_own():
    assert on_page(BOTH).dark["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"
    cream = replace(DEFAULT, light=make_theme("light", {**LIGHT.colours, "paper": "#FFF8E7"}))
    shown = on_page(page_charts(CHART, bare(360, 300), cream), cream)
    assert shown.light["layout"].get("paper_bgcolor") is None  # the template's
    assert shown.light["layout"]["template"]["layout"]["paper_bgcolor"] == "#FFF8E7"
    assert shown.dark["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"


def test_a_script_hands_over_the_chart_and_what_is_dark():
    text = live_script("attacks-x", BOTH)
    data = json.loads(text.removeprefix('iraqReport.figure("attacks-x",').removesuffix(");\n"))
    assert [["data", 0, "marker", "color"], DARK.colours["rocket"]] in data["dark"]
    assert data["narrow"] == BOTH.narrow_light
