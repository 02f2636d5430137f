"""Charts that PowerPoint draws itself, opened again: values, axes, the pinned plot, texts for who does not see them."""

from __future__ import annotations

from datetime import date, timedelta
from math import cos, radians, sin
from typing import Any

import pandas as pd
import pytest
from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from iraq_report.exports.locale import read_locale
from iraq_report.exports.slides.sheet import fit, plot_of
from iraq_report.figures import charts
from iraq_report.figures.figure import Json
from iraq_report.figures.theme import LIGHT, SLIDE
from tests.exports.slides.findings import every
from tests.exports.slides.made import BOX, alternative, attribute, example, native, put, sheet
from tests.figures.chart_examples import EXAMPLES, WHOLE, drawn

NATIVE = ["columns", "columns_share", "columns_category", "rows", "rows_share", "rows_whisker", "steps",
          "steps_over_timeline", "lanes", "ranges", "intervals", "intervals_log", "doughnut"]  # fmt: skip
ROCKETS = charts.Series("value", "rocket", "Rockets")


def columns(days: list[str], every_: str) -> Json:
    table = pd.DataFrame({"day": pd.to_datetime(days), "value": range(1, len(days) + 1)})
    figure = charts.columns(table, x="day", series=[ROCKETS], size=SLIDE, every=every_)
    return figure.to_plotly_json()


def series(chart: Chart) -> dict[str, list[Any]]:
    return {item.name: list(item.values) for plot in chart.plots for item in plot.series}


def rows(chart: Chart) -> list[date]:
    """The days of the data sheet, in the order of its rows."""
    return [date(1899, 12, 30) + timedelta(days=float(text)) for text in list(chart.plots)[-1].categories]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_kind_of_chart_is_left_out(name):
    assert example(name).missing == ""


@pytest.mark.parametrize("name", NATIVE)
def test_the_plot_is_pinned_where_the_canvas_has_it(name):
    chart = drawn(name, SLIDE)
    made = native(name)
    assert attribute(made, "c:plotArea/c:layout/c:manualLayout/c:layoutTarget") == ["inner"]
    left, width = (float(attribute(made, f"c:plotArea/c:layout/c:manualLayout/c:{side}")[0]) for side in "xw")
    plot, canvas = plot_of(chart), chart["layout"]["width"]
    assert (left * canvas, (left + width) * canvas) == pytest.approx((plot.left, plot.right), abs=0.01)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_lies_outside_the_box(name):
    for shape in every([example(name).group]):
        assert shape.left >= BOX.left - 20_000
        assert shape.top >= BOX.top - 20_000
        assert shape.left + shape.width <= BOX.left + BOX.width + 20_000
        assert shape.top + shape.height <= BOX.top + BOX.height + 20_000


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_has_an_alternative_text_or_is_a_text_or_says_that_it_is_decoration(name):
    for shape in every([example(name).group]):
        assert alternative(shape) or (shape.has_text_frame and shape.text_frame.text), shape.name


@pytest.mark.parametrize("name", NATIVE)
def test_a_chart_is_the_same_every_time(name):
    first, again = native(name), native(drawn(name, SLIDE))
    assert first.part.blob == again.part.blob
    assert first.part.chart_workbook.xlsx_part.blob == again.part.chart_workbook.xlsx_part.blob


@pytest.mark.parametrize(
    ("every_", "days", "base", "form"),
    [
        ("day", ["2021-06-01", "2021-06-02", "2021-06-03"], "days", "d mmm"),
        ("month", ["2021-06-01", "2021-07-01", "2021-08-01"], "months", "mmm yyyy"),
        ("year", ["2020-01-01", "2021-01-01", "2022-01-01"], "years", "yyyy"),
    ],
)
def test_columns_of_days_months_and_years_stand_on_an_axis_of_their_own_unit(every_, days, base, form):
    chart = native(columns(days, every_))
    axis = chart._chartSpace.xpath(".//c:dateAx")[0]
    assert [axis.find(qn(f"c:{tag}")).get("val") for tag in ("baseTimeUnit", "majorUnit", "majorTimeUnit")] == [
        base, "1", base,
    ]  # fmt: skip
    assert axis.find(qn("c:numFmt")).get("formatCode") == form
    assert rows(chart) == [date.fromisoformat(day) for day in days]
    assert 10 < chart.plots[0].gap_width < 30  # no hairlines


