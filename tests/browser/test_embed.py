"""A figure in a frame of another page: the code under the chart, its page on the site, and a file of its own."""

import json

import pytest
from playwright.sync_api import expect

from iraq_report.exports.embed import Origin, single_file
from iraq_report.figures.compose import strip
from iraq_report.figures.page_charts import page_charts
from tests.browser.axe import faults, prepare
from tests.browser.book import FIRST
from tests.browser.test_figures import DRAWN, FIGURE, PATIENCE
from tests.site.examples import bare, composed, record

HOST = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Another page</title><body>{code}</body></html>'
ORIGIN = Origin("The book", "", "CC BY 4.0")


@pytest.fixture
def shown_in_a_frame(tmp_path, visit):
    """Open a page of somebody else's that holds some code."""

    def open_host(code, **options):
        host = tmp_path / "host.html"
        host.write_text(HOST.format(code=code), encoding="utf-8")
        return visit(host.as_uri(), **options)

    return open_host


def test_the_code_under_a_chart_shows_it_in_another_page(site, visit, shown_in_a_frame):
    page = visit((site / FIRST / "attacks.html").as_uri())
    figure = page.locator(FIGURE).first
    title = figure.locator(".figure-title strong").text_content()
    source = figure.locator(".figure-source").text_content()
    figure.get_by_text("Take this chart").click()
    code = figure.get_by_label("Code to show the chart in a page of yours").input_value()
    for width, theme, form in ((1280, "light", ".light.svg"), (390, "dark", ".narrow.dark.svg")):
        host = shown_in_a_frame(code, width=width, theme=theme)
        expect(host.get_by_text(source)).to_be_visible()
        frame = host.frame_locator("iframe")
        image = frame.get_by_role("img", name=title, exact=True)
        expect(image).to_be_visible()
        assert image.locator("img").evaluate("async image => (await image.decode(), image.currentSrc)").endswith(form)
        image.focus()
        expect(frame.locator(DRAWN).first).to_be_visible(timeout=PATIENCE)
        expect(frame.get_by_role("group", name=title, exact=True)).to_be_visible()


def test_a_file_of_its_own_is_drawn_from_itself_alone_and_stays_an_image_until_it_is_touched(
    tmp_path, shown_in_a_frame
):
    drawn = page_charts(strip(composed()), bare(360, 300))
    (tmp_path / "chart.html").write_text(single_file(record(), drawn, origin=ORIGIN), encoding="utf-8")
    host = shown_in_a_frame('<iframe src="chart.html" title="A chart" width="800" height="700"></iframe>')
    frame = host.frame_locator("iframe")
    expect(frame.locator(DRAWN).first).to_be_visible(timeout=PATIENCE)
    image = frame.get_by_role("img", name="B has <most>", exact=True)
    expect(image).to_be_visible()
    image.focus()
    expect(frame.get_by_role("group", name="B has <most>", exact=True)).to_be_visible()
    assert frame.locator(".modebar-btn").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_of_a_figure_breaks_no_rule_of_access(theme, site, visit):
    listed = json.loads((site / FIRST / "figures.json").read_text(encoding="utf-8"))
    embed = next(name for name in listed[0]["files"] if name.endswith(".html"))
    page = visit((site / FIRST / embed).as_uri(), theme=theme, width=390)
    page.get_by_text("Data as a table").click()
    prepare(page)
    assert faults(page) == []
