"""What the section computes about numbers of aircraft: the report's split, the sources' counts, orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.sections.air_force.common import by_sources, overlapping, reported, type_name

FIGHTER = "F-16"
STANDING = {"in_fleet": "in the inventory", "at_base": "at the base", "assigned": "assigned"}
COUNTED = STANDING | {
    "surviving": "left after losses",
    "delivered": "delivered so far",
    "acquired_total": "ever acquired",
}
ARRIVING = ("ordered", "delivered", "under_negotiation")


@dataclass(frozen=True)
class Split:
    """A total and its parts: `parts` has type, origin_bloc, aircraft; `rest` is what no part explains."""

    total: int
    parts: pd.DataFrame
    rest: int


def report_split(fleet: pd.DataFrame) -> Split | None:
    """How the total of aircraft that the report gives divides by type and origin; None without a total.

    Formula: rest = total - (types with a number + subtotals of origins), within one directory and date.
    Source: fleet table, rows that the report alone states.
    """
    rows = reported(fleet[fleet["service"] == "air_force"])
    totals = rows[(rows["measure"] == "total") & rows["active_low"].notna()]
    if totals.empty:
        return None
    whole = totals.iloc[-1]
    same = rows[(rows["dataset"] == whole["dataset"]) & (rows["date"] == whole["date"])]
    own = same[same["measure"].isin(["in_fleet", "subtotal"]) & same["active_low"].notna()]
    parts = pd.DataFrame(
        {
            "type": own["aircraft_type"].map(type_name).where(own["measure"] == "in_fleet", ""),
            "origin_bloc": own["origin_bloc"],
            "aircraft": own["active_low"].astype(int),
        }
    ).sort_values("aircraft", ascending=False, kind="stable", ignore_index=True)
    total = int(whole["active_low"])
    return Split(total, parts, total - int(parts["aircraft"].sum()))


def type_counts(fleet: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """The latest number that sources give for each type in a window, most aircraft first.

    Columns type, service, origin_bloc, measure, aircraft, date, date_end, date_precision, source_ids. Numbers of
    different measures and years stand side by side and do not add up to a fleet.

    Formula: last row of the type by date; aircraft in service where known, else aircraft acquired (the low figure).
    Source: fleet table, rows that sources give.
    """
    rows = by_sources(overlapping(fleet, start, end))
    rows = rows.assign(aircraft=rows["active_low"].fillna(rows["acquired_low"]))
    rows = rows[rows["measure"].isin(COUNTED) & rows["aircraft"].notna()]
    rows = rows.assign(type=rows["aircraft_type"].map(type_name), aircraft=rows["aircraft"].astype(int))
    latest = rows.sort_values(["date", "fleet_id"], kind="stable").groupby("type").tail(1)
    columns = [
        "type", "service", "origin_bloc", "measure", "aircraft", "date", "date_end", "date_precision", "source_ids",
    ]  # fmt: skip
    return latest.sort_values(["aircraft", "type"], ascending=[False, True])[columns].reset_index(drop=True)


def fighter_counts(fleet: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """How many F-16s Iraq had, as each source of a window gives it: rows of the fleet table, by number.

    Formula: rows of the type that count the inventory, a base or what is assigned, with a number.
    Source: fleet table.
    """
    rows = overlapping(fleet, start, end)
    own = (rows["aircraft_type"].map(type_name) == FIGHTER) & rows["measure"].isin(STANDING)
    rows = rows[own & rows["active_low"].notna()]
    return rows.sort_values(["active_low", "fleet_id"], kind="stable", ignore_index=True)


def fleet_bounds(counts: pd.DataFrame) -> tuple[int, int] | None:
    """Lowest and highest number of F-16s that any source gives; None without a count.

    Formula: minimum of the low figures, maximum of the high figures (the low one where the high is blank).
    Source: fleet table.
    """
    if counts.empty:
        return None
    highs = counts["active_high"].fillna(counts["active_low"])
    return int(counts["active_low"].min()), int(highs.max())


@dataclass(frozen=True)
class Orders:
    """What the report's orders can mean: aircraft on order, called ready, and the types it names for those."""

    ordered: int
    ready: int
    types: tuple[tuple[str, str], ...]  # type and what it is for

    @property
    def waiting(self) -> int:
        """Aircraft on order that nobody calls ready."""
        return self.ordered - self.ready

    @property
    def attack(self) -> tuple[str, ...]:
        """Named types that are for attack."""
        return tuple(name for name, role in self.types if "attack" in role)

    @property
    def attack_bounds(self) -> tuple[int, int]:
        """Fewest and most aircraft of the attack types, if at least one of every named type is meant."""
        fewest = len(self.attack)
        return fewest, self.ready - (len(self.types) - fewest) if fewest else 0


