"""Files beside the pages."""

import json
import struct
from functools import partial

import pytest

from iraq_report.exports.pictures import Batch, draw_at_once, number_ids
from iraq_report.figures.theme import DARK
from iraq_report.site.figure_files import page_record, write_figures
from iraq_report.site.imprint import Imprint
from tests.needs import need
from tests.site.examples import BOOK, drawn, empty

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 25 + b"the rest"


def test_a_drawn_figure_has_its_files_and_an_empty_one_has_none(tmp_path):
    listed = write_figures([drawn(), empty()], tmp_path, draw=None, imprint=Imprint(BOOK))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"attacks-by-site.{ending}" for ending in ("bib", "csv", "html", "js", "json", "meta.json", "ris")
    ]
    assert [(item["id"], item["status"], len(item["files"])) for item in listed] == [
        ("attacks-by-site", "drawn", 6),
        ("attacks-none", "empty", 0),
    ]
    assert listed[0]["alternative"] == "B has five. Data: 2 rows."


def test_a_figure_can_be_cited_from_its_files_and_from_the_page(tmp_path):
    write_figures([drawn()], tmp_path, draw=None, imprint=Imprint(BOOK))
    citation = json.loads((tmp_path / "attacks-by-site.meta.json").read_text())["citation"]
    assert citation["bibtex"] == (tmp_path / "attacks-by-site.bib").read_text()
    assert citation["ris"] == (tmp_path / "attacks-by-site.ris").read_text()
    assert page_record(drawn(), tmp_path, Imprint(BOOK))["citation"] == citation["plain"]
    assert "attacks-by-site" in citation["plain"]


def test_the_files_of_a_figure_carry_the_licence_of_their_edition(tmp_path):
    (listed,) = write_figures([drawn()], tmp_path, draw=None, imprint=Imprint(BOOK, "own terms"))
    meta = json.loads((tmp_path / "attacks-by-site.meta.json").read_text())
    assert (listed["licence"], meta["licence"]) == ("own terms", "own terms")
    assert page_record(drawn(), tmp_path, Imprint(BOOK, "own terms"))["licence"] == "own terms"


def test_the_script_of_a_figure_hands_over_its_chart_and_what_is_dark(tmp_path):
    write_figures([drawn()], tmp_path, draw=None, imprint=Imprint(BOOK))
    text = (tmp_path / "attacks-by-site.js").read_text()
    assert text.startswith('iraqReport.figure("attacks-by-site",{')
    data = json.loads(text.removeprefix('iraqReport.figure("attacks-by-site",').removesuffix(");\n"))
    assert [["data", 0, "marker", "color"], DARK.colours["rocket"]] in data["dark"]
    assert data["narrow"]["layout"]["width"] == 360


def test_two_runs_write_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_figures([drawn()], tmp_path / name, draw=None, imprint=Imprint(BOOK))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_picture_says_what_it_shows_and_is_listed(tmp_path):
    def draw(asked):
        assert [one.png for one in asked.values()] == [(1520, 980), None, None, None, None]
        return Batch({name: "<svg></svg>" for name in asked}, {"attacks-by-site": PNG})

    (listed,) = write_figures([drawn()], tmp_path, draw=draw, imprint=Imprint(BOOK))
    assert {f"figures/attacks-by-site.{ending}" for ending in ("svg", "png")} <= set(listed["files"])
    assert "<desc" in (tmp_path / "attacks-by-site.svg").read_text()
    assert (tmp_path / "attacks-by-site.light.svg").read_text() == "<svg></svg>"
    assert b"B has five. Data: 2 rows." in (tmp_path / "attacks-by-site.png").read_bytes()
    assert list(page_record(drawn(), tmp_path, Imprint(BOOK))["files"]) == ["csv", "svg", "png", "json"]


def test_the_slide_of_a_figure_is_one_of_its_files(tmp_path):
    (listed,) = write_figures(
        [drawn()], tmp_path, draw=None, slides=lambda figures: {figures[0].id: b"slide"}, imprint=Imprint(BOOK)
    )
    assert "figures/attacks-by-site.pptx" in listed["files"]
    assert (tmp_path / "attacks-by-site.pptx").read_bytes() == b"slide"


def test_the_page_learns_sizes_and_whether_there_are_pictures(tmp_path):
    assert page_record(drawn(), tmp_path, Imprint(BOOK))["pictures"] is False
    (tmp_path / "attacks-by-site.light.svg").write_text("<svg/>")
    assert page_record(drawn(), tmp_path, Imprint(BOOK)) | {"licence": "", "citation": ""} == {
        "wide": [760, 400], "narrow": [360, 300], "pictures": True, "files": {}, "licence": "", "citation": "",
    }  # fmt: skip
    assert page_record(empty(), tmp_path, Imprint(BOOK)) == {}


def test_ids_in_a_picture_are_numbered_after_the_figure_with_all_references():
    svg = '<clipPath id="clip8fx"/><g id="a"/><g clip-path="url(#clip8fx)"/><use href="#a"/>'
    numbered = '<clipPath id="f-light-1"/><g id="f-light-2"/><g clip-path="url(#f-light-1)"/><use href="#f-light-2"/>'
    assert number_ids(svg, "f.light") == numbered


@pytest.mark.browser
def test_pictures_are_drawn_in_every_form_and_the_same_twice(tmp_path):
    browser = need("browser")
    for name in ("one", "two"):
        write_figures([drawn()], tmp_path / name, draw=partial(draw_at_once, browser=browser), imprint=Imprint(BOOK))
    pictures = sorted((tmp_path / "one").glob("*.svg"))
    assert len(pictures) == 5
    pictures += (tmp_path / "one").glob("*.png")
    assert struct.unpack(">II", pictures[-1].read_bytes()[16:24]) == (1520, 980)
    for path in pictures:
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
