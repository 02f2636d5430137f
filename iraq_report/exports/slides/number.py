"""The number of a slide, where its layout has a place for it: python-pptx leaves that out."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any will do, as long as it is one


def add_number(slide: Any) -> None:
    """Add the number to a slide whose layout has one."""
    for placeholder in slide.slide_layout.placeholders:
        if placeholder.placeholder_format.type == KIND.SLIDE_NUMBER:
            id, index = slide.shapes._next_shape_id, placeholder.placeholder_format.idx
            slide.shapes._spTree.append(_number(id, index))
            return


def _number(id: int, index: int) -> Any:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{id}" name="Slide number" descr="Slide number"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldNum" sz="quarter" idx="{index}"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )
