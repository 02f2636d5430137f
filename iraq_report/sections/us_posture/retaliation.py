"""What the section computes about the weeks around the US strikes: attacks before and after, and by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.sections.rates import WindowRate, window_rate
from iraq_report.sections.selection import on_us, within
from iraq_report.sections.statistics import Interval, poisson_rate_ratio

DAY = timedelta(days=1)
NAMED_SITES = ("us_embassy_green_zone", "erbil_airport", "ayn_al_asad")  # those that the report names as attacked


@dataclass(frozen=True)
class Around:
    """Attacks before and after a strike: those that carry rates, their ratio, and the rows of all listed ones."""

    before: WindowRate
    after: WindowRate
    ratio: Interval | None
    all_before: pd.DataFrame
    all_after: pd.DataFrame


def around_strike(events: pd.DataFrame, *, report: date, local: date, days: int) -> Around:
    """Attacks in `days` days up to the eve of a strike and from the day after it by local time.

    The night in question has two dates, Washington's and the local one: neither is counted.

    Formula: rocket and drone attacks of medium or high confidence / days, with exact Poisson intervals, over so
    many days up to the eve of the strike and from the day after it; rate after / rate before with the exact
    conditional interval.
    Source: attacks table; Garwood (1936); Przyborowski and Wilenski (1940).
    """
    before = window_rate(events, "before", report - days * DAY, report - DAY)
    after = window_rate(events, "after", local + DAY, local + days * DAY)
    attacks = on_us(events)
    return Around(
        before,
        after,
        poisson_rate_ratio(after.count, after.days, base_count=before.count, base_days=before.days),
        within(attacks, before.start, before.end),
        within(attacks, after.start, after.end),
    )


def counted_around(around: Around) -> pd.DataFrame:
    """The attacks of both windows, of every weapon and confidence that the run counts."""
    return pd.concat([around.all_before, around.all_after])


def by_day(events: pd.DataFrame, *, first: date, last: date) -> pd.DataFrame:
    """Attacks a day: columns date (every day), sites, convoys.

    Formula: attacks on the US presence whose first possible day it is, on convoys and on everything else.
    Source: attacks table.
    """
    attacks = within(on_us(events), first, last)
    days = pd.date_range(first, last)
    convoy = attacks["target_type"] == "logistics_convoy"
    counts = {
        name: attacks[rows].groupby("date").size().reindex(days, fill_value=0)
        for name, rows in (("sites", ~convoy), ("convoys", convoy))
    }
    return pd.DataFrame(counts).rename_axis("date").reset_index()


def at_named_sites(events: pd.DataFrame, *, first: date, last: date) -> pd.DataFrame:
    """Attacks in a window on the embassy, Erbil airport and Ayn al-Asad: rows of the selected events.

    Formula: attacks on the US presence at these sites.
    Source: attacks table.
    """
    rows = within(on_us(events), first, last)
    return rows[rows["site_id"].isin(NAMED_SITES)].reset_index(drop=True)


def claims(attacks: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The attacks that a group claimed, and those that no group claimed but a source attributes to one.

    Formula: rows with claimed_by; rows without it but with attributed_to.
    Source: attacks table.
    """
    claimed = attacks["claimed_by"].notna()
    return attacks[claimed], attacks[~claimed & attacks["attributed_to"].notna()]
