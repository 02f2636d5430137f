"""Invented tables in the shape of an edition made from databases whose terms differ."""

import pandas as pd

from iraq_report.tables.schemas import SCHEMAS

NOTE = "Invented: two rockets fell beside the runway of an invented field and broke one window of a hut"
ACLED = "2021-03-04-acled_irq90001-1"
GTD = "2021-03-05-gtd_202103050001-1"
OWN = "2021-03-06-balad-1"
UCDP = "2021-03-07-ucdp_900001-1"


def filled(table: str, **cells: object) -> dict[str, object]:
    """A row of a table with every other cell blank."""
    return {**dict.fromkeys(SCHEMAS[table].columns), **cells}


def frame(table: str, *rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([filled(table, **row) for row in rows], columns=list(SCHEMAS[table].columns))


def source(source_id: str, terms: str, **cells: object) -> dict[str, object]:
    return {"source_id": source_id, "kind": "research", "terms": terms, **cells}


SOURCES = frame(
    "sources",
    source("page-000001", "facts", publisher="A Page", title="A page"),
    source("ucdp-000001", "cc_by_4", publisher="UCDP", title="GED 25.1", accessed=pd.Timestamp("2026-11-03")),
    source(
        "acled-000001", "acled", publisher="ACLED", title="Export", accessed=pd.Timestamp("2026-11-03"),
        note="Iraq, March 2021; governorates respelt.",
    ),
    source("gtd-000001", "gtd", publisher="START", title="GTD 2021"),
)  # fmt: skip


def attack(attack_id: str, source_ids: str, **cells: object) -> dict[str, object]:
    day = pd.Timestamp(attack_id[:10])
    return {
        "attack_id": attack_id, "date": day, "date_precision": "day", "date_end": pd.NaT, "country": "Iraq",
        "site_id": "balad", "place": "Invented Field", "governorate": "Salah al-Din", "side": "militia_on_us",
        "target_type": "coalition_base", "weapon": "rocket", "confidence": "high", "stated_by": "sources",
        "source_ids": source_ids, **cells,
    }  # fmt: skip


ATTACKS = frame(
    "attacks",
    attack(ACLED, "acled-000001", note=NOTE),
    attack(GTD, "page-000001;gtd-000001"),
    attack(OWN, "page-000001"),
    attack(UCDP, "ucdp-000001"),
)
CASUALTIES = frame(
    "casualties",
    {"casualty_id": "C1", "attack_id": ACLED, "source_ids": "page-000001"},
    {"casualty_id": "C2", "attack_id": OWN, "source_ids": "page-000001"},
)
SITES = frame(
    "sites",
    {"site_id": "balad", "name": "Balad Air Base", "lat": 33.9402, "lon": 44.3616, "source_ids": "page-000001"},
    {"site_id": "acled_hut", "name": "A Hut", "lat": 34.5678, "lon": 43.2109, "source_ids": "acled-000001"},
)
TABLES = {"attacks": ATTACKS, "casualties": CASUALTIES, "sites": SITES, "sources": SOURCES}
