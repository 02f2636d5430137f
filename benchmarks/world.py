"""An invented file of the size and shape of ACLED's for the whole world: no row of it tells of anything."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from iraq_report.intake.layouts import ACLED

COLUMNS = ACLED.versions["2023 and later"]
FIRST, DAYS = date(2016, 1, 1), 3650
_TAILS = 5000  # different rows, but for id and date
_BATCH = 20_000  # rows written at once
_SHARES = {"Iraq": 21, "Syria": 80, "Jordan": 1}  # of a thousand rows; the rest is elsewhere
_WORDS = """
    invented report of the sample on that day near village market road bridge between group and forces with later
    unknown number local source according to others said no more was known of it Şample Qaḑā’
"""


def write_world(path: Path, *, rows: int, seed: int = 1) -> None:
    """Write `rows` invented events (about 580 bytes each) in the columns of ACLED; the same seed, the same bytes."""
    chance = random.Random(seed)
    tails = [_tail(chance) for _ in range(_TAILS)]
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    starts = [f"{day.isoformat()},{day.year}," for day in days]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(COLUMNS) + "\n")
        for batch in _batches(rows):
            lines = (f"XXX{number},{chance.choice(starts)}{chance.choice(tails)}" for number in batch)
            file.write("".join(lines))


def _batches(rows: int) -> Iterator[range]:
    for start in range(0, rows, _BATCH):
        yield range(start, min(start + _BATCH, rows))


def _tail(chance: random.Random) -> str:
    """A row from its fourth cell on."""
    words = _WORDS.split()
    notes = " ".join(chance.choice(words) for _ in range(53))
    if chance.random() < 0.002:
        notes = notes.replace(" ", "\n", 1)
    if chance.random() < 0.03:
        notes = f'{notes} "quoted", and so on'
    row = {
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": chance.choice(("Battles", "Explosions/Remote violence", "Protests")),
        "sub_event_type": chance.choice(("Armed clash", "Shelling/artillery/missile attack", "Peaceful protest")),
        "actor1": f"Invented group {chance.randrange(900)}",
        "inter1": "3",
        "actor2": chance.choice(("", f"Invented forces {chance.randrange(900)}")),
        "inter2": "1",
        "interaction": "13",
        "iso": "368",
        "region": "Middle East",
        "country": _country(chance),
        "admin1": f"Province {chance.randrange(40)}",
        "admin2": f"District {chance.randrange(400)}",
        "location": f"Sample town {chance.randrange(5000)}",
        "latitude": f"{chance.uniform(29, 37):.4f}",
        "longitude": f"{chance.uniform(39, 48):.4f}",
        "geo_precision": chance.choice("123"),
        "source": "Sample source; Other sample source",
        "source_scale": "National",
        "notes": notes,
        "fatalities": str(chance.choice((0, 0, 0, 1, 5))),
        "timestamp": str(1_600_000_000 + chance.randrange(10**8)),
    }
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow([row.get(name, "") for name in COLUMNS[3:]])
    return line.getvalue()


def _country(chance: random.Random) -> str:
    names = [*_SHARES, "elsewhere"]
    weights = [*_SHARES.values(), 1000 - sum(_SHARES.values())]
    [name] = chance.choices(names, weights)
    return name if name in _SHARES else f"Country {chance.randrange(230)}"
