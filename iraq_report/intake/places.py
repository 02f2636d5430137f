"""Places of a stranger's rows as sites: the project's own where name or point agree, else new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from iraq_report.intake.gazetteer import PARTS, Gazetteer, Point, plain_name, plain_words
from iraq_report.intake.tables import as_table
from iraq_report.tables.rules import BOXES

LONGEST_ID = 40  # letters
NOT_NAMED = "place not named"
# What the new site's point stands for, by the quality that reading gives it, and how the point is known.
PRECISION = {
    "point": ("area", "the file, which puts the event at this place; not checked against a page"),
    "area": ("area", "the file, which knows the place only roughly: the town or district stands for it"),
    "governorate": ("governorate", "the file: the point stands for the whole governorate"),
}
NO_POINT = ("none", "none: the file gives no point")


def place_rows(events: pd.DataFrame, known: Gazetteer, *, source_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give every row of `events` a site: `site_id` and `place` on its index, and the rows of new sites.

    `events` needs country, governorate, place, lat, lon, point_quality and target_type. A convoy stands at the roads
    of its governorate, as in the project's own list. One new site stands for all rows of one country, governorate
    and place name.
    """
    columns = ["country", "governorate", "place", "lat", "lon", "point_quality", "target_type"]
    places: list[tuple[str, str]] = []
    new: dict[tuple[str, str, str], _NewSite] = {}
    taken = set(known.ids)
    for cells in events[columns].itertuples(index=False):
        row = _Place(*_or_none(cells))
        site = row.known_in(known)
        if site is None:
            if row.key not in new:
                new[row.key] = _NewSite(row, taken=taken)
                taken.add(new[row.key].site_id)
            new[row.key].see(row)
            site = new[row.key].site_id
        places.append((site, row.place or NOT_NAMED))
    rows = [site.row(source_id) for site in sorted(new.values(), key=lambda site: site.site_id)]
    return pd.DataFrame(places, index=events.index, columns=["site_id", "place"], dtype="str"), as_table(rows, "sites")


def _or_none(cells: Iterable[Any]) -> list[Any]:
    return [None if pd.isna(cell) else cell for cell in cells]


@dataclass(frozen=True)
class _Place:
    """Where one row of the file lies."""

    country: str
    governorate: str | None
    place: str | None
    lat: float | None
    lon: float | None
    quality: str | None
    target_type: str | None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.country, self.governorate or "", plain_name(self.place or "")

    @property
    def point(self) -> Point | None:
        """The row's point, where it has one within its country."""
        if self.lat is None or self.lon is None or self.quality not in PRECISION:
            return None
        west, south, east, north = BOXES[self.country]
        return (self.lat, self.lon) if south <= self.lat <= north and west <= self.lon <= east else None

    def known_in(self, known: Gazetteer) -> str | None:
        """The project's site that this is: roads, then its whole name or a part of it, then a point that is one."""
        if self.target_type == "logistics_convoy" and (road := known.roads.get((self.country, self.governorate or ""))):
            return road
        exact = self.point if self.quality == "point" else None
        for name in (self.place or "", *PARTS.split(self.place or "")):
            if name.strip() and (site := known.named(self.country, name, exact)):
                return site
        return known.near(self.country, exact) if exact else None


class _NewSite:
    """A site that the project does not have; its point is the best that its rows give, and the most frequent."""

    def __init__(self, first: _Place, *, taken: set[str]) -> None:
        self.first = first
        self.site_id = _free_id(first, taken)
        self.points: dict[tuple[str, Point], int] = {}

    def see(self, row: _Place) -> None:
        """Count the point of one more row of the place."""
        if row.point:
            point = (str(row.quality), row.point)
            self.points[point] = self.points.get(point, 0) + 1

    def row(self, source_id: str) -> dict[str, object]:
        """The row of the sites table."""
        order = list(PRECISION)
        best = min(self.points, key=lambda point: (order.index(point[0]), -self.points[point], point), default=None)
        precision, how = PRECISION[best[0]] if best else NO_POINT
        lat, lon = best[1] if best else (None, None)
        where = f"{self.first.governorate} governorate" if self.first.governorate else self.first.country
        return {
            "site_id": self.site_id,
            "name": self.first.place or f"Place not named, {where}",
            "country": self.first.country,
            "governorate": self.first.governorate,
            "lat": lat,
            "lon": lon,
            "coordinate_precision": precision,
            "coordinate_source": how,
            "kind": "other",
            "stated_by": "sources",
            "source_ids": source_id,
        }


def _free_id(place: _Place, taken: set[str]) -> str:
    """A short name of the place, made of its letters, that no other site has."""
    words = plain_words(place.place or "") or plain_words(f"not named {place.governorate or place.country}")
    letters = "_".join(words).encode("ascii", "ignore").decode()
    stem = letters[:LONGEST_ID].strip("_") or "place"
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (stem, *numbered) if name not in taken)
