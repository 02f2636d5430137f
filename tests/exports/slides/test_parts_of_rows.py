"""Bars and ranges that are too tall for a slide, in parts with some of the rows each."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from iraq_report.exports.slides.parts import part_chart
from iraq_report.exports.slides.texts import bare
from iraq_report.figures import charts
from iraq_report.figures.theme import SLIDE
from tests.exports.slides.findings import every
from tests.exports.slides.made import put
from tests.figures.chart_examples import POINTS

NAMES = [f"Row {number}" for number in range(12)]
TABLE = pd.DataFrame({"label": NAMES, "low": range(12), "high": range(2, 14), "rocket": range(12), "drone": 1})
SERIES = [charts.Series("rocket", "rocket", "Rockets"), charts.Series("drone", "drone", "Drones")]


def parts(figure: Any) -> list[dict[str, Any]]:
    found = part_chart(json.loads(figure.to_json()), 250)
    assert len(found) > 1
    return found


def natives(figure: Any) -> list[Any]:
    groups = [put(part).group for part in parts(figure)]
    return [shape.chart for group in groups for shape in every([group]) if getattr(shape, "has_chart", False)]


def test_each_row_of_bars_is_in_one_part_with_its_values_and_its_sum():
    made = natives(charts.rows(TABLE, label="label", series=SERIES, size=SLIDE, sort=False))
    plots = [chart.plots[0] for chart in made]
    assert [name for plot in plots for name in plot.categories] == NAMES
    assert [value for plot in plots for value in plot.series[0].values] == list(range(12))
    assert [value for plot in plots for value in plot.series[2].values] == [number + 1 for number in range(12)]


def test_bars_of_a_part_lie_in_its_plot():
    for part in parts(charts.rows(TABLE, label="label", series=SERIES, size=SLIDE, sort=False)):
        frames = [shape for shape in every([put(part).group]) if getattr(shape, "has_chart", False)]
        place = frames[0].chart._chartSpace.xpath(".//c:plotArea/c:layout/c:manualLayout")[0]
        top, height = (float(place.xpath(f"c:{side}/@val")[0]) for side in "yh")
        assert 0 < top < top + height < 1


def test_each_range_is_in_one_part():
    made = natives(charts.ranges(TABLE, size=SLIDE))
    assert [series.name for chart in made for series in chart.plots[0].series] == NAMES


def test_a_part_of_lanes_without_a_mark_has_its_days_and_no_chart():
    order = ["North & south", "Nowhere", "A place with a name that goes on"]
    figure = charts.lanes(POINTS, order=[*order, *(f"Nowhere {number}" for number in range(8))], size=SLIDE)
    drawn = [list(every([put(part).group])) for part in parts(figure)]
    holding = [any(getattr(shape, "has_chart", False) for shape in shapes) for shapes in drawn]
    assert holding == [True, *[False] * (len(drawn) - 1)]
    first_day = bare(json.loads(figure.to_json())["layout"]["xaxis"]["ticktext"][0])
    assert all(f"Text: {first_day}" in {shape.name for shape in shapes} for shapes in drawn)
