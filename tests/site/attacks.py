"""Hand-made attacks in a folder of tables, and what the pages of their rows link to."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from iraq_report.sections.row_titles import row_titles
from iraq_report.site.row_html import Links
from iraq_report.site.tables import gather_tables
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas import SCHEMAS

HEADER = list(SCHEMAS["attacks"].columns)
GIVEN = {
    "date_precision": "day", "country": "Iraq", "site_id": "balad", "place": "Balad Air Base",
    "governorate": "Salah al-Din", "side": "militia_on_us", "target_type": "contractor_site", "weapon": "rocket",
    "confidence": "high", "stated_by": "sources", "source_ids": "afp-1;lost-2",
}  # fmt: skip
SOURCES = pd.DataFrame(
    {
        "source_id": ["afp-1", "tr-3", "odd-4"],
        "publisher": ["Agence <AFP>", "Anadolu", None],
        "title": ["Five & more", "Irak’ta saldırı", None],
        "date": pd.to_datetime(["2021-06-09", None, None]),
        "date_precision": ["day", None, None],
        "date_end": pd.to_datetime([None, None, None]),
        "language": ["en", "tr", None],
        "url": ["https://example.org/a?b=1&c=2", None, "javascript:alert(1)"],
    }
)


def attack(key, **cells):
    return {"attack_id": key, "date": key[:10], **GIVEN, **cells}


def folder(path, *rows):
    path.mkdir(exist_ok=True)
    with (path / "attacks.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def tables_of(folders, *names):
    """Tables of an edition whose sections read these folders."""
    with TemporaryDirectory() as target:
        gather_tables(folders, Path(target))
        return {name: read_table(name, data=Path(target)) for name in names}


def links(tables, *shown):
    return Links(
        titles={name: row_titles(name, tables) for name in ("attacks", "sites", *shown)},
        sources={row["source_id"]: row for _, row in SOURCES.iterrows()},
        listed={"afp-1"},
    )