def test_months_that_stand_close_are_written_by_the_quarter():
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range("2019-01-01", periods=24, freq="MS")]
    chart = native(columns(days, "month"))
    assert attribute(chart, "c:dateAx/c:majorUnit") == ["3"]
    assert attribute(chart, "c:dateAx/c:majorTimeUnit") == ["months"]


def test_columns_of_quarters_and_weeks_stand_on_an_axis_of_names_since_powerpoint_has_no_such_unit():
    chart = native(columns(["2021-01-01", "2021-04-01"], "quarter"))
    assert list(chart.plots[0].categories) == ["Q1 2021", "Q2 2021"]
    assert chart._chartSpace.xpath(".//c:catAx")
    assert not chart._chartSpace.xpath(".//c:dateAx")


def test_stacked_columns_hold_the_values_of_the_table_and_write_their_sums():
    chart = native("columns")
    assert series(chart) == {"Rockets": [1, 2, None], "Armed drones": [0, 4, 1], "Total": [1, 6, 1]}
    assert attribute(chart, "c:barChart/c:grouping") == ["stacked"]
    assert attribute(chart, "c:lineChart/c:ser/c:dLbls/c:dLblPos") == ["t"]
    assert attribute(chart, "c:legendEntry/c:idx") == ["2"]


def test_the_data_sheet_adds_up_the_sums_anew_when_a_value_is_changed():
    table = sheet(native("columns"))
    assert table[0] == ["", "Rockets", "Armed drones", "Total"]
    assert table[1] == [date(2021, 1, 1), 1, 0, 1]
    assert table[3] == [date(2021, 3, 1), "", 1, 1]


def test_a_name_is_never_a_formula_of_the_data_sheet():
    table = pd.DataFrame({"name": ["=1+1", "@b"], "value": [1, 2]})
    figure = charts.rows(table, label="name", series=[ROCKETS], size=SLIDE, sort=False)
    assert [row[0] for row in sheet(native(figure.to_plotly_json()))] == ["", "=1+1", "@b"]


def test_shares_are_counts_of_which_powerpoint_makes_100_percent():
    chart = native("columns_share")
    assert series(chart) == {"Rockets": [1, 2, None], "Armed drones": [0, 4, 1]}
    assert attribute(chart, "c:barChart/c:grouping") == ["percentStacked"]
    assert (chart.value_axis.maximum_scale, chart.value_axis.tick_labels.number_format) == (1, "0%")


def test_bars_with_whiskers_keep_their_low_and_high():
    chart = native("rows_whisker")
    bars = chart._chartSpace.xpath(".//c:errBars")[0]
    lengths = {
        tag: [float(item.text) for item in bars.find(qn(f"c:{tag}")).iter(qn("c:v"))] for tag in ("plus", "minus")
    }
    assert list(chart.plots[0].categories) == ["Second of the two", "Third", "First"]  # sorted, 4, 1 and 0
    assert lengths == {"plus": [2, 1.5, 1], "minus": [1, 0.5, 0]}


def test_lying_bars_have_the_first_row_on_top_and_write_their_values():
    chart = native("rows")
    assert chart.category_axis.reverse_order
    assert series(chart)["Rockets"] == [2, 1, None]
    assert attribute(chart, "c:ser[3]/c:dLbls/c:dLblPos") == ["inBase"]


def test_an_unknown_value_is_a_blank_and_a_text():
    table = pd.DataFrame({"name": ["Known", "Unknown"], "value": [3, None]})
    drawn_ = put(charts.rows(table, label="name", series=[ROCKETS], size=SLIDE).to_plotly_json())
    texts = [shape.text_frame.text for shape in every([drawn_.group]) if shape.has_text_frame]
    assert texts == ["unknown"]


def test_a_doughnut_has_all_rows_of_its_table_and_labels_that_follow_them():
    chart = native("doughnut")
    assert chart.chart_type == XL_CHART_TYPE.DOUGHNUT
    assert [row[1] if row[1] != "" else None for row in sheet(chart)[1:]] == [1250, 5, 745, 0, None]
    assert [row[0] for row in sheet(chart)[1:]] == list(chart.plots[0].categories) == list(WHOLE["label"])
    assert series(chart) == {"Value": [1250, 5, 745, 0, None]}
    assert attribute(chart, "c:holeSize") == ["60"]
    points = chart.plots[0].series[0].points
    colours = [points[number].format.fill.fore_color.rgb for number in range(5)]
    assert colours == [RGBColor.from_string(LIGHT.colours[role][1:]) for role in WHOLE["role"]]
    fields = chart._chartSpace.xpath(".//c:dLbl[c:idx/@val='0']//a:fld/@type")
    assert fields == ["CATEGORYNAME", "VALUE", "PERCENTAGE"]
    assert "under 1%" in chart._chartSpace.xpath(".//c:dLbl[c:idx/@val='1']//a:r/a:t/text()")
    assert attribute(chart, "c:dLbl[c:delete]/c:idx") == ["3", "4"]
    assert len(chart._chartSpace.findall(qn("c:roundedCorners"))) == 1


