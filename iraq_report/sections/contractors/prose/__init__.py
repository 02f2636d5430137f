"""Sentences of the contractors section: each is printed only when the data of the run bear it out."""

from iraq_report.sections.contractors.prose.departures import attacks, differences, episode, moves
from iraq_report.sections.contractors.prose.fuel import attacked, cole, inside, supply
from iraq_report.sections.contractors.prose.harm import casualties, deaths, june_attack
from iraq_report.sections.contractors.prose.harm import totals as running_counts
from iraq_report.sections.contractors.prose.money import awards, companies, services, totals
from iraq_report.sections.contractors.prose.opening import found
from iraq_report.sections.contractors.prose.staff import census_text, headcounts

__all__ = [
    "attacked", "attacks", "awards", "casualties", "census_text", "cole", "companies", "deaths", "differences",
    "episode", "found", "headcounts", "inside", "june_attack", "moves", "running_counts", "services", "supply",
    "totals",
]  # fmt: skip
