"""The same deck, the same bytes: what a file says of the moment of its writing is set to the day of the edition."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip file can name
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def set_properties(presentation: Any, *, title: str, subject: str, authors: tuple[str, ...], day: date) -> None:
    """Say of a presentation what it is, whose, and of which day, in the place of what its template said."""
    known = presentation.core_properties
    moment = datetime(day.year, day.month, day.day)
    known.title, known.subject = title[:255], subject[:255]
    known.author = known.last_modified_by = "; ".join(authors)[:255]
    known.created = known.modified = moment
    known.revision = 1
    for name in ("category", "comments", "content_status", "identifier", "keywords", "version"):
        setattr(known, name, "")


def packed(presentation: Any, day: date) -> bytes:
    """A presentation as the bytes of its file, the same whenever it is written; `day` is what its data sheets say."""
    out = io.BytesIO()
    presentation.save(out)
    return _repacked(out.getvalue(), day)


def _repacked(content: bytes, day: date) -> bytes:
    """A zip file without its moments, those of the workbooks in it too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as taken:
        for item in given.infolist():
            held = given.read(item)
            if item.filename.endswith(".xlsx"):
                held = _repacked(held, day)
            elif item.filename == "docProps/core.xml":
                held = _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), held)
            fixed = zipfile.ZipInfo(item.filename, _EPOCH)
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            taken.writestr(fixed, held)
    return out.getvalue()
