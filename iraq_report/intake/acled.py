"""Rows of ACLED into common events."""

from __future__ import annotations

import pandas as pd

from iraq_report.intake.cells import Faults, code, count, down, point, text
from iraq_report.intake.governorates import governorates

_WEEK = pd.Timedelta(days=3)
_QUALITY = {"1": "point", "2": "area", "3": "governorate"}


def events(frame: pd.DataFrame, faults: Faults) -> dict[str, pd.Series]:
    """Return event columns of rows of ACLED; faults of rows are added to `faults`.

    `time_precision` 2 (a week, dated by its middle) becomes a range of seven days, 3 (a month, dated by its middle)
    the month. Fatalities are of all sides together; 0 is also written where nothing is known, so it is `at least 0`
    (high missing). ACLED does not count wounded and names no weapon but in its sub-event types and notes.
    """
    killed = down(count(frame, "fatalities", faults))
    lat, lon = point(frame, faults)
    date, precision, end = _when(code(frame, "time_precision"), frame["_day"])
    return {
        "event_id": code(frame, "event_id_cnty"),
        "date": date,
        "date_precision": precision,
        "date_end": end,
        "country": text(frame, "country"),
        "governorate": governorates(text(frame, "admin1"), inside=frame["country"] == "Iraq", faults=faults),
        "place": text(frame, "location"),
        "lat": lat,
        "lon": lon,
        "point_quality": code(frame, "geo_precision").map(_QUALITY).fillna("area").where(lat.notna(), "none"),
        "event_type": text(frame, "event_type"),
        "sub_event_type": text(frame, "sub_event_type"),
        "actor1": text(frame, "actor1"),
        "assoc1": text(frame, "assoc_actor_1"),
        "actor2": text(frame, "actor2"),
        "assoc2": text(frame, "assoc_actor_2"),
        "killed_low": killed,
        "killed_high": killed.mask((killed == 0).fillna(False)),
        "source": text(frame, "source"),
        "notes": text(frame, "notes"),
        "revised": _revised(text(frame, "timestamp")),
    }


def _when(precision: pd.Series, day: pd.Series) -> tuple[pd.Series, pd.Series, pd.Series]:
    week, month = precision == "2", precision == "3"
    date = day.mask(week, day - _WEEK).mask(month, day.dt.to_period("M").dt.start_time)
    words = pd.Series("day", index=day.index).mask(week, "range").mask(month, "month")
    end = (day + _WEEK).where(week).mask(month, (day + pd.offsets.MonthEnd(0)).astype("datetime64[us]"))
    return date, words, end


def _revised(stamps: pd.Series) -> pd.Series:
    """Times of the last change: seconds since 1970, or a date and time."""
    seconds = pd.to_numeric(stamps.astype("object"), errors="coerce")
    seconds = seconds.where(seconds.between(0, 4_102_444_800))  # up to the year 2100
    times = pd.to_datetime(seconds, unit="s", errors="coerce")
    others = stamps.where(seconds.isna()).astype("object")
    written = pd.to_datetime(others, errors="coerce", format="ISO8601", utc=True).dt.tz_localize(None)
    return times.fillna(written)
