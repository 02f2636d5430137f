"""Figures of the attacks section, in their order of appearance."""

from iraq_report.sections.attacks.figures.comparisons import (
    drone_share_by_quarter,
    drones_sent_and_stopped,
    rates_around_detention,
    tallies_beside_ours,
)
from iraq_report.sections.attacks.figures.consequences import attacks_after_strikes, casualties_by_who
from iraq_report.sections.attacks.figures.places import (
    by_governorate,
    by_site_and_weapon,
    map_of_sites,
    overlap,
)
from iraq_report.sections.attacks.figures.time import (
    by_day,
    by_month_and_confidence,
    by_month_and_weapon,
    running_total,
)

FIGURES = (
    "attacks-by-month-and-weapon",
    "attacks-by-month-and-confidence",
    "attacks-by-site-and-weapon",
    "attacks-map",
    "attacks-by-governorate",
    "attacks-overlap",
    "attacks-rates-report-ending",
    "attacks-rates-sources-ending",
    "attacks-running-total",
    "attacks-calendar",
    "attacks-drone-share",
    "attacks-drones-stopped",
    "attacks-casualties",
    "attacks-after-us-strikes",
    "attacks-tallies",
)

__all__ = [
    "FIGURES",
    "attacks_after_strikes",
    "by_day",
    "by_governorate",
    "by_month_and_confidence",
    "by_month_and_weapon",
    "by_site_and_weapon",
    "casualties_by_who",
    "drone_share_by_quarter",
    "drones_sent_and_stopped",
    "map_of_sites",
    "overlap",
    "rates_around_detention",
    "running_total",
    "tallies_beside_ours",
]
