"""Number formats of PowerPoint, in the forms of a locale.

A format that begins with a locale's number (`[$-407]`) writes months, digits and, in LibreOffice, signs as that locale
does. PowerPoint takes the signs before decimals and between thousands from the settings of its user's system.
"""

from __future__ import annotations

import re
from locale import windows_locale
from typing import Literal

from babel.core import get_global

from iraq_report.exports.locale import Forms

Unit = Literal["days", "months", "years"]
HIDDEN = re.compile("[\u061c\u200e\u200f]")  # marks that keep the parts of a text in their order
_NUMBERS = {name: number for number, name in windows_locale.items()}
_SHAPES = {"arab": 0x02, "arabext": 0x03}  # of digits, as Windows numbers them
_GREGORIAN = 0x01
_OWN_MONTHS = {"fa", "ps", "lrc", "mzn"}  # languages with a calendar of their own, by which a format names months
_PIECE = re.compile(r"'[^']*'|([A-Za-z])\1*|.")
_ENGLISH: dict[Unit, str] = {"days": "d mmm", "months": "mmm yyyy", "years": "yyyy"}
_SKELETONS = {"days": "MMMd", "months": "yMMM"}


def number_code(code: str, forms: Forms | None) -> str:
    """A format of numbers such as `#,##0.0`, for a locale if need be."""
    return _prefix(forms) + code


def can_write(unit: Unit, forms: Forms | None) -> bool:
    """Whether a format can write an axis of days or months, whose names must be those of the Gregorian calendar."""
    return unit == "years" or forms is None or forms.locale.language not in _OWN_MONTHS


def percent_code(forms: Forms | None) -> str:
    """The format of shares that are written as whole percent."""
    if forms is None:
        return "0%"
    pattern = forms.locale.percent_formats[None]
    before, after = (
        re.sub("[^%]+", lambda found: _literal(found[0]), HIDDEN.sub("", side[0]))
        for side in (pattern.prefix, pattern.suffix)
    )
    return f"{_prefix(forms)}{before}0{after}"


def day_code(unit: Unit, forms: Forms | None) -> str:
    """The format of ticks of an axis of dates."""
    if forms is None or unit == "years":
        return _prefix(forms) + _ENGLISH[unit]
    pattern = str(forms.locale.datetime_skeletons[_SKELETONS[unit]].pattern)
    return _prefix(forms, dated=True) + "".join(_word(piece[0]) for piece in _PIECE.finditer(pattern))


def _word(piece: str) -> str:
    """A piece of CLDR's pattern of a date as PowerPoint has it."""
    if piece[0] in "ML":
        return "m" * len(piece)
    if piece in {"d", "y"}:
        return {"d": "d", "y": "yyyy"}[piece]
    return piece if piece == " " else _literal(piece.strip("'"))


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def _prefix(forms: Forms | None, *, dated: bool = False) -> str:
    """What names a locale in a format; nothing for one that Windows does not number, nor for numbers as in English."""
    if forms is None or not (dated or forms.numbering != "latn" or (forms.decimal, forms.group) != (".", ",")):
        return ""
    whole = get_global("likely_subtags").get(str(forms.locale), str(forms.locale))
    parts = whole.split("_")
    number = _NUMBERS.get(f"{parts[0]}_{parts[-1]}")
    if number is None:
        return ""
    shape = _SHAPES.get(forms.numbering, 0)
    calendar = _GREGORIAN if dated and (shape or forms.to_left) else 0
    return f"[$-{shape << 24 | calendar << 16 | number:X}]"
