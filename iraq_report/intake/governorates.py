"""Governorates of Iraq by any spelling.

The spellings were gathered from the headers and values of ACLED, UCDP GED, GTD, IOM DTM and boundary files, and from
public name lists; only those are listed that the rules of `key` do not bring to the canonical name by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import pandas as pd

from iraq_report.intake.cells import Faults
from iraq_report.tables.problems import quoted
from iraq_report.tables.vocabulary import GOVERNORATES

SHOWN = 5  # unknown names that a note lists

SPELLINGS: dict[str, tuple[str, ...]] = {
    "Anbar": ("IQ-AN", "IQG01", "الأنبار"),
    "Babil": ("Babylon", "Babel", "IQ-BB", "IQG07", "بابل"),
    "Baghdad": ("Bagdad", "IQ-BG", "IQG08", "بغداد"),
    "Basra": ("Basrah", "IQ-BA", "IQG02", "البصرة"),
    "Dhi Qar": ("Thi Qar", "Zi Qar", "Nasiriyah", "IQ-DQ", "IQG17", "ذي قار"),
    "Diyala": ("Diala", "IQ-DI", "IQG10", "ديالى"),
    "Duhok": ("Dahuk", "Dohuk", "Dohouk", "Dehok", "Dihok", "IQ-DA", "IQG09", "دهوك"),
    "Erbil": ("Arbil", "Irbil", "Hewler", "Hawler", "IQ-AR", "IQG11", "أربيل", "اربيل"),
    "Karbala": ("Kerbala", "Karbalaa", "IQ-KA", "IQG12", "كربلاء"),
    "Kirkuk": ("Tamim", "Ta'mim", "Attameem", "Tameem", "IQ-KI", "IQ-TS", "IQG13", "كركوك", "التأميم"),
    "Maysan": ("Missan", "Misan", "Meysan", "IQ-MA", "IQG14", "ميسان"),
    "Muthanna": ("Muthannia", "IQ-MU", "IQG03", "المثنى"),
    "Najaf": ("IQ-NA", "IQG04", "النجف"),
    "Nineveh": ("Ninewa", "Ninawa", "Ninava", "Ninevah", "Naynawa", "Nainawa", "Mosul", "IQ-NI", "IQG15", "نينوى"),
    "Qadisiyah": (
        "Qadissiya", "Qadisiya", "Qadisyah", "Qadisiyya", "Qadisiyyah", "Diwaniyah", "Diwaniya", "IQ-QA", "IQG05",
        "القادسية",
    ),
    "Salah al-Din": (
        "Saladin", "Sala ad-Din", "Salahaddin", "Salahuddin", "Salahal Din", "Salah al-Deen", "Salah Din", "IQ-SD",
        "IQG16", "صلاح الدين",
    ),
    # Halabja was cut out of Sulaymaniyah in 2014; tables of this project and most sources keep it there.
    "Sulaymaniyah": (
        "Sulaymaniya", "Sulaymaniyya", "Sulaimaniya", "Sulaimaniyah", "Suleimaniyah", "Slemani", "Halabja", "Halabjah",
        "Helebce", "IQ-SU", "IQG06", "السليمانية", "حلبجة",
    ),
    "Wasit": ("Wassit", "Waset", "IQ-WA", "IQG18", "واسط"),
}  # fmt: skip

_KIND = re.compile(r"\b(province|governorate|muhafazat)\b")
_ARTICLE = re.compile(r"^(al|as|an|at|ad|ar)\b")


def key(name: str) -> str:
    """Bring spellings of a name together: no marks, no article, no word for the kind of area, letters only."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    plain = re.sub(r"['’‘ʼʾʿ`´]", "", plain).casefold()
    plain = re.sub(r"[\W_]+", " ", _KIND.sub(" ", re.sub(r"[\W_]+", " ", plain))).strip()
    return _ARTICLE.sub("", plain).replace(" ", "")


@lru_cache(maxsize=4096)
def governorate(name: str) -> str | None:
    """Return our name of a governorate of Iraq, or `None` where the spelling is not known."""
    return _by_key().get(key(name))


def governorates(cells: pd.Series, *, inside: pd.Series, faults: Faults) -> pd.Series:
    """Our names for the cells of rows that lie `inside` Iraq; spellings that are not known are noted and left blank."""
    found = cells.map(governorate, na_action="ignore").where(inside)
    unknown = cells[inside & found.isna()].dropna().unique()
    if len(unknown):
        more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
        names = ", ".join(quoted(name) for name in unknown[:SHOWN])
        faults.notes.append(f"Names of governorates that are not known, left blank: {names}{more}.")
    return found


@lru_cache(maxsize=1)
def _by_key() -> dict[str, str]:
    return {key(spelling): name for name in GOVERNORATES["Iraq"] for spelling in (name, *SPELLINGS[name])}
