"""What the section computes about sites supplied with fuel and attacks on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.selection import for_trends, on_us, within
from iraq_report.sections.statistics import Interval, poisson_rate_ratio, wilson_share
from iraq_report.tables.read import Tables

Window = tuple[date, date]


def fuel_sites(services: pd.DataFrame) -> pd.DataFrame:
    """Sites that a contractor is said to supply with fuel: the columns of the services table, one row a site.

    Formula: sites that the services table names with the service fuel.
    Source: services table.
    """
    rows = services[(services["service"] == "fuel") & services["site_id"].notna()]
    return rows.drop_duplicates("site_id").sort_values("service_id", ignore_index=True)


def fixed_attacks(events: pd.DataFrame) -> pd.DataFrame:
    """Attacks on the US presence at places that do not move: the selected events without convoys.

    Formula: attacks on the US presence of the run, those on convoys left out.
    Source: attacks table.
    """
    attacks = on_us(events)
    return attacks[attacks["target_type"] != "logistics_convoy"]


def fuel_counts(
    events: pd.DataFrame, sites: pd.DataFrame, supplied: list[str], *, window: Window, baseline: Window
) -> pd.DataFrame:
    """Attacks by fixed site in a window and in the days it is compared with, supplied sites first.

    Columns site_id, name, supplied, baseline, window (all weapons and grades), baseline_trend, window_trend
    (rockets and drones, medium or high confidence). Supplied sites stand there with 0 too.

    Formula: attacks at the site whose first possible day lies in the window, or in the days it is compared with.
    Source: attacks, sites and services tables.
    """
    fixed = fixed_attacks(events)
    parts = {
        "baseline": within(fixed, *baseline),
        "window": within(fixed, *window),
        "baseline_trend": within(for_trends(fixed), *baseline),
        "window_trend": within(for_trends(fixed), *window),
    }
    table = pd.DataFrame({name: rows.groupby("site_id").size() for name, rows in parts.items()})
    table = table.reindex(table.index.union(supplied)).fillna(0).astype(int).rename_axis("site_id").reset_index()
    names = sites.set_index("site_id")["name"]
    table.insert(1, "name", table["site_id"].map(names).fillna(table["site_id"]))
    table.insert(2, "supplied", table["site_id"].isin(supplied))
    order = ["supplied", "window", "baseline", "name"]
    return table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def fuel_of_run(events: pd.DataFrame, tables: Mapping[str, pd.DataFrame] | Tables, p: Parameters) -> pd.DataFrame:
    """`fuel_counts` for the sites that the services table names and the windows of a run."""
    supplied = list(fuel_sites(tables["services"])["site_id"])
    window, baseline = (p.fuel_start, p.fuel_end), (p.baseline_start, p.baseline_end)
    return fuel_counts(events, tables["sites"], supplied, window=window, baseline=baseline)


def behind_fuel(events: pd.DataFrame, p: Parameters) -> pd.DataFrame:
    """The attacks on fixed sites in the two windows of a run."""
    fixed = fixed_attacks(events)
    return pd.concat([within(fixed, p.baseline_start, p.baseline_end), within(fixed, p.fuel_start, p.fuel_end)])


@dataclass(frozen=True)
class RateChange:
    """Attacks of one group of sites (their ids) in both windows, and how the rate changed."""

    name: str
    supplied: bool
    group: bool  # several sites together
    baseline: int
    window: int
    ratio: Interval | None
    sites: tuple[str, ...]


def rate_changes(counts: pd.DataFrame, *, window: Window, baseline: Window) -> list[RateChange]:
    """How the rate of attacks changed at each supplied site, at all of them, and at all other fixed sites.

    Formula: (attacks in the window / its days) / (attacks in the days before / those days) with the exact conditional
    interval, for rockets and drones of medium or high confidence.
    Source: attacks and services tables; Przyborowski and Wilenski (1940).
    """
    days = [(last - first).days + 1 for first, last in (window, baseline)]
    supplied, others = counts[counts["supplied"]], counts[~counts["supplied"]]
    groups = [(str(row["name"]), True, False, counts.loc[[place]]) for place, row in supplied.iterrows()]
    groups += [("All supplied sites", True, True, supplied), ("All other fixed sites", False, True, others)]
    changes = []
    for name, is_supplied, is_group, rows in groups:
        now, before = int(rows["window_trend"].sum()), int(rows["baseline_trend"].sum())
        ratio = poisson_rate_ratio(now, days[0], base_count=before, base_days=days[1])
        changes.append(RateChange(name, is_supplied, is_group, before, now, ratio, tuple(rows["site_id"])))
    return changes


def supplied_share(counts: pd.DataFrame, column: str) -> Interval | None:
    """Share of the attacks on fixed sites that hit a supplied one; None without an attack.

    `column` is one of the count columns of `fuel_counts`.

    Formula: attacks at supplied sites / attacks at fixed sites with the Wilson interval.
    Source: attacks and services tables; Wilson (1927).
    """
    return wilson_share(int(counts.loc[counts["supplied"], column].sum()), int(counts[column].sum()))
