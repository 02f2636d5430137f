"""Figures of the contractors section, in their order of appearance."""

from iraq_report.sections.contractors.figures.departures import around, by_month, presence, timeline
from iraq_report.sections.contractors.figures.fuel import changes, dates, matrix
from iraq_report.sections.contractors.figures.harm import beside_running_counts, by_nationality, by_place
from iraq_report.sections.contractors.figures.money import awards, contracts, services, totals
from iraq_report.sections.contractors.figures.staff import census_counts, headcounts, relocated

FIGURES: tuple[str, ...] = (
    "contractors-services",
    "contractors-awards-by-year",
    "contractors-contracts",
    "contractors-running-totals",
    "contractors-timeline",
    "contractors-attacks-by-month",
    "contractors-attacks-around",
    "contractors-presence",
    "contractors-headcounts",
    "contractors-relocated",
    "contractors-census",
    "contractors-harm",
    "contractors-casualties",
    "contractors-running-counts",
    "contractors-fuel-sites",
    "contractors-fuel-dates",
    "contractors-fuel-rates",
)

__all__ = [
    "FIGURES", "around", "awards", "beside_running_counts", "by_month", "by_nationality", "by_place", "census_counts",
    "changes", "contracts", "dates", "headcounts", "matrix", "presence", "relocated", "services", "timeline", "totals",
]  # fmt: skip
