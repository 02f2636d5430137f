"""Labels of the parts of a native ring, made of PowerPoint's fields: they follow when the data sheet is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from iraq_report.exports.slides.native import FONT
from iraq_report.exports.slides.page import Page

_C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_LABEL_URI = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="1"/><c:showSerName val="0"/>'
    '<c:showPercent val="1"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True)
class Label:
    """The label of a row of the data sheet.

    `number` and `percent` are what the canvas writes; `bound` is a text in the place of a percent that PowerPoint would
    round to nothing or to all. `shift` is how far the middle of the label stands from that of its part, to the right
    and down, as shares of the chart; `across` is how its lines are set.
    """

    row: int
    name: str
    number: str
    percent: str
    bound: str
    shift: tuple[float, float]
    across: Literal["l", "r"]


def labels(told: Sequence[Label], rows: int, page: Page) -> Any:
    """The XML element of all labels of a series of `rows` points; points without a label get none."""
    own = {label.row: label for label in told}
    single = "".join(_label(own[row], page) if row in own else _none(row) for row in range(rows))
    line = f'<a:ln w="{page.sheet.length(1)}">{_colour(page, "muted")}</a:ln>'
    return parse_xml(
        f"<c:dLbls {nsdecls('c', 'a')} {_C15}>{single}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_SHOWN}"
        f'<c:showLeaderLines val="1"/><c:leaderLines><c:spPr>{line}</c:spPr></c:leaderLines></c:dLbls>'
    )


def _none(row: int) -> str:
    return f'<c:dLbl><c:idx val="{row}"/><c:delete val="1"/></c:dLbl>'


def _label(label: Label, page: Page) -> str:
    right, down = label.shift
    return (
        f'<c:dLbl><c:idx val="{label.row}"/>'
        f'<c:layout><c:manualLayout><c:x val="{right:.5f}"/><c:y val="{down:.5f}"/></c:manualLayout></c:layout>'
        f'<c:tx><c:rich><a:bodyPr wrap="none"/>{_lines(label, page)}</c:rich></c:tx>{_SHOWN}'
        f'<c:extLst><c:ext uri="{_LABEL_URI}"><c15:dlblFieldTable/><c15:showDataLabelsRange val="0"/></c:ext>'
        "</c:extLst></c:dLbl>"
    )


def _lines(label: Label, page: Page) -> str:
    """The name, and under it the value and in brackets the percent."""
    name, value = _field(label, "CATEGORYNAME", label.name, page), _field(label, "VALUE", label.number, page, bold=True)
    percent = _run(label.bound, page) if label.bound else _field(label, "PERCENTAGE", label.percent, page)
    lines = (name, f"{value}{_run(' (', page)}{percent}{_run(')', page)}")
    return "".join(f'<a:p><a:pPr algn="{label.across}"/>{line}</a:p>' for line in lines)


def _field(label: Label, kind: str, text: str, page: Page, *, bold: bool = False) -> str:
    """A field that PowerPoint fills; `text` is what it holds until then."""
    number = str(uuid5(NAMESPACE_URL, f"{kind}#{label.row}")).upper()
    return f'<a:fld id="{{{number}}}" type="{kind}">{_look(page, bold=bold)}<a:t>{escape(text)}</a:t></a:fld>'


def _run(text: str, page: Page) -> str:
    return f"<a:r>{_look(page)}<a:t>{escape(text)}</a:t></a:r>"


def _look(page: Page, *, bold: bool = False) -> str:
    size = page.sheet.font(FONT).centipoints
    return f'<a:rPr lang="{page.language}" sz="{size}" b="{int(bold)}">{_colour(page, "text")}</a:rPr>'


def _colour(page: Page, role: str) -> str:
    return etree.tostring(page.colours.of(role).fill(), encoding="unicode")
