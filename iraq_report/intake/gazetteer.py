"""What the project knows of places: its sites by any spelling of their names, and by their points."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from iraq_report.tables.columns import items_of

Point = tuple[float, float]  # latitude, longitude in degrees

NEAR_KM = 3.0  # a point of the file this close to the point of a site is that site
FAR_KM = 20.0  # a point of the file this far from a site of the same name is another place
EARTH_KM = 6371.0
SURE = "point"  # only a site whose own point is from a page about it can be recognised by nearness
PARTS = re.compile(r"[;,()]| - ")  # between the parts of a name such as Baghdad - Green Zone

_ARTICLES = {"al", "el", "ad", "an", "ar", "as", "at", "az", "ash"}
_KINDS = {"air", "airbase", "base", "military", "city", "town", "village", "international"}


def plain_words(name: str) -> list[str]:
    """The words of a name in small letters, without accents and apostrophes."""
    marked = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return [word for word in re.split(r"[\W_]+", re.sub(r"['’‘ʿʾ`´]", "", letters)) if word]


def plain_name(name: str) -> str:
    """A place's name as it is compared: no accents, articles, doubled letters or words such as base and town.

    `Ayn al-Asad Air Base` and `Ain al-Assad` are one, as are `Al Fallūjah town` and `Falluja`.
    """
    words = [word for word in plain_words(name) if word not in _ARTICLES]
    kept = [word for word in words if word not in _KINDS] or words
    return " ".join(_plain_word(word) for word in kept)


def _plain_word(word: str) -> str:
    """A word without what transliterations differ in: y for i, doubled letters, a silent h at the end."""
    return re.sub(r"(.)\1+", r"\1", word.replace("y", "i")).removesuffix("h") or word


def km_between(one: Point, other: Point) -> float:
    """Great-circle distance of two points in km (haversine)."""
    (lat_1, lon_1), (lat_2, lon_2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    chord = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(chord))


class Spot(NamedTuple):
    """Where a site lies, and whether that is from a page about it."""

    country: str
    point: Point
    sure: bool


@dataclass(frozen=True)
class Gazetteer:
    """The project's sites, by their plain names, their points and, for roads, their governorates."""

    ids: frozenset[str]
    by_name: dict[tuple[str, str], str]  # country, plain name
    points: dict[str, Spot]  # of every site that has one
    roads: dict[tuple[str, str], str]  # country, governorate

    def named(self, country: str, name: str, point: Point | None) -> str | None:
        """The site that a name stands for; none where the row's own `point` lies far from it, for towns share names."""
        site = self.by_name.get((country, plain_name(name)))
        if site is None or point is None or site not in self.points:
            return site
        return site if km_between(point, self.points[site].point) <= FAR_KM else None

    def near(self, country: str, point: Point) -> str | None:
        """The nearest site whose own point is sure and within NEAR_KM."""
        sure = ((site, spot) for site, spot in self.points.items() if spot.sure and spot.country == country)
        distance, site = min(((km_between(point, spot.point), site) for site, spot in sure), default=(math.inf, ""))
        return site if distance <= NEAR_KM else None


def gazetteer(sites: pd.DataFrame, names: pd.DataFrame) -> Gazetteer:
    """Gather what is known of the sites: names and aliases of `sites`, spellings of `names`.

    A name that two sites share stands for neither. The roads of a governorate have no name of their own: a town whose
    name they bear is another place.
    """
    country = sites.set_index("site_id")["country"].to_dict()
    road = sites["kind"] == "convoy_route"
    placed = sites[sites["lat"].notna()][["site_id", "country", "lat", "lon", "coordinate_precision"]]
    whole = sites[road & (sites["coordinate_precision"] == "governorate")][["country", "governorate", "site_id"]]
    return Gazetteer(
        frozenset(country),
        _by_name(sites[~road], names, country),
        {site: Spot(land, (lat, lon), how == SURE) for site, land, lat, lon, how in placed.itertuples(index=False)},
        {(land, governorate): site for land, governorate, site in whole.itertuples(index=False)},
    )


def _by_name(sites: pd.DataFrame, names: pd.DataFrame, country: dict[str, str]) -> dict[tuple[str, str], str]:
    own = names[names["site_id"].isin(sites["site_id"])].set_index("site_id")
    held = sites.set_index("site_id")
    cells = [held["name"], held["also_known_as"]]
    cells += [own[column] for column in ("name", "short_forms", "other_spellings", "arabic_name")]
    spelt: dict[tuple[str, str], set[str]] = {}
    for site, cell in pd.concat(cells).dropna().items():
        for name in items_of(cell):
            spelt.setdefault((country[str(site)], plain_name(name)), set()).add(str(site))
    return {key: next(iter(found)) for key, found in spelt.items() if len(found) == 1}
