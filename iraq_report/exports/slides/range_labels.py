"""What is written beside ranges and intervals: words in cells of the data sheet, made of the numbers of their row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from iraq_report.exports.slides.formulas import range_words, rounds_alike
from iraq_report.exports.slides.labels import Told
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.plane import across
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.exports.slides.texts import bare
from iraq_report.exports.slides.workbook import LABELS, Cell, column_range
from iraq_report.figures.paint import Json

_NUMBERS = ("low", "dot", "high")
_GAP = 5  # pixels between a mark and its label, beside what programs leave there


def range_labels(rows: Sequence[tuple[Json, Mapping[str, float]]], chart: Json, page: Page) -> list[tuple[Cell, Told]]:
    """The cell of each row's label, and the label at its last point, which stands where the canvas has it.

    `rows` are in the order of the data sheet. A cell is a formula where all numbers of its row stand in the sheet and
    a formula writes them as the canvas does.
    """
    meta, labels, first = chart["layout"]["meta"], [], 1
    interval = meta["kind"] == "Estimates with intervals"
    unit, latin = meta["sheet"]["unit"], page.forms is None or page.forms.numbering == "latn"
    for row, values in rows:
        text, count = bare(row["text"]), len(values)
        cells = {name: xl_rowcol_to_cell(first + place, 0) for place, name in enumerate(values)}
        known = {name for name in _NUMBERS if row[name] is not None}
        alike = latin and known == set(cells) and all(rounds_alike(value, unit["digits"]) for value in values.values())
        formula = range_words(cells, **unit, interval=interval) if alike else ""
        last = across(chart, list(values.values())[-1]) - plot_of(chart).left
        shift = (row["end"] + _GAP - last) / chart["layout"]["width"]
        words = [""] * (count - 1) + [text]
        told = Told(column_range(LABELS, first, first + count - 1), words, (shift, 0.0), bold=True)
        labels.append((Cell(text, formula), told))
        first += count + 2  # a blank row and the name of the next
    return labels
