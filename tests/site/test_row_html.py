"""A row of a table as a reader sees it: its cells in words, its sources, what was decided or corrected of it."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from iraq_report.sections.catalogue import Measure
from iraq_report.sections.row_titles import NAMED_BY, word_text
from iraq_report.site.row_html import label, row_html, span_text
from iraq_report.tables.corrections import Correction
from iraq_report.tables.read import load_tables
from iraq_report.tables.schemas import SCHEMAS
from tests.site.attacks import attack, folder, links


def html_of(tmp_path, **cells):
    """The only row of a table, as HTML, and the same without its tags."""
    tables = load_tables(folder(tmp_path / "own", attack("2021-06-09-balad-1", **cells)))
    (row,) = (row for _, row in tables["attacks"].iterrows())
    html = row_html("attacks", row, links(tables), level=3)
    return html, " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_row_has_its_key_as_anchor_and_a_heading_that_names_it(tmp_path):
    html, _ = html_of(tmp_path)
    assert html.startswith(
        '<article id="2021-06-09-balad-1" style="--lines: 23"><h3>9 June 2021: Balad Air Base, rocket <a href="#2021'
    )


def test_filled_cells_stand_under_plain_words_and_blank_ones_nowhere(tmp_path):
    _, text = html_of(tmp_path, killed_low="0", killed_high="0", wounded_low="3", munitions_low="3", munitions_high="5")
    assert "Who attacked whom militia on US" in text
    assert "Rockets, drones, bombs or missiles used 3 to 5" in text
    assert "People killed, on any side 0" in text
    assert "People wounded, on any side at least 3" in text
    assert "Munitions shot down" not in text
    assert "nan" not in text


def test_a_cell_that_only_repeats_a_link_is_left_out(tmp_path):
    html, text = html_of(tmp_path)
    assert '<a href="sites.html#balad">Balad Air Base</a>' in html
    assert "Place as the sources name it" not in text
    _, text = html_of(tmp_path, place="North gate")
    assert "Place as the sources name it, within the site North gate" in text


def test_a_source_is_one_click_away_with_publisher_title_date_and_bibliography(tmp_path):
    html, _ = html_of(tmp_path)
    assert (
        'Agence &lt;AFP&gt;: <a href="https://example.org/a?b=1&amp;c=2">Five &amp; more</a>, 9 June 2021 '
        '(<a href="../bibliography-a.html#source-afp-1">bibliography</a>)'
    ) in html


def test_a_source_that_no_table_has_is_named_by_its_id_alone(tmp_path):
    html, _ = html_of(tmp_path)
    assert "<li>lost-2<" in html


def test_a_source_without_an_address_or_with_an_odd_one_is_no_link(tmp_path):
    html, _ = html_of(tmp_path, source_ids="tr-3;odd-4")
    assert "<li>Anadolu: Irak’ta saldırı<li>Page without a known title<" in html
    assert "javascript" not in html


def test_keys_in_a_note_are_links_and_its_signs_are_escaped(tmp_path):
    html, _ = html_of(tmp_path, note="As 2021-06-09-balad-1, <b>not</b> 2021 or balad")
    link = '<a href="attacks-2021.html#2021-06-09-balad-1">2021-06-09-balad-1</a>'
    assert f"<dd>As {link}, &lt;b&gt;not&lt;/b&gt; 2021 or balad<" in html


def test_a_statement_says_what_was_decided_of_it_and_on_which_rows_and_sources(tmp_path):
    tables = load_tables(folder(tmp_path / "own", attack("2021-06-09-balad-1")))
    ids = [f"afp-{n}" for n in range(1, 15)]
    record = {
        "verdict": "differs", "sentence": "3 < 4.", "basis": "reading", "sources": ids,
        "rows": [{"table": "attacks", "id": "2021-06-09-balad-1"}, {"table": "claims", "id": "AT009"}],
    }  # fmt: skip
    known = replace(links(tables, "claims"), verdicts={"AT007": record})
    html = row_html("claims", tables["claims"].set_index("claim_id", drop=False).loc["AT007"], known, level=2)
    assert '<dt>Verdict<dd><span class="verdict verdict-differs">differs</span> 3 &lt; 4.' in html
    assert "a human reading of sources" in html
    assert '<li>Attacks: <a href="attacks-2021.html#2021-06-09-balad-1">9 June 2021: Balad Air Base, rocket</a>' in html
    assert '<a href="../claims.html#AT009">' in html
    assert '<li>2 more, named in <a href="../claims.json">claims.json</a></ul>' in html


def test_titles_and_labels_know_every_table():
    for name, columns in NAMED_BY.items():
        assert set(columns) <= set(SCHEMAS[name].columns), name
    assert label("attacks", "killed_low") == "People killed, on any side"
    assert label("claims", "lines") == "Lines of the source text that make the statement"
    assert label("claims", "stated").endswith("a place, a list")
    assert word_text("us_on_militia") == "US on militia"


def test_a_name_in_arabic_script_carries_its_language_and_direction():
    tables = load_tables()
    row = tables["names"].set_index("name_id", drop=False).loc["soleimani"]
    assert '<span lang="fa" dir="rtl">قاسم سلیمانی</span>' in row_html("names", row, links(tables, "names"), level=2)


def test_a_corrected_and_a_doubtful_row_say_so_with_reason_and_evidence(tmp_path):
    tables = load_tables(
        folder(tmp_path / "own", attack("2021-06-09-balad-1"), attack("2021-06-09-balad-2", weapon="drone"))
    )
    given = {"table": "attacks", "key": "2021-06-09-balad-1", "date": "2021-07-02"}
    change = {"weapon": {"expected": "drone", "new": "rocket"}}
    made = [
        Correction(**given, action="override", fields=change, reason="It was <one>.", evidence="afp-1"),
        Correction(**given, action="flag", fields={"weapon": {"expected": "rocket"}}, reason="Unsure.", evidence="x"),
    ]
    known = replace(links(tables), corrections=made)
    first, second = (row_html("attacks", row, known, level=3) for _, row in tables["attacks"].iterrows())
    assert "<dt>Corrected<dd>Weapon 'rocket' instead of 'drone': It was &lt;one&gt;. (2 July 2021; Agence &lt;" in first
    assert "<dt>Doubtful<dd>Unsure. (2 July 2021; x)" in first
    assert "Corrected" not in second


def test_a_statement_prints_its_group_measure_and_stated_codes_in_words():
    tables = load_tables()
    claims = tables["claims"].set_index("claim_id", drop=False)
    tests = {"stated_day": Measure("claims", "claims.rows.stated_day", "Days of <others>.", "", "")}
    known = replace(links(tables, "claims"), measures=tests)
    html = row_html("claims", claims.loc["AF034"], known, level=2)
    assert "<dd>Su-25; Air Force<" in html
    assert "<dd>origins<" in html
    assert "<dd>flown by<" in html  # a measure that is not known
    html = row_html("claims", claims.loc["AT001"], known, level=2)
    assert '<dd><a href="../method.html#measures-claims">Days of &lt;others&gt;.</a><' in html
    assert "<dd>since 2020<" in html


def test_a_key_of_words_in_a_note_is_printed_as_the_title_of_its_row_and_a_table_by_its_title(tmp_path):
    html, _ = html_of(tmp_path, note="Sites, ayn_al_asad; iran_indicators II034, date_end.")
    link = '<a href="sites.html#ayn_al_asad">Ayn al-Asad Air Base</a>'
    assert f"<dd>Sites, {link}; Indicators of Iran's influence II034, date_end.<" in html


def test_former_ids_of_a_site_are_marked_as_codes_and_its_names_are_not():
    tables = load_tables()
    site = tables["sites"].set_index("site_id", drop=False).loc["convoy_muthanna"]
    assert "<dd><code>convoy_al_muthanna</code>; Samawah<" in row_html("sites", site, links(tables), level=2)


@pytest.mark.parametrize(("low", "high", "text"), [(0, 0, "no"), (1, 1, "yes"), (0, 1, "yes and no")])
def test_a_flag_is_a_yes_or_a_no(low, high, text):
    row = pd.Series({"value_low": low, "value_high": high, "unit": "flag"})
    assert span_text("readiness", "value", row) == text


def test_a_unit_stands_with_its_number_and_not_in_a_cell_of_its_own():
    tables = load_tables()
    html = row_html(
        "claims", tables["claims"].set_index("claim_id", drop=False).loc["AT003"], links(tables, "claims"), level=2
    )
    assert "at least 20 months" in html
    assert "Unit of the stated number" not in html
