"""Rows of GTD into common events."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from iraq_report.intake.cells import NO_TEXT, Faults, code, count, down, joined, point, text, up
from iraq_report.intake.governorates import governorates

_MISSING = (*NO_TEXT, ".", "-9", "-99", "-9.0", "-99.0")
_UNKNOWN = (-9, -99)  # codes of numbers
_QUALITY = {"1": "point", "2": "area", "3": "area", "4": "governorate", "5": "none"}
_TARGET = ("targtype1_txt", "targsubtype1_txt", "corp1", "target1", "natlty1_txt")
_WEAPON = ("weaptype1_txt", "weapsubtype1_txt", "weapdetail")
_SPAN = re.compile(r"([A-Za-z]+)\.? (\d{1,2}) ?[-–] ?(\d{1,2}),? (\d{4})")  # May 4-5, 2007


def read_dates(dates: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Read dates given as year, month and day in three columns; takes and returns what `dates.read_dates` does.

    A month or day of 0 or -9 is unknown: the day is then the first of what is known.
    """
    table = dates.reset_index(drop=True)
    days = [_first_day(parts) for parts in table["text"]]
    bad = [day is None for day in days]
    codes = pd.Series(["R-DATE-UNREADABLE" if one else None for one in bad], dtype="object")
    reason = "Year, month and day are no date."
    day = pd.Series(pd.to_datetime(pd.Series(days, dtype="object")), dtype="datetime64[us]")
    reasons = pd.Series([reason if one else None for one in bad], dtype="object")
    return table.assign(day=day, code=codes, reason=reasons), "Dates stand in columns for year, month and day."


def _first_day(parts: object) -> date | None:
    try:
        year, month, day = (int(float(part)) for part in str(parts).split("/"))
        if month in _UNKNOWN or month == 0:
            month, day = 1, 1
        return date(year, month, 1 if day in _UNKNOWN else max(day, 1) if day >= 0 else day)
    except (ValueError, OverflowError):
        return None


def events(frame: pd.DataFrame, faults: Faults) -> dict[str, pd.Series]:
    """Return event columns of rows of GTD; faults of rows are added to `faults`.

    -9 and -99 are unknown. Fractions, with which GTD shares out the toll of linked attacks, widen into low and high;
    those of the US become the next lower number. Weapon and target are what GTD codes, separated by ` | `, the
    nationality of the target last.
    """
    killed, wounded = (count(frame, name, faults, unknown=_UNKNOWN) for name in ("nkill", "nwound"))
    killed_us, wounded_us = (count(frame, name, faults, unknown=_UNKNOWN) for name in ("nkillus", "nwoundus"))
    lat, lon = point(frame, faults)
    quality = code(frame, "specificity").map(_QUALITY).fillna("area").where(lat.notna(), "none")
    near = code(frame, "vicinity") == "1"
    date_, precision, end = _when(frame)
    return {
        "event_id": code(frame, "eventid"),
        "date": date_,
        "date_precision": precision,
        "date_end": end,
        "country": text(frame, "country_txt"),
        "governorate": governorates(_said(frame, "provstate"), inside=_in_iraq(frame), faults=faults),
        "place": text(frame, "city", missing=(*_MISSING, "Unknown")),
        "lat": lat.where(quality != "none"),
        "lon": lon.where(quality != "none"),
        "point_quality": quality.mask(near & (quality == "point"), "area"),
        "event_type": _said(frame, "attacktype1_txt"),
        "actor1": _said(frame, "gname"),
        "assoc1": joined(frame, ("gname2", "gname3"), missing=_MISSING),
        "weapon_text": joined(frame, _WEAPON, missing=_MISSING),
        "target_text": joined(frame, _TARGET, missing=_MISSING),
        "killed_low": down(killed),
        "killed_high": up(killed),
        "wounded_low": down(wounded),
        "wounded_high": up(wounded),
        "killed_us": down(killed_us),
        "wounded_us": down(wounded_us),
        "source": joined(frame, ("scite1", "scite2", "scite3"), missing=_MISSING),
        "notes": _said(frame, "summary"),
    }


def _in_iraq(frame: pd.DataFrame) -> pd.Series:
    return frame["country_txt"] == "Iraq"


def _said(frame: pd.DataFrame, column: str) -> pd.Series:
    return text(frame, column, missing=_MISSING)


def _when(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """First day, precision and last day.

    Beside a day, `approxdate` that names a span of days makes it a range; one that says anything else makes the day
    uncertain, and only its month counts as known.
    """
    day = frame["_day"]
    unknown = ["0", "-9", "-99"]
    no_month = code(frame, "imonth").isin(unknown) | code(frame, "imonth").isna()
    no_day = code(frame, "iday").isin(unknown) | code(frame, "iday").isna()
    about = _said(frame, "approxdate")
    last = pd.Series([_last(said, start) for said, start in zip(about, day, strict=True)], index=frame.index)
    last = pd.to_datetime(last).astype("datetime64[us]")
    month = ~no_month & (no_day | (about.notna() & last.isna()))
    words = pd.Series("day", index=frame.index).mask(last.notna(), "range").mask(month, "month").mask(no_month, "year")
    first = day.mask(words == "month", day.dt.to_period("M").dt.start_time)
    months_end = (day + pd.offsets.MonthEnd(0)).astype("datetime64[us]")
    years_end = (day + pd.offsets.YearEnd(0)).astype("datetime64[us]")
    end = last.mask(words == "month", months_end).mask(words == "year", years_end)
    return first, words, end


def _last(said: object, start: pd.Timestamp) -> pd.Timestamp | None:
    """The last day of a span such as `May 4-5, 2007` that begins on `start`."""
    found = _SPAN.search(said) if isinstance(said, str) else None
    if not found or pd.isna(start) or int(found[2]) != start.day or int(found[4]) != start.year:
        return None
    last = int(found[3])
    return start.replace(day=last) if start.day < last <= start.days_in_month else None
