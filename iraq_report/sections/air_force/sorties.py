"""What the section computes about flying: F-16 sorties by quarter, contractors at the base, sorties of the war."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from iraq_report.sections.air_force.common import overlapping, type_name
from iraq_report.sections.air_force.fleet import FIGHTER
from iraq_report.sections.selection import on_us


def quarterly(sorties: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """F-16 sorties of each whole quarter of a window: columns quarter (its first day), total, training, other.

    A quarter without a published number has no number here; it is not a quarter without flying.

    Formula: sorties published for exactly the quarter (rows of kind all and training); other = total - training.
    Source: sorties table.
    """
    every = pd.period_range(start, end, freq="Q")
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    quarters = [q for q in every if q.start_time >= first and q.end_time.normalize() <= last]
    own = sorties[(sorties["aircraft"] == FIGHTER) & sorties["sorties_low"].notna()]
    rows = []
    for quarter in quarters:
        same = own[(own["date"] == quarter.start_time) & (own["date_end"] == quarter.end_time.normalize())]
        found = {kind: same[same["kind"] == kind]["sorties_low"] for kind in ("all", "training")}
        total, training = (int(values.iloc[0]) if len(values) else None for values in found.values())
        other = None if total is None or training is None else total - training
        rows.append((quarter.start_time, total, training, other))
    table = pd.DataFrame(rows, columns=["quarter", "total", "training", "other"])
    return table.astype({"total": "Int64", "training": "Int64", "other": "Int64"})


def behind_quarters(sorties: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """The rows that `quarterly` reads in a window."""
    rows = sorties[(sorties["aircraft"] == FIGHTER) & sorties["kind"].isin(["all", "training"])]
    return rows[(rows["date"] >= pd.Timestamp(start)) & (rows["date_end"] <= pd.Timestamp(end))]


def missions(sorties: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """What is known of F-16 combat missions and strikes in a window: rows of the sorties table, by date.

    Formula: combat missions and strikes of the F-16, as they stand.
    Source: sorties table.
    """
    rows = overlapping(sorties[sorties["aircraft"] == FIGHTER], start, end)
    rows = rows[rows["kind"].isin(["combat", "strikes"])]
    return rows.sort_values(["date", "sortie_id"], kind="stable", ignore_index=True)


def presence(readiness: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """When F-16 contractors were at the base, as sources tell: rows of the readiness table with `state`.

    `state` is there, away, or moving where a source gives both for parts of the period.

    Formula: statements on the presence of contractors: low and high 1 is there, 0 is away, 0 to 1 is moving.
    Source: readiness table.
    """
    rows = readiness[(readiness["metric"] == "contractor_presence") & (readiness["fleet"] == FIGHTER)]
    rows = overlapping(rows[rows["value_low"].notna() & rows["value_high"].notna()], start, end)
    rows = rows.sort_values(["date", "readiness_id"], kind="stable", ignore_index=True)
    same = rows["value_low"] == rows["value_high"]
    state = rows["value_low"].map({1: "there", 0: "away"}).where(same, "moving")
    return rows.assign(state=state)


def movements(events: pd.DataFrame, site_id: str, *, start: date, end: date) -> pd.DataFrame:
    """Departures and returns of contractors at a base in a window, each told once: contractor events by date.

    Formula: departures and returns that are told once (event_type withdrawal or return, counting single).
    Source: contractor_events table.
    """
    rows = events[events["event_type"].isin(["withdrawal", "return"]) & (events["counting"] == "single")]
    rows = overlapping(rows[rows["site_id"] == site_id], start, end)
    return rows.sort_values(["date", "event_id"], kind="stable", ignore_index=True)


def attacks_at(events: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Attacks on the US presence at the base of the F-16, every weapon and grade: rows of the selected events.

    Formula: attacks on the US presence of the run at the site, every weapon and confidence.
    Source: attacks table.
    """
    attacks = on_us(events)
    return attacks[attacks["site_id"] == site_id].reset_index(drop=True)


def days_there(spells: pd.DataFrame, quarter: pd.Timestamp) -> tuple[int, int]:
    """Days of a quarter on which contractors were surely at the base, and the days of the quarter.

    Formula: days of the quarter inside a period of state there.
    Source: readiness table.
    """
    days = pd.date_range(quarter, quarter.to_period("Q").end_time.normalize())
    known = spells[spells["state"] == "there"]
    ends = known["date_end"].fillna(known["date"])
    inside = {day for day in days for first, last in zip(known["date"], ends, strict=True) if first <= day <= last}
    return len(inside), len(days)


@dataclass(frozen=True)
class War:
    """Combat sorties of the war by type (`types`, most first), their sum, and the total that the source names."""

    types: pd.DataFrame
    total: int


def origin_rows(fleet: pd.DataFrame) -> pd.DataFrame:
    """The row of the fleet table that gives the origin of each type: the last of the type, with `type`."""
    rows = fleet.assign(type=fleet["aircraft_type"].map(type_name))
    return rows.drop_duplicates("type", keep="last")


def war_sorties(sorties: pd.DataFrame, fleet: pd.DataFrame, *, start: date, end: date) -> War:
    """Combat sorties by type over periods that lie within a window.

    Columns type, origin_bloc, sorties, airframes, per_airframe, share, date, date_end, source_ids, sortie_id. A period
    that reaches out of the window is left out, since it cannot be divided; so are sums over several types.

    Formula: share = sorties / sum of sorties; per_airframe = sorties / airframes received by the end of the period;
    origin from the fleet table, by type.
    Source: sorties and fleet tables.
    """
    rows = sorties[(sorties["kind"] == "combat") & sorties["sorties_low"].notna()]
    within = (rows["date"] >= pd.Timestamp(start)) & (rows["date_end"].fillna(rows["date"]) <= pd.Timestamp(end))
    rows = rows[within & (rows["sorties_low"] > 0)]
    origins = origin_rows(fleet).set_index("type")["origin_bloc"]
    names, numbers = rows["aircraft"].map(type_name), rows["sorties_low"].astype(int)
    table = pd.DataFrame(
        {
            "type": names,
            "origin_bloc": names.map(origins).fillna("unknown"),
            "sorties": numbers,
            "airframes": rows["airframes_low"].astype("Int64"),
            "per_airframe": numbers / rows["airframes_low"].astype(float),
            "share": numbers / numbers.sum(),
        }
    ).join(rows[["date", "date_end", "source_ids", "sortie_id"]])
    return War(table.sort_values("sorties", ascending=False, kind="stable", ignore_index=True), int(numbers.sum()))


def by_origin(types: pd.DataFrame) -> pd.DataFrame:
    """Sorties of the war by origin of the type, most first: columns origin_bloc, types, sorties, share.

    Formula: sums over the types of an origin.
    Source: sorties and fleet tables.
    """
    sums = types.groupby("origin_bloc").agg(types=("type", list), sorties=("sorties", "sum"), share=("share", "sum"))
    return sums.reset_index().sort_values(["sorties", "origin_bloc"], ascending=[False, True], ignore_index=True)