def test_a_label_of_a_ring_stands_where_the_canvas_has_it():
    chart = drawn("doughnut", SLIDE)
    shifts = [attribute(native(chart), f"c:dLbl/c:layout/c:manualLayout/c:{way}")[0] for way in "xy"]
    plot, canvas = plot_of(chart), chart["layout"]
    label = chart["layout"]["meta"]["sheet"]["labels"][0]
    turn, radius = radians(label["middle"]), 0.4 * (plot.right - plot.left)  # of the middle of the ring's band
    middle = radius * (1.25 + sin(turn)), radius * (1.25 - cos(turn))
    place = [middle[0] + float(shifts[0]) * canvas["width"], middle[1] + float(shifts[1]) * canvas["height"]]
    left, top, right, bottom = label["box"]
    assert place == pytest.approx([(left + right) / 2, (top + bottom) / 2], abs=0.1)


def test_names_of_a_ring_that_need_several_lines_are_texts_beside_it():
    names = WHOLE.assign(label=[f"{name} of all of the groups that are known or assumed" for name in WHOLE["label"]])
    drawn_ = put(charts.doughnut(names, size=SLIDE).to_plotly_json())
    texts = [shape.text_frame.text for shape in every([drawn_.group]) if shape.has_text_frame]
    assert "Drones of all of the groups that are known or\nassumed\n5 (under 1%)" in texts
    (chart,) = [shape.chart for shape in every([drawn_.group]) if getattr(shape, "has_chart", False)]
    assert chart._chartSpace.xpath(".//c:dLbl") == []


def test_a_step_line_holds_its_value_until_the_day_before_the_next():
    chart = native("steps")
    values = dict(zip(rows(chart), series(chart)["United States"], strict=True))
    assert values[date(2021, 1, 1)] == values[date(2021, 3, 31)] == 5200
    assert values[date(2021, 4, 1)] == values[date(2021, 4, 2)] == 2500
    assert values[date(2021, 4, 3)] is None  # known to 1 April: dots lead on
    assert [value for value in series(chart)["A count"] if value is not None] == [5200, 2500]


def test_an_axis_of_days_runs_as_far_as_the_canvas_and_has_its_ticks():
    points = pd.DataFrame({"date": pd.to_datetime(["2020-01-01", "2021-04-01"]), "value": [1, 2]})
    figure = charts.steps([charts.Line("Attacks", "us", points)], size=SLIDE, end="2021-08-31")
    chart = native(figure.to_plotly_json())
    assert attribute(chart, "c:dateAx/c:baseTimeUnit") == ["days"]
    assert attribute(chart, "c:dateAx/c:majorUnit") == ["3"]
    assert attribute(chart, "c:dateAx/c:majorTimeUnit") == ["months"]
    ends = chart.category_axis.minimum_scale, chart.category_axis.maximum_scale
    assert ends == (43831, 44440)  # 1 January 2020 to the end of 31 August 2021, as a workbook counts days
    assert attribute(chart, "c:valAx/c:crossBetween") == ["midCat"]


def test_a_band_is_an_area_over_one_that_is_not_seen():
    chart = native("steps")
    low, above = (list(item.values) for item in chart.plots[0].series)
    assert attribute(chart, "c:areaChart/c:grouping") == ["stacked"]
    assert (low[0], above[0]) == (5000, 300)
    first, second = chart._chartSpace.xpath(".//c:areaChart/c:ser")
    assert first.xpath("c:spPr/a:noFill")
    assert second.xpath("c:spPr/a:solidFill")


