"""Measures of drone attacks in time: by quarter, around the reported cut in payments, around an election."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.iran_influence.parameters import Parameters
from iraq_report.sections.rates import WindowRate, rate_of
from iraq_report.sections.selection import counted_kinds, for_trends, lacking, not_counted, on_us
from iraq_report.sections.statistics import Interval, poisson_rate_ratio

EVE = timedelta(days=1)


def quarterly_attacks(events: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """Drone and rocket attacks by quarter: columns quarter, drone, rocket; quarters without one hold 0.

    Formula: rocket and drone attacks of medium or high confidence whose first possible day lies in the quarter.
    Source: attacks table.
    """
    attacks = for_trends(on_us(events))
    quarters = pd.period_range(start, end, freq="Q")
    table = pd.crosstab(attacks["date"].dt.to_period("Q"), attacks["weapon"])
    table = table.reindex(index=quarters, columns=["drone", "rocket"], fill_value=0)
    table.columns.name = None
    return table.rename_axis("quarter").reset_index().assign(quarter=lambda t: t["quarter"].dt.start_time)


def drone_attacks(events: pd.DataFrame) -> pd.DataFrame:
    """Drone attacks on the US presence of medium or high confidence."""
    return for_trends(on_us(events))[lambda t: t["weapon"] == "drone"]


def first_drone_attack(events: pd.DataFrame) -> pd.Series | None:
    """The earliest drone attack on the US presence among selected events, of medium or high confidence.

    Formula: the first by day, then by id.
    Source: attacks table.
    """
    drones = drone_attacks(events)
    return None if drones.empty else drones.sort_values(["date", "attack_id"]).iloc[0]


@dataclass(frozen=True)
class BeforeAfter:
    """Two windows and the rate of the second as a multiple of the first (None where both are empty)."""

    before: WindowRate
    after: WindowRate
    ratio: Interval | None


def before_and_after(events: pd.DataFrame, *, before: tuple[date, date], after: tuple[date, date]) -> BeforeAfter:
    """Rates in two windows and their ratio.

    Formula: attacks / days in each window with the exact Poisson interval; rate after / rate before with the exact
    conditional interval.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    first, second = rate_of(events, "", *before), rate_of(events, "", *after)
    ratio = poisson_rate_ratio(second.count, second.days, base_count=first.count, base_days=first.days)
    return BeforeAfter(first, second, ratio)


def not_compared(parameters: Parameters, first: date, last: date) -> str:
    """Why attacks from `first` to `last` cannot be compared in this run, and what to do; empty when they can."""
    p, days = parameters, f"{day_text(first)} to {day_text(last)}"
    if none := not_counted(p):
        return none
    if first < p.start or last > p.end:
        period = f"{day_text(p.start)} to {day_text(p.end)}"
        return f"Not covered: {days} is not wholly inside {period}; choose a longer period, or other days to compare."
    missing = lacking(p, first, last)
    return f"Not covered: the list of attacks in {listed(missing)} lacks days of {days}." if missing else ""


def cut_not_compared(parameters: Parameters) -> str:
    """Why the windows around the reported cut cannot be compared in this run; empty when they can."""
    p = parameters
    if p.before_start >= p.cut_first or p.after_end <= p.cut_last:
        return "Not compared: a window before or after the reported cut holds no day; choose other days."
    return not_compared(p, p.before_start, p.after_end)


def election_days(parameters: Parameters) -> tuple[date, date]:
    """First and last day of the two windows around the election in Iran."""
    days = timedelta(days=parameters.compare_days)
    return parameters.election - days, parameters.election + days - EVE


def around_cut(events: pd.DataFrame, parameters: Parameters) -> dict[str, BeforeAfter] | None:
    """`before_and_after` by weapon for the reported cut in payments; None where its windows are not covered.

    Weapons that the run leaves out are left out here. The months in which the cut can have begun belong to neither
    window.

    Formula: windows of before_and_after: from the first day of the days before to the eve of the first day on which the
    cut can have begun, and from the day after the last such day to the end of the days after; attacks of medium or high
    confidence with one weapon.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    p = parameters
    if cut_not_compared(p):
        return None
    before, after = (p.before_start, p.cut_first - EVE), (p.cut_last + EVE, p.after_end)
    attacks = for_trends(on_us(events))
    return {
        weapon: before_and_after(attacks[attacks["weapon"] == weapon], before=before, after=after)
        for weapon in reversed(counted_kinds(p))
    }


def around_election(events: pd.DataFrame, parameters: Parameters) -> BeforeAfter | None:
    """Rocket and drone attacks before the election in Iran and from its day on; None where not covered.

    Formula: windows of before_and_after: so many days up to the eve of the election, and as many from its day on;
    rocket and drone attacks of medium or high confidence.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    p = parameters
    first, last = election_days(p)
    if not_compared(p, first, last):
        return None
    attacks = for_trends(on_us(events))
    return before_and_after(attacks, before=(first, p.election - EVE), after=(p.election, last))
