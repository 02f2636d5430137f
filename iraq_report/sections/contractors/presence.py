"""What the section computes about departures: when contractors left, came back, and what hit the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.sections.contractors.common import ContractorsRun
from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.selection import coverage, for_trends, on_us, within
from iraq_report.sections.statistics import Interval, poisson_rate, poisson_rate_ratio

DAY = timedelta(days=1)


def attacks_at(events: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Attacks on the US presence at a site, all weapons and grades: rows of the selected events.

    Formula: attacks on the US presence of the run at the site, every weapon and confidence.
    Source: attacks table.
    """
    attacks = on_us(events)
    return attacks[attacks["site_id"] == site_id].reset_index(drop=True)


def monthly_at(events: pd.DataFrame, site_id: str, *, start: date, end: date) -> pd.DataFrame:
    """Attacks at a site a month by weapon: columns month (its first day), then one per weapon.

    Formula: attacks at the site whose first possible day lies in the month; months without one hold 0.
    Source: attacks table.
    """
    attacks = attacks_at(events, site_id)
    months = pd.period_range(start, end, freq="M")
    table = pd.crosstab(attacks["date"].dt.to_period("M"), attacks["weapon"]).reindex(months, fill_value=0)
    table.columns.name = None
    return table.rename_axis("month").reset_index().assign(month=lambda t: t["month"].dt.start_time)


def movements(events: pd.DataFrame, site_id: str, *, since: date) -> pd.DataFrame:
    """Departures and returns at a site since a day, each told once, oldest first.

    Columns of the contractor events table, and `last`: the last day on which it can have happened.

    Formula: departures and returns that are told once (event_type withdrawal or return, counting single); the last
    possible day is date_end, or date without one.
    Source: contractor_events table.
    """
    moves = events["event_type"].isin(["withdrawal", "return"]) & (events["counting"] == "single")
    rows = events[moves & (events["site_id"] == site_id) & (events["date"] >= pd.Timestamp(since))]
    rows = rows.sort_values(["date", "event_id"], ignore_index=True)
    return rows.assign(last=rows["date_end"].fillna(rows["date"]))


def absences(events: pd.DataFrame, site_id: str, *, since: date) -> pd.DataFrame:
    """How long contractors stayed away from a site, as far as the dates of leaving and return are known.

    Columns left_first, left_last, back_first, back_last, days_low, days_high, known_until; without a dated
    return before the next departure the last four but known_until are blank. known_until is the last day
    for which a source says that they are away.

    Formula: days_low = back_first - left_last, days_high = back_last - left_first, in days.
    Source: contractor_events table.
    """
    moves = movements(events, site_id, since=since)
    said = events[(events["event_type"] == "absence_reported") & (events["site_id"] == site_id)]["date"]
    rows = []
    for place, leave in moves[moves["event_type"] == "withdrawal"].iterrows():
        following = moves.iloc[int(str(place)) + 1 :].head(1)
        back = following[following["event_type"] == "return"]
        first, last = (back["date"].iloc[0], back["last"].iloc[0]) if len(back) else (pd.NaT, pd.NaT)
        until = first if len(back) else said[said > leave["last"]].max() if following.empty else leave["last"]
        rows.append(
            {
                "left_first": leave["date"],
                "left_last": leave["last"],
                "back_first": first,
                "back_last": last,
                "days_low": (first - leave["last"]).days if len(back) else None,
                "days_high": (last - leave["date"]).days if len(back) else None,
                "known_until": until if pd.notna(until) else leave["last"],
            }
        )
    columns = ["left_first", "left_last", "back_first", "back_last", "days_low", "days_high", "known_until"]
    return pd.DataFrame(rows, columns=columns).astype({"days_low": "Int64", "days_high": "Int64"})


def attacks_around(events: pd.DataFrame, moves: pd.DataFrame, site_id: str, *, days: int) -> pd.DataFrame:
    """Attacks that carry trends at a site before, during and after each departure.

    Columns event_id, left_first, left_last, before, during, after: in the `days` days up to the eve of the
    first possible day, from the first to the last possible day, and in the `days` days from then on. Order
    in time, not cause.

    Formula: number of rocket and drone attacks, medium or high confidence, at the site in each window: so many days up
    to the eve of the first possible day of leaving, the possible days themselves, and so many days from then on.
    Source: attacks and contractor_events tables.
    """
    attacks = for_trends(attacks_at(events, site_id))["date"]
    rows = []
    for _, leave in moves[moves["event_type"] == "withdrawal"].iterrows():
        first, last = leave["date"], leave["last"]
        windows = ((first - days * DAY, first - DAY), (first, last), (last + DAY, last + days * DAY))
        counts = [int(attacks.between(*window).sum()) for window in windows]
        rows.append((leave["event_id"], first, last, *counts))
    return pd.DataFrame(rows, columns=["event_id", "left_first", "left_last", "before", "during", "after"])


