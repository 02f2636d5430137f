"""Numbers and dates in the forms of a locale, in texts that stay English.

Charts and sentences are written with `1,234.5` and `9 June 2021`; a presenter may need `1.234,5` and `9. Juni 2021`.
The texts are rewritten as they go out, so that no chart has to know of a locale.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json
from iraq_report.tables.problems import quoted

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = {name: number for names in (_SHORT, _LONG) for number, name in enumerate(names, start=1)}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?:(?P<first>\d{{1,2}}) to )?(?P<day>\d{{1,2}}) )?(?P<month>{_NAMES})\b(?P<year>(?: |<br>)(?:19|20)\d\d\b)?"
)
_QUARTER = re.compile(r"\bQ([1-4]) ((?:19|20)\d\d)\b")
_MONTH_TO = re.compile(rf" to (?:\d{{1,2}} )?(?:{_NAMES})\b")
# Neither a version (1.2.3), nor a licence (CC BY 4.0), nor a part of a word.
_NUMBER = re.compile(r"(?<![\w.,:/-])(?<!BY )(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?![.,:]?\d|/)")
_TAG = re.compile(r"(<[^>]*>)")
_TEXTS = ("text", "ticktext", "customdata", "name")  # keys of a chart's JSON that hold what is read


@dataclass(frozen=True)
class Forms:
    """How a locale writes numbers and dates."""

    locale: Locale

    @property
    def decimal(self) -> str:
        """The sign before the decimals."""
        return get_decimal_symbol(self.locale)

    @property
    def group(self) -> str:
        """The sign between thousands."""
        return get_group_symbol(self.locale)

    def text(self, text: str) -> str:
        """A text with its numbers, days, months and quarters in these forms; markup stays as it is."""
        whole = _DATE.sub(self._date, text)
        whole = _QUARTER.sub(self._quarter, whole)
        return "".join(part if _TAG.fullmatch(part) else _NUMBER.sub(self._number, part) for part in _TAG.split(whole))

    def chart(self, chart: Json) -> Json:
        """A chart (Plotly JSON) with every text that is read in these forms."""
        read = _walk(chart, self.text)
        return {**read, "layout": {**read["layout"], "separators": self.decimal + self.group}}

    def _number(self, found: re.Match[str]) -> str:
        return found["whole"].replace(",", self.group) + (found["part"] or "").replace(".", self.decimal)

    def _date(self, found: re.Match[str]) -> str:
        name, year_text = found["month"], found["year"] or ""
        short, year = name in _SHORT and name != "May", year_text.removeprefix("<br>").strip()
        alone = found.string.strip() == name or _MONTH_TO.match(found.string, found.end())
        if not (found["day"] or year or alone):
            return found[0]  # "May" may be another word
        try:
            day = date(int(year or 2000), _MONTH[name], int(found["day"] or 1))
            first = day.replace(day=int(found["first"])) if found["first"] else None
        except ValueError:  # no such day: a text of another meaning
            return found[0]
        if year_text.startswith("<br>") or not year:
            text = self._without_year(day, short) if found["day"] else self._month(day, short)
            text += year_text
        elif found["day"]:
            text = format_date(day, self._long(short), locale=self.locale)
        else:
            text = format_skeleton("yMMM" if short else "yMMMM", day, locale=self.locale)
        return f"{self._without_year(first, short)} to {text}" if first else text

    def _long(self, short: bool) -> str:
        pattern = str(self.locale.date_formats["long"].pattern)
        return pattern.replace("MMMM", "MMM") if short else pattern

    def _without_year(self, day: date, short: bool) -> str:
        return format_skeleton("MMMd" if short else "MMMMd", day, locale=self.locale)

    def _month(self, day: date, short: bool) -> str:
        width: Literal["abbreviated", "wide"] = "abbreviated" if short else "wide"
        return get_month_names(width, context="stand-alone", locale=self.locale)[day.month]

    def _quarter(self, found: re.Match[str]) -> str:
        return format_skeleton("yQQQ", date(int(found[2]), int(found[1]) * 3, 1), locale=self.locale)


def read_locale(name: str) -> Forms | None:
    """The forms of a locale such as `de` or `en-US`; None for a blank, the project's own.

    Raises ReportError E-EXPORT-LOCALE for one that is not known.
    """
    if not name:
        return None
    try:
        return Forms(Locale.parse(name.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        raise ReportError(
            "E-EXPORT-LOCALE", f"found the locale {quoted(name)}, expected one such as en-US, de or ar"
        ) from None


def _walk(part: Any, change: Callable[[str], str], *, read: bool = False) -> Any:
    if isinstance(part, dict):
        return {key: _walk(value, change, read=key in _TEXTS) for key, value in part.items()}
    if isinstance(part, list):
        return [_walk(value, change, read=read) for value in part]
    return change(part) if read and isinstance(part, str) else part
