import json
from itertools import pairwise

from iraq_report.tables.geo import (
    COUNTRY_FILE,
    GOVERNORATE_FILE,
    Ring,
    governorates,
    neighbours,
)
from iraq_report.tables.rules import BOXES
from iraq_report.tables.vocabulary import GOVERNORATES


def area(ring: Ring) -> float:
    """Signed area in square degrees: positive where the ring turns anticlockwise."""
    pairs = pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def inside(point: tuple[float, float], ring: Ring) -> bool:
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def test_the_governorates_are_those_of_the_vocabulary():
    assert sorted(governorates()) == sorted(GOVERNORATES["Iraq"])


def test_rings_are_closed_and_turn_anticlockwise():
    for rings in [*governorates().values(), *neighbours().values()]:
        for ring in rings:
            assert ring[0] == ring[-1]
            assert area(ring) > 0


def test_every_point_of_iraq_lies_in_the_box_that_coordinates_are_checked_against():
    west, south, east, north = BOXES["Iraq"]
    points = [point for rings in governorates().values() for ring in rings for point in ring]
    assert all(west < lon < east and south < lat < north for lon, lat in points)


def test_well_known_places_lie_in_their_governorate():
    shapes = governorates()
    assert inside((44.36, 33.94), shapes["Salah al-Din"][0])  # Balad air base
    assert inside((42.44, 33.79), shapes["Anbar"][0])  # Ayn al-Asad
    assert inside((43.96, 36.24), shapes["Erbil"][0])  # Erbil airport
    assert not inside((51.39, 35.69), shapes["Diyala"][0])  # Tehran


def test_the_countries_around_iraq_are_there():
    assert {"Iran", "Syria", "Jordan", "Turkey", "Kuwait", "Saudi Arabia"} <= set(neighbours())


def test_every_shape_has_a_code_of_its_own():
    for path in (GOVERNORATE_FILE, COUNTRY_FILE):
        codes = [feature["id"] for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]
        assert len(codes) == len(set(codes))
