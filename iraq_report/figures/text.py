"""How wide and high a text is, and how it is broken into lines: no label is placed without knowing."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

LINE = 1.3  # height of a line of text in font sizes, as Plotly sets it
SMALLEST = 11  # no text is smaller, in pixels

# Advance widths of Liberation Sans (the same as Arial's) in font sizes; 0.56 for what is not listed.
_WIDTHS: dict[float, str] = {
    0.00: "\u061c\u200c\u200e\u200f",
    0.19: "'",
    0.22: "ijl‘’",
    0.26: "|",
    0.28: " !,./:;I[\\]ft·\u00a0\u202f",
    0.33: "()-`r{}“”",
    0.37: '"',
    0.39: "*",
    0.47: "^",
    0.50: "Jcksvxyz",
    0.56: "#$0123456789?L_abdeghnopqu–€£",
    0.58: "+<=>~×−≥≤",
    0.61: "FTZ",
    0.67: "&ABEKPSVXY",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.83: "Mm",
    0.89: "%",
    0.94: "W",
    1.00: "—…",
    1.02: "@",
}
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_TAG = re.compile(r"<[^>]*>")
_GAP = re.compile(r"[^\S\u00a0\u202f]+")  # the spaces within a number or before a percent sign part nothing
_BREAK = re.compile(r"<br\s*/?>")
_BOLD = 1.1  # the bold face is wider; the margin of error is on the safe side


class Rewriting(Protocol):
    """What becomes of the numbers and dates of a text on its way out."""

    def text(self, text: str) -> str:
        """A text as it will be read."""
        ...

    def words(self, text: str) -> list[str]:
        """The words of a text as it is; a date, which is rewritten whole, is one of them."""
        ...


_REWRITING: ContextVar[Rewriting | None] = ContextVar("rewriting", default=None)


@contextmanager
def measured_as(rewriting: Rewriting) -> Iterator[None]:
    """Measure texts as they will be read, so that charts drawn meanwhile have room for them."""
    token = _REWRITING.set(rewriting)
    try:
        yield
    finally:
        _REWRITING.reset(token)


def measured_anew() -> bool:
    """Whether texts are measured in other words than they are drawn with, so that what was drawn before will not do."""
    return _REWRITING.get() is not None


def plain(text: object) -> str:
    """Escape what Plotly would take for markup in a text that comes from data."""
    return html.escape(str(text), quote=False)


def text_width(text: str, size: float = 12, *, bold: bool = False) -> float:
    """Width in pixels of the widest line of a text, which may hold `<br>`, `<b>` and entities."""
    factor = size * (_BOLD if bold or "<b>" in text else 1.0)
    if rewriting := _REWRITING.get():
        text = rewriting.text(text)
    lines = (html.unescape(_TAG.sub("", line)) for line in _BREAK.split(text))
    return factor * max(sum(_WIDTH.get(character, 0.56) for character in line) for line in lines)


def text_height(text: str, size: float = 12) -> float:
    """Height in pixels of a text with its `<br>` breaks."""
    return LINE * size * len(_BREAK.split(text))


def words(text: str) -> list[str]:
    """The words of a text; a space that holds together what stands beside it parts none."""
    return [word for word in _GAP.split(text.strip()) if word]


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """Cut a word that is wider than a line; most words stay whole."""
    if text_width(plain(word), size, bold=bold) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(plain(pieces[-1] + character), size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def wrap(text: object, width: float, size: float = 12, *, bold: bool = False, lines: int = 0) -> str:
    """Break a text that comes from data into lines no wider than `width` pixels.

    Returns escaped text joined with `<br>`. With `lines`, what goes beyond that many lines ends in an
    ellipsis.
    """
    width = max(width, 2 * size)
    done: list[str] = [""]
    for word in _words(str(text), width, size, bold):
        for number, piece in enumerate(_pieces(word, width, size, bold)):
            longer = f"{done[-1]} {piece}" if done[-1] and number == 0 else done[-1] + piece
            if done[-1] and text_width(plain(longer), size, bold=bold) > width:
                done.append(piece)
            else:
                done[-1] = longer
    if lines and len(done) > lines:
        done = [*done[: lines - 1], _shorten(" ".join(done[lines - 1 :]), width, size, bold)]
    return "<br>".join(plain(line) for line in done)


def _words(text: str, width: float, size: float, bold: bool) -> list[str]:
    """What a text may be broken between: its words, and under other forms its dates where a line has room for them."""
    if not (rewriting := _REWRITING.get()):
        return words(text)
    whole = (
        [word] if text_width(plain(word), size, bold=bold) <= width else words(word) for word in rewriting.words(text)
    )
    return [word for part in whole for word in part]


def _shorten(text: str, width: float, size: float, bold: bool) -> str:
    while text and text_width(plain(text + "…"), size, bold=bold) > width:
        text = text[:-1].rstrip()
    return text + "…"


def also(more: object, width: float = 320) -> str:
    """A further line of what a mark says when touched; nothing for a blank."""
    return "" if more is None or more != more or not str(more).strip() else f"<br>{wrap(more, width)}"


def number_text(value: float, digits: int = 1) -> str:
    """A number with thousands separators, without needless decimals: `5,200`, `0.4`, `2.5`."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞"
    text = f"{value:,.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")
