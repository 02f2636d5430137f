"""What may not be published is found in every kind of file, however it is written there."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.gate.gate import gate_of
from iraq_report.gate.leaks import check_output, leak, needles_of, runs_of
from tests.restricted import ACLED, ATTACKS, GTD, NOTE, OWN, SOURCES, TABLES

GATE = gate_of(TABLES)
NEEDLES = needles_of(GATE)
PART = " ".join(NOTE.split()[3:12])


def found(folder):
    with pytest.raises(ReportError) as caught:
        check_output(GATE, folder)
    assert caught.value.code == "E-LICENCE-LEAK"
    return caught.value.sentence


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", f"<p>On that day <a>{PART.replace(' beside', '</a> beside')}</p>"),
        ("page.html", f'<img alt="{PART}">'),
        ("data.json", json.dumps({"hover": PART.replace("runway", "runway\n")})),
        ("search-rows.js", f'window.reportSearch("rows",[["a","{PART.upper()}"]]);'),
        ("rows.csv", f'a,"{PART}"\n'),
        ("chart.svg", f"<svg><text>{PART[:15]}</text><text>{PART[15:]}</text></svg>"),
    ],
)
def test_a_part_of_a_note_is_found_in_each_kind_of_file(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert found(tmp_path).startswith(f"{name} holds part of a note of the row {ACLED}, which its terms")


@pytest.mark.parametrize("key", [ACLED, "IRQ90001", GTD, "202103050001", f"rows/attacks-2021.html#{ACLED}"])
@pytest.mark.parametrize("name", ["page.html", "facts.json", "events-rows.js", "attacks.csv", "map.svg"])
def test_an_id_is_found_in_the_form_of_the_table_and_of_the_source(tmp_path, name, key):
    (tmp_path / name).write_text(f'x "{key}" y', encoding="utf-8")
    assert " holds an id of the row " in found(tmp_path)


@pytest.mark.parametrize("text", ["34.5678,43.2109", '{"lon": [43.2109], "lat": [34.56780]}', "43.2109 1.25 34.5678"])
@pytest.mark.parametrize("name", ["map.json", "sites.csv", "map.svg", "figure.js", "page.html"])
def test_coordinates_are_found_in_either_order(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert " holds coordinates of the row acled_hut" in found(tmp_path)


def test_slides_and_other_archives_are_opened(tmp_path):
    with zipfile.ZipFile(tmp_path / "slides.pptx", "w") as archive:
        archive.writestr("ppt/slides/slide1.xml", f"<a:t>{NOTE}</a:t>")
    assert found(tmp_path).startswith("slides.pptx holds part of a note")


def test_the_data_sheet_of_a_chart_on_a_slide_is_opened_too(tmp_path):
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{NOTE}</t>")
    with zipfile.ZipFile(tmp_path / "slides.pptx", "w") as archive:
        archive.writestr("ppt/embeddings/sheet1.xlsx", sheet.getvalue())
    assert found(tmp_path).startswith("slides.pptx holds part of a note")


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        "33.9402, 44.3616",
        "34.5678 and, far from it, 1.11 2.22 3.33 4.44 5.55 43.2109",
        "two rockets fell",
        "IRQ9000",
    ],
)
def test_rows_that_may_go_out_and_common_words_are_no_leak(text):
    assert leak(text, NEEDLES) is None


def test_what_a_row_that_may_go_out_says_as_well_is_no_leak():
    own = ATTACKS.assign(note=[NOTE, None, NOTE, None])
    assert needles_of(gate_of({**TABLES, "attacks": own})).runs == {}


def test_what_the_note_of_a_source_says_as_well_is_no_leak():
    told = SOURCES.assign(note=NOTE)
    assert needles_of(gate_of({**TABLES, "sources": told})).runs == {}


def test_the_message_quotes_nothing_but_the_key(tmp_path):
    (tmp_path / "page.html").write_text(NOTE, encoding="utf-8")
    assert "runway" not in found(tmp_path)


def test_without_withheld_rows_no_file_is_opened(tmp_path, monkeypatch):
    page, opened = tmp_path / "page.html", []
    page.write_text(NOTE, encoding="utf-8")
    monkeypatch.setattr("iraq_report.gate.leaks.texts_of", lambda path: opened.append(path) or iter(()))
    own = {"attacks": ATTACKS[2:3], "casualties": TABLES["casualties"][1:], "sites": TABLES["sites"][:1]}
    check_output(gate_of({**TABLES, **own}), tmp_path)
    assert opened == []
    check_output(GATE, tmp_path)
    assert opened == [page]


@given(st.integers(0, 10), st.integers(8, 12))
def test_any_eight_words_of_a_note_are_found(start, length):
    words = NOTE.split()
    part = words[start : start + length]
    assert (leak(" ".join(part), NEEDLES) is not None) is (len(part) >= 8 or len(" ".join(part)) >= 40)


@given(st.text(max_size=80))
def test_runs_are_made_of_any_text(text):
    assert all(len(run) >= 2 for run in runs_of(text))
