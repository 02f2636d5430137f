"""Values and words written at the bars and points of a native chart, which follow when its data sheet is changed.

A value is a number of the data; words come from cells of the data sheet, which PowerPoint since 2013 knows by an
extension; what knows it not shows the words as they are here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from iraq_report.exports.slides.codes import number_code
from iraq_report.exports.slides.native import FONT
from iraq_report.exports.slides.ooxml import child
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.texts import bare
from iraq_report.exports.slides.workbook import Value
from iraq_report.figures.text import number_text

Position = Literal["outEnd", "inBase", "t", "ctr", "r"]
_AFTER = ("c:trendline", "c:errBars", "c:cat", "c:val", "c:xVal", "c:yVal")  # what follows the labels of a series
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_LABEL_URI = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_URI = "{02D57815-91ED-43cb-92C2-25804820EDAC}"


@dataclass(frozen=True)
class Told:
    """Words for points of a series: `cells` of the data sheet (`Sheet1!$D$2:$D$4`), and what each of them holds.

    `shift` moves a label from its place by shares of the chart, to the right and down.
    """

    cells: str
    words: Sequence[str]
    shift: tuple[float, float] = (0.0, 0.0)
    bold: bool = False


def words_beside(values: Sequence[Value], texts: Sequence[str], page: Page) -> list[str]:
    """What is written at the points of a series where it is more than their number, blank where it is not."""
    told = []
    for value, text in zip(values, texts, strict=True):
        number = number_text(0.0 if value is None else value)
        told.append("" if bare(text) == (page.forms.text(number) if page.forms else number) else bare(text))
    return told


def write_values(
    series: Any, values: Sequence[Value], texts: Sequence[str], page: Page, *, position: Position, cells: str = ""
) -> None:
    """Write the value of each point of a series (its XML element), as a number that follows the data.

    `texts` says what the canvas writes there: nothing leaves a point out, and what is more than its number stands in
    `cells` of the data sheet.
    """
    written = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}/>")
    words = words_beside(values, texts, page)
    for number, (value, text, more) in enumerate(zip(values, texts, words, strict=True)):
        if not text:
            child(_label(written, number), "c:delete", val="1")
        elif more:
            _words(written, number, Told(cells, words), page, position)
        elif value is not None and value != round(value):
            label = _label(written, number)
            _form(label, number_code("#,##0.0", page.forms))
            _show(label, position)
    _form(written, number_code("#,##0", page.forms))
    _font(written, page)
    _show(written, position)
    _put(series, written)
    if any(words):
        _name_cells(series, Told(cells, words))


def write_words(series: Any, told: Told, page: Page, *, position: Position, only: int | None = None) -> None:
    """Write words at the points of a series (its XML element), or at one of them alone."""
    written = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}/>")
    for number in range(len(told.words)) if only is None else (only,):
        _words(written, number, told, page, position)
    _font(written, page)
    _show(written, position, shown="")
    _c15(_extension(written, _LABEL_URI), "showLeaderLines", val="0")
    _put(series, written)
    _name_cells(series, told)


def _put(series: Any, written: Any) -> None:
    following = next(found for tag in _AFTER if (found := series.find(qn(tag))) is not None)
    following.addprevious(written)


def _label(written: Any, number: int) -> Any:
    label = child(written, "c:dLbl")
    child(label, "c:idx", val=str(number))
    return label


def _words(written: Any, number: int, told: Told, page: Page, position: Position) -> None:
    """The label of a point whose words are a field that PowerPoint fills from their cell."""
    label = _label(written, number)
    if any(told.shift):
        place = child(child(label, "c:layout"), "c:manualLayout")
        for way, share in zip("xy", told.shift, strict=True):
            child(place, f"c:{way}", val=f"{share:.5f}")
    rich = child(child(label, "c:tx"), "c:rich")
    child(rich, "a:bodyPr", wrap="none")
    field = child(child(rich, "a:p"), "a:fld", id=_id(told.cells, number), type="CELLRANGE")
    properties = child(field, "a:rPr", lang=page.language, **_size(page), **({"b": "1"} if told.bold else {}))
    properties.append(page.colours.of("text").fill())
    child(field, "a:t").text = told.words[number]
    _show(label, position, shown="")
    extension = _extension(label, _LABEL_URI)
    _c15(extension, "dlblFieldTable")
    _c15(extension, "showDataLabelsRange", val="1")


def _id(cells: str, number: int) -> str:
    """The id of a field: any will do, as long as it is its own and the same every time."""
    return f"{{{uuid5(NAMESPACE_URL, f'{cells}#{number}')}}}".upper()


def _name_cells(series: Any, told: Told) -> None:
    """Say at the end of a series where the words of its labels stand, and what they were when it was written."""
    named = _c15(_extension(series, _RANGE_URI), "datalabelsRange")
    _c15(named, "f").text = told.cells
    kept = _c15(named, "dlblRangeCache")
    child(kept, "c:ptCount", val=str(len(told.words)))
    for number, text in enumerate(told.words):
        child(child(kept, "c:pt", idx=str(number)), "c:v").text = text


def _extension(parent: Any, uri: str) -> Any:
    return etree.SubElement(child(parent, "c:extLst"), qn("c:ext"), {"uri": uri}, nsmap={"c15": _C15})


def _c15(parent: Any, name: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_C15}}}{name}", attributes)


def _form(target: Any, code: str) -> None:
    child(target, "c:numFmt", formatCode=code, sourceLinked="0")


def _size(page: Page) -> Mapping[str, str]:
    return {"sz": str(page.sheet.font(FONT).centipoints)}


def _font(target: Any, page: Page) -> None:
    text = child(target, "c:txPr")
    child(text, "a:bodyPr", wrap="none")
    paragraph = child(text, "a:p")
    properties = child(child(paragraph, "a:pPr"), "a:defRPr", **_size(page))
    properties.append(page.colours.of("text").fill())
    child(paragraph, "a:endParaRPr", lang=page.language)


def _show(target: Any, position: Position, *, shown: str = "Val") -> None:
    child(target, "c:dLblPos", val=position)
    for name in _SHOWN:
        child(target, f"c:show{name}", val="1" if name == shown else "0")
