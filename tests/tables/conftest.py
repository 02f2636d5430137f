"""A small folder of two tables, with schemas of every kind of column."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandera.pandas as pa
import pytest

from iraq_report.tables.columns import (
    amount,
    between,
    choice,
    identifier,
    listing,
    ordered,
    reference,
    text,
    when,
)
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.vocabulary import COUNTRIES, WEAPONS

EVENTS = pa.DataFrameSchema(
    {
        "event_id": identifier("Key of the event", pattern=r"^E\d{2}$"),
        **when("the event"),
        "place_id": reference("Place", to="places.place_id"),
        "weapon": choice("Weapon", WEAPONS),
        **between("killed", "People killed", unit="people"),
        "share": amount("Share", unit="percent", maximum=100),
        "seen": listing("What was seen", values=["smoke", "fire"]),
        "also_ids": listing("Other places", to="places.place_id"),
        "note": text("Note"),
    },
    name="events",
    title="Events",
    description="One row is one event",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end"), ordered("killed_low", "killed_high")],
    metadata={"compiled": "By hand; thin everywhere."},
)
PLACES = pa.DataFrameSchema(
    {
        "place_id": identifier("Key of the place", pattern=r"^[a-z]+$"),
        "country": choice("Country", COUNTRIES),
        "governorate": text("Governorate"),
        "lat": amount("Latitude", unit="degrees", minimum=-90, maximum=90),
        "lon": amount("Longitude", unit="degrees", minimum=-180, maximum=180),
    },
    name="places",
    title="Places",
    description="One row is one place",
    strict=True,
    ordered=True,
)
EVENT_ROWS = [
    "event_id,date,date_precision,date_end,place_id,weapon,killed_low,killed_high,share,seen,also_ids,note",
    'E01,2021-06-09,day,,balad,rocket,0,0,12.5,smoke;fire,erbil,"two\nlines"',
    "E02,2021-07-01,month,2021-07-31,erbil,drone,30,,,,,",
    "E03,2021-08-02,range,2021-08-04,balad,unknown,,,100,fire,balad;erbil,NA",
]
PLACE_ROWS = [
    "place_id,country,governorate,lat,lon",
    "balad,Iraq,Salah al-Din,33.94,44.36",
    "erbil,Iraq,Erbil,36.24,43.96",
]

Spoil = Callable[[str, str], Path]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Folder of two sound tables, the only ones that the project knows while the test runs."""
    real = dict(SCHEMAS)
    SCHEMAS.clear()
    SCHEMAS.update(events=EVENTS, places=PLACES)
    (tmp_path / "events.csv").write_text("\n".join(EVENT_ROWS) + "\n", encoding="utf-8")
    (tmp_path / "places.csv").write_text("\n".join(PLACE_ROWS) + "\n", encoding="utf-8")
    yield tmp_path
    SCHEMAS.clear()  # an item put back one by one would come back at the end, and the order of tables counts
    SCHEMAS.update(real)


@pytest.fixture
def spoil(small: Path) -> Spoil:
    """Replace a text that stands once in events.csv, or else in places.csv."""

    def replace(old: str, new: str) -> Path:
        for path in (small / "events.csv", small / "places.csv"):
            content = path.read_text(encoding="utf-8")
            if content.count(old) == 1:
                path.write_text(content.replace(old, new), encoding="utf-8")
                return small
        raise AssertionError(f"{old!r} does not stand in the tables once")

    return replace
