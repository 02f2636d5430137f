from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.figures import charts
from iraq_report.figures.charts.canvas import legend_height
from iraq_report.figures.charts.maps import project
from iraq_report.figures.charts.place import dodge, spread, stagger
from iraq_report.figures.charts.scale import DateScale, Scale, top_of
from iraq_report.figures.describe import describe
from iraq_report.figures.text import text_width, wrap
from iraq_report.figures.theme import NARROW, WIDE
from tests.figures.chart_examples import WHOLE, covered_texts, cut_texts, text_boxes

DAYS = st.dates(pd.Timestamp("2010-01-01").date(), pd.Timestamp("2024-12-31").date()).map(pd.Timestamp)
WORDS = st.text("abcdefghij WM<&", min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
SIZES = st.sampled_from([WIDE, NARROW])
FEW = settings(max_examples=15, deadline=None)


def chart_of(figure):
    return json.loads(figure.to_json())


def test_labels_that_stand_apart_are_not_moved():
    assert spread([10, 50], [10, 10], 0, 100) == [10, 50]


def test_labels_at_one_place_share_the_room_around_it():
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


def test_labels_at_the_edge_stay_inside():
    assert spread([0, 1], [10, 10], 0, 100) == [5, 15]


@given(st.lists(st.floats(-50, 150), min_size=1, max_size=9))
def test_spread_labels_never_overlap_nor_leave_their_room(centres):
    placed = sorted(spread(centres, [10] * len(centres), 0, 100))
    assert placed[0] >= 5 - 1e-6
    assert placed[-1] <= 95 + 1e-6
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(placed))


def test_spans_that_meet_get_rows_of_their_own():
    assert stagger([(0, 10), (5, 15), (30, 40)], gap=2) == [0, 1, 0]


def test_marks_on_one_day_step_aside_in_turn():
    assert dodge([5, 5, 5, 50], 8, 3) == [0, 1, -1, 0]


def test_a_long_word_is_cut_into_lines_that_fit():
    assert all(text_width(line) <= 50 for line in wrap("Incomprehensibilities", 50).split("<br>"))


def test_markup_in_data_is_shown_as_it_is_written():
    assert wrap("a < b & c", 200) == "a &lt; b &amp; c"


@pytest.mark.parametrize(("value", "top"), [(0, 1), (3, 3), (11, 15), (1000, 1000), (5201, 6000)])
def test_an_axis_ends_at_a_round_number(value, top):
    assert top_of(value) == top


def test_a_logarithmic_scale_puts_one_in_the_middle_of_a_tenth_and_ten():
    assert Scale(0.1, 10, 200, log=True).px(1) == pytest.approx(100)


@given(DAYS, st.integers(0, 5500), st.integers(200, 700))
def test_date_ticks_stand_apart(start, days, width):
    scale = DateScale(start, start + pd.Timedelta(days=days), width)
    ticks = scale.ticks()
    ends = [
        (scale.px(day), text_width(text) / 2) for day, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True)
    ]
    assert ends
    assert all(b - a >= left + right for (a, left), (b, right) in pairwise(ends))


def test_the_projection_is_centred_and_true_to_scale_on_its_parallels():
    assert project(43.7, 33.0) == pytest.approx((0, 0), abs=1e-6)
    east, _ = project(44.7, 36.0)
    assert east == pytest.approx(6371 * 0.8090 * 3.14159 / 180, rel=1e-3)  # one degree at 36 degrees north


@FEW
@given(st.data(), SIZES)
def test_swimlanes_keep_their_labels_apart(data, size):
    order = data.draw(st.lists(WORDS, min_size=1, max_size=8, unique=True))
    row = st.tuples(st.sampled_from(order), DAYS, st.sampled_from(["rocket", "drone", "ied", "unknown"]))
    rows = data.draw(st.lists(row, min_size=1, max_size=25))
    points = pd.DataFrame(rows, columns=["lane", "date", "role"]).assign(text="said")
    bands = [charts.Band(day, day + pd.Timedelta(days=40), "A period") for day in points["date"][:3]]
    chart = chart_of(charts.lanes(points, order=order, size=size, bands=bands))
    assert cut_texts(chart) == []
    assert covered_texts(chart) == []