def behind_split(fleet: pd.DataFrame) -> pd.DataFrame:
    """The rows that `report_split` divides."""
    rows = reported(fleet[fleet["service"] == "air_force"])
    return rows[rows["active_low"].notna()]


def report_orders(fleet: pd.DataFrame) -> Orders | None:
    """The report's orders and the part of them that it calls ready; None unless it gives both numbers.

    Formula: attack aircraft lie between one of each attack type and ready less one of each other type; in use are
    none of them, since what is on order has not been taken over.
    Source: fleet table, rows that the report alone states.
    """
    rows = reported(fleet[fleet["ordered_low"].notna()])
    ordered, ready = rows[rows["measure"] == "ordered"], rows[rows["measure"] == "ordered_ready"]
    if ordered.empty or ready.empty:
        return None
    row = ready.iloc[-1]
    names = [name.strip() for name in row["aircraft_type"].split(",")]
    roles = [role.strip() for role in str(row["role"]).split(",")] + [""] * len(names)
    types = tuple(zip(names, roles, strict=False))
    return Orders(int(ordered.iloc[-1]["ordered_low"]), int(row["ordered_low"]), types)


def arrivals(fleet: pd.DataFrame, *, start: date) -> pd.DataFrame:
    """Aircraft ordered, delivered or negotiated from a day on: the latest row of each type, by date.

    Columns of the fleet table, type, aircraft (what is on order, or what was delivered beyond the last count before
    that day; 0 for talks) and at_most (whether some of it may have come between that count and that day).

    Formula: ordered (low) where something is on order, else delivered (low) less the last earlier count of the type.
    Source: fleet table, rows that sources give.
    """
    before = type_counts(fleet, start=fleet["date"].min().date(), end=start - timedelta(days=1))
    held = before.set_index("type")["aircraft"]
    rows = by_sources(fleet[(fleet["date"] >= pd.Timestamp(start)) & fleet["measure"].isin(ARRIVING)])
    rows = rows.assign(type=rows["aircraft_type"].map(type_name))
    delivered = rows["acquired_low"].fillna(rows["active_low"]).fillna(0) - rows["type"].map(held).fillna(0)
    rows = rows.assign(
        aircraft=rows["ordered_low"].fillna(delivered.clip(lower=0)).astype(int),
        at_most=rows["ordered_low"].isna() & rows["type"].isin(held.index),
    )
    rows = rows.sort_values(["date", "fleet_id"], kind="stable").groupby("type").tail(1)
    return rows.sort_values(["date", "fleet_id"], kind="stable", ignore_index=True)


def named_since(fleet: pd.DataFrame, *, start: date) -> pd.DataFrame:
    """Types that sources name as acquired from a day on without a number: rows of the fleet table, with type.

    Formula: rows of sources from that day on that name a type only.
    Source: fleet table.
    """
    rows = by_sources(fleet[(fleet["date"] >= pd.Timestamp(start)) & (fleet["measure"] == "named_only")])
    return rows.assign(type=rows["aircraft_type"].map(type_name))


def arrivals_by_origin(table: pd.DataFrame) -> pd.DataFrame:
    """Aircraft ordered or delivered by origin, most first: columns origin_bloc, types, aircraft, at_most.

    Formula: sum of the aircraft ordered or delivered; talks without an order do not count.
    Source: fleet table.
    """
    some = table[table["aircraft"] > 0]
    numbers = {"types": ("type", list), "aircraft": ("aircraft", "sum"), "at_most": ("at_most", "any")}
    sums = some.groupby("origin_bloc").agg(**numbers).reset_index()
    return sums.sort_values(["aircraft", "origin_bloc"], ascending=[False, True], ignore_index=True)
