"""Names that come from a stranger's table, on a slide."""

from __future__ import annotations

import json

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iraq_report.figures import charts
from iraq_report.figures.theme import SLIDE
from tests.exports.slides.findings import every
from tests.exports.slides.made import put

NAMES = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4, unique=True)


@given(names=NAMES, label=st.text(min_size=1, max_size=20))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_name_becomes_a_row_of_a_native_chart(names, label):
    table = pd.DataFrame({"name": names, "value": [float(number + 1) for number in range(len(names))]})
    figure = charts.rows(table, label="name", series=[charts.Series("value", "main", label)], size=SLIDE, sort=False)
    group = put(json.loads(figure.to_json())).group
    (chart,) = [shape.chart for shape in every([group]) if getattr(shape, "has_chart", False)]
    assert list(chart.plots[0].series[0].values) == list(table["value"])
