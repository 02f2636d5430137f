"""Texts of a chart as text boxes at their exact places, in the fonts of the presentation."""

from __future__ import annotations

import html
import re

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn

from iraq_report.exports.slides.ooxml import set_fill
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.figures.charts.canvas import Across, Down
from iraq_report.figures.charts.place import Box
from iraq_report.figures.paint import Json, role_of
from iraq_report.figures.text import LINE, text_height, text_width, words

_TOLD = 320  # width of what a mark says when touched, in pixels
_PIECES = re.compile(r"(<[^>]*>)")
_BREAK = re.compile(r"<br\s*/?>")
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


def write(
    page: Page,
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    role: str = "text",
    across: Across = "left",
    down: Down = "middle",
    upright: bool = False,
) -> None:
    """Write a text (Plotly's markup) at a pixel of the canvas; `across` and `down` say which of its edges lies there.

    `upright` turns it so that it reads from below.
    """
    wide, high = text_width(text, size), text_height(text, size)
    wide, high = (high, wide) if upright else (wide, high)
    left, top = x - wide * _SHARES[across], y - high * _SHARES[down]
    box = page.shapes.add_textbox(*page.sheet.area(Box(left, top, left + wide, top + high)))
    box.name = f"Text: {bare(text)[:60]}"
    frame = box.text_frame
    frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, False
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if upright else _ANCHOR[down]
    if upright:
        frame._txBody.find(qn("a:bodyPr")).set("vert", "vert270")
    for number, line in enumerate(_lines(text)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT if upright else _ALIGN[across]
        paragraph.line_spacing = page.sheet.font(size * LINE)
        for piece, bold in line:
            run = paragraph.add_run()
            run.text = piece
            run.font.size, run.font.bold = page.sheet.font(size), bold
            set_fill(run.font.fill, role, page.colours)


def bare(text: str) -> str:
    """A text without its markup, in one line."""
    return " ".join(words(html.unescape(_PIECES.sub(" ", text))))


def spoken(text: str) -> str:
    """What a mark says when touched (Plotly's markup) as one line: its bold head, then what follows.

    `<b>Balad Air Base</b><br>10 attacks` becomes `Balad Air Base: 10 attacks`; lines that were broken for want of room
    are joined again, others are parted by semicolons.
    """
    head, *more = _BREAK.split(text)
    told = bare(head)
    for before, line in zip([head, *more], more, strict=False):
        told += f"{_joint(before, line)} {bare(line)}"
    return told


def _joint(before: str, line: str) -> str:
    if before.endswith("</b>"):
        return ":"
    word = bare(line).split(" ", maxsplit=1)[0]
    return ";" if text_width(f"{before} {word}") <= _TOLD else ""


def _lines(text: str) -> list[list[tuple[str, bool]]]:
    """The lines of a text, each as pieces with whether they are bold."""
    lines: list[list[tuple[str, bool]]] = [[]]
    bold = False
    for piece in _PIECES.split(text):
        if piece in {"<b>", "</b>"}:
            bold = piece == "<b>"
        elif _BREAK.fullmatch(piece):
            lines.append([])
        elif piece:
            lines[-1].append((html.unescape(piece), bold))
    return lines


def write_annotations(page: Page, chart: Json, *, but: frozenset[str] = frozenset()) -> None:
    """Write every text of a bare chart, save those whose `name` is among `but`."""
    layout = chart["layout"]
    plot = plot_of(chart)
    for number, note in enumerate(layout.get("annotations", [])):
        if note.get("name") in but:
            continue
        x = plot.left + note["x"] * (plot.right - plot.left) + note.get("xshift", 0)
        y = plot.bottom - note["y"] * (plot.bottom - plot.top) - note.get("yshift", 0)
        write(
            page, note["text"], x, y, size=note["font"]["size"],
            role=role_of(layout, f"annotations.{number}.font.color", "text"),
            across=note["xanchor"], down=note["yanchor"], upright=bool(note.get("textangle")),
        )  # fmt: skip
