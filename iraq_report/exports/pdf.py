"""Part the print of a batch of charts into one PDF for each, which says what it is to who does not see it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

_POINT = 0.75  # points of a CSS pixel
_OURS = "iraq-report"


@dataclass(frozen=True)
class Page:
    """What the PDF of one chart is to be: its size in CSS pixels, title, description, authors, and its day if any."""

    width: int
    height: int
    title: str
    description: str
    authors: tuple[str, ...] = ()
    day: date | None = None


def part(printed: bytes, pages: Sequence[Page]) -> list[bytes]:
    """A PDF for each page of a print, in order; the same print gives the same bytes."""
    with pikepdf.open(io.BytesIO(printed)) as whole:
        return [_single(whole, number, page) for number, page in enumerate(pages)]


def _single(whole: Pdf, number: int, page: Page) -> bytes:
    with Pdf.new() as pdf:
        pdf.pages.append(whole.pages[number])
        _trim(pdf, page)
        _describe(pdf, page)
        _inform(pdf, page)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()


def _trim(pdf: Pdf, page: Page) -> None:
    """Cut the sheet to its picture, which stands at its top left."""
    sheet = pdf.pages[0]
    top = float(sheet.mediabox[3])
    box = Array([0, round(top - page.height * _POINT, 3), round(page.width * _POINT, 3), top])
    sheet.mediabox = sheet.cropbox = box


def _describe(pdf: Pdf, page: Page) -> None:
    """Tag the drawing as a figure with an alternative text."""
    sheet = pdf.pages[0]
    sheet.contents_add(b"/Figure <</MCID 0>> BDC", prepend=True)
    sheet.contents_add(b"EMC")
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    figure = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.Figure, P=document, Pg=sheet.obj, K=0, Alt=String(page.description),
            A=Dictionary(O=Name.Layout, BBox=sheet.mediabox),
        )
    )  # fmt: skip
    document.K = Array([figure])
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([figure])])))
    sheet.obj.StructParents = 0
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _inform(pdf: Pdf, page: Page) -> None:
    stamp = f"D:{page.day:%Y%m%d}000000+00'00" if page.day else ""
    info = {
        "/Title": page.title, "/Author": "; ".join(page.authors), "/Subject": page.description, "/Creator": _OURS,
        "/CreationDate": stamp, "/ModDate": stamp,
    }  # fmt: skip
    for name, value in info.items():
        if value:
            pdf.docinfo[name] = String(value)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp.load_from_docinfo(pdf.docinfo)
        xmp["dc:language"] = {"en"}
