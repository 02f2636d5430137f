"""Rows of UCDP GED into common events."""

from __future__ import annotations

import pandas as pd

from iraq_report.intake.cells import Faults, code, count, point, text, up
from iraq_report.intake.governorates import governorates

_QUALITY = {"1": "point", "2": "area", "3": "area", "4": "governorate", "5": "governorate", "6": "none", "7": "none"}
_KINDS = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}


def events(frame: pd.DataFrame, faults: Faults) -> dict[str, pd.Series]:
    """Return event columns of rows of UCDP GED; faults of rows are added to `faults`.

    Killed runs from the least to the greatest of `low`, `best` and `high`, which do not always stand in that order.
    A point that stands for a country, the sea or the air (`where_prec` 6, 7) is left out. UCDP counts no wounded.
    """
    tolls = pd.DataFrame({name: up(count(frame, name, faults)) for name in ("low", "best", "high")})
    lat, lon = point(frame, faults)
    quality = code(frame, "where_prec").map(_QUALITY).fillna("area").where(lat.notna(), "none")
    date, precision, end = _when(frame, faults)
    office = text(frame, "source_article").fillna(text(frame, "source_office"))
    return {
        "event_id": code(frame, "id"),
        "date": date,
        "date_precision": precision,
        "date_end": end,
        "country": text(frame, "country"),
        "governorate": governorates(text(frame, "adm_1"), inside=frame["country"] == "Iraq", faults=faults),
        "place": text(frame, "where_coordinates"),
        "lat": lat.where(quality != "none"),
        "lon": lon.where(quality != "none"),
        "point_quality": quality,
        "event_type": code(frame, "type_of_violence").map(_KINDS),
        "actor1": text(frame, "side_a"),
        "actor2": text(frame, "side_b"),
        "killed_low": tolls.min(axis=1),
        "killed_high": tolls.max(axis=1),
        "source": office,
        "notes": text(frame, "source_headline"),
    }


def _when(frame: pd.DataFrame, faults: Faults) -> tuple[pd.Series, pd.Series, pd.Series]:
    """First day, precision and last day: a whole month or year by its name, any other span as a range."""
    start, end = frame["_day"], frame["_end"].fillna(frame["_day"])
    faults.add(end < start, "R-DATE-ORDER", "The last day lies before the first.")
    unread = text(frame, "date_end").notna() & frame["_end"].isna() & start.notna()
    faults.add(unread, "R-DATE-UNREADABLE", "The last day is not written as the other dates are.")
    whole = (start.dt.day == 1) & (end.dt.is_month_end)
    month = whole & (start.dt.to_period("M") == end.dt.to_period("M"))
    year = whole & (start.dt.year == end.dt.year) & (start.dt.month == 1) & (end.dt.month == 12)
    span = (end > start) | code(frame, "date_prec").isin(["2", "3", "4", "5"])
    words = pd.Series("day", index=frame.index).mask(span, "range").mask(month & span, "month").mask(year, "year")
    return start, words, end.where(words != "day")
