import pytest

from iraq_report.intake.governorates import SPELLINGS, governorate, key
from iraq_report.tables.vocabulary import GOVERNORATES


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Al Anbār province", "Anbar"),
        ("Al Başrah  province", "Basra"),
        ("Al -Najaf", "Najaf"),
        ("AN NAJAF", "Najaf"),
        ("Al Qādisīyah province", "Qadisiyah"),
        ("Al-Diwaniya", "Qadisiyah"),
        ("Slêmanî", "Sulaymaniyah"),
        ("As Sulaymānīyah province", "Sulaymaniyah"),
        ("Halabja", "Sulaymaniyah"),
        ("Babylon", "Babil"),
        ("Dahūk province", "Duhok"),
        ("Arbīl", "Erbil"),
        ("Karbalā’ province", "Karbala"),
        ("At-Ta'mim province", "Kirkuk"),
        ("At-Taʾmīm", "Kirkuk"),
        ("Ninewa Governorate", "Nineveh"),
        ("Şalāḩ ad Dīn province", "Salah al-Din"),
        ("Salahuddin", "Salah al-Din"),
        ("Thi-Qar", "Dhi Qar"),
        ("ThiQar", "Dhi Qar"),
        ("Wāsiţ province", "Wasit"),
        ("IQ-TS", "Kirkuk"),
        ("صلاح الدين", "Salah al-Din"),
    ],
)
def test_a_governorate_is_known_by_any_spelling(spelling, name):
    assert governorate(spelling) == name


@pytest.mark.parametrize("name", ["", "Unknown", "Al", "province", "Aleppo", "Rutbah"])
def test_what_is_no_governorate_of_iraq_stays_unknown(name):
    assert governorate(name) is None


def test_no_spelling_stands_for_two_governorates():
    names = {}
    for name in GOVERNORATES["Iraq"]:
        for spelling in (name, *SPELLINGS[name]):
            assert names.setdefault(key(spelling), name) == name
    assert set(SPELLINGS) == set(GOVERNORATES["Iraq"])
