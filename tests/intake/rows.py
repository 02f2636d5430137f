"""Hand-made rows as reading gives them, and exports made of them."""

from typing import Any

import pandas as pd

from iraq_report.intake.export import EVENT_COLUMNS, REJECTED_COLUMNS, Export, Recognised
from tests.intake.shapes import ACLED_NEW, acled, table

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
    return pd.DataFrame(list(rows)).reindex(columns=list(EVENT_COLUMNS)).astype(EVENT_COLUMNS)


def export(*rows: dict[str, Any], format: str = "acled", **more: Any) -> Export:
    """A file of these rows, of which none was rejected or out of scope."""
    read = events(*rows)
    said = {
        "format": Recognised(format, 1.0, ("All 31 expected columns were found.",)),
        "file": "export.csv",
        "sha256": SHA,
        "rows": len(read),
        "events": read,
        "rejected": pd.DataFrame(columns=list(REJECTED_COLUMNS)).astype(REJECTED_COLUMNS),
        "out_of_scope": {},
        "notes": (),
    }
    return Export(**{**said, **more})


def acled_row(id: str, date: str, **cells: str) -> dict[str, str]:
    """One line of an ACLED export: rockets on Ain al-Asad, but for the cells given."""
    row = acled(
        event_id_cnty=id,
        event_date=date,
        year=date[:4],
        actor1="Unidentified Armed Group (Iraq)",
        actor2="",
        location="Ain Al Asad Air Base",
        notes="Rockets hit a base of US forces.",
    )
    return {**row, **cells}


def six_lines() -> str:
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
    return table(rows, ACLED_NEW)
