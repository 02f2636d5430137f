"""Every figure is a picture first and, once touched, a live chart in the same place, in light and dark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from iraq_report.figures.theme import NARROW, WIDE
from tests.browser.book import EDITIONS, FIRST, each_section_once, every_edition, every_section
from tests.browser.visits import opened

FIGURE = "figure.report-figure:not(.report-figure-empty)"
PLOT = f"{FIGURE} .figure-plot"
DRAWN = ".js-plotly-plot .main-svg"
PATIENCE = 20_000  # milliseconds; plotly.js has to be read on a busy machine
ATTACKS = f"{FIRST}/attacks.html"
GEOMETRY = Path(__file__).parent / "geometry.js"

_SETTLED = "([plot, drawn]) => plot.dataset.problem || plot.querySelector(drawn)"
_ADDRESSES = """all => all.filter(image => image.checkVisibility({visibilityProperty: true}))
    .map(image => image.currentSrc)"""
_GROUNDS = "all => all.map(image => getComputedStyle(image).backgroundColor)"
_PICTURES = """async plot => {
    const shown = [...plot.querySelectorAll("img")].filter(image => image.checkVisibility());
    for (const image of shown) { image.loading = "eager"; await image.decode().catch(() => {}); }
    return shown.map(image => image.naturalWidth);
}"""
# Waits until a picture has taken the file for a window of another width, or a second.
_TAKEN = """async (image, narrow) => {
    image.loading = "eager";
    for (let at = 0; at < 50 && (!image.complete || image.currentSrc.includes(".narrow.") !== narrow); at++) {
        await new Promise(done => setTimeout(done, 20));
    }
}"""
# The box of a figure's plot and where everything after it begins, from the top of the page.
_PLACES = """plot => {
    const box = plot.getBoundingClientRect();
    const after = [...document.querySelectorAll("article *")]
        .filter(part => plot.compareDocumentPosition(part) === Node.DOCUMENT_POSITION_FOLLOWING);
    const tops = after.map(part => part.getBoundingClientRect().top + scrollY);
    return [box.left, box.top + scrollY, box.width, box.height, document.documentElement.scrollHeight, ...tops];
}"""
# How far the texts of the live chart stand from those of its picture; the picture is read by its address.
_APART = """async plot => {
    const image = [...plot.querySelectorAll("img")].find(item => item.checkVisibility({visibilityProperty: false}));
    const place = document.createElement("div");
    place.style = "position: absolute; inset: 0";
    place.innerHTML = await (await fetch(image.currentSrc)).text();
    Object.assign(place.firstElementChild.style, {width: "100%", height: "100%"});
    plot.append(place);
    const key = line => line.text.replaceAll("\\u00a0", " ").trim();
    const still = Map.groupBy(linesOf(place), key);
    const live = Map.groupBy(linesOf(plot.querySelector(".figure-live")), key);
    place.remove();
    const apart = [];
    for (const [text, lines] of still) {
        const others = live.get(text) ?? [];
        if (others.length !== lines.length) apart.push(`${text}: ${lines.length} still, ${others.length} live`);
        else lines.forEach((line, at) => {
            const far = Math.max(Math.abs(line.left - others[at].left), Math.abs(line.top - others[at].top));
            if (far > 2) apart.push(`${text}: ${far.toFixed(1)} px apart`);
        });
    }
    return apart;
}"""


def plots(page: Page) -> list[Locator]:
    found = page.locator(PLOT).all()
    empty = page.locator("figure.report-figure-empty .figure-empty")
    assert found or empty.count(), "a section shows figures or says that they are empty"
    assert all(text.strip() for text in empty.all_text_contents())
    return found


def make_live(plot: Locator, *, by: str) -> None:
    plot.scroll_into_view_if_needed()
    {"focus": plot.focus, "hover": plot.hover, "tap": plot.tap}[by]()
    plot.page.wait_for_function(_SETTLED, arg=[plot.element_handle(), DRAWN], timeout=PATIENCE)
    assert plot.get_attribute("data-problem") is None
    expect(plot.locator(DRAWN).first).to_be_visible()


def moved(page: Page, *, by: str) -> list[str]:
    """Make every figure of a page live; those that moved anything on the page by a pixel or more."""
    found = []
    for plot in plots(page):
        plot.scroll_into_view_if_needed()
        before = plot.evaluate(_PLACES)
        make_live(plot, by=by)
        after = plot.evaluate(_PLACES)
        far = max(abs(a - b) for a, b in zip(before, after, strict=True))
        if far >= 1:
            found.append(f"{plot.get_attribute('data-figure')}: {far} px")
    return found


@dataclass(frozen=True)
class Pictures:
    """The pictures of a page: by theme and figure the widths of those shown, and the grounds they stand on."""

    widths: dict[str, dict[str | None, list[int]]]
    grounds: set[str]
    faults: list[str]


@pytest.fixture(scope="module")
def pictures(name: str, browser: Browser, site: Path) -> Pictures:
    """One visit in light, where the system then turns dark, and the window narrow."""
    widths, grounds = {}, set()
    with opened(browser, (site / name).as_uri()) as seen:
        for theme in ("light", "dark"):
            seen.page.emulate_media(color_scheme=theme)
            expect(seen.page.locator("html")).to_have_attribute("data-theme", theme)
            found = plots(seen.page)
            widths[theme] = {plot.get_attribute("data-figure"): plot.evaluate(_PICTURES) for plot in found}
        for width in (1280, 390):
            seen.page.set_viewport_size({"width": width, "height": 900})
            grounds |= set(seen.page.locator(f"{PLOT} img").evaluate_all(_GROUNDS))
    return Pictures(widths, grounds, seen.faults)


@every_section
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_figure_has_its_picture(theme, name, pictures):
    shown = pictures.widths[theme]
    assert {figure: widths for figure, widths in shown.items() if len(widths) != 1 or widths[0] <= 0} == {}
    assert pictures.faults == []


@every_section
def test_a_picture_stands_on_the_ground_of_the_page_in_the_dark(name, pictures):
    assert pictures.grounds <= {"rgba(0, 0, 0, 0)"}


@every_edition
def test_every_source_line_names_its_table_its_days_and_when_its_sources_were_read(edition, site):
    figures = json.loads((site / edition / "figures.json").read_text("utf-8"))
    lines = {figure["id"]: figure["source"] for figure in figures if figure["status"] == "drawn"}
    assert lines
    undated = ("Services", "Published tallies", "Regional scenarios", "Claims")  # no table of days
    for id, line in lines.items():
        assert re.match(r"Source: .+ table of this edition; ", line), id
        assert re.search(r"; (\d.* \d{4}, .+; (no filter|only .+)|not bound to the period)", line) or any(
            f"Source: {name} table" in line for name in undated
        ), id
        assert re.search(r"sources of these rows: [\d,]+, (read \d.* \d{4}|day of reading not recorded)\.$", line), id


@pytest.fixture(scope="module")
def attacks(browser: Browser, site: Path) -> Iterator[Page]:
    with opened(browser, (site / ATTACKS).as_uri()) as seen:
        yield seen.page


@pytest.mark.parametrize("width", [360, 390, 690, 691, 768, 991, 992, 1199, 1200, 1280, 1920])
def test_a_picture_is_shown_large_enough_that_no_text_is_under_eleven_pixels(width, attacks):
    attacks.set_viewport_size({"width": width, "height": 900})
    image = attacks.locator(f"{PLOT} img:visible").first
    image.evaluate(_TAKEN, width <= 690)
    assert (".narrow." in image.evaluate("image => image.currentSrc")) == (width <= 690)
    form = NARROW if width <= 690 else WIDE
    assert image.evaluate("image => image.getBoundingClientRect().width") >= form.width * 11 / form.small - 0.5
    assert attacks.evaluate("document.documentElement.scrollWidth") <= width


@each_section_once
def test_every_figure_comes_alive_under_the_pointer_and_nothing_moves(name, site, visit):
    assert moved(visit((site / name).as_uri()), by="hover") == []


@each_section_once
def test_every_figure_comes_alive_by_keyboard_in_the_dark_on_a_phone(name, served, visit):
    page = visit(f"{served}/{name}", theme="dark", width=390)
    page.add_script_tag(path=GEOMETRY)
    assert moved(page, by="focus") == []
    assert {plot.get_attribute("data-figure"): plot.evaluate(_APART) for plot in plots(page)} == {
        plot.get_attribute("data-figure"): [] for plot in plots(page)
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_texts_of_a_live_chart_stand_where_its_picture_has_them(edition, served, visit):
    page = visit(f"{served}/{edition}/attacks.html", width=1200)  # here a picture is scaled
    page.add_script_tag(path=GEOMETRY)
    for plot in plots(page):
        make_live(plot, by="focus")
        assert plot.evaluate(_APART) == [], plot.get_attribute("data-figure")


def test_a_figure_is_an_image_with_a_name_and_once_live_a_group(site, visit):
    page = visit((site / ATTACKS).as_uri())
    title = page.locator(f"{FIGURE} .figure-title strong").first.text_content()
    image = page.get_by_role("figure").first.get_by_role("img", name=title, exact=True)
    expect(image).to_have_count(1)
    make_live(plots(page)[0], by="focus")
    expect(image).to_have_count(0)
    expect(page.get_by_role("group", name=title, exact=True)).to_be_focused()


def test_a_live_chart_has_no_toolbar(site, visit):
    page = visit((site / ATTACKS).as_uri())
    make_live(plots(page)[0], by="hover")
    buttons = page.locator(".modebar-btn, .figure-live button, .figure-live a")
    assert buttons.evaluate_all("all => all.map(button => button.dataset.title ?? button.textContent)") == []
    assert not re.search(r"plotly\.com|chart-studio|Share chart", page.locator(PLOT).first.inner_html())


def test_a_finger_that_scrolls_wakes_no_chart_and_one_that_taps_does(site, visit):
    page = visit((site / ATTACKS).as_uri(), width=390, has_touch=True, is_mobile=True)
    plot = plots(page)[0]
    plot.scroll_into_view_if_needed()
    plot.dispatch_event("pointerenter", {"pointerType": "touch"})
    plot.dispatch_event("touchstart")
    expect(plot).not_to_have_class(re.compile("is-loading|is-live"))
    make_live(plot, by="tap")


def test_a_live_chart_takes_the_form_that_the_page_takes(site, visit):
    page = visit((site / ATTACKS).as_uri())
    plot = plots(page)[0]
    make_live(plot, by="focus")
    for width, form in ((390, NARROW), (1200, WIDE), (600, NARROW), (1280, WIDE)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(plot.locator(DRAWN).first).to_have_attribute("width", str(form.width))
        page.wait_for_function(
            """plot => {
                const parts = [plot, plot.querySelector(".main-svg")];
                const [outer, inner] = parts.map(item => item.getBoundingClientRect());
                return Math.abs(outer.width - inner.width) < 1 && Math.abs(outer.height - inner.height) < 2;
            }""",
            arg=plot.element_handle(),
        )


def test_a_page_without_scripts_shows_its_pictures_tables_and_downloads(site, visit):
    page = visit((site / ATTACKS).as_uri(), java_script_enabled=False)
    figure = page.locator(FIGURE).first
    expect(figure.locator("img:visible")).to_have_count(1)
    figure.get_by_text("Data as a table").click()
    expect(figure.get_by_role("table")).to_be_visible()
    figure.get_by_text("Take this chart").click()
    expect(figure.get_by_role("link", name="Data (CSV)")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_dark_page_is_printed_with_light_pictures(width, site, visit):
    page = visit((site / ATTACKS).as_uri(), theme="dark", width=width)
    make_live(plots(page)[0], by="focus")
    page.emulate_media(media="print")
    for plot in plots(page)[:3]:
        assert len(plot.evaluate(_PICTURES)) == 1
        shown = plot.locator("img").evaluate_all(_ADDRESSES)
        assert [address.endswith(".light.svg") for address in shown] == [True]


def ink(plot: Locator) -> str:
    return plot.locator("text").first.evaluate("text => getComputedStyle(text).fill")


def test_a_live_chart_follows_the_switch_of_theme(site, visit):
    page = visit((site / ATTACKS).as_uri())
    plot = plots(page)[0]
    make_live(plot, by="focus")
    html, before = page.locator("html"), ink(plot)
    for _ in range(3):  # the button goes round light, dark and what the system says
        page.locator(".theme-switch-button").first.click()
        if html.get_attribute("data-theme") == "dark":
            break
    expect(html).to_have_attribute("data-theme", "dark")
    expect(plot.locator("text").first).not_to_have_css("fill", before)  # waits for the redraw
    assert ink(plot) != before
