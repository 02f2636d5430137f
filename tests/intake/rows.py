"""Hand-made rows as reading gives them, and exports made of them."""

import csv
import io
from typing import Any

import pandas as pd

from iraq_report.intake.export import EVENT_COLUMNS, REJECTED_COLUMNS, Export, Recognised

SHA = "abc123" + "0" * 58


def event(**cells: Any) -> dict[str, Any]:
    """One row: a rocket attack near Ain al-Asad in the words of ACLED, but for the cells given."""
    return {
        "line": 2,
        "event_id": "IRQ1",
        "date": pd.Timestamp("2021-05-08"),
        "date_precision": "day",
        "country": "Iraq",
        "governorate": "Anbar",
        "place": "Ain al Asad",
        "lat": 33.8,
        "lon": 42.44,
        "point_quality": "point",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Unidentified Armed Group (Iraq)",
        "source": "Shafaq",
        "notes": "On 8 May 2021, rockets hit the Ain al-Asad base that houses US forces.",
        **cells,
    }


def events(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows in the columns and types of `read_export`."""
    table = pd.DataFrame(list(rows)).reindex(columns=list(EVENT_COLUMNS))
    return table.astype(EVENT_COLUMNS)


def export(*rows: dict[str, Any], format: str = "acled", **more: Any) -> Export:
    """A file of these rows, of which none was rejected or out of scope."""
    table = events(*rows)
    said = {
        "format": Recognised(format, 1.0, ("All 31 expected columns were found.",)),
        "file": "export.csv",
        "sha256": SHA,
        "rows": len(table),
        "events": table,
        "rejected": pd.DataFrame(columns=list(REJECTED_COLUMNS)).astype(REJECTED_COLUMNS),
        "out_of_scope": {},
        "notes": (),
    }
    return Export(**{**said, **more})


ACLED_COLUMNS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]


def acled_row(id: str, date: str, **cells: str) -> dict[str, str]:
    """One line of an ACLED export: rockets on Ain al-Asad, but for the cells given."""
    row = dict.fromkeys(ACLED_COLUMNS, "")
    row |= {
        "event_id_cnty": id, "event_date": date, "year": date[:4], "time_precision": "1", "iso": "368",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Unidentified Armed Group (Iraq)", "country": "Iraq", "admin1": "Al Anbar",
        "location": "Ain Al Asad Air Base", "latitude": "33.7857", "longitude": "42.4412", "geo_precision": "1",
        "source": "Shafaq", "notes": "Rockets hit a base of US forces.", "fatalities": "0", "timestamp": "1625000000",
    }  # fmt: skip
    return {**row, **cells}


def acled_text() -> str:
    """An ACLED export of six lines: taken, for review, context, left out, not a day, another country."""
    turkey = "Military Forces of Turkey (2016-)"
    rows = [
        acled_row("IRQ1", "2021-05-08"),
        acled_row("IRQ2", "2021-06-14", admin1="Baghdad", location="Baghdad", notes="Rockets in the Green Zone."),
        acled_row("IRQ3", "2021-06-15", actor2=turkey),
        acled_row("IRQ4", "2021-06-16", actor1=turkey, actor2="PKK: Kurdistan Workers Party"),
        acled_row("IRQ5", "2021-13-01"),
        acled_row("KUW1", "2021-06-17", country="Kuwait"),
    ]
    file = io.StringIO()
    writer = csv.DictWriter(file, ACLED_COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
