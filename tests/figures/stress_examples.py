"""Charts at the limits of what a section may ask for: the longest names, twenty years, one day, forty groups."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures import charts
from iraq_report.figures.charts import Band, Rule
from iraq_report.figures.theme import SYMBOLS, Size

SITE = "Baghdad airport with Victory base and Diplomatic Support Center"
GROUP = "Saraya Thawrat al-Ishrin al-Thaniya (Companies of the Second 1920 Revolution)"
TITLE = (
    f"{SITE}: 1,234 of 5,678 listed attacks in Iraq, Syria and Jordan with rockets, drones and roadside bombs of "
    "medium or high confidence, more than at any other place from 27 December 2019 to 31 December 2039"
)
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WEAPONS = list(SYMBOLS)[:9]
YEARS = pd.date_range("2005-01-01", "2024-12-01", freq="MS")
MONTHS = pd.DataFrame({"month": YEARS, "rocket": range(1000, 1240), "drone": [number % 7 for number in range(240)]})
SERIES = [charts.Series("rocket", "rocket", GROUP), charts.Series("drone", "drone", "Armed drones and missiles")]
DAY = pd.Timestamp("2021-06-09")
FORTY = [f"{number + 1}. {GROUP if number % 3 else SITE}" for number in range(40)]
TWO_ON_A_DAY = [Rule(DAY, "US strikes on the border"), Rule(DAY, "Muslih released"), Rule("2021-06-10", "Parade")]
BANDS = [
    Band("2005-01-01", "2005-03-01", "After the killings at the airport"),
    Band("2005-03-02", "2005-04-01", "Truce"),
    Band("2005-04-02", "2024-12-31", "Fewer rockets and more drones than in the years before"),
]


def _points(lanes: list[str], days: pd.DatetimeIndex) -> pd.DataFrame:
    rows = [(lane, days[number * 7 % len(days)], WEAPONS[number % 9]) for number, lane in enumerate(lanes * 5)]
    return pd.DataFrame(rows, columns=["lane", "date", "role"]).assign(text="")


def _events(days: list[str], lanes: list[str]) -> pd.DataFrame:
    rows = [
        (lane, pd.Timestamp(day), pd.NaT if number % 3 else pd.Timestamp(day) + pd.Timedelta(days=number * 40))
        for number, (day, lane) in enumerate(zip(days, lanes, strict=True))
    ]
    table = pd.DataFrame(rows, columns=["lane", "start", "end"])
    return table.assign(
        label=[GROUP, SITE, "Round 1", "Prime Minister al-Kadhimi"] * (len(rows) // 4), role="us", text=""
    )


def _lines(days: list[str]) -> list[charts.Line]:
    table = pd.DataFrame({"date": pd.to_datetime(days)})
    mark = "a headcount of all forces, contractors and trainers"
    return [
        charts.Line(GROUP, "us", table.assign(value=2500, low=2000, high=12345, mark=mark)),
        charts.Line(SITE, "iraq", table.assign(value=2510)),
        charts.Line("Coalition, US included", "nato", table.assign(value=2490), until=days[-1]),
        charts.Line("Contractors", "contractor", table.assign(value=2505, mark=mark), kind="points"),
    ]


def _named(names: list[str]) -> pd.DataFrame:
    table = pd.DataFrame({"label": names, "note": f"2 in 14 days, 26 May 2021 to 9 June 2021, {SITE}", "role": "us"})
    low = [float(number * 1000) for number in range(len(names))]
    return table.assign(low=low, high=[None if value == 2000 else value + 1234 for value in low], dot=None, value=low)


SUMS = _named(FORTY[:4])
GRID = pd.DataFrame(
    {"row": FORTY, "column": [f"{FORTY[number % 8]}" for number in range(40)], "role": "us", "mark": "12,345 attacks"}
)
SITES = pd.DataFrame(
    {
        "label": FORTY,
        "lat": [33.3 + number % 5 / 50 for number in range(40)],
        "lon": [44.3 + number % 3 / 50 for number in range(40)],
        "value": [4000 - number * 100 for number in range(40)],
        "role": [WEAPONS[number % 2] for number in range(40)],
        "text": "",
    }
)
SHORT = {"start": DAY, "end": DAY}

STRESS: dict[str, Callable[[Size], go.Figure]] = {
    "lanes of forty groups over twenty years": lambda size: charts.lanes(
        _points(FORTY, YEARS), order=FORTY, size=size, bands=BANDS, rules=[Rule("2015-05-05", GROUP)]
    ),
    "lanes of one day": lambda size: charts.lanes(
        _points([SITE], pd.DatetimeIndex([DAY])), order=[SITE], size=size, rules=TWO_ON_A_DAY, **SHORT
    ),
    "columns over twenty years": lambda size: charts.columns(
        MONTHS, x="month", series=SERIES, size=size, bands=BANDS, rules=[Rule("2005-01-01", "left")]
    ),
    "columns of one day": lambda size: charts.columns(
        pd.DataFrame({"day": [DAY], "rocket": [12345.0], "drone": [0]}),
        x="day", every="day", series=SERIES, size=size, rules=TWO_ON_A_DAY,
    ),
    "columns of days with rules on one of them": lambda size: charts.columns(
        pd.DataFrame({"day": pd.date_range("2021-06-01", "2021-06-20"), "rocket": 8, "drone": 1}),
        x="day", every="day", series=SERIES, size=size, stacked=False, rules=TWO_ON_A_DAY,
    ),
    "columns of forty groups": lambda size: charts.columns(
        pd.DataFrame({"name": FORTY, "rocket": 5, "drone": 1234567}), x="name", series=SERIES, size=size
    ),
    "rows of forty groups": lambda size: charts.rows(
        pd.DataFrame({"name": [UNBROKEN, *FORTY], "rocket": 5, "drone": 1234567}),
        label="name", series=SERIES, size=size,
    ),
    "rows as shares": lambda size: charts.rows(
        pd.DataFrame({"name": FORTY[:3], "rocket": [99, 1, 0], "drone": [1, 99, 0]}),
        label="name", series=SERIES, size=size, share=True,
    ),
    "rows with long values": lambda size: charts.rows(
        pd.DataFrame({"name": FORTY[:3], "n": [1, 1000, None], "said": ["12,345 ordered, 2 delivered by 2025"] * 3}),
        label="name", series=[charts.Series("n", "us", "N")], size=size, value_text="said",
    ),
    "steps over twenty years": lambda size: charts.steps(
        _lines(["2005-01-01", "2024-12-01"]), size=size, bands=BANDS, rules=TWO_ON_A_DAY, prefix="$", suffix="m"
    ),
    "steps of one day": lambda size: charts.steps(_lines(["2021-06-09"]), size=size, rules=TWO_ON_A_DAY, **SHORT),
    "steps over a timeline": lambda size: charts.steps_over_timeline(
        _lines(["2021-01-01", "2021-05-01"]), _events(["2021-06-09"] * 4, [SITE, GROUP, "Talks", "Talks"]),
        order=[SITE, GROUP, "Talks"], size=size, rules=TWO_ON_A_DAY, end="2021-12-31",
    ),
    "ranges with long names": lambda size: charts.ranges(SUMS, size=size, unit=charts.Unit("$", " thousand million")),
    "ranges far from zero": lambda size: charts.ranges(
        SUMS.assign(low=123456.0, high=123987.0), size=size, start=123000, unit=charts.Unit("", " men")
    ),
    "ranges without a number": lambda size: charts.ranges(SUMS.assign(low=None, high=None), size=size),
    "intervals with long names": lambda size: charts.intervals(
        SUMS.assign(high=float("inf")), size=size, reference=1, reference_label=GROUP, log=True
    ),
    "intervals around zero": lambda size: charts.intervals(
        SUMS.assign(value=0.0, low=-5000.0, high=12345.6), size=size, reference=0, reference_label="no change"
    ),
    "waffle of many": lambda size: charts.waffle(
        pd.DataFrame({"label": [SITE, UNBROKEN], "role": "us", "count": [1234, 0], "note": GROUP}), size=size
    ),
    "doughnut of long names, some of them as small as can be": lambda size: charts.doughnut(
        pd.DataFrame({"label": [SITE, UNBROKEN, *FORTY[:3]], "role": WEAPONS[:5], "value": [1234567, 1, 0.5, 1, None]}),
        size=size, unit=GROUP,
    ),
    "calendar of one day": lambda size: charts.calendar(pd.Series([1], index=[DAY]), size=size),
    "calendar of twenty years": lambda size: charts.calendar(pd.Series(range(240), index=YEARS), size=size),
    "timeline with rules": lambda size: charts.timeline(
        _events(["2021-06-01", "2021-06-09", "2021-06-09", "2021-06-10"] * 2, [SITE] * 4 + [GROUP] * 4),
        order=[SITE, GROUP], size=size, rules=TWO_ON_A_DAY, bands=[Band("2021-06-02", "2021-06-20", "Truce")],
        labels={"us": GROUP},
    ),
    "timeline of one day": lambda size: charts.timeline(
        _events(["2021-06-09"] * 8, [SITE] * 4 + [GROUP] * 4), order=[SITE, GROUP], size=size, **SHORT
    ),
    "timeline over twenty years": lambda size: charts.timeline(
        _events(["2005-01-01", "2010-01-01", "2024-12-31", "2015-06-01"] * 10, FORTY),
        order=FORTY, size=size, bands=BANDS,
    ),
    "map of forty places": lambda size: charts.bubble_map(SITES, size=size, labels={"rocket": GROUP, "drone": SITE}),
    "map of one place": lambda size: charts.bubble_map(SITES.head(1), size=size, unit="attacks with armed drones"),
    "grid of many": lambda size: charts.grid(GRID, rows=FORTY, columns=FORTY[:8], size=size, labels={"us": GROUP}),
}  # fmt: skip
