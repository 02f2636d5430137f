"""What every chart kind promises. Renew the golden files with `RENEW_GOLDEN=1 pytest tests/figures`."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pandas as pd
import pytest

from iraq_report.figures import charts
from iraq_report.figures.paint import changes, paint
from iraq_report.figures.theme import DARK, LIGHT, NARROW, SLIDE, WIDE
from tests.figures.chart_examples import EXAMPLES, covered_texts, cut_texts, drawn

GOLDEN = Path(__file__).parent / "golden"
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW, SLIDE], ids=["wide", "narrow", "slide"])
KINDS = pytest.mark.parametrize("name", EXAMPLES)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\(")


@KINDS
@SIZES
def test_a_chart_names_no_colour(name, size):
    assert not COLOUR.search(json.dumps(drawn(name, size)))


@KINDS
@SIZES
def test_every_role_of_a_chart_is_known_to_both_themes(name, size):
    chart = drawn(name, size)
    light, dark = paint(chart, LIGHT), paint(chart, DARK)
    assert changes(light, dark)


@KINDS
@SIZES
def test_a_chart_has_its_own_size_and_no_title(name, size):
    layout = drawn(name, size)["layout"]
    assert layout["width"] == size.width
    assert layout["height"] > 0
    assert set(layout["margin"]) >= {"l", "r", "t", "b"}
    assert "title" not in layout


@KINDS
@SIZES
def test_no_text_is_smaller_than_eleven_pixels(name, size):
    sizes = re.findall(r'"font": \{"size": ([\d.]+)', json.dumps(drawn(name, size)))
    assert all(float(text) >= 11 for text in sizes)


@KINDS
@SIZES
def test_no_label_is_cut_or_covered(name, size):
    chart = drawn(name, size)
    assert cut_texts(chart) == []
    assert covered_texts(chart) == []


@KINDS
@SIZES
def test_a_mark_that_can_be_touched_says_something_readable(name, size):
    for trace in drawn(name, size)["data"]:
        if trace.get("hoverinfo") != "skip":
            assert trace["hovertemplate"].endswith("<extra></extra>")
            assert all(text and "nan" not in text.lower() for text in trace["customdata"])


@KINDS
@SIZES
def test_a_chart_is_plain_json_without_binary_arrays(name, size):
    assert "bdata" not in json.dumps(drawn(name, size))


@KINDS
def test_a_chart_is_the_one_kept(name):
    chart = drawn(name, NARROW)
    if name == "bubble_map":
        chart["data"] = chart["data"][2:]  # without the boundaries, which are data of their own
    path = GOLDEN / f"{name}.json"
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(json.dumps(chart, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == chart


def test_a_column_whose_parts_are_all_unknown_carries_no_number():
    table = pd.DataFrame({"year": ["2020", "2021"], "a": [2.0, None], "b": [3.0, None]})
    series = [charts.Series("a", "main", "A"), charts.Series("b", "second", "B")]
    chart = charts.columns(table, x="year", series=series, size=WIDE).to_dict()
    texts = [note["text"] for note in chart["layout"]["annotations"]]
    assert "5" in texts
    assert "0" not in texts