def test_several_bands_are_lines_along_their_ends():
    points = pd.DataFrame({"date": pd.to_datetime(["2021-01-01"]), "value": [5], "low": [4], "high": [6]})
    lines = [charts.Line("One", "us", points), charts.Line("Two", "iraq", points)]
    chart = native(charts.steps(lines, size=SLIDE, end="2021-02-28").to_plotly_json())
    assert list(series(chart)) == ["One, low", "One, high", "Two, low", "Two, high", "One", "Two"]
    assert not chart._chartSpace.xpath(".//c:areaChart")


def test_two_single_figures_of_one_day_are_two_series():
    points = pd.DataFrame({"date": pd.to_datetime(["2021-01-05", "2021-01-05", "2021-02-01"]), "value": [5, 6, 7]})
    line = charts.Line("Said", "us", points, kind="points")
    chart = native(charts.steps([line], size=SLIDE, start="2021-01-01").to_plotly_json())
    shown = [[value for value in item.values if value is not None] for item in chart.plots[0].series]
    assert shown == [[5, 7], [6]]


def test_a_filled_area_takes_its_values_from_the_cells_of_its_line():
    points = pd.DataFrame({"date": pd.to_datetime(["2021-01-01", "2021-02-01"]), "value": [5, 6]})
    figure = charts.steps([charts.Line("Troops", "us", points)], size=SLIDE, filled=True)
    chart = native(figure.to_plotly_json())
    area, line = chart._chartSpace.xpath(".//c:ser/c:val//c:f/text()")
    assert area == line


def test_a_mark_in_a_lane_stands_on_its_day_and_the_sheet_says_what_it_is():
    chart = native("lanes")
    days = {item.name: list(item.iter_values()) for item in chart.plots[0].series}
    assert list(days) == ["Drone", "Rocket", "Unknown"]
    assert chart._chartSpace.xpath(".//c:ser[1]/c:xVal//c:v/text()") == ["44201.0"]  # 5 January 2021
    assert sheet(chart)[4][::2] == [date(2021, 1, 5), "North & south, 5 January 2021; two <rockets>"]


def test_a_range_runs_from_low_to_high_and_an_unknown_row_has_no_series():
    chart = native("ranges")
    names = [item.name for item in chart.plots[0].series]
    values = [
        [float(text) for text in element.xpath("c:xVal//c:v/text()")] for element in chart._chartSpace.xpath(".//c:ser")
    ]
    points = dict(zip(names, values, strict=True))
    assert points == {"Between": [1, 2, 5], "Exact": [3, 3], "Least": [2], "Most": [4]}


def test_an_open_end_keeps_its_arrow():
    names = [shape.name for shape in every([example("ranges").group])]
    assert names.count("Open end") == 3  # two arrows and the group that holds them


def test_a_logarithmic_axis_runs_between_the_ends_of_the_canvas():
    chart = drawn("intervals_log", SLIDE)
    made = native(chart)
    low, high = chart["layout"]["xaxis"]["range"]
    assert attribute(made, "c:logBase") == ["10"]
    ends = made.category_axis.minimum_scale, made.category_axis.maximum_scale
    assert ends == pytest.approx((10**low, 10**high))


def test_numbers_on_an_axis_keep_what_stands_around_them():
    chart = native("ranges")
    assert chart.category_axis.tick_labels.number_format == '"$"#,##0"m"'


def test_a_chart_keeps_its_places_in_a_small_box():
    small = BOX._replace(width=BOX.width // 2)
    chart = drawn("rows", SLIDE)
    frames = [shape for shape in every([put(chart, box=small).group]) if getattr(shape, "has_chart", False)]
    assert frames[0].width == pytest.approx(fit(chart, small).length(1000), abs=2)


def test_months_that_powerpoint_would_name_by_another_calendar_are_written_on_the_canvas():
    forms = read_locale("fa")
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range("2021-06-01", periods=3, freq="MS")]
    drawn_ = put(forms.draw(lambda _: columns(days, "month"), SLIDE), forms=forms)
    (chart,) = [shape.chart for shape in every([drawn_.group]) if getattr(shape, "has_chart", False)]
    assert attribute(chart, "c:dateAx/c:tickLblPos") == ["none"]
    texts = [shape.text_frame.text for shape in every([drawn_.group]) if shape.has_text_frame]
    assert [text.strip("\u200e\u200f") for text in texts if "ژوئیه" in text] == ["ژوئیه"]
    assert attribute(chart, "c:lang") == ["fa"]
    assert chart.value_axis.tick_labels.number_format == "[$-3000429]#,##0"
