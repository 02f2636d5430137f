"""Boundaries for maps: the governorates of Iraq and the countries around it (see data/geo/PROVENANCE.md)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from iraq_report.paths import GEO

Point = tuple[float, float]  # longitude, latitude in degrees
Ring = list[Point]

GOVERNORATE_FILE = GEO / "iraq_governorates.geojson"
COUNTRY_FILE = GEO / "context_countries.geojson"


def governorates() -> dict[str, list[Ring]]:
    """Return the rings of each governorate of Iraq by name, points as (longitude, latitude)."""
    return {name: _rings(feature) for name, feature in _features(GOVERNORATE_FILE).items()}


def neighbours() -> dict[str, list[Ring]]:
    """Return the rings of each country around Iraq by name, cut off at the edge of the map."""
    return {name: _rings(feature) for name, feature in _features(COUNTRY_FILE).items()}


@lru_cache(maxsize=4)
def _features(path: Path) -> dict[str, dict[str, Any]]:
    collection = json.loads(path.read_text(encoding="utf-8"))
    return {feature["properties"]["name"]: feature for feature in collection["features"]}


def _rings(feature: dict[str, Any]) -> list[Ring]:
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[(lon, lat) for lon, lat in ring] for polygon in polygons for ring in polygon]
