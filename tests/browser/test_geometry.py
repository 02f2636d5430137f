"""No text of any picture is cut, covered, crossed or smaller than eleven pixels, at the widths pages show it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from iraq_report.exports.pictures import draw_svg
from iraq_report.figures.figure import figure
from iraq_report.figures.paint import paint
from iraq_report.figures.source import SourceLine
from iraq_report.figures.theme import LIGHT, NARROW, WIDE
from iraq_report.site.browser import find_browser
from tests.browser.book import every_edition
from tests.figures.stress_examples import STRESS, TITLE

GEOMETRY = Path(__file__).parent / "geometry.js"
SMALLEST = 11
# Between the two sidebars a page has 656 pixels for a picture, on a phone of 360 pixels 331: test_figures.py.
SHOWN = {".light": 656, ".narrow.light": 331, "": WIDE.width}


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_script_tag(path=GEOMETRY)
    yield page
    page.close()


def faults(page: Page, pictures: dict[str, str], width: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(
        "([pictures, width, smallest]) => faultsOfAll(pictures, width, smallest)", [pictures, width, SMALLEST]
    )
    return found


@pytest.mark.parametrize("form", SHOWN)
@every_edition
def test_every_text_of_every_figure_can_be_read(edition, form, site, blank):
    folder = site / edition / "figures"
    ids = [path.name.removesuffix(".light.svg") for path in folder.glob("*.narrow.light.svg")]
    names = [id.removesuffix(".narrow") for id in ids]
    pictures = {name: (folder / f"{name}{form}.svg").read_text("utf-8") for name in names}
    assert pictures
    assert faults(blank, pictures, SHOWN[form]) == {}


@pytest.fixture(scope="module")
def stress() -> dict[str, tuple[dict[str, Any], dict[str, Any], str]]:
    """The hand-made charts by name and form: as on a page, as exported, and the picture of the latter."""
    browser = find_browser(install=False)
    if browser is None:
        pytest.skip("needs a tool that is not here: browser")
    figures = {
        name: figure(
            id=name.replace(" ", "-"), title=TITLE, subtitle=TITLE, sentence="", source=SourceLine(TITLE), method=TITLE,
            table=pd.DataFrame(), row_sources=[], grain="aggregate", draw=draw,
        )
        for name, draw in STRESS.items()
    }  # fmt: skip
    charts = {
        f"{name}, {form}": paint(item.composed(size), LIGHT)
        for name, item in figures.items()
        for form, size in (("wide", WIDE), ("narrow", NARROW))
    }
    drawn = draw_svg(charts, browser)
    return {name: (chart, chart["layout"], drawn[name]) for name, chart in charts.items()}


@pytest.mark.parametrize(("form", "size", "share"), [("wide", WIDE, 11 / 12), ("narrow", NARROW, 1)])
def test_charts_at_the_limits_can_be_read(form, size, share, stress, blank):
    pictures = {name: svg for name, (_, _, svg) in stress.items() if name.endswith(form)}
    assert faults(blank, pictures, round(size.width * share + 0.5)) == {}


def letters(text: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def test_no_chart_loses_a_label_of_its_axes_or_legend(stress):
    for name, (chart, layout, svg) in stress.items():
        wanted = [note["text"] for note in layout["annotations"]]
        axes = [axis for key, axis in layout.items() if key[1:5] == "axis" and axis.get("visible", True)]
        wanted += [text for axis in axes for text in axis.get("ticktext", [])]
        wanted += [trace["name"] for trace in chart["data"] if trace.get("showlegend")]
        seen = letters(svg)
        lost = [text for text, count in Counter(map(letters, wanted)).items() if seen.count(text) < count]
        assert lost == [], name
