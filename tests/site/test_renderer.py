"""A stored figure on a page."""

from types import SimpleNamespace

import pytest

from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.reading import shown
from iraq_report.prose.text import RECORD
from iraq_report.site.renderer import PAGE, FigureRenderer, figure_html
from tests.site.examples import empty, record

SIZES = {
    "wide": [760, 400], "narrow": [360, 300], "pictures": True, "licence": "CC BY 4.0", "citation": "The makers: <B>.",
    "files": {"csv": "Data (CSV)", "pptx": "Slide (PPTX)"},
}  # fmt: skip


def render(mime, *, metadata, inline=False):
    data = SimpleNamespace(mime_type=mime, output_metadata=metadata)
    return FigureRenderer.handle_mime(None, data, inline)


def test_a_figure_becomes_a_figure_element_with_its_own_id():
    nodes = render(PLOTLY, metadata={RECORD: {"figure": record(), PAGE: SIZES}})
    assert '<figure id="attacks-by-site"' in nodes[0].astext()


@pytest.mark.parametrize("mime", ["text/plain", "text/html", "text/markdown"])
def test_other_forms_of_the_same_output_are_left_to_myst_nb(mime):
    assert render(mime, metadata={RECORD: {"figure": record()}}) is None


def test_outputs_without_a_record_are_left_to_myst_nb():
    assert render(PLOTLY, metadata={}) is None
    assert render("text/markdown", metadata={RECORD: {"facts": []}}) is None


def test_an_empty_figure_is_a_note_with_its_id_and_sentence():
    nodes = render("text/markdown", metadata={RECORD: {"figure": empty().record}})
    text = nodes[0].astext()
    assert 'id="attacks-none"' in text
    assert "No attack." in text
    assert "<img" not in text


def test_text_is_escaped():
    html = figure_html(record(), SIZES)
    assert "B has &lt;most&gt;" in html
    assert "&lt;A&gt;" in html
    assert "<most>" not in html


def test_a_figure_says_how_to_cite_it():
    html = figure_html(record(), SIZES)
    assert "The makers: &lt;B&gt;." in html
    assert 'href="figures/attacks-by-site.bib"' in html
    assert 'href="figures/attacks-by-site.ris"' in html


def test_pictures_have_both_themes_both_widths_a_size_and_an_alternative():
    html = figure_html(record(), SIZES)
    for name in ("light", "dark", "narrow.light", "narrow.dark"):
        assert f"figures/attacks-by-site.{name}.svg" in html
    assert html.count('alt="B has five."') == 2
    assert html.count('width="760" height="400" loading="lazy"') == 2


def test_without_pictures_the_place_for_the_live_chart_keeps_its_size():
    html = figure_html(record(), {**SIZES, "pictures": False})
    assert "<img" not in html
    assert "--wide: 760 / 400" in html


def test_a_figure_offers_the_files_it_has_and_its_page_to_embed():
    html = figure_html(record(), SIZES)
    for name, text in (("csv", "Data (CSV)"), ("pptx", "Slide (PPTX)")):
        assert f'<a href="figures/attacks-by-site.{name}" download>{text}</a>' in html
    assert '<a href="figures/attacks-by-site.html" data-embed>' in html
    assert "figures/attacks-by-site.png" not in html


def test_the_data_is_a_table_with_caption_and_scoped_headers():
    html = figure_html(record(), SIZES)
    assert '<th scope="col">site</th>' in html
    assert '<th scope="row">B</th><td>unknown</td><td>2021</td>' in html
    assert "<td>2021-01-01</td><td>12,000</td>" in html
    assert "<caption" in html


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "unknown"), (True, "yes"), (2021, "2021"), (12000, "12,000"), (0.12345, "0.1235"), (1234.56, "1,234.6")],
)
def test_values_read_as_a_person_writes_them(value, text):
    assert shown(value) == text


@pytest.mark.parametrize(
    ("column", "text"), [("Date", "2020-04-01"), ("Month", "April 2020"), ("Quarter", "Q2 2020"), ("Year", "2020")]
)
def test_a_day_that_begins_a_period_reads_as_the_period(column, text):
    assert shown("2020-04-01T00:00:00", column) == text


def test_a_date_known_by_its_month_is_printed_as_the_month_and_not_as_its_first_day():
    table = {"columns": ["Date", "Days", "People"], "data": [["2021-06-01T00:00:00", "June 2021", 5]]}
    html = figure_html({**record(), "table": table}, SIZES)
    assert '<th scope="row">June 2021</th><td>5</td>' in html
    assert "2021-06-01" not in html
