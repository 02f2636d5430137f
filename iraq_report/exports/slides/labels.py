"""Values written at the bars and points of a native chart, which follow when its data sheet is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from iraq_report.exports.slides.codes import number_code
from iraq_report.exports.slides.native import FONT
from iraq_report.exports.slides.ooxml import child
from iraq_report.exports.slides.page import Page
from iraq_report.exports.slides.texts import bare
from iraq_report.exports.slides.workbook import Value
from iraq_report.figures.text import number_text

Position = Literal["outEnd", "inBase", "t"]
_AFTER = ("c:trendline", "c:errBars", "c:cat", "c:val", "c:xVal", "c:yVal")  # what follows the labels of a series
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def write_values(series: Any, values: Sequence[Value], texts: Sequence[str], page: Page, *, position: Position) -> None:
    """Write the value of each point of a series (its XML element), as a number that follows the data.

    `texts` says what the canvas writes there: nothing leaves a point out, and what is more than its number is written
    as it stands.
    """
    written = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}/>")
    for number, (value, text) in enumerate(zip(values, texts, strict=True)):
        known = 0.0 if value is None else value
        if not text:
            label = _label(written, number)
            child(label, "c:delete", val="1")
        elif bare(text) != (page.forms.text(number_text(known)) if page.forms else number_text(known)):
            label = _label(written, number)
            _rich(label, bare(text), page)
            _show(label, position)
        elif known != round(known):
            label = _label(written, number)
            _form(label, number_code("#,##0.0", page.forms))
            _show(label, position)
    _form(written, number_code("#,##0", page.forms))
    _font(written, page)
    _show(written, position)
    following = next(found for tag in _AFTER if (found := series.find(qn(tag))) is not None)
    following.addprevious(written)


def _label(written: Any, number: int) -> Any:
    label = child(written, "c:dLbl")
    child(label, "c:idx", val=str(number))
    return label


def _rich(label: Any, text: str, page: Page) -> None:
    rich = child(child(label, "c:tx"), "c:rich")
    child(rich, "a:bodyPr", wrap="none")
    paragraph = child(rich, "a:p")
    run = child(paragraph, "a:r")
    properties = child(run, "a:rPr", sz=str(page.sheet.font(FONT).centipoints))
    properties.append(page.colours.of("text").fill())
    child(run, "a:t").text = text


def _form(target: Any, code: str) -> None:
    child(target, "c:numFmt", formatCode=code, sourceLinked="0")


def _font(target: Any, page: Page) -> None:
    text = child(target, "c:txPr")
    child(text, "a:bodyPr", wrap="none")
    paragraph = child(text, "a:p")
    properties = child(child(paragraph, "a:pPr"), "a:defRPr", sz=str(page.sheet.font(FONT).centipoints))
    properties.append(page.colours.of("text").fill())
    child(paragraph, "a:endParaRPr", lang=page.language)


def _show(target: Any, position: Position) -> None:
    child(target, "c:dLblPos", val=position)
    for name in _SHOWN:
        child(target, f"c:show{name}", val="1" if name == "Val" else "0")