def departures_of_run(run: ContractorsRun) -> pd.DataFrame:
    """`attacks_around` for the departures of a run, with `covered`: whether it can count all days around them."""
    p, reach = run.parameters, run.parameters.around_days * DAY
    moves = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    counts = attacks_around(run.events, moves, p.site, days=p.around_days)
    spans = zip(counts["left_first"], counts["left_last"], strict=True)
    held = [not run.not_covered((first - reach).date(), (last + reach).date()) for first, last in spans]
    return counts.assign(covered=pd.Series(held, index=counts.index, dtype=bool))


@dataclass(frozen=True)
class PresenceRate:
    """Attacks on days of one kind: `count` of them in `days` days, and the rate a day with its interval."""

    count: int
    days: int
    rate: Interval | None


@dataclass(frozen=True)
class PresenceRates:
    """Attacks while contractors were there and while they were away; days that can be either are left out."""

    present: PresenceRate
    away: PresenceRate
    left_out_days: int
    left_out_attacks: int
    ratio: Interval | None
    kinds: pd.Series  # of each counted attack by its label: present, away or unknown


def presence_rates(
    events: pd.DataFrame, spells: pd.DataFrame, site_id: str, *, start: date, end: date, since: date
) -> PresenceRates:
    """Rates of attacks at a site with and without contractors, from `start` to `end`.

    A day counts as away from the day after the last possible day of leaving to the eve of the first
    possible day of return (or to the last day for which a source says so), as present from the day after
    the last possible day of return, and from `since`, to the eve of the first possible day of leaving. All
    other days are left out.

    Formula: rocket and drone attacks of medium or high confidence / days, with exact Poisson intervals;
    ratio of the rate when present to the rate when away, with the exact conditional interval.
    Source: attacks and contractor_events tables; Garwood (1936); Przyborowski and Wilenski (1940).
    """
    days = pd.Series("unknown", index=pd.date_range(start, end))
    present_from = pd.Timestamp(since)
    for _, spell in spells.iterrows():
        days[present_from : spell["left_first"] - DAY] = "present"
        days[spell["left_last"] + DAY : _last_away(spell)] = "away"
        present_from = spell["back_last"] + DAY if pd.notna(spell["back_last"]) else pd.Timestamp.max.normalize()
    if len(spells) and present_from <= pd.Timestamp(end):
        days[present_from:] = "present"
    attacks = for_trends(within(attacks_at(events, site_id), start, end))["date"].map(days)
    parts = {kind: _rate(int((attacks == kind).sum()), int((days == kind).sum())) for kind in ("present", "away")}
    present, away = parts["present"], parts["away"]
    both = present.days and away.days
    return PresenceRates(
        present=present,
        away=away,
        left_out_days=int((days == "unknown").sum()),
        left_out_attacks=int((attacks == "unknown").sum()),
        ratio=poisson_rate_ratio(present.count, present.days, base_count=away.count, base_days=away.days)
        if both
        else None,
        kinds=attacks,
    )


def rates_of_run(events: pd.DataFrame, contractor_events: pd.DataFrame, p: Parameters) -> PresenceRates:
    """`presence_rates` at the site of a run, over the part of its period that the list of attacks covers.

    No day is counted where the list does not cover one of its countries.
    """
    known = coverage(p.data)
    spans = [] if known is None else [known[name] for name in p.countries if name in known]
    start = max([p.start, *(first for first, _ in spans)])
    end = max(min([p.end, *(last for _, last in spans)]), start - DAY)
    if known is not None and not set(p.countries) <= set(known):
        end = start - DAY
    spells = absences(contractor_events, p.site, since=p.moves_start)
    return presence_rates(events, spells, p.site, start=start, end=end, since=p.moves_start)


def _last_away(spell: pd.Series) -> pd.Timestamp:
    if pd.notna(spell["back_first"]):
        return pd.Timestamp(spell["back_first"]) - DAY
    return pd.Timestamp(spell["known_until"])


def _rate(count: int, days: int) -> PresenceRate:
    return PresenceRate(count, days, poisson_rate(count, days) if days else None)
