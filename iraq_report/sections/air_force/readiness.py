"""What the section computes about readiness: statements side by side, and what each is a share of."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from iraq_report.sections.air_force.common import overlapping, reported
from iraq_report.sections.air_force.fleet import FIGHTER, Split

WHOLE = "Iraqi Air Force (all)"
# Metric that counts F-16s fit for use -> what exactly it counts.
ABLE = {
    "mission_capable_count": "ready for missions",
    "flyable_count": "able to fly without trouble",
    "flown_at_event_count": "seen flying at one event",
}
SHARES = {
    "mission_capable_share": "mission-capable or partly so",
    "out_of_service_share": "not out of service",
    "operational_share": "operational",
}
# Metrics without a number -> whether they speak of a fleet that flies or of one that does not.
FLIES = {
    "all_in_order": True,
    "returned_to_flight_count": True,
    "flown_at_event_count": True,
    "strikes_above_coalition": True,
    "grounded": False,
    "not_operational": False,
    "patrols_stopped": False,
}


def statements(readiness: pd.DataFrame, fleet: str, *, start: date, end: date) -> pd.DataFrame:
    """Statements on one fleet that touch a window, by date: rows of the readiness table.

    Formula: the rows as they stand; nothing is averaged.
    Source: readiness table.
    """
    rows = overlapping(readiness[readiness["fleet"] == fleet], start, end)
    return rows.sort_values(["date", "readiness_id"], kind="stable", ignore_index=True)


def able_counts(readiness: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """Numbers of F-16s said to be fit, or seen flying, in a window: statements with columns low and high.

    A number seen flying is a least number: more may have been able to.

    Formula: numbers of F-16s called fit or seen flying, low and high as stated; high blank for jets seen at one
    event.
    Source: readiness table.
    """
    rows = statements(readiness, FIGHTER, start=start, end=end)
    rows = rows[rows["metric"].isin(ABLE) & rows["value_low"].notna()]
    seen = rows["metric"] == "flown_at_event_count"
    high = rows["value_high"].astype(float).mask(seen)
    return rows.assign(low=rows["value_low"].astype(float), high=high).reset_index(drop=True)


def fighter_shares(
    readiness: pd.DataFrame, fleet_bounds: tuple[int, int] | None, *, start: date, end: date
) -> pd.DataFrame:
    """Every statement on fit F-16s as a share of the F-16 fleet, in percent: statements with columns low and high.

    `fleet_bounds` is the lowest and highest count of F-16s; counts without a stated whole are left out without it.

    Formula: a stated share as it is (100 - share where it is out of service); count / stated whole; else
    count / highest fleet to count / lowest fleet, at most 100; for jets seen flying the low end only.
    Source: readiness and fleet tables.
    """
    rows = []
    for _, row in able_counts(readiness, start=start, end=end).iterrows():
        sizes = (int(row["out_of"]),) * 2 if pd.notna(row["out_of"]) else fleet_bounds
        if sizes:
            low, high = 100 * row["low"] / sizes[1], 100 * row["high"] / sizes[0]
            rows.append({**row, "low": min(low, 100.0), "high": min(high, 100.0) if pd.notna(high) else math.nan})
    stated = statements(readiness, FIGHTER, start=start, end=end)
    for _, row in stated[stated["metric"].isin(SHARES) & stated["value_low"].notna()].iterrows():
        ends = [float(row["value_low"]), float(row["value_high"])]
        if row["metric"] == "out_of_service_share":
            ends = [100 - ends[1], 100 - ends[0]]
        rows.append({**row, "low": ends[0], "high": ends[1]})
    table = pd.DataFrame(rows, columns=[*readiness.columns, "low", "high"])
    return table.sort_values(["date", "readiness_id"], kind="stable", ignore_index=True)


@dataclass(frozen=True)
class WholeShare:
    """What a share of the whole Air Force comes to in aircraft, beside the F-16s seen flying in the same days.

    `aircraft` = share of `total`; `flown` the most F-16s seen at one event (None: none); `fighters` the F-16s within
    the total (None: not given); `left` and `others` are aircraft left over for, and number of, all other types.
    """

    share: float
    total: int
    flown: int | None
    fighters: int | None

    @property
    def aircraft(self) -> float:
        """Aircraft that the share comes to."""
        return self.share * self.total

    @property
    def left(self) -> float | None:
        """Aircraft of other types that the share leaves once the F-16s seen flying are taken off."""
        return None if self.flown is None else max(self.aircraft - self.flown, 0.0)

    @property
    def others(self) -> int | None:
        """Aircraft of all other types within the total."""
        return None if self.fighters is None else self.total - self.fighters


def whole_share(readiness: pd.DataFrame, split: Split | None, *, start: date, end: date) -> WholeShare | None:
    """The report's share of the whole Air Force as aircraft; None without such a share or a total.

    Formula: share * total; less the F-16s of the largest event of the window, for all other types.
    Source: readiness and fleet tables.
    """
    rows = statements(reported(readiness), WHOLE, start=start, end=end)
    rows = rows[(rows["metric"] == "operational_share") & rows["value_low"].notna()]
    if rows.empty or split is None:
        return None
    seen = able_counts(readiness, start=start, end=end)
    seen = seen[seen["metric"] == "flown_at_event_count"]["low"]
    own = split.parts[split.parts["type"] == FIGHTER]["aircraft"]
    return WholeShare(
        share=float(rows["value_low"].iloc[-1]) / 100,
        total=split.total,
        flown=int(seen.max()) if len(seen) else None,
        fighters=int(own.sum()) if len(own) else None,
    )


def said_of_use(readiness: pd.DataFrame) -> pd.DataFrame:
    """All statements on whether F-16s could be used or flew, with a number or without: rows of the readiness table.

    Formula: rows on the F-16 whose metric counts fit jets, gives a share of them, or says that the fleet flies or not.
    Source: readiness table.
    """
    return readiness[(readiness["fleet"] == FIGHTER) & readiness["metric"].isin([*ABLE, *SHARES, *FLIES])]


def read_of_fighters(readings: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """Readings of sources for other statements that name the F-16 in a window: rows of the readings table.

    Formula: rows that touch the window and whose finding has the name of the type.
    Source: readings table.
    """
    return overlapping(readings[readings["finding"].str.contains(FIGHTER, regex=False)], start, end)


def told(readiness: pd.DataFrame, fleets: list[str], *, start: date, end: date) -> pd.DataFrame:
    """Statements without a rate on some fleets: rows of the readiness table with `flies` (whether it flies).

    Formula: statements on the fleet that touch the window, as they stand, sorted into flying and not flying by what
    they state.
    Source: readiness table.
    """
    rows = overlapping(readiness[readiness["fleet"].isin(fleets) & readiness["metric"].isin(FLIES)], start, end)
    rows = rows.sort_values(["date", "readiness_id"], kind="stable", ignore_index=True)
    return rows.assign(flies=rows["metric"].map(FLIES).astype(bool))