@FEW
@given(st.data(), SIZES)
def test_ends_of_step_lines_keep_apart(data, size):
    point = st.tuples(DAYS, st.integers(0, 5000))
    lines = [
        charts.Line(
            data.draw(WORDS),
            "us",
            pd.DataFrame(data.draw(st.lists(point, min_size=1, max_size=6)), columns=["date", "value"]).assign(
                mark="as said"
            ),
        )
        for _ in range(data.draw(st.integers(1, 4)))
    ]
    chart = chart_of(charts.steps(lines, size=size))
    assert cut_texts(chart) == []
    assert covered_texts(chart) == []


@FEW
@given(st.data(), SIZES)
def test_labels_of_a_timeline_keep_apart(data, size):
    row = st.tuples(st.sampled_from(["One", "Two"]), DAYS, st.none() | st.integers(0, 900), WORDS)
    rows = data.draw(st.lists(row, min_size=1, max_size=20))
    events = pd.DataFrame(rows, columns=["lane", "start", "length", "label"])
    length = pd.to_timedelta(events["length"].astype(float), unit="D")
    events = events.assign(end=events["start"] + length, role="us", text="")
    chart = chart_of(charts.timeline(events, order=["One", "Two"], size=size))
    assert cut_texts(chart) == []
    assert covered_texts(chart) == []


@FEW
@given(
    st.lists(
        st.tuples(WORDS, st.none() | st.integers(0, 9000), st.none() | st.integers(0, 9000)), min_size=1, max_size=12
    ),
    SIZES,
)
def test_bars_ranges_waffles_and_doughnuts_are_drawn_from_any_small_table(rows, size):
    table = pd.DataFrame(rows, columns=["label", "a", "b"]).astype({"a": float, "b": float})
    series = [charts.Series("a", "us", "First"), charts.Series("b", "iraq", "Second")]
    parts = pd.DataFrame({"label": table["label"], "role": "us", "count": table["a"].fillna(0).astype(int) % 60})
    low, high = table[["a", "b"]].min(axis=1, skipna=False), table[["a", "b"]].max(axis=1, skipna=False)
    for figure in (
        charts.rows(table, label="label", series=series, size=size),
        charts.rows(table, label="label", series=series, size=size, share=True),
        charts.ranges(table.assign(low=low, high=high), size=size),
        charts.waffle(parts, size=size),
        charts.doughnut(table.head(5).assign(role="us", value=table["a"]), size=size, unit="attacks"),
    ):
        assert cut_texts(chart_of(figure)) == []
        assert covered_texts(chart_of(figure)) == []


@pytest.mark.parametrize(
    ("values", "code", "found"),
    [
        ([3, -2], "E-DOUGHNUT-VALUE", "found −2 for 'b' in a doughnut, expected 0 or more"),
        ([3, float("inf")], "E-DOUGHNUT-VALUE", "found ∞ for 'b' in a doughnut, expected 0 or more"),
        ([1, 2, 3, 4, 5, 6], "E-DOUGHNUT-PARTS", "found 6 parts for a doughnut, expected 5 at most"),
    ],
)
def test_what_is_no_whole_of_few_parts_is_refused_as_a_doughnut(values, code, found):
    table = pd.DataFrame({"label": list("abcdef")[: len(values)], "role": "us", "value": values})
    with pytest.raises(ReportError, match=found) as refused:
        charts.doughnut(table, size=WIDE)
    assert refused.value.code == code


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_doughnut_tells_each_part_its_sum_and_what_has_no_place_in_it(size):
    chart = chart_of(charts.doughnut(WHOLE, size=size, unit="attacks"))
    texts = {note["text"] for note in chart["layout"]["annotations"]}
    assert texts >= {
        "Rockets &amp; mortars<br><b>1,250</b> (63%)", "Drones<br><b>5</b> (under 1%)", "at least", "<b>2,000</b>",
        "attacks in all", "Not in the ring: Missiles 0; Small arms unknown",
    }  # fmt: skip
    assert ({f"<b>{number}</b>" for number in (1, 2, 3)} <= texts) == size.narrow
    assert chart["data"][0]["customdata"][2] == "<b>Roadside bombs</b><br>745 attacks (37%)"
    assert chart["layout"]["meta"]["says"] == "percent are those of the known parts"
    assert describe(WHOLE, chart=chart).startswith("Doughnut. Data: 5 rows. label: Rockets & mortars, Drones")


