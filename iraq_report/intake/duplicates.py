"""Rows that may tell one attack twice: shown in pairs, never merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

import pandas as pd

from iraq_report.intake.gazetteer import km_between

NEAR_KM = 10.0  # two points this close may be one place: the coarser sources know a town, not a base
NEAR_DAYS = 1  # sources differ by a day, above all about nights
COMPARED = ("day", "range")
LONGEST = 7  # days; a longer span would pair with all that lies in it
# Kinds of weapon that sources take for one another.
CLASSES = {
    "rocket": "indirect fire", "mortar": "indirect fire", "ballistic_missile": "indirect fire",
    "drone": "from the air", "airstrike": "from the air",
    "ied": "bomb",
    "small_arms": "direct fire", "guided_missile": "direct fire",
}  # fmt: skip
COLUMNS = [
    "list", "why", "event_1", "date_1", "place_1", "weapon_1", "event_2", "date_2", "place_2", "weapon_2",
]  # fmt: skip


class Event(NamedTuple):
    """What of a row tells whether it may be another one."""

    id: str
    date: pd.Timestamp
    last: pd.Timestamp
    side: str
    site_id: str
    place: str
    governorate: str | None
    point: tuple[float, float] | None
    weapon: str


def possible_duplicates(rows: pd.DataFrame, others: pd.DataFrame | None = None, *, label: str) -> pd.DataFrame:
    """Pairs of one side with the same place, at most a day apart, with the same kind of weapon: columns COLUMNS.

    `rows` needs event_id, date, date_precision, date_end, side, site_id, place, governorate, lat, lon,
    coordinate_precision and weapon. Without `others` the pairs are within `rows`, else between the two. A row known
    only to a month or longer is left out, since it would pair with all of it; a weapon that is unknown may be any.
    `label` says in the column `list` where the second row stands.
    """
    left = _events(rows)
    right = left if others is None else _events(others)
    days = [event.date for event in right]
    found = []
    for number, one in enumerate(left):
        first = number + 1 if others is None else bisect_left(days, one.date - pd.Timedelta(days=LONGEST + NEAR_DAYS))
        end = bisect_right(days, one.last + pd.Timedelta(days=NEAR_DAYS))
        for other in right[first:end]:
            if one.id != other.id and _gap(one, other) <= NEAR_DAYS and (why := _same(one, other)):
                found.append([label, why, *_shown(one), *_shown(other)])
    return pd.DataFrame(found, columns=COLUMNS)


def _events(rows: pd.DataFrame) -> list[Event]:
    """The rows that can be compared, by date."""
    last = rows["date_end"].fillna(rows["date"])
    known = rows[rows["date_precision"].isin(COMPARED) & ((last - rows["date"]).dt.days <= LONGEST)]
    ordered = known.assign(last=last).sort_values(["date", "event_id"], kind="stable")
    columns = [
        "event_id",
        "date",
        "last",
        "side",
        "site_id",
        "place",
        "governorate",
        "lat",
        "lon",
        "coordinate_precision",
    ]
    return [
        Event(id, date, end, side, site, place, _or_none(governorate), _point(lat, lon, how), weapon)
        for id, date, end, side, site, place, governorate, lat, lon, how, weapon in ordered[
            [*columns, "weapon"]
        ].itertuples(index=False)
    ]


def _or_none(cell: object) -> str | None:
    return None if pd.isna(cell) else str(cell)


def _point(lat: float, lon: float, how: object) -> tuple[float, float] | None:
    """A point that stands for a place, not for a whole governorate."""
    return None if pd.isna(lat) or how not in ("point", "area") else (float(lat), float(lon))


def _gap(one: Event, other: Event) -> int:
    """Days between two rows; 0 where their spans meet."""
    first, second = (one, other) if one.date <= other.date else (other, one)
    return max((second.date - first.last).days, 0)


def _same(one: Event, other: Event) -> str:
    """Why two rows may be one attack, in words; empty where they may not."""
    if one.side != other.side:
        return ""
    place = _same_place(one, other)
    kinds = [CLASSES.get(event.weapon) for event in (one, other)]
    if not place or (None not in kinds and kinds[0] != kinds[1]):
        return ""
    weapon = "a weapon is unknown" if None in kinds else f"both {kinds[0]}"
    days = _gap(one, other)
    return f"{place}; {'the same day' if not days else 'a day apart'}; {weapon}"


def _same_place(one: Event, other: Event) -> str:
    if one.site_id == other.site_id:
        return f"both at {one.site_id}"
    if one.governorate != other.governorate or one.point is None or other.point is None:
        return ""
    distance = km_between(one.point, other.point)
    return f"{distance:.0f} km apart" if distance <= NEAR_KM else ""


def _shown(event: Event) -> list[str]:
    return [event.id, event.date.date().isoformat(), event.place, event.weapon]
