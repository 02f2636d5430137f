import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.intake.gazetteer import gazetteer, km_between, plain_name
from iraq_report.tables.read import read_table

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.fixture(scope="module")
def known():
    return gazetteer(read_table("sites"), read_table("names"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayn al-Asad Air Base", "Ain Al Assad Airbase"),
        ("Al Fallūjah town", "Falluja"),
        ("Şalāḩ ad Dīn", "Salah al-Din"),
        ("Al-Basrah", "basra city"),
    ],
)
def test_spellings_of_one_place_are_one_name(one, other):
    assert plain_name(one) == plain_name(other)


def test_a_name_of_nothing_but_such_words_keeps_them():
    assert plain_name("Air Base") == "air base"
    assert plain_name("") == plain_name("  ") == ""


@given(st.text(max_size=40))
def test_any_text_has_a_plain_name_whatever_stands_around_it(text):
    assert plain_name(f" ({text}), ") == plain_name(text)


def test_a_distance_is_right():
    assert km_between((33.0, 44.0), (34.0, 44.0)) == pytest.approx(111.19, abs=0.01)  # a degree of latitude


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_never_below_nothing(one, other):
    assert km_between(one, other) == pytest.approx(km_between(other, one))
    assert 0 <= km_between(one, other) <= 20_100


@pytest.mark.parametrize(
    ("country", "name", "site"),
    [
        ("Iraq", "Ain Al Assad Airbase", "ayn_al_asad"),
        ("Iraq", "Victory Base", "baghdad_airport"),
        ("Iraq", "بلد", None),
        ("Iraq", "قاعدة بلد", "balad"),
        ("Syria", "Al Tanf", "al_tanf"),
        ("Iraq", "Al Tanf", None),
        ("Iraq", "Samawah", None),  # roads bear the name of the town
        ("Iraq", "Kirkuk", None),  # the site of that key is a district of it
        ("Iraq", "Nowhere", None),
    ],
)
def test_a_site_is_found_by_any_of_its_names_in_its_country(known, country, name, site):
    assert known.named(country, name, None) == site


def test_a_town_far_from_a_base_of_its_name_is_not_the_base(known):
    assert known.named("Iraq", "Balad", (33.94, 44.37)) == "balad"
    assert known.named("Iraq", "Balad", (34.02, 44.14)) is None


def test_only_a_site_with_a_point_from_a_page_is_found_by_nearness(known):
    assert known.near("Iraq", (33.79, 42.45)) == "ayn_al_asad"
    assert known.near("Iraq", (33.85, 42.45)) is None
    assert known.near("Iraq", (33.52, 44.26)) is None  # Taji, whose point is known to two decimals only


def test_a_name_that_two_sites_share_stands_for_neither():
    columns = [
        "site_id",
        "name",
        "country",
        "also_known_as",
        "lat",
        "lon",
        "coordinate_precision",
        "kind",
        "governorate",
    ]
    rows = [
        ["a", "Camp", "Iraq", None, None, None, "none", "other", None],
        ["b", "The camp", "Iraq", "Camp", None, None, "none", "other", None],
    ]
    assert gazetteer(pd.DataFrame(rows, columns=columns), read_table("names")).named("Iraq", "Camp", None) is None
