"""Chart kinds: pure functions from data to a bare chart without colours, title or source line.

| function | what it draws |
| --- | --- |
| `lanes` | swimlanes: one mark an event, one lane a place |
| `columns` | upright bars over time or categories: stacked, side by side, shares |
| `rows` | lying bars with values beside them: sorted, stacked, shares, low and high |
| `steps` | values that hold until the next one, with bands and published figures |
| `ranges` | low to high with a central value; "at least" and "at most" as arrows |
| `intervals` | estimates with confidence intervals against a reference line |
| `waffle` | one square a unit |
| `doughnut` | the parts of one whole, five at most |
| `calendar` | one square a day, weeks across |
| `timeline` | days and periods in lanes, with labels that stand apart |
| `steps_over_timeline` | a step chart over a timeline, one date axis |
| `bubble_map` | sites in Iraq and around it, area by value |
| `grid` | marks where rows and columns meet |

Each takes `size` (`WIDE` or `NARROW` of the theme) and lays itself out for it. `Series`, `Line`, `Unit`,
`Band` and `Rule` are what they are given beside tables.
"""

from iraq_report.figures.charts.bars import columns
from iraq_report.figures.charts.calendar import calendar
from iraq_report.figures.charts.doughnut import doughnut
from iraq_report.figures.charts.grid import grid
from iraq_report.figures.charts.intervals import intervals
from iraq_report.figures.charts.lanes import lanes
from iraq_report.figures.charts.maps import bubble_map
from iraq_report.figures.charts.marks import Band, Rule
from iraq_report.figures.charts.range_rows import Unit
from iraq_report.figures.charts.ranges import ranges
from iraq_report.figures.charts.rows import rows
from iraq_report.figures.charts.series import Series
from iraq_report.figures.charts.steps import Line, steps
from iraq_report.figures.charts.timeline import steps_over_timeline, timeline
from iraq_report.figures.charts.waffle import waffle

__all__ = [
    "Band",
    "Line",
    "Rule",
    "Series",
    "Unit",
    "bubble_map",
    "calendar",
    "columns",
    "doughnut",
    "grid",
    "intervals",
    "lanes",
    "ranges",
    "rows",
    "steps",
    "steps_over_timeline",
    "timeline",
    "waffle",
]
