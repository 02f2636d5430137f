"""Every figure is a picture first and, once touched, a live chart of the same size, in light and dark."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.book import every_section

PLOT = "figure.report-figure:not(.report-figure-empty) .figure-plot"
DRAWN = ".js-plotly-plot .main-svg"
PATIENCE = 20_000  # milliseconds; plotly.js has to be read on a busy machine

_SETTLED = "([plot, drawn]) => plot.dataset.problem || plot.querySelector(drawn)"
_PICTURES = """async plot => {
    const shown = [...plot.querySelectorAll("img")].filter(image => image.checkVisibility());
    for (const image of shown) { image.loading = "eager"; await image.decode().catch(() => {}); }
    return shown.map(image => image.naturalWidth);
}"""


def plots(page: Page) -> list[Locator]:
    found = page.locator(PLOT).all()
    empty = page.locator("figure.report-figure-empty .figure-empty")
    assert found or empty.count(), "a section shows figures or says that they are empty"
    assert all(text.strip() for text in empty.all_text_contents())
    return found


def size(plot: Locator) -> tuple[float, float]:
    box = plot.bounding_box()
    assert box
    return box["width"], box["height"]


def make_live(plot: Locator, *, by: str) -> None:
    plot.scroll_into_view_if_needed()
    if by == "focus":
        plot.focus()
    else:
        plot.hover()
    plot.page.wait_for_function(_SETTLED, arg=[plot.element_handle(), DRAWN], timeout=PATIENCE)
    assert plot.get_attribute("data-problem") is None
    expect(plot.locator(DRAWN).first).to_be_visible()


def moved(page: Page, *, by: str) -> list[str]:
    """Make every figure of a page live; which of them took another size than their picture."""
    found = []
    for plot in plots(page):
        before = size(plot)
        make_live(plot, by=by)
        after = size(plot)
        if any(abs(a - b) > 2 for a, b in zip(before, after, strict=True)):
            found.append(f"{plot.get_attribute('data-figure')}: {before} became {after}")
    return found


@every_section
def test_every_figure_has_its_picture(name, site, visit):
    for theme in ("light", "dark"):
        page = visit((site / name).as_uri(), theme=theme)
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        for plot in plots(page):
            widths = plot.evaluate(_PICTURES)
            assert len(widths) == 1, f"one picture is shown in {theme}, not {len(widths)}"
            assert widths[0] > 0, plot.get_attribute("data-figure")


@every_section
def test_a_picture_stands_on_the_ground_of_the_page(name, site, visit):
    for width in (1280, 390):
        page = visit((site / name).as_uri(), theme="dark", width=width)
        images = page.locator(f"{PLOT} img")
        grounds = images.evaluate_all("all => all.map(image => getComputedStyle(image).backgroundColor)")
        assert set(grounds) <= {"rgba(0, 0, 0, 0)"}


@every_section
def test_every_figure_comes_alive_under_the_pointer(name, site, visit):
    assert moved(visit((site / name).as_uri()), by="hover") == []


@every_section
def test_every_figure_comes_alive_by_keyboard_in_the_dark_on_a_phone(name, served, visit):
    assert moved(visit(f"{served}/{name}", theme="dark", width=390), by="focus") == []


def ink(plot: Locator) -> str:
    return plot.locator("text").first.evaluate("text => getComputedStyle(text).fill")


def test_a_live_chart_follows_the_switch_of_theme(site, visit):
    page = visit((site / "2021" / "attacks.html").as_uri())
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
