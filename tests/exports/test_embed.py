"""A figure as a page for a frame: one file that needs nothing else, and a page of the site that shares its scripts."""

from dataclasses import replace
from html.parser import HTMLParser

from iraq_report.exports.embed import Origin, single_file, site_page
from iraq_report.figures.compose import strip
from iraq_report.figures.look import DEFAULT, Fonts, Logo
from iraq_report.figures.page_charts import page_charts
from iraq_report.figures.theme import DARK, LIGHT, make_theme
from tests.site.examples import bare, composed, record

DRAWN = page_charts(strip(composed()), bare(360, 300))
ORIGIN = Origin("The <book>, edition 2021", "../attacks.html#attacks-by-site", "CC BY 4.0")


class Page(HTMLParser):
    """What a page loads, its scripts, and its elements in order as (tag, attributes)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        self.loaded += [given[name] for name in ("src", "srcset") if name in given]
        self.loaded += [given["href"]] if tag == "link" else []

    def first(self, tag, **wanted):
        return next(given for name, given in self.elements if name == tag and wanted.items() <= given.items())


def test_one_file_holds_plotly_its_data_and_asks_for_nothing():
    text = single_file(record(), DRAWN, origin=ORIGIN)
    assert Page(text).loaded == []
    assert len(text) > 4_000_000
    assert 'iraqReport.figure("attacks-by-site",{' in text
    assert text.index("window.iraqReport =") < text.index('iraqReport.figure("attacks-by-site"')


def test_no_word_of_a_figure_ends_its_script_early():
    chart = strip(composed())
    chart["data"][0]["customdata"] = ["</script><b>", "<!-- <script>"]
    text = single_file(record(), page_charts(chart, bare(360, 300)), origin=ORIGIN)
    assert text.count("</script>") == 3
    assert "<!-- <script>" not in text


def test_the_page_of_the_site_has_pictures_for_phone_and_dark_and_no_script_of_its_own():
    page = Page(site_page(record(), DRAWN, origin=ORIGIN, pictures=True))
    assert page.loaded == [
        "../_static/figure.js",
        *(f"attacks-by-site.{name}.svg" for name in ("narrow.dark", "dark", "narrow.light", "light")),
    ]
    assert page.first("html")["data-content_root"] == "../"
    assert page.first("source", media="screen and (prefers-color-scheme: dark)")["width"] == "760"


def test_without_pictures_none_is_asked_for():
    assert Page(site_page(record(), DRAWN, origin=ORIGIN, pictures=False)).loaded == ["../_static/figure.js"]


def test_a_picture_with_a_name_comes_first_and_the_table_is_there_as_text():
    page = Page(text := site_page(record(), DRAWN, origin=ORIGIN, pictures=True))
    picture = page.first("div", role="img")
    assert (picture["aria-labelledby"], picture["aria-describedby"]) == (
        "attacks-by-site-title", "attacks-by-site-sentence",
    )  # fmt: skip
    assert '<th scope="row">B</th><td>unknown</td><td>2021</td>' in text
    assert "B has &lt;most&gt;" in text
    assert page.first("a", target="_top")["href"] == "../attacks.html#attacks-by-site"
    assert "The &lt;book&gt;, edition 2021" in text


def test_the_colours_fonts_and_logo_are_those_of_the_theme():
    themes = replace(
        DEFAULT, light=make_theme("light", {**LIGHT.colours, "paper": "#FFF8E7"}), fonts=Fonts("Serif", "Display"),
        logo=Logo("data:image/png;base64,AA==", "Us", 40, 20),
    )  # fmt: skip
    text = site_page(record(), DRAWN, origin=ORIGIN, pictures=False, themes=themes)
    assert "--paper: #FFF8E7" in text
    assert f"--paper: {DARK.colours['paper']}" in text
    assert "--family: Serif; --headings: Display" in text
    assert Page(text).first("img")["alt"] == "Us"


def test_a_figure_of_unknown_address_names_its_book_without_a_link():
    page = Page(single_file(record(), DRAWN, origin=replace(ORIGIN, address="")))
    assert "a" not in {tag for tag, _ in page.elements}
