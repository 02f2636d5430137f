"""Formulas that word a label from the numbers of its row, so that it follows when one of them is changed.

They hold no format with separators, which a spreadsheet reads by the settings of its user: FIXED and ROUND take none.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from iraq_report.exports.locale import Forms
from iraq_report.exports.slides.codes import number_code

_MARK = "\u200e"  # as behind every number in the digits of a locale


def percent(cell: str, row: str, *, least: float, forms: Forms | None) -> str:
    """The share that a cell has in the sum of its row, in whole percent; nothing below the share `least`.

    Halves are rounded to the even number, as everywhere in the report.
    """
    share = f"{cell}/SUM({row})*100"
    whole = f"ROUND({share},0)-(MOD({share},2)=0.5)"
    before, after = forms.percent if forms else ("", "%")
    if forms and forms.numbering != "latn":
        whole, after = f'TEXT({whole},"{number_code("0", forms)}")', after + _MARK
    words = "&".join(part for part in (_quoted(before), f"({whole})", _quoted(after)) if part)
    return f'=IF({cell}<={least:.4f}*SUM({row}),"",{words})'


def range_words(cells: Mapping[str, str], *, prefix: str, suffix: str, digits: int, interval: bool) -> str:
    """What is written beside a range: its cells by `low`, `dot` and `high`, those that are known.

    `interval` is the wording of an estimate, which always names both ends.
    """
    shown = {name: _number(cell, digits) for name, cell in cells.items()}
    one = {name: _joined(prefix, number, suffix) for name, number in shown.items()}
    ends = {"low", "high"} & set(cells)
    if not ends:
        return f"={one['dot']}"
    if len(ends) == 1 and not interval:
        (end,) = ends
        return f"={_joined('at least ' if end == 'low' else 'at most ', one[end], '')}"
    low, high = (shown.get(name, _quoted("−∞" if name == "low" else "∞")) for name in ("low", "high"))
    both = f"{low}&{_quoted('–')}&{high}"
    if interval:
        return f"={one['dot']}&{_quoted(' (')}&{both}&{_quoted(')')}"
    apart = f"{one['dot']}&{_quoted(' (')}&{both}&{_quoted(')')}" if "dot" in cells else _joined(prefix, both, suffix)
    return f"=IF({cells['low']}={cells['high']},{one['low']},{apart})"


def rounds_alike(value: float, digits: int) -> bool:
    """Whether FIXED rounds a value as the report does, which takes a half as the computer holds it."""
    given = Decimal(repr(value))
    return given.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) == Decimal(f"{value:.{digits}f}")


def _number(cell: str, digits: int) -> str:
    """A number without needless decimals."""
    text = f"FIXED({cell},{digits})"
    for fewer in reversed(range(digits)):
        text = f"IF(ROUND({cell},{digits})=ROUND({cell},{fewer}),FIXED({cell},{fewer}),{text})"
    return text


def _joined(before: str, words: str, after: str) -> str:
    return "&".join(part for part in (_quoted(before), words, _quoted(after)) if part)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text else ""
