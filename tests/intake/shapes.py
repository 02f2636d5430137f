"""Invented rows in the exact shape of each format, and files made of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from iraq_report.intake.layouts import ACLED, GTD, UCDP_GED

Row = dict[str, str]

ACLED_ROW = {
    "event_id_cnty": "IRQ900001",
    "event_date": "2021-06-29",
    "year": "2021",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Invented Armed Group",
    "inter1": "3",
    "actor2": "Invented Forces",
    "inter2": "8",
    "interaction": "38",
    "iso": "368",
    "region": "Middle East",
    "country": "Iraq",
    "admin1": "Al Anbar",
    "admin2": "Heet",
    "location": "Sample Town",
    "latitude": "33.7856",
    "longitude": "42.4412",
    "geo_precision": "1",
    "source": "Sample Source",
    "source_scale": "National",
    "notes": "On 29 June 2021, an invented event, with a comma.",
    "fatalities": "2",
    "timestamp": "1625500800",
}
UCDP_ROW = {
    "id": "900001",
    "relid": "IRQ-2021-1-1-1",
    "year": "2021",
    "active_year": "1",
    "type_of_violence": "1",
    "side_a": "Government of Iraq",
    "side_b": "Invented Group",
    "number_of_sources": "1",
    "source_article": "Sample Agency, 2021-06-29, headline",
    "source_office": "Sample Agency",
    "source_headline": "Sample headline",
    "where_prec": "1",
    "where_coordinates": "Sample town",
    "adm_1": "Dahūk province",
    "latitude": "36.9",
    "longitude": "43.1",
    "priogrid_gid": "182967",
    "country": "Iraq",
    "country_id": "645",
    "region": "Middle East",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2021-06-29",
    "date_end": "2021-06-29",
    "deaths_a": "0",
    "deaths_b": "1",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "1",
    "high": "3",
    "low": "1",
    "gwnoa": "645.0",
}
GTD_ROW = {
    "eventid": "202106290099",
    "iyear": "2021",
    "imonth": "6",
    "iday": "29",
    "country": "95",
    "country_txt": "Iraq",
    "provstate": "Saladin",
    "city": "Sample City",
    "latitude": "34.0",
    "longitude": "43.9",
    "specificity": "1",
    "vicinity": "0",
    "summary": "An invented event.",
    "attacktype1": "3",
    "attacktype1_txt": "Bombing/Explosion",
    "targtype1_txt": "Military",
    "targsubtype1_txt": "Military Barracks",
    "corp1": "Invented Forces",
    "target1": "Sample Base",
    "natlty1_txt": "United States",
    "gname": "Unknown",
    "weaptype1_txt": "Explosives",
    "weapsubtype1_txt": "Projectile",
    "weapdetail": "invented",
    "nkill": "1",
    "nkillus": "0",
    "nwound": "2",
    "nwoundus": "-99",
    "scite1": "Sample citation",
}
OWN_ROW = {
    "attack_id": "2021-06-29-sample-1",
    "date": "2021-06-29",
    "date_precision": "day",
    "country": "Iraq",
    "site_id": "sample",
    "place": "Sample Base",
    "governorate": "Anbar",
    "side": "militia_on_us",
    "target_type": "coalition_base",
    "weapon": "rocket",
    "munitions_low": "3",
    "munitions_high": "3",
    "confidence": "high",
    "stated_by": "sources",
    "source_ids": "sample-000000",
}

ACLED_NEW = ACLED.versions["2023 and later"]
ACLED_OLD = ACLED.versions["up to 2022"]
ACLED_2025 = ACLED.versions["2025, with population"]
UCDP_NATIVE, UCDP_HDX = UCDP_GED.versions["UCDP"], UCDP_GED.versions["HDX"]
GTD_COLUMNS = GTD.versions["GTD"]


def acled(**cells: str) -> Row:
    """A row of ACLED with some cells of one's own."""
    return {**ACLED_ROW, **cells}


def numbered(rows: Sequence[Mapping[str, str]], key: str = "event_id_cnty") -> list[Row]:
    """The rows with ids of their own."""
    return [{**row, key: f"IRQ{number}"} for number, row in enumerate(rows, 1)]


def table(rows: Sequence[Mapping[str, str]], columns: Sequence[str], *, separator: str = ",", end: str = "\n") -> str:
    """Rows as CSV with a header."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator=end)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return file.getvalue()


def acled_text(*rows: Mapping[str, str], columns: Sequence[str] = ACLED_NEW, separator: str = ",") -> str:
    """Rows of ACLED, each with an id of its own, as CSV."""
    return table(numbered(rows or [ACLED_ROW]), columns, separator=separator)


def put(path: Path, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
