"""Figures of the contractors section, in their order of appearance."""

from iraq_report.sections.contractors.figures.departures import around, by_month, presence, timeline
from iraq_report.sections.contractors.figures.fuel import changes, dates, matrix
from iraq_report.sections.contractors.figures.harm import beside_running_counts, by_nationality, by_place
from iraq_report.sections.contractors.figures.money import awards, contracts, services, totals
from iraq_report.sections.contractors.figures.staff import census_counts, headcounts, relocated
from iraq_report.sections.listed_figures import FigureMakers

FIGURES: FigureMakers = {
    "contractors-services": services,
    "contractors-awards-by-year": awards,
    "contractors-contracts": contracts,
    "contractors-running-totals": totals,
    "contractors-timeline": timeline,
    "contractors-attacks-by-month": by_month,
    "contractors-attacks-around": around,
    "contractors-presence": presence,
    "contractors-headcounts": headcounts,
    "contractors-relocated": relocated,
    "contractors-census": census_counts,
    "contractors-harm": by_place,
    "contractors-casualties": by_nationality,
    "contractors-running-counts": beside_running_counts,
    "contractors-fuel-sites": matrix,
    "contractors-fuel-dates": dates,
    "contractors-fuel-rates": changes,
}

__all__ = [
    "FIGURES", "around", "awards", "beside_running_counts", "by_month", "by_nationality", "by_place", "census_counts",
    "changes", "contracts", "dates", "headcounts", "matrix", "presence", "relocated", "services", "timeline", "totals",
]  # fmt: skip
