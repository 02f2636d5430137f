from __future__ import annotations

import json
from functools import lru_cache

import pandas as pd

from iraq_report.exports.slides.parts import part_chart
from iraq_report.exports.slides.plane import axes
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.figures import charts
from iraq_report.figures.theme import SLIDE
from tests.exports.slides.findings import every
from tests.exports.slides.made import put
from tests.figures.chart_examples import LINES, covered_texts, cut_texts, drawn

LANES = [f"Lane {number}" for number in range(9)]
EVENTS = pd.DataFrame(
    {
        "lane": LANES * 2,
        "start": pd.to_datetime([f"2021-0{number + 1}-11" for number in range(9)] * 2),
        "end": pd.to_datetime([None] * 9 + [f"2021-0{number + 1}-28" for number in range(9)]),
        "label": [f"Event {number}" for number in range(18)],
        "role": ["us", "iraq"] * 9,
        "text": "",
    }
)
RULES = [charts.Rule("2021-06-01", "A day")]


@lru_cache
def whole(*, steps: bool = False) -> dict:
    labels = {"us": "United States", "iraq": "Iraq"}
    figure = (
        charts.steps_over_timeline(LINES, EVENTS, order=LANES, size=SLIDE, rules=RULES)
        if steps
        else charts.timeline(EVENTS, order=LANES, size=SLIDE, rules=RULES, labels=labels)
    )
    return json.loads(figure.to_json())


def said(chart: dict) -> list[str]:
    return [trace["customdata"][0] for trace in chart["data"] if trace.get("customdata")]


def texts(chart: dict) -> list[str]:
    return [note["text"] for note in chart["layout"]["annotations"]]


def test_a_chart_that_is_low_enough_is_its_only_part():
    chart = whole()
    assert part_chart(chart, chart["layout"]["height"]) == [chart]
    assert part_chart(drawn("waffle", SLIDE), 10) == [drawn("waffle", SLIDE)]


def test_every_mark_and_every_label_of_a_lane_is_in_one_part():
    chart = whole()
    parts = part_chart(chart, 300)
    assert len(parts) > 1
    assert [text for part in parts for text in said(part)] == said(chart)
    for name in (*LANES, *EVENTS["label"]):
        assert sum(texts(part).count(name) for part in parts) == 1


def test_parts_are_no_higher_than_asked_for_and_about_the_same():
    heights = [part["layout"]["height"] for part in part_chart(whole(), 430)]  # four lanes would fit: 4, 4 and 1
    assert len(heights) == 3
    assert max(heights) <= 430
    assert max(heights) - min(heights) < 10


def test_a_lane_that_is_too_high_is_a_part_of_its_own():
    assert len(part_chart(whole(), 10)) == len(LANES)


def test_each_part_has_the_legend_the_days_and_the_name_above_the_plot():
    chart = whole()
    for part in part_chart(chart, 300):
        layout = part["layout"]
        assert layout["xaxis"] == chart["layout"]["xaxis"]
        assert [trace["name"] for trace in part["data"] if trace["showlegend"]] == ["United States", "Iraq"]
        assert "A day" in texts(part)
        assert "parts" not in layout["meta"]


def test_marks_keep_their_distance_from_the_labels_of_their_lane():
    chart = whole()
    for part in [chart, *part_chart(chart, 300)]:
        marks = [trace for trace in part["data"] if trace.get("customdata") and trace["mode"] == "markers"]
        names = [note for note in part["layout"]["annotations"] if note["text"] in LANES]
        plot = plot_of(part)
        tops = [plot.bottom - n["y"] * (plot.bottom - plot.top) - n.get("yshift", 0) for n in names]
        places = [axes(part, trace)[1].px(trace["y"][0]) for trace in marks]
        assert len(tops) == len(places)
        assert all(abs(top - place) <= 12 for top, place in zip(tops, places, strict=True))
        assert cut_texts(part) == covered_texts(part) == []


def test_roles_stay_with_the_texts_and_lines_they_colour():
    chart = whole()
    muted = {"A day"}
    for part in part_chart(chart, 300):
        paint = part["layout"]["meta"]["paint"]
        coloured = {int(path.split(".")[1]) for path in paint if path.startswith("annotations.")}
        assert {texts(part)[number] for number in coloured} == muted
        assert all(f"shapes.{number}.line.color" in paint for number in range(len(part["layout"]["shapes"])))


def test_a_part_without_the_steps_is_a_timeline_and_one_without_lanes_is_step_lines():
    parts = part_chart(whole(steps=True), 330)
    kinds = [part["layout"]["meta"]["kind"] for part in parts]
    assert kinds == ["Step lines", *["Timeline"] * (len(parts) - 1)]
    for part in parts:
        assert "yaxis2" not in part["layout"]
        assert {trace.get("yaxis", "y") for trace in part["data"]} == {"y"}
        assert not put(part).missing


def test_nothing_of_a_part_stands_outside_it_on_a_slide():
    for part in part_chart(whole(), 300):
        group = put(part).group
        foot = group.top + group.height
        assert all(group.top <= shape.top and shape.top + shape.height <= foot for shape in every(group.shapes))


def test_a_swimlane_chart_is_parted_between_its_lanes_with_the_weapons_of_each_part():
    parts = part_chart(drawn("lanes", SLIDE), 10)
    assert [sum(len(trace["x"]) for trace in part["data"]) for part in parts] == [2, 1, 0]
    assert [[trace["name"] for trace in part["data"]] for part in parts] == [
        ["Drone (1)", "Rocket (1)"],
        ["Unknown (1)"],
        [],
    ]
    assert not any(put(part).missing for part in parts)
