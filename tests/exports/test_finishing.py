"""What is said inside an SVG, a PNG and a PDF to who does not see them."""

import io
from datetime import date
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from iraq_report.exports.pdf import Page, part
from iraq_report.exports.png import with_texts
from iraq_report.exports.svg import standing_alone

DRAWN = (
    '<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" width="712" height="400" viewBox="0 0 712 400"><g/></svg>'
)
NAMESPACE = "{http://www.w3.org/2000/svg}"


@given(st.text(), st.text())
def test_an_svg_is_well_formed_and_begins_with_title_and_description(title, description):
    made = standing_alone(DRAWN, id="x", title=title, description=description, width=1280, height=720)
    root = ElementTree.fromstring(made)
    assert [child.tag for child in root] == [f"{NAMESPACE}title", f"{NAMESPACE}desc", f"{NAMESPACE}g"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1280", "720", "0 0 712 400")
    assert root.get("role") == "img"


def test_the_texts_of_an_svg_are_the_figures_own():
    root = ElementTree.fromstring(
        standing_alone(DRAWN, id="x", title='A < B & "C"', description="السليمانية", width=1, height=1)
    )
    assert [root[0].text, root[1].text] == ['A < B & "C"', "السليمانية"]


def test_a_png_says_what_it_shows_and_how_large_it_is():
    out = io.BytesIO()
    Image.new("RGB", (4, 2), "white").save(out, "PNG")
    made = with_texts(out.getvalue(), {"Title": "Erbil – أربيل", "Source": ""}, scale=2)
    with Image.open(io.BytesIO(made)) as image:
        image.load()
        assert image.text == {"Title": "Erbil – أربيل"}
        assert image.info["dpi"] == pytest.approx((192, 192), abs=0.1)


def printed(*sizes):
    """A print with a page of each size in points."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for width, height in sizes:
            pdf.add_blank_page(page_size=(width, height))
        pdf.save(out)
    return out.getvalue()


PAGES = [
    Page(400, 300, "One", "A map.", ("The makers",), date(2026, 11, 3)),
    Page(200, 100, "Two", "Bars."),
]  # fmt: skip


def test_a_print_is_parted_into_pages_of_the_pictures_size():
    one, two = part(printed((300, 227), (150, 77)), PAGES)
    for content, box in ((one, [0, 2, 300, 227]), (two, [0, 2, 150, 77])):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert len(pdf.pages) == 1
            assert [float(side) for side in pdf.pages[0].mediabox] == box


def test_a_pdf_has_title_day_language_and_alternative_text_and_the_same_bytes_twice():
    sheets = printed((300, 227), (150, 77))
    one, two = part(sheets, PAGES)
    assert part(sheets, PAGES) == [one, two]
    with pikepdf.open(io.BytesIO(one)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "One"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261103000000+00'00"
        assert str(pdf.Root.Lang) == "en"
        (document,) = pdf.Root.StructTreeRoot.K
        (figure,) = document.K
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", "A map.")
    with pikepdf.open(io.BytesIO(two)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
