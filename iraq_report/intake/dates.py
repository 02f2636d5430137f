"""How a file writes its dates: one way for all of it, proven from all its rows and the column of years."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.tables.problems import quoted

Told = Literal["dmy", "mdy"]

_NAMES = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may", "may"), ("jun", "june"),
    ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
_MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names}
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$", re.I)
_YEARS = range(1900, 2101)  # other years are slips, or of another calendar
_STRAY = 0.01  # share of rows that proves nothing: slips, which are rejected


def _day(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) == 2:  # as POSIX does; a column of years has the last word
        number += 2000 if number < 69 else 1900
    if number not in _YEARS:
        return None
    try:
        return date(number, month, int(day))
    except ValueError:
        return None


def _reader(form: str, order: str, month_of: Callable[[str], int | None]) -> Callable[[str], date | None]:
    """Read three parts of a form; `order` says which is which, such as `dmy`, and `month_of` reads the month."""
    pattern = re.compile(form)

    def read(text: str) -> date | None:
        found = pattern.fullmatch(text)
        if not found:
            return None
        part = dict(zip(order, found.groups(), strict=True))
        month = month_of(part["m"])
        return _day(part["y"], month, part["d"]) if month is not None else None

    return read


def _numbers(form: str, order: str) -> Callable[[str], date | None]:
    """Read three numbers."""
    return _reader(form, order, int)


def _named(form: str, order: str) -> Callable[[str], date | None]:
    """Read a date with the name of its month."""
    return _reader(form, order, lambda name: _MONTHS.get(name.lower()))


def _serial(zero: date) -> Callable[[str], date | None]:
    """Read the number of days since `zero`, as spreadsheets keep dates; a share of a day is dropped."""

    def read(text: str) -> date | None:
        found = re.fullmatch(r"(\d{5})(\.\d+)?", text)
        return zero + timedelta(days=int(found[1])) if found else None

    return read


@dataclass(frozen=True)
class Way:
    """A way to write dates. Ways of one `shape` can be told apart only by the values."""

    name: str
    shape: str
    words: str
    read: Callable[[str], date | None]


_YEAR_FIRST = _numbers(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", "ymd")
_EIGHT = _numbers(r"(\d{4})(\d\d)(\d\d)", "ymd")
_THREE = r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})"
_SHORT = _numbers(r"(\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", "ymd")
_DAY_NAME = _named(r"(\d{1,2})[ -]([A-Za-z]+)\.?,?[ -](\d{4}|\d{2})", "dmy")
_NAME_DAY = _named(r"([A-Za-z]+)\.? (\d{1,2}),? (\d{4})", "mdy")

WAYS = (
    Way("ymd", "year first", "year, month, day", _YEAR_FIRST),
    Way("ymd", "eight digits", "year, month, day without separators", _EIGHT),
    Way("dmy", "numbers", "day, month, year", _numbers(_THREE, "dmy")),
    Way("mdy", "numbers", "month, day, year", _numbers(_THREE, "mdy")),
    Way("yymd", "numbers", "year of two digits, month, day", _SHORT),
    Way("d month y", "month by name", "day, name of the month, year", _DAY_NAME),
    Way("month d y", "month by name", "name of the month, day, year", _NAME_DAY),
    Way("serial", "serial", "days counted by a spreadsheet from 1900", _serial(date(1899, 12, 30))),
    Way("serial1904", "serial", "days counted by a spreadsheet from 1904", _serial(date(1904, 1, 1))),
)


def read_dates(dates: pd.DataFrame, *, told: Told | None = None) -> tuple[pd.DataFrame, str]:
    """Read the dates of a file, all in the one way that its rows prove.

    `dates` has a row for each pair of `text` (a date as written, missing where blank) and `year` (`Int64`, missing
    where not given) with the number of `rows` that have it. Out come the same rows with `day` (missing where it cannot
    be read), `code` and `reason` (why not), and a sentence on how the dates are written and what proves it.

    A day and a month that cannot be told apart are never guessed: `told` decides between `dmy` and `mdy`. Raises
    ReportError E-DATE-AMBIGUOUS, E-DATE-MIXED (several ways in one file), E-DATE-UNREADABLE (hardly any date is one).
    """
    table = dates.reset_index(drop=True)
    texts = [_TIME.sub("", text.strip()) if isinstance(text, str) else "" for text in table["text"]]
    years = [None if pd.isna(year) else int(year) for year in table["year"]]
    ways = _candidates(any(year is not None for year in years), told)
    readings = _Readings(ways, texts, years, table["rows"].tolist())
    if not any(texts):
        return table.assign(day=pd.NaT, code="R-DATE-MISSING", reason="There is no date."), "No row has a date."
    way = readings.proven()
    days = readings.days[ways.index(way)]
    faults = [_fault(way, text, year, day) for text, year, day in zip(texts, years, days, strict=True)]
    good = [day if not fault else None for day, fault in zip(days, faults, strict=True)]
    codes, reasons = (
        [fault[0] if fault else None for fault in faults],
        [fault[1] if fault else None for fault in faults],
    )
    day = pd.Series(pd.to_datetime(pd.Series(good, dtype="object")), dtype="datetime64[us]")
    read = table.assign(day=day, code=pd.Series(codes, dtype="object"), reason=pd.Series(reasons, dtype="object"))
    return read, readings.proof(way, told)


def _candidates(with_years: bool, told: Told | None) -> list[Way]:
    """Ways that come into question: of numbers the told one; from 1904 only where years can tell it from 1900."""
    ways = [way for way in WAYS if with_years or way.name != "serial1904"]
    return [way for way in ways if way.shape != "numbers" or told in {None, way.name}]


def _fault(way: Way, text: str, year: int | None, day: date | None) -> tuple[str, str] | None:
    if not text:
        return "R-DATE-MISSING", "There is no date."
    if day is None:
        why = f"The date {quoted(text)} is no day of {_YEARS[0]} to {_YEARS[-1]} written as {way.words}, as others are."
        return "R-DATE-UNREADABLE", why
    if year is not None and day.year != year:
        return "R-DATE-YEAR", f"The date {quoted(text)} is of {day.year} and the column of years says {year}."
    return None


class _Readings:
    """Every date of a file, read in every way."""

    def __init__(self, ways: Sequence[Way], texts: list[str], years: list[int | None], rows: list[int]) -> None:
        self.ways, self.texts, self.rows = ways, texts, rows
        self.days = [[way.read(text) for text in texts] for way in ways]
        self.good = [
            [day is not None and year in {None, day.year} for day, year in zip(days, years, strict=True)]
            for days in self.days
        ]
        self.any_good = [any(fits) for fits in zip(*self.good, strict=True)]
        self.dated = sum(count for text, count in zip(texts, rows, strict=True) if text)

    def proven(self) -> Way:
        """The one way in which the dates are written."""
        readable = self._count(self.any_good)
        if readable * 2 < self.dated:
            raise self._unreadable()
        against = [self._against(place) for place in range(len(self.ways))]
        few = readable * _STRAY
        near = [place for place, (like, unlike) in enumerate(against) if like <= few and unlike <= few]
        fitting = [place for place in near if against[place][0] == 0]
        if not fitting:
            raise self._mixed()
        rivals = [place for place in near if place == fitting[0] or self._unlike(fitting[0], place)]
        if len(rivals) > 1:
            raise self._ambiguous(rivals)
        return self.ways[fitting[0]]

    def proof(self, way: Way, told: Told | None) -> str:
        """Say how dates are written and which rows prove it."""
        place = self.ways.index(way)
        only = [good and self._alone(place, number) for number, good in enumerate(self.good[place])]
        example = self._example(only if any(only) else self.good[place])
        sentence = f"Dates are written {way.words}, such as {example}"
        if told == way.name:
            return f"{sentence}, as told; {self._count(self.good[place]):,} of {self.dated:,} can be read so."
        if any(only):
            return f"{sentence}: {self._count(only):,} of {self.dated:,} can be read in no other way."
        return f"{sentence}; every way to read them gives the same days."

    def _count(self, chosen: Sequence[bool]) -> int:
        return sum(count for count, one in zip(self.rows, chosen, strict=True) if one)

    def _alone(self, place: int, number: int) -> bool:
        return not any(good[number] for other, good in enumerate(self.good) if other != place)

    def _against(self, place: int) -> tuple[int, int]:
        """Count the rows that speak against a way: those only other ways of its shape can read, and of other shapes."""
        shape, like, unlike = self.ways[place].shape, 0, 0
        kin = [good for way, good in zip(self.ways, self.good, strict=True) if way.shape == shape]
        for number, (good, some) in enumerate(zip(self.good[place], self.any_good, strict=True)):
            if some and not good:
                if any(other[number] for other in kin):
                    like += self.rows[number]
                else:
                    unlike += self.rows[number]
        return like, unlike

    def _unlike(self, one: int, other: int) -> list[bool]:
        """Which dates, if any, two ways read as different days; an empty list for none."""
        pairs = zip(self.days[one], self.days[other], self.any_good, strict=True)
        unlike = [good and first != second for first, second, good in pairs]
        return unlike if any(unlike) else []

    def _example(self, chosen: Sequence[bool]) -> str:
        return quoted(next(text for text, one in zip(self.texts, chosen, strict=True) if one))

    def _unreadable(self) -> ReportError:
        bad = [bool(text) and not good for text, good in zip(self.texts, self.any_good, strict=True)]
        disagree = [one and any(days[number] for days in self.days) for number, one in enumerate(bad)]
        found = f"{self._count(bad):,} of {self.dated:,} dates cannot be used, such as {self._example(bad)}"
        if self._count(disagree) * 2 > self._count(bad):
            sentence = f"{found}: the column of years disagrees with them; export the file again, or correct the column"
        elif told := self._told():
            sentence = f"{found}; --dates {told.name} calls them {told.words}; leave it out, or tell the other"
        else:
            sentence = f"{found}; expected one way for all, such as 2021-06-09 or 9 June 2021, of 1900 to 2100"
        return ReportError("E-DATE-UNREADABLE", sentence)

    def _told(self) -> Way | None:
        """The way of numbers that a user told, the others being left out."""
        numbers = [way for way in self.ways if way.shape == "numbers"]
        return numbers[0] if len(numbers) == 1 else None

    def _mixed(self) -> ReportError:
        parts = []
        for place, way in enumerate(self.ways):
            only = [good and self._alone(place, number) for number, good in enumerate(self.good[place])]
            if any(only):
                parts.append(f"{self._count(only):,} only as {way.words} ({self._example(only)})")
        sentence = f"dates are written in several ways: {', '.join(parts)}; expected one way for a whole file. "
        sentence += (
            "Export it again; where only day and month differ, --dates dmy or --dates mdy keeps the rows that fit"
        )
        return ReportError("E-DATE-MIXED", sentence)

    def _ambiguous(self, rivals: Sequence[int]) -> ReportError:
        unlike = self._unlike(rivals[0], rivals[1])
        words = " or as ".join(self.ways[place].words for place in rivals)
        sentence = f"{self._count(unlike):,} of {self.dated:,} dates, such as {self._example(unlike)}, can be read as "
        sentence += f"{words}, and too little in the file tells which; say --dates dmy or --dates mdy"
        return ReportError("E-DATE-AMBIGUOUS", sentence)
