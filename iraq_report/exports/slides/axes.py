"""Axes of native charts: ends, ticks and grid as the canvas has them, numbers and days in forms of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Literal

from pptx.chart.axis import DateAxis, ValueAxis, _BaseAxis
from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn

from iraq_report.exports.locale import Forms
from iraq_report.exports.slides.codes import HIDDEN, can_write, day_code, number_code
from iraq_report.exports.slides.native import FONT
from iraq_report.exports.slides.ooxml import child, set_fill, set_line
from iraq_report.exports.slides.page import Page
from iraq_report.figures.paint import Json
from iraq_report.figures.text import text_width

Base = Literal["days", "months", "years"]
_FIRST = datetime(1899, 12, 30)  # day 0 of a workbook
_DAY = 86_400


def serial(day: str) -> float:
    """A day of a chart (`2021-06-09`, with an hour if need be) as the number a workbook keeps for it."""
    return (datetime.fromisoformat(day) - _FIRST).total_seconds() / _DAY


def day_of(text: str) -> date:
    """The day of a chart's date."""
    return datetime.fromisoformat(text).date()


def hide(axis: _BaseAxis) -> None:
    """Keep an axis' scale but show nothing of it."""
    axis.visible = False
    axis.has_major_gridlines = False


def set_ends(axis: _BaseAxis, low: float, high: float) -> None:
    """Fix both ends of an axis, so that texts and lines around the plot keep their places."""
    axis.minimum_scale, axis.maximum_scale = low, high


def show_numbers(axis: ValueAxis, spec: Json, page: Page, *, grid: bool) -> bool:
    """Give an axis of numbers the ends and ticks of Plotly's; returns whether PowerPoint can write those ticks.

    It counts them from the low end in equal steps. Where the canvas does otherwise the axis stays without texts.
    `form` in `spec` is a number format; else it is read off the texts.
    """
    low, high = spec["range"]
    set_ends(axis, low, high)
    step = even_step(spec["tickvals"], low)
    axis.has_major_gridlines = grid and step > 0
    if grid and step:
        set_line(axis.major_gridlines.format.line, "grid", page, width=1)
    _plain(axis, page, texts=step > 0)
    if step:
        axis.major_unit = step
        labels = axis.tick_labels
        form = spec.get("form") or number_code(number_form(spec["ticktext"], spec["tickvals"]), page.forms)
        labels.number_format = form
        labels.number_format_is_linked = False
    return step > 0


def even_step(ticks: Sequence[float], low: float) -> float:
    """The step between ticks that begin at the low end of an axis and stand evenly; 0 for others."""
    if len(ticks) < 2 or abs(ticks[0] - low) > 1e-9:
        return 0.0
    steps = [after - before for before, after in pairwise(ticks)]
    return steps[0] if max(steps) - min(steps) < 1e-9 * max(abs(steps[0]), 1) else 0.0


def number_form(texts: Sequence[str], values: Sequence[float]) -> str:
    """The number format of ticks such as `$0`, `$0.5m`: what stands around the number, and the decimals it needs.

    Whatever signs the texts have before decimals and between thousands, PowerPoint writes those of its user.
    """
    parts = [re.fullmatch(r"([^\d−-]*)[−-]?\d(?:[\d.,’٫٬\s]*\d)?(.*)", HIDDEN.sub("", text)) for text in texts]
    known = [part for part in parts if part]
    decimals = max((len(f"{value:.6f}".rstrip("0").partition(".")[2]) for value in values), default=0)
    before, after = (known[0][1], known[0][2]) if known else ("", "")
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return "".join([_literal(before), digits, _literal(after)])


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def _plain(axis: _BaseAxis, page: Page, *, texts: bool, line: bool = False) -> None:
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if texts else XL_TICK_LABEL_POSITION.NONE
    set_line(axis.format.line, "border" if line else None, page, width=1)
    axis.tick_labels.font.size = page.sheet.font(FONT)
    set_fill(axis.tick_labels.font.fill, "muted", page.colours)


def show_names(axis: _BaseAxis, page: Page, *, role: str = "muted", line: bool = False) -> None:
    """Write every category at an axis, upright texts and left out ones not allowed."""
    _plain(axis, page, texts=True, line=line)
    axis.has_major_gridlines = False
    set_fill(axis.tick_labels.font.fill, role, page.colours)
    element = axis._element
    _level(element)
    _after(element, "c:lblOffset", "c:tickLblSkip", "1")


@dataclass(frozen=True)
class Ticks:
    """Ticks of days: one every so many units, written as days, as months or as years."""

    every: int
    unit: Base


def show_days(axis: DateAxis, page: Page, *, base: Base, ticks: Ticks | None) -> None:
    """Make an axis one of days, months or years; without `ticks` it is written on the canvas instead."""
    _plain(axis, page, texts=ticks is not None, line=True)
    axis.has_major_gridlines = False
    element = axis._element
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for found in element.findall(qn(tag)):
            element.remove(found)
    child(element, "c:baseTimeUnit", val=base)
    if ticks:
        child(element, "c:majorUnit", val=str(ticks.every))
        child(element, "c:majorTimeUnit", val=ticks.unit)
        axis.tick_labels.number_format = day_code(ticks.unit, page.forms)
        axis.tick_labels.number_format_is_linked = False
        _level(element)


_MONTHS = (1, 3, 6, 12)
_DAYS = (1, 2, 7, 14, 28)


def slot_ticks(base: Base, slot: float, forms: Forms | None) -> Ticks | None:
    """Ticks for slots of a day, a month or a year that are `slot` pixels wide, as many as stand apart.

    None where PowerPoint cannot write them in the forms asked for.
    """
    if not can_write(base, forms):
        return None
    sample = {"days": "30 Sep", "months": "Sep 2020", "years": "2020"}[base]
    steps = {"days": _DAYS, "months": _MONTHS, "years": (1, 2, 5, 10)}[base]
    room = text_width(forms.text(sample) if forms else sample, FONT) + 10
    return Ticks(next((step for step in steps if step * slot >= room), steps[-1]), base)


def run_ticks(spec: Json, forms: Forms | None) -> Ticks | None:
    """The ticks of Plotly's axis of days where PowerPoint can count them from its low end and write them; else None."""
    ticks = _counted(spec)
    return ticks if ticks and can_write(ticks.unit, forms) else None


def _counted(spec: Json) -> Ticks | None:
    days = [day_of(text) for text in spec["tickvals"]]
    if len(days) < 2 or days[0] != day_of(spec["range"][0]):
        return None
    months = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(days)}
    if len({day.day for day in days}) == 1 and len(months) == 1 and (step := months.pop()):
        years = step % 12 == 0 and days[0].month == 1
        return Ticks(step // 12, "years") if years else Ticks(step, "months")
    lengths = {(b - a).days for a, b in pairwise(days)}
    return Ticks(lengths.pop(), "days") if len(lengths) == 1 else None


def _level(element: Any) -> None:
    """Keep the texts of an axis level."""
    element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")


def _after(element: Any, known: str, tag: str, value: str) -> None:
    found = element.find(qn(known))
    if found is not None and element.find(qn(tag)) is None:
        made = element.makeelement(qn(tag), {"val": value})
        found.addnext(made)
