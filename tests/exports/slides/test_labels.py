"""Words at bars and points that follow when a data sheet is changed."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pandas as pd
import pytest
from lxml import etree
from pptx.chart.chart import Chart
from pptx.oxml.ns import qn

from iraq_report.exports.slides.formulas import range_words
from iraq_report.exports.slides.plane import across
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.figures import charts
from iraq_report.figures.theme import SLIDE
from tests.exports.slides.findings import every
from tests.exports.slides.made import attribute, example, native, sheet
from tests.figures.chart_examples import drawn

ROCKETS = charts.Series("value", "rocket", "Rockets")


def named_cells(chart: Chart) -> dict[str, list[str | None]]:
    """The cells that labels are taken from, and what each of them holds."""
    found = chart._chartSpace.xpath(".//*[local-name()='datalabelsRange']")
    return {item[0].text: [cell.text for cell in item.iter(qn("c:v"))] for item in found}


def formulas(chart: Chart) -> dict[str, str]:
    """The formulas of the data sheet by cell."""
    with ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        cells = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{*}c")
    return {cell.get("r"): made.text for cell in cells if (made := cell.find("{*}f")) is not None}


def test_percent_are_labels_of_their_bars_whose_words_the_data_sheet_makes_anew():
    drawn_ = example("rows_share")
    chart = native("rows_share")
    assert [shape for shape in every([drawn_.group]) if shape.has_text_frame and "%" in shape.text_frame.text] == []
    assert sheet(chart)[1] == ["Second of the two", 2, 4, "33%", "67%"]
    assert named_cells(chart) == {
        "Sheet1!$D$2:$D$4": ["33%", "100%", ""], "Sheet1!$E$2:$E$4": ["67%", "", "100%"],
    }  # fmt: skip
    assert chart._chartSpace.xpath("(.//c:ser)[1]//a:fld[@type='CELLRANGE']/a:t/text()") == ["33%", "100%", ""]
    assert formulas(chart)["D2"] == (
        'IF(B2<=0.0246*SUM(B2:C2),"",(ROUND(B2/SUM(B2:C2)*100,0)-(MOD(B2/SUM(B2:C2)*100,2)=0.5))&"%")'
    )


def test_words_beside_a_range_are_made_of_its_low_its_central_value_and_its_high():
    chart = native("ranges")
    labels = {row[1]: sheet(chart)[number:] for number, row in enumerate(sheet(chart)) if isinstance(row[1], str)}
    assert [row[3] for row in labels["Between"][1:4]] == ["", "", "$2m (1–5)"]
    assert labels["Least"][1][3] == "at least $2m"
    assert named_cells(chart)["Sheet1!$D$2:$D$4"] == ["", "", "$2m (1–5)"]
    assert formulas(chart)["D4"] == range_words(
        {"low": "A2", "dot": "A3", "high": "A4"}, prefix="$", suffix="m", digits=2, interval=False
    )[1:]  # fmt: skip
    texts = [shape.text_frame.text for shape in every([example("ranges").group]) if shape.has_text_frame]
    assert "unknown" in texts  # has no number, and so no point to stand at
    assert "$2m (1–5)" not in texts


def test_a_label_stands_where_the_canvas_has_it_however_far_the_last_number_is():
    shifts = [float(share) for share in attribute(native("intervals"), "c:dLbl/c:layout/c:manualLayout/c:x")]
    chart = drawn("intervals", SLIDE)
    last = [across(chart, row["high"] or row["dot"]) for row in chart["layout"]["meta"]["sheet"]["rows"] if row["dot"]]
    ends = [place + shift * 1000 for place, shift in zip(sorted(last), sorted(shifts, reverse=True), strict=True)]
    assert ends == pytest.approx([plot_of(chart).right + 5] * len(ends), abs=0.1)


def test_a_value_that_is_more_than_a_number_is_written_as_it_stands():
    table = pd.DataFrame({"name": ["Su-25", "L-159"], "value": [21, 2.5], "said": ["21 ever acquired", "2.5"]})
    figure = charts.rows(table, label="name", series=[ROCKETS], size=SLIDE, value_text="said")
    chart = native(figure.to_plotly_json())
    assert chart._chartSpace.xpath(".//c:dLbl//a:t/text()") == ["21 ever acquired"]
    assert sheet(chart)[1] == ["Su-25", 21, "21 ever acquired"]
    assert named_cells(chart) == {"Sheet1!$C$2:$C$3": ["21 ever acquired", ""]}
    assert chart._chartSpace.xpath(".//c:dLbl/c:numFmt/@formatCode") == ["#,##0.0"]


def test_words_that_a_formula_would_round_otherwise_stand_as_they_are():
    table = pd.DataFrame({"label": ["Half", "Whole"], "low": [2.5, 1], "high": [2.5, 3], "dot": [None, None]})
    chart = native(charts.ranges(table, size=SLIDE, unit=charts.Unit(digits=0)).to_plotly_json())
    assert [row[3] for row in sheet(chart) if row[3]] == ["2", "1–3"]
    assert list(formulas(chart)) == ["D7"]
