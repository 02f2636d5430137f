"""Measures of the attacks section that set the events beside other tables: tallies, casualties, US strikes."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.people import sums_by_who
from iraq_report.sections.selection import covered, for_trends, on_us, uncovered
from iraq_report.tables.columns import items_of
from iraq_report.tables.vocabulary import COUNTRIES

_FILTERS = {
    "countries": "country",
    "governorates": "governorate",
    "weapons": "weapon",
    "target_types": "target_type",
    "sides": "side",
}


def counted_alike(attacks: pd.DataFrame, tally: pd.Series) -> pd.DataFrame:
    """Rows of our list that a published tally would have counted: same days, places and kinds, each attack once."""
    unique = attacks[attacks["duplicate_of"].isna() & attacks["country"].isin(_countries(tally))]
    rows = unique[unique["date"].between(tally["period_start"], tally["period_end"])]
    for name, column in _FILTERS.items():
        if isinstance(tally[name], str):
            rows = rows[rows[column].isin(items_of(tally[name]))]
    return rows if isinstance(tally["sides"], str) else on_us(rows)


def _countries(tally: pd.Series) -> list[str]:
    """The countries that a tally names; all of them where it names none."""
    return items_of(tally["countries"]) if isinstance(tally["countries"], str) else list(COUNTRIES)


def compare_tallies(attacks: pd.DataFrame, tallies: pd.DataFrame, parameters: SectionParameters) -> pd.DataFrame:
    """Published tallies that count what our list counts, beside our count over the same days.

    Columns tally_id, publisher, what, period_start, period_end, published_low, published_high, ours, share (ours /
    published low, blank when that is 0). Only tallies whose days lie within the period of the run and within
    coverage, in its countries; takes the whole attacks table, since a tally keeps its own filters.

    Formula: this list's number / published_low, only where both count the same kinds over the same days within
    coverage.
    Source: attacks and tallies tables.
    """
    about_us = tallies["sides"].isna() | tallies["sides"].str.contains("militia_on_us")
    rows = []
    for _, tally in tallies[(tallies["comparable"] == "yes") & about_us].iterrows():
        named = _countries(tally)
        first, last = tally["period_start"].date(), tally["period_end"].date()
        if not set(named) <= set(parameters.countries) or uncovered(parameters.data, first, last, tuple(named)):
            continue
        if first < parameters.start or last > parameters.end:
            continue
        alike = counted_alike(attacks, tally)
        rows.append(
            {
                "tally_id": tally["tally_id"],
                "publisher": tally["publisher"],
                "what": tally["what"],
                "period_start": tally["period_start"],
                "period_end": tally["period_end"],
                "published_low": int(tally["count_low"]),
                "published_high": tally["count_high"],
                "ours": len(alike),
                "share": len(alike) / tally["count_low"] if tally["count_low"] else None,
            }
        )
    columns = [
        "tally_id", "publisher", "what", "period_start", "period_end",
        "published_low", "published_high", "ours", "share",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["period_start", "period_end", "tally_id"], ignore_index=True
    )


def casualties_by_group(events: pd.DataFrame, casualties: pd.DataFrame) -> pd.DataFrame:
    """People killed and wounded in attacks on the US presence, by who they were.

    Columns who, attacks, killed_low, killed_high, wounded_low, wounded_high; where the number of some attack
    is not known the low is a low bound and the high is blank. Groups known to be unharmed are left out.

    Formula: sums over the casualty rows of the selected attacks; no high where a row has none; groups known to be
    unharmed left out.
    Source: attacks and casualties tables.
    """
    table = sums_by_who(casualties[casualties["attack_id"].isin(on_us(events)["attack_id"])])
    unharmed = (table["killed_high"] == 0) & (table["wounded_high"] == 0)
    table = table[~unharmed.fillna(False).astype(bool)]
    order = ["killed_low", "wounded_low", "who"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def after_strikes(events: pd.DataFrame, parameters: Parameters) -> pd.DataFrame:
    """Attacks that carry trends in the days before and after each day of US strikes on militias.

    Columns date, places, before, after: follow_days days up to the eve, and from the day after on; both are blank
    where one of the windows leaves the period or the coverage of the run. Association in time, not cause. Strikes
    closer together than follow_days share attacks.

    Formula: number of rocket and drone attacks, medium or high confidence, in each window: so many days up to the eve
    of a day of strikes, and from the day after it.
    Source: attacks table.
    """
    strikes = events[events["side"] == "us_on_militia"]
    attacks = for_trends(on_us(events))["date"]
    reach, eve = timedelta(days=parameters.follow_days), timedelta(days=1)
    rows: list[tuple[object, ...]] = []
    for day, group in strikes.groupby("date"):
        places = ", ".join(sorted(group["place"].dropna().unique()))
        if not covered(parameters, (day - reach).date(), (day + reach).date()):
            rows.append((day, places, None, None))
            continue
        before, after = attacks.between(day - reach, day - eve).sum(), attacks.between(day + eve, day + reach).sum()
        rows.append((day, places, int(before), int(after)))
    table = pd.DataFrame(rows, columns=["date", "places", "before", "after"])
    return table.astype({"before": "Int64", "after": "Int64"})
