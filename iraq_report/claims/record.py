"""One statement of the report, as the ledger's table holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.sections.rows import when_text
from iraq_report.tables.columns import items_of

_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_DIGITS = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?: (?P<scale>thousand|million|billion))?")
_NUMERALS = {
    "no": 0, "none": 0, "nobody": 0, "one": 1, "once": 1, "two": 2, "both": 2, "twice": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
}  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """A row of the claims table.

    `low`, `high`, `unit` and `tolerance` are the stated number, `stated` a stated value that is none; `first` and
    `last` the days that the statement is about and `days` the same in words; `measure` is blank and `why_not` filled
    where nothing can decide it.
    """

    id: str
    section: str
    topic: str
    lines: str
    claim: str
    kind: str
    low: float | None
    high: float | None
    unit: str
    tolerance: float
    stated: str
    first: date | None
    last: date | None
    days: str
    who: str
    test: str
    measure: str
    why_not: str
    slip: str
    footnotes: tuple[str, ...]
    sources: tuple[str, ...]
    note: str

    @property
    def value(self) -> str:
        """The stated value as printed: `2`, `at least 4`, `$240 million`, `26 to 28 aircraft`, or its words."""
        return value_text(self.low, self.high, self.unit) if self.has_number else self.stated

    @property
    def said(self) -> str:
        """What stands before the value in a sentence: whether the report has it, or its words were only taken so.

        A number that stands in the statement neither in digits nor in words is a threshold of the compilers.
        """
        own = self.has_number and not {self.low, self.high} & numbers_in(self.claim)
        return "the statement is taken as" if own else "the report has"

    @property
    def span(self) -> tuple[date, date]:
        """The first and last day of the statement. Raises ValueError where it names none."""
        if self.first is None or self.last is None:
            raise ValueError(f"{self.id} names no days, which its test needs")
        return self.first, self.last

    @property
    def has_number(self) -> bool:
        """Whether the statement names a number."""
        return self.low is not None or self.high is not None


def numbers_in(text: str) -> set[float | None]:
    """The numbers that a text names, in digits (`2,500`, `$4.5 million`) or in words up to twelve."""
    digits = {
        float(found["number"].replace(",", "")) * _SCALES[found["scale"] or ""] for found in _DIGITS.finditer(text)
    }
    words = {float(_NUMERALS[word]) for word in re.findall(r"[a-z]+", text.lower()) if word in _NUMERALS}
    return {*digits, *words}


def read_claims(table: pd.DataFrame) -> list[Claim]:
    """The claims of a table, in its order."""
    return [_claim(row) for _, row in table.iterrows()]


def _claim(row: pd.Series) -> Claim:
    first = _day(row["date"])
    return Claim(
        id=row["claim_id"], section=row["section"], topic=row["topic"], lines=row["lines"], claim=row["claim"],
        kind=row["kind"], low=_number(row["value_low"]), high=_number(row["value_high"]), unit=_text(row["unit"]),
        tolerance=_number(row["tolerance"]) or 0.0, stated=_text(row["stated"]), first=first,
        last=_day(row["date_end"]) or first, days=when_text(row) if first else "", who=_text(row["who"]),
        test=row["test"], measure=_text(row["measure"]), why_not=_text(row["why_not"]), slip=_text(row["slip"]),
        footnotes=tuple(items_of(_text(row["report_footnotes"]))), sources=tuple(items_of(row["source_ids"])),
        note=_text(row["note"]),
    )  # fmt: skip


def _text(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell)


def _number(cell: Any) -> float | None:
    return None if pd.isna(cell) else float(cell)


def _day(cell: Any) -> date | None:
    return None if pd.isna(cell) else cell.date()


def value_text(low: float | None, high: float | None, unit: str) -> str:
    """A number, or the span it lies in, with its unit: `1 attack`, `at least 4 attacks`, `26 staff`, `$2 billion`."""
    if unit.startswith("USD"):
        return _span(low, high, _dollars) + unit.removeprefix("USD").replace(" per ", " a ")
    one = {low, high} <= {1, None}
    return f"{_span(low, high, _plain)} {_singular(unit) if one else unit}".strip()


def _span(low: float | None, high: float | None, text: Callable[[float], str]) -> str:
    if low is None:
        return "an unknown number" if high is None else f"at most {text(high)}"
    if high is None:
        return f"at least {text(low)}" if low else f"{text(low)} or more"
    return text(low) if low == high else f"{text(low)} to {text(high)}"


def _singular(unit: str) -> str:
    """`attack` for `attacks`, `person` for `people`; what follows `per` is left as it is."""
    word, per, rest = unit.partition(" per ")
    for many, one in (("people", "person"), ("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("s", "")):
        if word.endswith(many):
            word = word.removesuffix(many) + one
            break
    return word + per + rest


def _plain(value: float) -> str:
    """Two decimals at most, and no zeros at the end of them."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _dollars(value: float) -> str:
    for scale, word in ((1e9, " billion"), (1e6, " million")):
        if value >= scale:
            return f"${_plain(value / scale)}{word}"
    return f"${_plain(value)}"


def lines_text(lines: str) -> str:
    """`line 735`, `lines 80-84, 100`."""
    return f"line{'' if lines.isdigit() else 's'} {lines.replace(';', ', ')}"
