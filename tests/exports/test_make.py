"""Figures become files: each format from one definition, all pictures in one start of the browser."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image
from pptx import Presentation

from iraq_report.errors import ReportError
from iraq_report.exports.choose import listed
from iraq_report.exports.formats import PICTURES
from iraq_report.exports.locale import read_locale
from iraq_report.exports.make import Wish, make_files
from iraq_report.exports.outgoing import outgoing
from iraq_report.exports.sizes import parse_size
from iraq_report.sections import SECTIONS, open_section
from iraq_report.sections.listed_figures import figures_of
from tests.exports.browsers import CountingBrowser
from tests.needs import need

SVG = "{http://www.w3.org/2000/svg}"
NOWHERE = Path("no-browser")  # is named to the stand-in, which starts nothing


@pytest.fixture(scope="module")
def figures():
    """The figures of a section on the project's tables, as they may go out."""
    run = open_section("attacks", {})
    return [outgoing(make(run)) for make in figures_of("attacks").values()]


def test_all_pictures_are_drawn_in_one_start_of_the_browser(figures):
    browser = CountingBrowser()
    wish = Wish(PICTURES, parse_size("16x9"))
    files = make_files(figures, wish, browser=NOWHERE, start=browser)
    assert len(browser.asked) == 1
    assert list(browser.asked[0]) == [figure.id for figure in figures]
    assert sorted(files) == sorted(f"{one.id}.{end}" for one in figures for end in (*PICTURES, "meta.json"))
    for figure in figures:
        asked = browser.asked[0][figure.id]
        width, height = asked["page"]
        assert (width >= 1280, round(width / height, 2)) == (True, 1.78)
        root = ElementTree.fromstring(files[f"{figure.id}.svg"])
        assert (root.get("width"), root.get("height")) == (str(width), str(height))
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert [root[0].text, root[1].text] == [figure.record["title"], figure.record["description"]]
        with Image.open(io.BytesIO(files[f"{figure.id}.png"])) as image:
            assert image.size == (2 * width, 2 * height)
            assert image.info["Source"] == figure.record["source"]


def test_all_figures_of_an_edition_are_drawn_in_one_start_of_the_browser():
    browser = CountingBrowser()
    runs = {section: open_section(section, {}) for section in SECTIONS}
    every = [outgoing(make(runs[section])) for section in SECTIONS for make in figures_of(section).values()]
    make_files(every, Wish(("svg",)), browser=NOWHERE, start=browser)
    assert [list(asked) for asked in browser.asked] == [[id for own in listed().values() for id in own]]


def test_the_csv_of_every_figure_is_its_table(figures):
    files = make_files(figures, Wish(("csv",)), browser=None)
    for figure in figures:
        table = figure.record["table"]
        text = files[f"{figure.id}.csv"].decode("utf-8-sig")
        first, *rows = csv.reader(io.StringIO(text, newline=""))
        assert first == [*table["columns"], "Source ids"]
        assert len(rows) == len(table["data"])
        for row, held in zip(rows, table["data"], strict=True):
            assert all(same(*cells) for cells in zip(row[:-1], held, strict=True))
        assert {id for row in rows for id in row[-1].split(";") if id} <= set(figure.record["sources"])


def same(cell, value):
    """Whether a cell of a CSV holds a value of a table."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(cell) == pytest.approx(value)
    return cell == ("" if value is None else str(value).removesuffix("T00:00:00"))


def test_what_needs_no_browser_is_made_without_one(figures):
    files = make_files(figures[:1], Wish(("csv", "json", "html", "pptx")), browser=None)
    id = figures[0].id
    assert sorted(files) == sorted(f"{id}.{ending}" for ending in ("csv", "json", "html", "pptx", "meta.json"))
    assert len(Presentation(io.BytesIO(files[f"{id}.pptx"])).slides) == 1
    assert json.loads(files[f"{id}.json"])["layout"]["template"]["layout"]["paper_bgcolor"] == "#FFFFFF"
    assert json.loads(files[f"{id}.meta.json"])["source"] == figures[0].record["source"]
    assert files[f"{id}.html"].startswith(b"<!DOCTYPE html>")


def test_pictures_without_a_browser_are_refused_in_a_sentence(figures):
    with pytest.raises(ReportError, match=r"E-EXPORT-BROWSER: found no .* browser to draw svg and pdf with; install"):
        make_files(figures[:1], Wish(("csv", "svg", "pdf")), browser=None)


def test_a_locale_reaches_every_form(figures):
    browser = CountingBrowser()
    running = [figure for figure in figures if figure.id == "attacks-running-total"]
    wish = Wish(("svg", "csv", "json", "html", "pptx"), forms=read_locale("de"))
    files = make_files(running, wish, browser=NOWHERE, start=browser)
    assert "1. Januar 2020 to 31. August 2021" in files["attacks-running-total.json"].decode()
    assert "\r\n2020-01-31;" in files["attacks-running-total.csv"].decode()
    assert '<th scope="row">31.01.2020</th>' in files["attacks-running-total.html"].decode()
    (slide,) = Presentation(io.BytesIO(files["attacks-running-total.pptx"])).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert "1. Januar 2020" in notes
    assert set(re.findall(r"”, \d+(\.?) \w+ 20\d\d", notes)) == {"."}  # the days of its sources
    drawn = browser.asked[0]["attacks-running-total"]["chart"]["layout"]
    assert drawn["separators"] == ",."
    assert json.loads(files["attacks-running-total.meta.json"])["source"].count("August 2021")


def test_a_size_that_is_too_small_names_the_figure(figures):
    lanes = [figure for figure in figures if figure.id == "attacks-by-site-and-weapon"]
    with pytest.raises(ReportError, match=r"E-EXPORT-ROOM: attacks-by-site-and-weapon: 700x400 is too small"):
        make_files(lanes, Wish(("svg",), parse_size("700x400")), browser=NOWHERE, start=CountingBrowser())


@pytest.mark.browser
def test_a_real_browser_draws_text_as_text_and_the_same_bytes_twice(figures):
    browser = need("browser")
    wish = Wish(PICTURES, parse_size("square"), scale=1)
    one, two = (make_files(figures[4:6], wish, browser=browser) for _ in range(2))
    assert one == two
    id = figures[4].id
    root = ElementTree.fromstring(one[f"{id}.svg"])
    texts = {"".join(element.itertext()) for element in root.iter(f"{SVG}text")}
    assert "Baghdad" in texts
    assert [element.tag for element in root.iter() if element.tag.endswith("foreignObject")] == []
    with pikepdf.open(io.BytesIO(one[f"{id}.pdf"])) as pdf:
        page = pdf.pages[0]
        sides = (page.mediabox[2], page.mediabox[3] - page.mediabox[1])
        assert [float(side) for side in sides] == pytest.approx([600, 600], abs=0.01)
        assert len(page.resources.get("/Font", {})) or "/XObject" in page.resources
        assert not page.get_images()
    with Image.open(io.BytesIO(one[f"{id}.png"])) as image:
        assert image.size == (800, 800)
        assert len(image.convert("RGB").getcolors(1 << 20)) > 10
