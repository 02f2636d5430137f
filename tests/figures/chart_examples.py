"""One small made-up chart of each kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures import charts
from iraq_report.figures.text import text_height, text_width
from iraq_report.figures.theme import Size


def days(*texts: str | None) -> pd.Series:
    return pd.Series(pd.to_datetime(list(texts)))


POINTS = pd.DataFrame(
    {
        "lane": ["North & south", "North & south", "A place with a name that goes on"],
        "date": days("2021-01-05", "2021-01-05", "2021-06-30"),
        "role": ["rocket", "drone", "unknown"],
        "text": ["two <rockets>", None, ""],
    }
)
MONTHS = pd.DataFrame(
    {
        "month": days("2021-01-01", "2021-02-01", "2021-03-01"),
        "rocket": [1, 2, None],
        "drone": [0, 4.0, 1],
        "low": [0, 3, 0.5],
        "high": [1, 6, 2.5],
    }
)
ROCKET, DRONE = charts.Series("rocket", "rocket", "Rockets"), charts.Series("drone", "drone", "Armed drones")
NAMED = MONTHS.assign(name=["First", "Second of the two", "Third"])
TROOPS = pd.DataFrame(
    {
        "date": days("2021-01-01", "2021-04-01"),
        "value": [5200, 2500],
        "low": [5000, 2400],
        "high": [5300, 2600],
        "mark": ["a headcount", "a ceiling"],
    }
)
LINES = [
    charts.Line("United States", "us", TROOPS),
    charts.Line("A count", "report", TROOPS[["date", "value"]], kind="points"),
]
EVENTS = pd.DataFrame(
    {
        "lane": ["Rounds", "Rounds", "Talks"],
        "start": days("2021-02-01", "2021-02-09", "2021-03-01"),
        "end": days(None, None, "2021-05-01"),
        "label": ["Round 1", "Round 2", "Groups meet"],
        "role": ["us", "iraq", "iraq"],
        "text": ["", None, "In public"],
    }
)
SUMS = pd.DataFrame(
    {
        "label": ["Exact", "Least", "Most", "Between", "Blank"],
        "low": [3, 2, None, 1, None],
        "high": [3, None, 4, 5, None],
        "dot": [None, None, None, 2, None],
        "role": ["militia"] * 5,
        "note": ["a note", "", None, "b", ""],
    }
)
RATIOS = pd.DataFrame(
    {
        "label": ["Both", "Endless", "None"],
        "value": [1.5, 4, None],
        "low": [0.8, 0, None],
        "high": [3, float("inf"), None],
    }
)
PARTS = pd.DataFrame({"label": ["F-16", "None left", "L-159"], "role": ["us", "other", "czech"], "count": [23, 0, 2]})
WHOLE = pd.DataFrame(
    {
        "label": ["Rockets & mortars", "Drones", "Roadside bombs", "Missiles", "Small arms"],
        "role": ["rocket", "drone", "ied", "ballistic_missile", "small_arms"],
        "value": [1250, 5, 745, 0, None],
    }
)
COUNTS = pd.Series([1, 3], index=pd.to_datetime(["2021-01-05", "2021-02-09"]))
SITES = pd.DataFrame(
    {
        "label": ["Baghdad", "Erbil"],
        "lat": [33.3, 36.2],
        "lon": [44.4, 44.0],
        "value": [9, 1],
        "role": ["rocket", "drone"],
        "text": ["", None],
    }
)
CELLS = pd.DataFrame(
    {"row": ["Balad", "Taji"], "column": ["Fuel", "Attacked"], "role": ["second", "other"], "mark": ["12", None]}
)

EXAMPLES: dict[str, Callable[[Size], go.Figure]] = {
    "lanes": lambda size: charts.lanes(
        POINTS,
        order=["North & south", "A place with a name that goes on", "Nowhere"],
        size=size,
        bands=[charts.Band("2021-02-01", "2021-02-20", "A truce")],
    ),
    "columns": lambda size: charts.columns(
        MONTHS, x="month", series=[ROCKET, DRONE], size=size, rules=[charts.Rule("2021-02-20", "A day")]
    ),
    "columns_share": lambda size: charts.columns(MONTHS, x="month", series=[ROCKET, DRONE], size=size, share=True),
    "columns_category": lambda size: charts.columns(
        NAMED,
        x="name",
        series=[charts.Series("drone", "drone", "Drones", "low", "high"), ROCKET],
        size=size,
        stacked=False,
    ),
    "rows": lambda size: charts.rows(NAMED, label="name", series=[ROCKET, DRONE], size=size),
    "rows_share": lambda size: charts.rows(NAMED, label="name", series=[ROCKET, DRONE], size=size, share=True),
    "rows_whisker": lambda size: charts.rows(
        NAMED, label="name", series=[charts.Series("drone", "drone", "Drones", "low", "high")], size=size, unit="drones"
    ),
    "steps": lambda size: charts.steps(LINES, size=size, end="2021-06-30"),
    "ranges": lambda size: charts.ranges(SUMS, size=size, unit=charts.Unit("$", "m")),
    "intervals": lambda size: charts.intervals(RATIOS, size=size, reference=1, reference_label="no change"),
    "intervals_log": lambda size: charts.intervals(
        RATIOS, size=size, reference=1, reference_label="no change", log=True
    ),
    "waffle": lambda size: charts.waffle(PARTS, size=size, unit="aircraft"),
    "doughnut": lambda size: charts.doughnut(WHOLE, size=size, unit="attacks"),
    "calendar": lambda size: charts.calendar(COUNTS, size=size),
    "timeline": lambda size: charts.timeline(
        EVENTS, order=["Rounds", "Talks"], size=size, labels={"us": "United States"}
    ),
    "steps_over_timeline": lambda size: charts.steps_over_timeline(LINES, EVENTS, order=["Rounds", "Talks"], size=size),
    "bubble_map": lambda size: charts.bubble_map(SITES, size=size),
    "grid": lambda size: charts.grid(CELLS, rows=["Balad", "Taji"], columns=["Fuel", "Attacked"], size=size),
}


def drawn(name: str, size: Size) -> dict[str, Any]:
    """The example as plain JSON without Plotly's template."""
    chart = json.loads(EXAMPLES[name](size).to_json())
    chart["layout"].pop("template", None)
    return chart


