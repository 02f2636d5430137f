"""The presentation that a deck is made in: somebody's template without its sample slides."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml.ns import qn

from iraq_report.errors import ReportError

_TYPES = "[Content_Types].xml"
_DECK = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
# Templates, shows and files with macros differ from a deck by this word; python-pptx opens only decks.
_AS_DECK = (
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
)
_MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_OF_SLIDES = ("sectionLst", "custShowLst")  # what a presentation says of its slides by their ids


def open_template(path: Path) -> Any:
    """Open a template (pptx, potx) for a new deck: its layouts and its look, without slides and macros.

    Raises ReportError E-TEMPLATE-MISSING where there is no such file and E-TEMPLATE-FORM where it is no presentation.
    """
    if not path.is_file():
        raise ReportError("E-TEMPLATE-MISSING", f"there is no template {path}; name a file of PowerPoint (pptx, potx)")
    try:
        presentation = Presentation(_as_deck(path))
        _empty(presentation)
    except Exception as error:  # python-pptx raises whatever a broken file makes it stumble over
        raise ReportError(
            "E-TEMPLATE-FORM",
            f"{path.name} cannot be read as a presentation of PowerPoint (pptx, potx); "
            "open it there, save it anew without a password, and name that file",
        ) from error
    return presentation


def _as_deck(path: Path) -> io.BytesIO:
    """The file with the word in it by which it calls itself a deck."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(out, "w") as taken:
        for item in given.infolist():
            content = given.read(item)
            if item.filename == _TYPES:
                for kind in _AS_DECK:
                    content = content.replace(kind.encode(), _DECK.encode())
            taken.writestr(item, content)
    return out


def _empty(presentation: Any) -> None:
    """Take out the slides, what names them, and what was written about the file as a whole."""
    listed = presentation.slides._sldIdLst
    for slide in list(listed):
        presentation.part.drop_rel(slide.rId)
        listed.remove(slide)
    element = presentation.element
    for item in [item for item in element.iter() if _name(item) in _OF_SLIDES]:
        holder = item.getparent()
        holder.getparent().remove(holder) if holder.tag == qn("p:ext") else holder.remove(item)
    drop_kinds(presentation.part, _MACROS)
    drop_kinds(presentation.part.package, KIND.THUMBNAIL, KIND.EXTENDED_PROPERTIES, KIND.CUSTOM_PROPERTIES)


def drop_kinds(holder: Any, *kinds: str) -> None:
    """Let go of the parts that a part or a package holds by relations of these kinds."""
    rels = holder._rels
    for key in [key for key, rel in rels.items() if rel.reltype in kinds]:
        rels.pop(key)


def _name(item: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return str(item.tag).rpartition("}")[2] if isinstance(item.tag, str) else ""
