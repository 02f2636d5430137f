"""What the attacks section computes: counts, shares, rates and overlaps of events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.rates import WindowRate, window_rate
from iraq_report.sections.selection import covered, for_trends, on_us, within
from iraq_report.sections.statistics import Interval, poisson_rate_ratio, wilson_share

TOLD = (date(2021, 5, 1), date(2021, 6, 30))  # first and last day of the weeks that the report tells of
ENOUGH = 5  # rocket and drone attacks without which a share of a quarter is not set beside another


def count_attacks(events: pd.DataFrame) -> int:
    """Number of attacks on the US presence among selected events.

    Formula: attacks on the US presence (side militia_on_us) in the period and under the filters of the run, without
    rows that repeat another.
    Source: attacks table.
    """
    return len(on_us(events))


def count_site_days(events: pd.DataFrame) -> int:
    """Number of different pairs of site and day with an attack on the US presence.

    Sources tell several attacks on one place and day apart in some years and not in others: this number can be
    compared across them.

    Formula: distinct pairs of site_id and date among the attacks.
    Source: attacks table.
    """
    return len(on_us(events)[["site_id", "date"]].drop_duplicates())


def monthly_counts(events: pd.DataFrame, column: str, *, start: date, end: date) -> pd.DataFrame:
    """Attacks a month by the values of `column` (weapon, confidence): columns month, then one per value.

    Formula: attacks whose first possible day lies in the month; months without one hold 0.
    Source: attacks table.
    """
    attacks = on_us(events)
    months = pd.period_range(start, end, freq="M")
    table = pd.crosstab(attacks["date"].dt.to_period("M"), attacks[column]).reindex(months, fill_value=0)
    table.columns.name = None
    return table.rename_axis("month").reset_index().assign(month=lambda t: t["month"].dt.start_time)


def cumulative_counts(events: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """Running number of attacks by weapon: columns date (every day of the period), then one per weapon.

    Formula: attacks up to and including the day.
    Source: attacks table.
    """
    attacks = on_us(events)
    days = pd.date_range(start, end)
    daily = pd.crosstab(attacks["date"], attacks["weapon"]).reindex(days, fill_value=0)
    daily.columns.name = None
    return daily.cumsum().rename_axis("date").reset_index()


def site_counts(events: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """Attacks by site, most attacked first.

    Columns site_id, name, governorate, lat, lon, coordinate_precision, attacks.

    Formula: attacks whose row names the site.
    Source: attacks and sites tables.
    """
    counts = on_us(events).groupby("site_id").size().rename("attacks").reset_index()
    columns = ["site_id", "name", "governorate", "lat", "lon", "coordinate_precision"]
    placed = counts.merge(sites[columns], on="site_id", how="left")
    return placed.sort_values(["attacks", "name"], ascending=[False, True])[[*columns, "attacks"]].reset_index(
        drop=True
    )


@dataclass(frozen=True)
class Overlap:
    """Sites of two windows: `sites` (site_id, earlier, recent), and the shares that the overlap makes."""

    sites: pd.DataFrame
    recent_sites: int
    shared_sites: int
    recent_attacks: int
    attacks_at_shared: int


def site_overlap(events: pd.DataFrame, *, earlier: tuple[date, date], recent: tuple[date, date]) -> Overlap:
    """How far the sites attacked in the recent window had been attacked in the earlier one.

    Roads are left out: a convoy "site" is a whole governorate, which overlaps with itself.

    Formula: sites attacked in both windows / sites of the recent window; recent attacks at such sites / recent
    attacks; convoys left out, since their place is a whole governorate.
    Source: attacks table.
    """
    fixed = on_fixed_sites(events)
    counts = pd.DataFrame(
        {
            "earlier": within(fixed, *earlier).groupby("site_id").size(),
            "recent": within(fixed, *recent).groupby("site_id").size(),
        }
    )
    counts = counts.fillna(0).astype(int).rename_axis("site_id").reset_index()
    hit = counts[counts["recent"] > 0]
    shared = hit[hit["earlier"] > 0]
    return Overlap(
        sites=counts.sort_values(["recent", "earlier", "site_id"], ascending=[False, False, True]).reset_index(
            drop=True
        ),
        recent_sites=len(hit),
        shared_sites=len(shared),
        recent_attacks=int(hit["recent"].sum()),
        attacks_at_shared=int(shared["recent"].sum()),
    )


def on_fixed_sites(events: pd.DataFrame) -> pd.DataFrame:
    """Attacks on the US presence other than those on convoys, whose place is a whole governorate."""
    return on_us(events)[lambda t: t["target_type"] != "logistics_convoy"]


def in_windows(rows: pd.DataFrame, windows: Iterable[tuple[date, date]]) -> pd.DataFrame:
    """Rows whose date lies in one of the windows, both ends included."""
    inside = [rows["date"].between(pd.Timestamp(first), pd.Timestamp(last)) for first, last in windows]
    return rows[pd.concat(inside, axis=1).any(axis=1)]


def windows_of_run(parameters: Parameters) -> list[tuple[date, date]]:
    """The earlier and the recent window of the overlap question."""
    p = parameters
    return [(p.earlier_start, p.earlier_end), (p.recent_start, p.recent_end)]


def overlap_of_run(events: pd.DataFrame, parameters: Parameters) -> Overlap | None:
    """`site_overlap` for the windows of the run; None where it does not cover both.

    Formula: as site_overlap.
    Source: attacks table.
    """
    earlier, recent = windows_of_run(parameters)
    if not covered(parameters, *earlier) or not covered(parameters, *recent):
        return None
    return site_overlap(events, earlier=earlier, recent=recent)


@dataclass(frozen=True)
class Comparison:
    """Rates before, during and after a window, and during and after as multiples of before."""

    before: WindowRate
    during: WindowRate
    after: WindowRate
    during_ratio: Interval | None
    after_ratio: Interval | None


def compare_windows(events: pd.DataFrame, *, first: date, last: date, days: int) -> Comparison:
    """Rates in the window from `first` to `last`, both included, and in `days` days before and after it.

    Formula: rate ratio to the time before, with the exact conditional interval.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    eve = timedelta(days=1)
    before = window_rate(events, "before", first - days * eve, first - eve)
    during = window_rate(events, "during", first, last)
    after = window_rate(events, "after", last + eve, last + days * eve)
    ratios = [
        poisson_rate_ratio(w.count, w.days, base_count=before.count, base_days=before.days) for w in (during, after)
    ]
    return Comparison(before, during, after, *ratios)