def text_boxes(chart: dict[str, Any]) -> list[tuple[str, float, float, float, float]]:
    """Text, left, top, right and bottom of each annotation, in pixels from the corner of the sheet."""
    layout = chart["layout"]
    margin = layout["margin"]
    wide = layout["width"] - margin["l"] - margin["r"]
    high = layout["height"] - margin["t"] - margin["b"]
    boxes = []
    for note in layout.get("annotations", []):
        x = margin["l"] + note["x"] * wide + note.get("xshift", 0)
        y = margin["t"] + (1 - note["y"]) * high - note.get("yshift", 0)
        size = note["font"]["size"]
        width, height = text_width(note["text"], size), text_height(note["text"], size)
        if note.get("textangle"):
            width, height = height, width
        left = x - width * {"left": 0, "center": 0.5, "right": 1}[note["xanchor"]]
        top = y - height * {"top": 0, "middle": 0.5, "bottom": 1}[note["yanchor"]]
        boxes.append((note["text"], left, top, left + width, top + height))
    return boxes


def cut_texts(chart: dict[str, Any]) -> list[str]:
    """Texts that reach beyond the sheet."""
    layout = chart["layout"]
    return [
        text
        for text, left, top, right, bottom in text_boxes(chart)
        if left < -1 or top < -1 or right > layout["width"] + 1 or bottom > layout["height"] + 1
    ]


def covered_texts(chart: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of texts that cover each other by more than a pixel and a half."""
    boxes = text_boxes(chart)
    return [
        (one[0], two[0])
        for at, one in enumerate(boxes)
        for two in boxes[at + 1 :]
        if min(one[3], two[3]) - max(one[1], two[1]) > 1.5 and min(one[4], two[4]) - max(one[2], two[2]) > 1.5
    ]
