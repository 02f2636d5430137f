"""The deck of the 2021 edition, as the command writes it."""

import json
import re
import subprocess

import pypdf
import pytest
from click.testing import CliRunner
from filelock import FileLock
from pptx import Presentation

from iraq_report.cli import main
from iraq_report.exports.choose import listed
from tests.exports.slides.findings import every, outside, without_words
from tests.exports.slides.made import sheet
from tests.needs import need

BLOCKS = ("CLAIM", "NUMBERS", "METHOD", "CAVEAT", "SOURCES")
# Columns of tables that a chart does not draw: what its values are made of, or rows that its words name as left out.
NOT_DRAWN = {
    "attacks-tallies": {"Published (low)", "Published (high)", "This list", "Share"},
    "attacks-casualties": {"Attacks"},
    "attacks-drone-share": {"Drone attacks", "Rocket and drone attacks"},
    "contractors-casualties": {"Attacks"},
    "contractors-attacks-around": {"While leaving"},
    "air-force-f16-sorties": {"Training"},
    "air-force-war-types": {"Share"},
    "air-force-war-per-airframe": {"Combat sorties", "Airframes"},
    "posture-support": {"Total, million dollars", "Months"},
    "posture-us-figures": {"Troops"},
    "forecasts-attacks-by-year": {"Rocket attacks", "Drone attacks", "Attacks that hurt somebody"},
}


def run(*words):
    return CliRunner().invoke(main, ["slides", *words])


@pytest.fixture(scope="session")
def deck_file(tmp_path_factory, testrun_uid):
    """The file of the deck of all figures, written once for all workers."""
    path = tmp_path_factory.getbasetemp().parent / f"deck-{testrun_uid}.pptx"
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            done = run("2021", "--out", str(path))
            assert done.exit_code == 0, done.output
    return path


def test_every_figure_has_its_slides_with_words_notes_and_nothing_outside(deck_file):
    deck = Presentation(deck_file)
    findings = [slide for slide in deck.slides if slide.has_notes_slide]
    assert len(findings) >= sum(len(ids) for ids in listed().values())
    assert outside(deck) == without_words(deck) == []
    for slide in findings:
        notes = slide.notes_slide.notes_text_frame.text
        assert all(f"{block}\n" in notes for block in BLOCKS)
        assert any(shape.has_chart or shape.shape_type is not None for shape in every(slide.shapes))
    assert not [shape.name for slide in deck.slides for shape in every(slide.shapes) if shape.shape_type == 13]


def test_the_data_sheets_of_a_chart_hold_the_numbers_of_the_figures_table(deck_file, site):
    held = {}
    for slide in Presentation(deck_file).slides:
        title = re.sub(r" \(\d+ of \d+\)$", "", slide.shapes.title.text_frame.text)
        for shape in every(slide.shapes):
            if getattr(shape, "has_chart", False):
                cells = [cell for row in sheet(shape.chart) for cell in row if isinstance(cell, int | float)]
                held.setdefault(title, []).extend(cells)
    told = [json.loads(path.read_text("utf-8")) for path in (site / "2021" / "figures").glob("*.meta.json")]
    figures = {figure["title"]: figure for figure in told}
    assert len(held) > 0.8 * len(figures)  # the others are shapes without a data sheet
    missing = {}
    for title, cells in held.items():
        table = figures[title]["table"]
        for name, *column in zip(table["columns"], *table["data"], strict=True):
            numbers = [value for value in column if isinstance(value, int | float)]
            if any(all(abs(number - cell) > 0.051 for cell in cells) for number in numbers):
                missing.setdefault(figures[title]["id"], set()).add(name)
    assert missing == NOT_DRAWN


def test_the_appendix_has_an_address_for_every_number_in_the_notes(deck_file):
    slides = list(Presentation(deck_file).slides)
    first = next(slide for slide in slides if slide.has_notes_slide)
    last = slides[-1].shapes.title.text_frame.text
    assert last.startswith("Sources (")
    assert "In the appendix: 1–" in first.notes_slide.notes_text_frame.text


def test_libreoffice_shows_as_many_pages_as_there_are_slides(deck_file, tmp_path):
    soffice = need("libreoffice")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, deck_file]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = pypdf.PdfReader(tmp_path / deck_file.with_suffix(".pdf").name).pages
    assert len(pages) == len(Presentation(deck_file).slides)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["2021", "--figures", "attacks-maps"], "E-EXPORT-FIGURE: there is no figure 'attacks-maps'; did you mean"),
        (["2021", "--section", "atacks"], "E-SECTION-NAME: "),
        (["2021", "--template", "none.pptx"], "E-TEMPLATE-MISSING: there is no template none.pptx"),
        (["2021", "--set", "attacks.strat=1"], "E-PARAM-NAME: "),
        (["2021", "--locale", "xx-yy"], "E-EXPORT-LOCALE: "),
        (["2020"], "E-EDITION-NAME: "),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence_and_nothing_written(words, sentence, tmp_path):
    done = run(*words, "--out", str(tmp_path / "deck.pptx"))
    assert done.exit_code == 1
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_template_has_its_own_size():
    assert run("2021", "--template", "ours.pptx", "--size", "4x3").exit_code == 2