def test_a_whole_of_nothing_is_an_empty_ring():
    nothing = WHOLE.assign(value=0)
    chart = chart_of(charts.doughnut(nothing, size=WIDE))
    assert chart["data"] == []
    assert [shape["type"] for shape in chart["layout"]["shapes"]] == ["circle", "circle"]
    assert "<b>0</b>" in {note["text"] for note in chart["layout"]["annotations"]}


def test_categories_that_repeat_are_refused():
    table = pd.DataFrame({"name": ["a", "a"], "n": [1, 2]})
    with pytest.raises(ValueError, match="categories must differ: a"):
        charts.columns(table, x="name", series=[charts.Series("n", "us", "Number")], size=WIDE)


def test_the_text_of_a_mark_covers_no_other_mark():
    points = pd.DataFrame({"date": pd.to_datetime(["2021-03-01", "2021-04-15"]), "value": [100.0, 104.0]})
    ceiling = charts.Line("Ceiling", "other", points.head(1).assign(mark="a ceiling of one hundred"), kind="points")
    count = charts.Line("Count", "main", points.tail(1), kind="points", name_end=False)
    chart = chart_of(charts.steps([ceiling, count], size=WIDE, start="2021-01-01", end="2021-12-31"))
    ((_, left, top, right, bottom),) = [box for box in text_boxes(chart) if box[0] == "a ceiling of one hundred"]
    layout = chart["layout"]
    width = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    x = layout["margin"]["l"] + width * 104 / 365
    y = layout["margin"]["t"] + 320 * (1 - 104 / layout["yaxis"]["range"][1])
    assert not (left < x < right and top < y < bottom)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_labels_of_two_neighbouring_days_stand_on_either_side(size):
    days = pd.to_datetime(["2021-06-08", "2021-06-09"])
    events = pd.DataFrame({"lane": "Release", "start": days, "end": pd.NaT, "label": ["8 June", "9 June"]})
    chart = chart_of(
        charts.timeline(
            events.assign(role=["report", "sources"], text=""),
            order=["Release"],
            size=size,
            start=pd.Timestamp("2021-05-24"),
            end=pd.Timestamp("2021-06-11"),
        )
    )
    assert {"8 June", "9 June"} <= {note["text"] for note in chart["layout"]["annotations"]}
    assert covered_texts(chart) == []


def bar_labels(table: pd.DataFrame) -> list[str]:
    series = [charts.Series("a", "us", "First"), charts.Series("b", "iraq", "Second")]
    chart = chart_of(charts.columns(table, x="name", series=series, size=WIDE, stacked=False))
    return [note["text"] for note in chart["layout"]["annotations"]]


def test_a_zero_beside_another_bar_is_written_only_where_a_bar_may_lack_as_unknown():
    known = pd.DataFrame({"name": ["x", "y"], "a": [0, 3], "b": [18, 4]})
    assert bar_labels(known) == ["3", "18", "4"]
    assert bar_labels(known.assign(b=[18, None])) == ["0", "3", "18"]


@pytest.mark.parametrize(("low", "words"), [(3, "at least 3"), (0, "0 or more")])
def test_a_range_without_an_upper_end_says_its_lower_one(low, words):
    table = pd.DataFrame({"label": ["Wounded"], "low": [low], "high": [None]})
    assert words in "".join(note["text"] for note in chart_of(charts.ranges(table, size=WIDE))["layout"]["annotations"])


