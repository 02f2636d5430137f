"""Points that lie outside the country of their row: noted, since they are not used, or the mark of a swapped pair."""

from __future__ import annotations

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.tables.problems import quoted
from iraq_report.tables.rules import BOXES


def point_notes(events: pd.DataFrame, *, file: str) -> tuple[str, ...]:
    """A sentence on points outside the country of their row; none where all lie inside, or rows have none.

    Raises ReportError E-POINT-SWAPPED where most points would lie inside with latitude and longitude exchanged.
    """
    if "lat" not in events or (placed := events[events["lat"].notna()]).empty:
        return ()
    outside = ~_inside(placed["country"], placed["lat"], placed["lon"])
    swapped = outside & _inside(placed["country"], placed["lon"], placed["lat"])
    one = placed[outside].head(1)
    such = "".join(f"{quoted(str(id))} at {lat}, {lon}" for id, lat, lon in one[["event_id", "lat", "lon"]].to_numpy())
    if swapped.sum() * 2 > len(placed):
        sentence = (
            f"latitude and longitude stand in each other's column in {swapped.sum():,} of the {len(placed):,} rows of "
            f"{file} with a point, such as {such}; exchange the names of the two columns"
        )
        raise ReportError("E-POINT-SWAPPED", sentence)
    count = int(outside.sum())
    return (f"Points outside their country, not used: {count:,}, such as {such}.",) if count else ()


def _inside(country: pd.Series, lat: pd.Series, lon: pd.Series) -> pd.Series:
    west, south, east, north = (country.map({name: box[side] for name, box in BOXES.items()}) for side in range(4))
    return (lat.between(south, north) & lon.between(west, east)).astype(bool)
