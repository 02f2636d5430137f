from __future__ import annotations

import json

import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.figures.compose import strip
from iraq_report.figures.describe import describe
from iraq_report.figures.figure import PLOTLY, empty_figure, figure
from iraq_report.figures.source import SourceLine
from iraq_report.figures.theme import NARROW, SLIDE, WIDE, Size
from iraq_report.prose.text import RECORD
from tests.figures.chart_examples import EXAMPLES, POINTS, covered_texts, cut_texts

LONG = "Roadside bombs on convoys outnumbered rockets, but most of the rise lies in months few trackers counted " * 2
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW, SLIDE], ids=["wide", "narrow", "slide"])


def made(title="Rockets stayed", subtitle="Each mark is one attack", name="lanes"):
    return figure(
        id="attacks-x", title=title, subtitle=subtitle, sentence="It shows it.", method="Counted.",
        source=SourceLine("Source: made up."), table=POINTS, row_sources=[""] * 3, grain="event", draw=EXAMPLES[name],
    )  # fmt: skip


@SIZES
@pytest.mark.parametrize("name", ["lanes", "bubble_map", "columns", "waffle"])
def test_stripping_a_composed_chart_gives_the_bare_one(size, name):
    drawn = made(name=name)
    assert strip(drawn.composed(size)) == drawn.drawn(size)


@SIZES
@pytest.mark.parametrize("title", ["Rockets stayed at the fixed sites for long", LONG[:140], LONG])
def test_title_subtitle_and_source_fit_whatever_their_length(size, title):
    chart = made(title=title, subtitle=LONG[:120]).composed(size)
    assert cut_texts(chart) == []
    assert covered_texts(chart) == []


def test_a_figure_without_a_subtitle_has_none_composed():
    names = [note.get("name") for note in made(subtitle="").composed()["layout"]["annotations"]]
    assert "subtitle" not in names
    assert "title" in names


def test_a_notebook_stores_plain_plotly_json_and_the_record():
    bundle, metadata = made()._repr_mimebundle_()
    assert json.loads(json.dumps(bundle[PLOTLY])) == bundle[PLOTLY]
    assert metadata[RECORD]["figure"]["id"] == "attacks-x"


def test_an_empty_figure_is_stored_as_its_sentence_and_cannot_be_composed():
    empty = empty_figure(id="a", title="A", reason="Nothing was found.", source="")
    assert empty._repr_mimebundle_()[0] == {"text/markdown": "Nothing was found."}
    with pytest.raises(ReportError, match=r"E-FIGURE-EMPTY: a has no chart to draw: Nothing was found\."):
        empty.composed()


def test_a_figure_is_kept_for_page_phone_and_slide_and_drawn_for_any_other_width():
    drawn = made()
    assert [drawn.drawn(size) for size in (WIDE, NARROW, SLIDE)] == [drawn.chart, drawn.narrow, drawn.slide]
    assert drawn.record()["slide"]["layout"]["width"] == SLIDE.width
    assert drawn.drawn(Size(width=853, narrow=False, small=12))["layout"]["width"] == 853
    assert "draw" not in drawn.record()


def test_a_description_names_the_kind_of_chart_its_axes_and_its_legend():
    text = made().description
    assert text.startswith(
        "It shows it. Swimlanes; across 5 January 2021 to 30 June 2021; "
        "legend: Drone (1), Rocket (1), Unknown (1). Data: 3 rows. "
    )
    assert "date: 5 January 2021 to 30 June 2021." in text
    assert (
        "Stacked columns; across 1 January 2021 to 31 March 2021; upwards 0 to 8; legend:"
        in made(name="columns").description
    )


def told(table: pd.DataFrame) -> str:
    return describe(table).partition(". ")[2]


def test_a_description_tells_lowest_highest_first_and_last_by_day():
    table = pd.DataFrame({"day": pd.to_datetime(["2021-01-01", "2021-01-02", "2021-01-03"]), "n_seen": [2, 9, 4]})
    assert describe(table) == (
        "Data: 3 rows. day: 1 January 2021 to 3 January 2021. n seen: lowest 2 (1 January 2021), "
        "highest 9 (2 January 2021), first 2 (1 January 2021), last 4 (3 January 2021)."
    )


def test_a_period_is_named_as_a_period():
    table = pd.DataFrame({"Month": pd.to_datetime(["2021-01-01", "2021-02-01"]), "Drones": [2, 9]})
    assert told(table).startswith("Month: January 2021 to February 2021. Drones: lowest 2 (January 2021), highest 9 (F")


def test_a_value_that_stands_in_several_rows_is_said_of_none_of_them():
    table = pd.DataFrame({"Who": ["a", "b", "c"], "n": [0, 0, 3], "same": [1, 1, 1]})
    assert told(table) == "Who: a, b, c. n: lowest 0 (in 2 rows), highest 3 (c). same: 1 in each of 3 rows."


@pytest.mark.parametrize(
    ("columns", "name"),
    [(("Killed (low)", "Killed (high)"), "Killed"), (("Low, $", "High, $"), "$"), (("Low", "High"), "Interval")],
)
def test_two_columns_of_ends_are_one_span(columns, name):
    low, high = columns
    table = pd.DataFrame({"Who": ["a", "b"], low: [1, 5.5], high: [4, None]})
    assert told(table) == f"Who: a, b. {name}: from 1 (a) to 5.50 (b)."


def test_names_with_commas_are_told_apart_and_many_are_counted():
    assert told(pd.DataFrame({"At": ["K-1, Kirkuk", "Erbil"]})) == "At: K-1, Kirkuk; Erbil."
    assert told(pd.DataFrame({"At": list("abcdefg")})) == "At: 7 different entries."
    assert told(pd.DataFrame({"At": ["x", "y"], "fuel": [True, False]})) == "At: x, y. fuel: yes in 1 of 2 rows."


def test_a_description_of_nothing_is_empty():
    assert describe(pd.DataFrame({"a": []})) == ""


def test_a_column_of_blanks_is_left_out_of_a_description():
    assert describe(pd.DataFrame({"a": ["x"], "b": [None]})) == "Data: 1 row. a: x."