def around_detention(parameters: Parameters, last: date) -> tuple[date, date]:
    """First and last day of the windows around the detention that ended on `last`."""
    days = timedelta(days=parameters.compare_days)
    return parameters.arrest - days, last + days


def detention_rates(events: pd.DataFrame, parameters: Parameters, *, last: date) -> Comparison | None:
    """`compare_windows` for the detention that ended on `last`; None where the run does not cover its windows.

    Formula: as compare_windows, with compare_days days before the arrest and after the release.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    if not covered(parameters, *around_detention(parameters, last)):
        return None
    return compare_windows(events, first=parameters.arrest, last=last, days=parameters.compare_days)


def drone_share(events: pd.DataFrame) -> pd.DataFrame:
    """Share of drones in rocket and drone attacks by quarter: columns quarter, drones, attacks, share, low, high.

    Quarters without such an attack have no row. Medium and high confidence only.

    Formula: drone attacks / (drone + rocket attacks) with the Wilson interval.
    Source: attacks table; Wilson (1927).
    """
    attacks = for_trends(on_us(events))
    quarters = attacks["date"].dt.to_period("Q")
    rows = []
    for quarter, group in attacks.groupby(quarters):
        drones = int((group["weapon"] == "drone").sum())
        interval = wilson_share(drones, len(group))
        if interval is not None:
            rows.append((quarter.start_time, drones, len(group), interval.value, interval.low, interval.high))
    return pd.DataFrame(rows, columns=["quarter", "drones", "attacks", "share", "low", "high"])


def compared_quarters(shares: pd.DataFrame) -> pd.DataFrame:
    """The quarters whose shares are set beside each other: rows of `drone_share`, none, one or two.

    Formula: the first and the last quarter with at least 5 rocket and drone attacks.
    Source: attacks table.
    """
    enough = shares[shares["attacks"] >= ENOUGH]
    return enough.iloc[[0, -1]] if len(enough) > 1 else enough


def later_quarters(shares: pd.DataFrame) -> pd.DataFrame:
    """The quarters after the last one that is compared, all with fewer attacks: rows of `drone_share`.

    Formula: quarters after the last one with at least 5 rocket and drone attacks.
    Source: attacks table.
    """
    compared = compared_quarters(shares)
    return shares[shares["quarter"] > compared["quarter"].iloc[-1]] if len(compared) else shares.head(0)


@dataclass(frozen=True)
class Stopped:
    """Drones of attacks whose sources say how many were stopped: bounds of drones sent and of drones stopped."""

    attacks: int
    with_numbers: int
    sent_low: int
    sent_high: int
    stopped_low: int
    stopped_high: int


def with_numbers(drones: pd.DataFrame) -> pd.DataFrame:
    """Drone attacks whose sources say both how many drones came and how many were stopped."""
    return drones.dropna(subset=["intercepted_low", "munitions_low"])


def drones_stopped(events: pd.DataFrame) -> Stopped:
    """How many drones were reported stopped, of how many, in attacks where both numbers are known.

    Formula: sums of the drones sent and of the drones stopped, low and high (a blank high counts as the low), over
    drone attacks that give both.
    Source: attacks table.
    """
    drones = on_us(events)[lambda t: t["weapon"] == "drone"]
    known = with_numbers(drones)
    sent_high = known["munitions_high"].fillna(known["munitions_low"])
    stopped_high = known["intercepted_high"].fillna(known["intercepted_low"])
    return Stopped(
        attacks=len(drones),
        with_numbers=len(known),
        sent_low=int(known["munitions_low"].sum()),
        sent_high=int(sent_high.sum()),
        stopped_low=int(known["intercepted_low"].sum()),
        stopped_high=int(stopped_high.sum()),
    )


def daily_counts(events: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """Attacks a day: columns date (every day of the period), attacks.

    Formula: attacks whose date is known to the day, on that day.
    Source: attacks table.
    """
    attacks = on_us(events)[lambda t: t["date_precision"] == "day"]
    counts = attacks.groupby("date").size().reindex(pd.date_range(start, end), fill_value=0)
    return counts.rename("attacks").rename_axis("date").reset_index()
