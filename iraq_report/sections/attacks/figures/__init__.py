"""Figures of the attacks section, in their order of appearance."""

from __future__ import annotations

from iraq_report.figures.figure import Figure
from iraq_report.sections.attacks import context, measures
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
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.listed_figures import FigureMakers
from iraq_report.sections.run import Run


def _rates(run: Run[Parameters], *, ending: str) -> Figure:
    p = run.parameters
    last = p.release_report if ending == "report" else p.release_sources
    return rates_around_detention(run, measures.detention_rates(run.events, p, last=last), ending=ending)


FIGURES: FigureMakers = {
    "attacks-by-month-and-weapon": by_month_and_weapon,
    "attacks-by-month-and-confidence": by_month_and_confidence,
    "attacks-by-site-and-weapon": by_site_and_weapon,
    "attacks-map": map_of_sites,
    "attacks-by-governorate": by_governorate,
    "attacks-overlap": lambda run: overlap(run, measures.overlap_of_run(run.events, run.parameters)),
    "attacks-rates-report-ending": lambda run: _rates(run, ending="report"),
    "attacks-rates-sources-ending": lambda run: _rates(run, ending="sources"),
    "attacks-running-total": running_total,
    "attacks-calendar": by_day,
    "attacks-drone-share": lambda run: drone_share_by_quarter(run, measures.drone_share(run.events)),
    "attacks-drones-stopped": lambda run: drones_sent_and_stopped(run, measures.drones_stopped(run.events)),
    "attacks-casualties": lambda run: casualties_by_who(
        run, context.casualties_by_group(run.events, run.tables["casualties"])
    ),
    "attacks-after-us-strikes": lambda run: attacks_after_strikes(
        run, context.after_strikes(run.events, run.parameters)
    ),
    "attacks-tallies": lambda run: tallies_beside_ours(
        run, context.compare_tallies(run.tables["attacks"], run.tables["tallies"], run.parameters)
    ),
}

attacks_by_site = by_site_and_weapon  # the name that an analyst looks for

__all__ = [
    "FIGURES",
    "attacks_after_strikes",
    "attacks_by_site",
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
