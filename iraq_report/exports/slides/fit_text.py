"""Texts that never leave their boxes: how large a text may be, and how many lines it then has.

Widths are those of Arial (figures/text.py), made wider for fonts that run wider. All lengths are points.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from iraq_report.figures.text import words, wrap

LINE = 1.2  # height of a line in font sizes, as PowerPoint sets it
# Fonts whose texts are no wider than Arial's; of another nobody knows, so that it is taken to be wider.
_NARROW = {"arial", "liberation sans", "helvetica", "calibri", "aptos", "carlito", "garamond", "times new roman"}
_WIDE = {"verdana": 1.25, "courier new": 1.25, "georgia": 1.15, "tahoma": 1.1, "segoe ui": 1.1, "trebuchet ms": 1.1}
_UNKNOWN = 1.15
_SPARE = 1.03  # programs round the widths of letters each in its own way


@dataclass(frozen=True)
class Face:
    """How a text is set: its font, and whether it is bold or in capitals."""

    font: str = ""
    bold: bool = False
    capitals: bool = False

    @property
    def wider(self) -> float:
        """How much wider a text may be than the same in Arial."""
        name = self.font.lower()
        return _SPARE * (1.0 if name in _NARROW else _WIDE.get(name, _UNKNOWN))

    @property
    def shrink(self) -> float:
        """By how much texts are set smaller that were placed by the widths of Arial, in a font known to be wider."""
        return 1 / _WIDE.get(self.font.lower(), 1.0)


@dataclass(frozen=True)
class Fitted:
    """A text as it stands in its box: its size in points, its lines, and whether words were left out."""

    text: str
    size: float
    lines: int
    cut: bool = False

    @property
    def height(self) -> float:
        """The height of its lines in points."""
        return LINE * self.size * self.lines


def lines_of(text: str, width: float, size: float, face: Face) -> list[str]:
    """The lines of a text in a box that is `width` points wide."""
    shown = text.upper() if face.capitals else text
    broken = wrap(shown, width / face.wider, size, bold=face.bold)
    return [html.unescape(line) for line in broken.split("<br>")]


def fit(text: str, width: float, *, most: float, least: float, lines: int, face: Face) -> Fitted:
    """Fit a text into a box of `width` points.

    It is made smaller, from `most` to `least` points, until it stands on one line; if it never does, it is wrapped at
    the largest size at which it needs fewest lines. What goes beyond `lines` lines ends in an ellipsis.
    """
    text = " ".join(words(text))
    sizes = [most - step for step in range(int(most - least))] + [least]
    counts = [(len(lines_of(text, width, size, face)), -size) for size in sizes]
    needed, size = min(counts)
    if needed <= lines:
        return Fitted(text, -size, needed)
    return Fitted(_cut(text, width, least, lines, face), least, lines, cut=True)


def fit_box(
    paragraphs: Sequence[str], width: float, height: float, *, most: float, least: float, face: Face
) -> list[Fitted]:
    """Fit paragraphs into a box, all of one size: the largest at which they are no taller than it.

    Where even the smallest is too tall the last ones are cut or left out.
    """
    texts = [" ".join(words(text)) for text in paragraphs]
    for size in [most - step for step in range(int(most - least))] + [least]:
        fitted = [Fitted(text, size, len(lines_of(text, width, size, face))) for text in texts]
        if sum(one.height for one in fitted) <= height:
            return fitted
    left, kept = max(int(height / (LINE * least)), 1), []
    for one in fitted:
        if left > 0:
            kept.append(fit(one.text, width, most=least, least=least, lines=left, face=face))
            left -= kept[-1].lines
    return kept


def _cut(text: str, width: float, size: float, lines: int, face: Face) -> str:
    """As many words, or letters of a long one, as stand on so many lines, with an ellipsis."""
    low, high = 0, len(text)
    while low < high:  # the longest beginning that fits
        middle = (low + high + 1) // 2
        fits = len(lines_of(f"{text[:middle].rstrip()}…", width, size, face)) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = text[:low]
    whole = kept.rpartition(" ")[0] if low < len(text) and not text[low].isspace() else kept
    return f"{(whole or kept).rstrip(' ,;:')}…"
