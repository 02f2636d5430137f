"""What is written at bars: their values and sums as numbers, and words and percent in cells of the data sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from iraq_report.exports.slides.formulas import percent
from iraq_report.exports.slides.labels import Position, Told, words_beside, write_values, write_words
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.sheet import plot_of
from iraq_report.exports.slides.workbook import Cell, Series, Words, column_range
from iraq_report.figures.paint import Json
from iraq_report.figures.text import number_text, text_height, text_width

_SHARES = "Shares of 100 percent"
_SIZE = 12  # of the texts, in pixels
_APART = 2  # pixels between a bar and what is written under it, as on the canvas
_FREE = 4  # pixels that a share leaves free beside it at least


@dataclass(frozen=True)
class BarLabels:
    """The labels of the series of a chart of bars, the sums of stacked ones among them as the last."""

    chart: Json
    series: Sequence[Series]
    page: Page

    def words(self) -> dict[int, Words]:
        """The columns of words that the data sheet needs, by the number of their series."""
        sheet = self.chart["layout"]["meta"]["sheet"]
        if self.chart["layout"]["meta"]["kind"] == _SHARES:
            return {number: self._shares(number) for number in range(len(self.series))}
        told = {number: words_beside(item.values, texts, self.page) for number, item, texts in self._written(sheet)}
        return {
            number: Words(f"{self.series[number].name}, as written", [Cell(text) for text in words])
            for number, words in told.items()
            if any(words)
        }

    def write(self, elements: Sequence[Any], *, sums: Position) -> None:
        """Write them at the series of a chart, given as XML elements; `sums` says where sums stand."""
        meta = self.chart["layout"]["meta"]
        cells = {
            number: (column_range(len(self.series) + 1 + place, 1, len(words.cells)), words)
            for place, (number, words) in enumerate(self.words().items())
        }
        if meta["kind"] == _SHARES:
            for number, (named, words) in cells.items():
                told = Told(named, [cell.text for cell in words.cells], shift=(0.0, self._below()))
                write_words(elements[number], told, self.page, position="ctr")
            return
        for number, item, texts in self._written(meta["sheet"]):
            where: Position = sums if meta["sheet"]["ends_are"] == "sum" else "outEnd"
            named = cells[number][0] if number in cells else ""
            write_values(elements[number], item.values, texts, self.page, position=where, cells=named)

    def _written(self, sheet: Json) -> list[tuple[int, Series, Sequence[str]]]:
        """The series whose values the chart writes, with what the canvas writes there."""
        if sheet.get("ends_are") == "sum":
            return [(len(self.series) - 1, self.series[-1], sheet["ends"][0])]
        if sheet.get("ends_are") != "value":
            return []
        return [(number, item, sheet["ends"][number]) for number, item in enumerate(self.series)]

    def _shares(self, number: int) -> Words:
        item = self.series[number]
        plot = plot_of(self.chart)
        least = (text_width(self._percent(9), _SIZE) + _FREE) / (plot.right - plot.left)
        cells = []
        for row, value in enumerate(item.values, start=1):
            whole = sum(other.values[row - 1] or 0.0 for other in self.series)
            share = (value or 0.0) / whole if whole else 0.0
            formula = percent(
                xl_rowcol_to_cell(row, number + 1), xl_range(row, 1, row, len(self.series)), least=least,
                forms=self.page.forms,
            )  # fmt: skip
            cells.append(Cell(self._percent(share * 100) if share > least else "", formula))
        return Words(f"{item.name}, percent", cells)

    def _percent(self, share: float) -> str:
        text = f"{number_text(share, 0)}%"
        return self.page.forms.text(text) if self.page.forms else text

    def _below(self) -> float:
        """How far under the middle of a bar its share is written, as a share of the chart's height."""
        layout = self.chart["layout"]
        (bar, *_) = (trace for trace in self.chart["data"] if trace["type"] == "bar")
        return float((bar["width"] / 2 + _APART + text_height("", _SIZE) / 2) / layout["height"])