def test_the_longest_name_of_a_site_stands_whole_on_a_map_with_its_number():
    name = "Baghdad airport with Victory base and Diplomatic Support Center"
    sites = pd.DataFrame({"label": [name], "value": 19, "lon": 44.2, "lat": 33.3, "role": "us", "text": ""})
    texts = [note["text"] for note in chart_of(charts.bubble_map(sites, size=WIDE))["layout"]["annotations"]]
    assert f"{name} 19" in [text.replace("<br>", " ") for text in texts]


def test_a_name_without_room_on_a_map_is_cut_before_its_number():
    name = "A place with a name of so many words that no edge of any map has room for all of them"
    sites = pd.DataFrame({"label": name, "value": range(101, 113), "lon": 44.0, "lat": 33.0, "role": "us", "text": ""})
    texts = [note["text"] for note in chart_of(charts.bubble_map(sites, size=WIDE))["layout"]["annotations"]]
    cut = [text.replace("<br>", " ") for text in texts if text.startswith("A place")]
    assert sorted(text.partition("… ")[2] for text in cut) == [str(number) for number in range(101, 113)]


def test_three_columns_of_a_matrix_fill_its_width():
    cells = pd.DataFrame({"row": ["r"], "column": ["c"], "role": ["us"], "mark": ["2"]})
    chart = chart_of(charts.grid(cells, rows=["r"], columns=["a", "b", "c"], size=WIDE))
    width = chart["layout"]["xaxis"]["range"][1]
    assert chart["data"][0]["x"][0] > width * 0.75


def test_a_line_ends_where_its_value_was_last_known_and_dots_lead_on():
    points = pd.DataFrame({"date": pd.to_datetime(["2021-01-01", "2021-03-01"]), "value": [1.0, 2.0]})
    chart = chart_of(charts.steps([charts.Line("Troops", "us", points)], size=WIDE, end="2021-12-31"))
    assert chart["data"][0]["x"][-1] == "2021-03-02"
    (dots,) = [shape for shape in chart["layout"]["shapes"] if shape["line"]["dash"] == "dot"]
    assert dots["x1"] == 1
    assert chart["layout"]["meta"]["says"] == "dotted after the last known figure"
    held = chart_of(charts.steps([charts.Line("Sum", "us", points, until="2021-12-31")], size=WIDE, end="2021-12-31"))
    assert held["data"][0]["x"][-1] == "2022-01-01"
    assert "says" not in held["layout"]["meta"]


def test_a_rule_is_left_open_behind_a_text():
    table = pd.DataFrame({"day": pd.date_range("2021-06-01", "2021-06-09"), "n": 5})
    rules = [charts.Rule("2021-06-05", "One name"), charts.Rule("2021-06-05", "Another name")]
    series = [charts.Series("n", "us", "N")]
    chart = chart_of(charts.columns(table, x="day", every="day", series=series, size=WIDE, rules=rules))
    layout = chart["layout"]
    high = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    lines = [shape for shape in layout["shapes"] if shape["type"] == "line"]
    assert len(lines) == 3, "the rule of the upper name is in two pieces"
    (lower,) = [box for box in text_boxes(chart) if box[0] == "One name"]
    for line in lines:
        ends = sorted(layout["margin"]["t"] + (1 - line[end]) * high for end in ("y0", "y1"))
        assert ends[1] <= lower[2] + 0.5 or ends[0] >= lower[4] - 0.5


def test_a_legend_is_as_high_as_its_rows_a_long_name_making_its_own_row_higher():
    one = legend_height(["A", "B"], 300)
    assert legend_height([], 300) == 0
    assert legend_height(["Roadside bombs", "Rockets", "Weapon unknown"], 279) == one + 20  # two columns, two rows
    tall = legend_height(["Roadside bombs", "Rockets", "A name that is too long for any one line"], 200)
    assert one + 40 < tall < one + 40 + 3 * 16
