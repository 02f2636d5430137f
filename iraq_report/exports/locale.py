"""Numbers and dates in the forms of a locale, in texts that stay English.

Charts and sentences are written with `1,234.5` and `9 June 2021`; a presenter may need `1.234,5` and `9. Juni 2021`.
The texts are rewritten as they go out, so that no chart has to know of a locale; while it is drawn it is measured as it
will be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names, get_quarter_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json
from iraq_report.figures.text import measured_as, words
from iraq_report.figures.theme import Size
from iraq_report.tables.problems import quoted

Draw = Callable[[Size], Json]
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = {name: number for names in (_SHORT, _LONG) for number, name in enumerate(names, start=1)}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_YEAR = r"(?: |<br>)(?:19|20)\d\d\b"
_DATE = rf"\b(?:(?:(?P<first>\d{{1,2}}) to )?(?P<day>\d{{1,2}}) )?(?P<month>{_NAMES})\b(?P<year>{_YEAR})?"
_QUARTER = rf"\bQ(?P<quarter>[1-4])\b(?P<of>{_YEAR})?"
# Neither a version (1.2.3), nor a licence (CC BY 4.0), nor a part of a word, of an address or of a day (2021-06-09).
_NUMBER = (
    r"(?<![\w.,:/=-])(?<!BY )(?<!ersion )(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?![.,:-]?\d|/)"
    r"(?P<percent>%)?"
)
_TOLD = re.compile(rf"(?P<tag><[^>]*>)|{_DATE}|{_QUARTER}|{_NUMBER}")
_MONTH_TO = re.compile(rf" to (?:\d{{1,2}} )?(?:{_NAMES})\b")
_READ = ("text", "ticktext", "customdata", "name", "names", "label", "ends")  # keys of a chart's JSON that are read
_GLUE = "\0"  # between the words of a date
_ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀", "tibt": "༠"}
_TO_LEFT, _TO_RIGHT = "\u200f", "\u200e"  # marks that nobody sees, which keep the parts of a date in their order


@dataclass(frozen=True)
class Forms:
    """How a locale writes numbers and dates."""

    locale: Locale

    @property
    def tag(self) -> str:
        """The locale as files name it, such as `en-US`."""
        return str(self.locale).replace("_", "-")

    @property
    def decimal(self) -> str:
        """The sign before the decimals."""
        return get_decimal_symbol(self.locale, numbering_system=self.numbering)

    @property
    def group(self) -> str:
        """The sign between thousands."""
        return get_group_symbol(self.locale, numbering_system=self.numbering)

    @property
    def percent(self) -> tuple[str, str]:
        """What stands before and behind a number of percent."""
        pattern = self.locale.percent_formats[None]
        sign = self.locale.number_symbols.get(self.numbering, {}).get("percentSign", "%")
        before, after = (side[0].replace("%", sign) for side in (pattern.prefix, pattern.suffix))
        return before, after

    @property
    def numbering(self) -> str:
        """The digits of the locale by their name, `latn` for 0 to 9."""
        usual = str(self.locale.default_numbering_system)
        return usual if usual in _ZEROS else "latn"

    @property
    def to_left(self) -> bool:
        """Whether the locale is written from right to left."""
        return bool(self.locale.text_direction == "rtl")

    def text(self, text: str) -> str:
        """A text with its numbers, days, months and quarters in these forms; markup stays as it is."""
        return _TOLD.sub(self._part, text)

    def words(self, text: str) -> list[str]:
        """The words of a text as it is, a date being one of them."""
        glued = _TOLD.sub(lambda found: found[0].replace(" ", _GLUE), text)
        return [word.replace(_GLUE, " ") for word in words(glued)]

    def day(self, day: date) -> str:
        """A day as a table has it."""
        return self._marked(format_date(day, "medium", locale=self.locale))

    def draw(self, draw: Draw, size: Size) -> Json:
        """The chart that `draw` makes for a size, measured and written in these forms."""
        with measured_as(self):
            drawn = draw(size)
        return self.chart(drawn)

    def chart(self, chart: Json) -> Json:
        """A chart (Plotly JSON) with every text that is read in these forms."""
        read = _walk(chart, self.text)
        return {**read, "layout": {**read["layout"], "separators": self.decimal + self.group}}

    def _part(self, found: re.Match[str]) -> str:
        if found["month"]:
            return self._date(found)
        if found["quarter"]:
            return self._quarter(found)
        return self._number(found) if found["whole"] else found[0]

    def _number(self, found: re.Match[str]) -> str:
        text = found["whole"].replace(",", self.group) + (found["part"] or "").replace(".", self.decimal)
        before, after = self.percent if found["percent"] else ("", "")
        number = f"{before}{self._digits(text)}{after}"
        return number if self.numbering == "latn" else number + _TO_RIGHT  # several stand as in the English text

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
        below = ""
        if year_text.startswith("<br>") or not year:
            text = self._without_year(day, short) if found["day"] else self._month(day, short)
            below = self._digits(year_text)
        elif found["day"]:
            text = format_date(day, self._long(short), locale=self.locale)
        else:
            text = format_skeleton("yMMM" if short else "yMMMM", day, locale=self.locale)
        begin = f"{self._marked(self._without_year(first, short))} to " if first else ""
        return begin + self._marked(text) + below

    def _long(self, short: bool) -> str:
        pattern = str(self.locale.date_formats["long"].pattern)
        return pattern.replace("MMMM", "MMM") if short else pattern

    def _without_year(self, day: date, short: bool) -> str:
        return format_skeleton("MMMd" if short else "MMMMd", day, locale=self.locale)

    def _month(self, day: date, short: bool) -> str:
        width: Literal["abbreviated", "wide"] = "abbreviated" if short else "wide"
        return get_month_names(width, context="stand-alone", locale=self.locale)[day.month]

    def _quarter(self, found: re.Match[str]) -> str:
        number, year = int(found["quarter"]), found["of"] or ""
        if year.startswith(" "):
            day = date(int(year), number * 3, 1)
            return self._marked(format_skeleton("yQQQ", day, locale=self.locale))
        name = get_quarter_names("abbreviated", locale=self.locale)[number]
        return self._marked(name) + self._digits(year)

    def _digits(self, text: str) -> str:
        if self.numbering == "latn":
            return text
        zero = ord(_ZEROS[self.numbering])
        return text.translate({ord(str(digit)): zero + digit for digit in range(10)})

    def _marked(self, text: str) -> str:
        """A date in the digits of the locale; its parts keep their order in an English sentence and at its head."""
        text = self._digits(text)
        return f"{_TO_RIGHT}{_TO_LEFT}{text}{_TO_RIGHT}" if self.to_left else text


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


def locale_of(record: Json) -> Forms | None:
    """The forms that a figure's record is written in; None for the project's own."""
    return read_locale(record.get("locale", ""))


def _walk(part: Any, change: Callable[[str], str], *, read: bool = False) -> Any:
    if isinstance(part, dict):
        return {key: _walk(value, change, read=key in _READ) for key, value in part.items()}
    if isinstance(part, list):
        return [_walk(value, change, read=read) for value in part]
    return change(part) if read and isinstance(part, str) else part
