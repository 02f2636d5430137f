"""Printing: the page of each anchor, metadata without a clock, and nothing half written. The browser is a stand-in."""

import stat
import sys
from datetime import date

import pikepdf
import pytest

from iraq_report.errors import ReportError
from iraq_report.paper.printer import About, pages_of_anchors, print_pdf

ABOUT = About("The book", ("A & B",), "Edition 2021", date(2026, 1, 31))


@pytest.fixture
def printed(tmp_path):
    """A PDF of two pages as a browser leaves it: with its own dates, and an anchor on the second page."""
    path = tmp_path / "printed.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.docinfo["/CreationDate"] = pikepdf.String("D:20300101000000Z")
        place = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.XYZ, 0, 0, 0])
        pdf.Root.Dests = pikepdf.Dictionary({"/attacks--where": place})
        pdf.save(path)
    return path


@pytest.fixture
def browser(tmp_path, printed):
    """A program that answers a wish to print with the PDF above."""
    program = tmp_path / "browser"
    lines = [
        f"#!{sys.executable}",
        "import shutil, sys",
        "out = next(word for word in sys.argv if word.startswith('--print-to-pdf='))",
        f"shutil.copyfile({str(printed)!r}, out.partition('=')[2])",
    ]
    program.write_text("\n".join(lines))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a browser is a script")


def test_the_page_of_an_anchor_is_counted_from_one(printed):
    assert pages_of_anchors(printed) == {"attacks--where": 2}


@posix
def test_the_second_print_knows_the_pages_of_the_first(tmp_path, browser):
    asked = []
    pages = print_pdf(
        lambda known: asked.append(dict(known)) or "<p>", tmp_path / "out.pdf", about=ABOUT, browser=browser
    )
    assert pages == 2
    assert asked == [{}, {"attacks--where": 2}]


@posix
def test_a_print_carries_title_authors_and_the_day_of_the_edition(tmp_path, browser):
    print_pdf(lambda _: "<p>", tmp_path / "out.pdf", about=ABOUT, browser=browser)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "The book"
        assert str(pdf.docinfo["/Author"]) == "A & B"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260131000000")
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20260131000000")
        assert pdf.Root.PageMode == pikepdf.Name.UseOutlines


@posix
def test_the_same_document_gives_the_same_bytes(tmp_path, browser):
    for name in ("one.pdf", "two.pdf"):
        print_pdf(lambda _: "<p>", tmp_path / name, about=ABOUT, browser=browser)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@posix
def test_a_browser_that_fails_leaves_the_old_file_as_it_was(tmp_path, browser):
    browser.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('out of memory')\n")
    (tmp_path / "out.pdf").write_text("old")
    with pytest.raises(ReportError, match="out of memory") as error:
        print_pdf(lambda _: "<p>", tmp_path / "out.pdf", about=ABOUT, browser=browser)
    assert error.value.code == "E-PAPER-PRINT"
    assert (tmp_path / "out.pdf").read_text() == "old"


@posix
def test_a_place_that_cannot_be_written_is_named(tmp_path, browser):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ReportError, match="cannot be written") as error:
        print_pdf(lambda _: "<p>", tmp_path / "file" / "out.pdf", about=ABOUT, browser=browser)
    assert error.value.code == "E-PAPER-WRITE"
