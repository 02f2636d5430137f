import pandas as pd
import pytest

from iraq_report.intake.gazetteer import gazetteer
from iraq_report.intake.places import place_rows
from iraq_report.tables.read import read_table
from tests.intake.rows import event, events


@pytest.fixture(scope="module")
def known():
    return gazetteer(read_table("sites"), read_table("names"))


def placed(known, *rows, target_type="other"):
    return place_rows(events(*rows).assign(target_type=target_type), known, source_id="acled-abc123")


def test_a_row_at_a_site_of_the_project_gets_its_key_and_keeps_its_own_words(known):
    places, new = placed(known, event())
    assert list(places.iloc[0]) == ["ayn_al_asad", "Ain al Asad"]
    assert new.empty


def test_part_of_a_name_is_enough(known):
    assert placed(known, event(place="Baghdad - Green Zone"))[0].iloc[0]["site_id"] != "baghdad_green_zone"
    assert placed(known, event(place="Harir; Shaqlawa", lat=None, lon=None))[0].iloc[0]["site_id"] == "harir"


def test_a_convoy_stands_at_the_roads_of_its_governorate(known):
    places, _ = placed(known, event(place="Hilla", governorate="Babil"), target_type="logistics_convoy")
    assert places.iloc[0]["site_id"] == "convoy_babil"


def test_a_convoy_where_the_project_has_no_roads_gets_a_new_site(known):
    places, new = placed(known, event(place="Kut", governorate="Wasit", lat=None), target_type="logistics_convoy")
    assert list(places["site_id"]) == list(new["site_id"]) == ["kut"]


def test_rows_of_one_new_place_share_one_site_with_the_point_most_of_them_give(known):
    here = {"place": "Al Fallūjah town", "lat": 33.35, "lon": 43.78}
    places, new = placed(
        known, event(**here), event(**{**here, "place": "Fallujah", "lat": 33.36}), event(**{**here, "lat": 33.36})
    )
    assert list(places["site_id"]) == ["al_fallujah_town"] * 3
    row = new.iloc[0]
    assert tuple(row[["name", "lat", "lon", "coordinate_precision"]]) == ("Al Fallūjah town", 33.36, 43.78, "area")


def test_a_new_site_never_takes_the_key_of_another(known):
    town = event(place="Balad", governorate="Salah al-Din", lat=34.02, lon=44.14)
    assert placed(known, town)[0].iloc[0]["site_id"] == "balad_2"


@pytest.mark.parametrize(
    ("cells", "precision"),
    [
        ({"point_quality": "point"}, "area"),
        ({"point_quality": "area"}, "area"),
        ({"point_quality": "governorate"}, "governorate"),
        ({"point_quality": "none"}, "none"),
        ({"lat": None}, "none"),
        ({"lat": 10.0}, "none"),  # outside the country
    ],
)
def test_a_new_point_claims_no_more_than_the_file_knows(known, cells, precision):
    row = placed(known, event(**{"place": "Nowhere", "lat": 33.0, "lon": 43.0, **cells}))[1].iloc[0]
    assert row["coordinate_precision"] == precision
    assert pd.notna(row["lat"]) == (precision != "none")


def test_a_row_without_a_place_stands_for_its_governorate(known):
    places, new = placed(known, event(place=None, lat=None, lon=None))
    assert list(places.iloc[0]) == ["not_named_anbar", "place not named"]
    assert new.iloc[0]["name"] == "Place not named, Anbar governorate"


def test_a_place_in_arabic_letters_gets_a_key_of_plain_letters(known):
    assert placed(known, event(place="الفلوجة", lat=33.35, lon=43.78))[0].iloc[0]["site_id"] == "place"
