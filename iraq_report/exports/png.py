"""Say in a PNG what it shows and how large it is meant: texts for who does not see it, pixels for a document."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from iraq_report.figures.paint import Json

_HEAD = 8 + 25  # the signature and the first chunk, which says width and height
_METRE = 96 / 0.0254  # CSS pixels of a metre


def with_record(png: bytes, record: Json, *, scale: float) -> bytes:
    """A PNG of a figure that says title, description and source of its record; see `with_texts`."""
    texts = {"Title": record["title"], "Description": record["description"], "Source": record["source"]}
    return with_texts(png, texts, scale=scale)


def with_texts(png: bytes, texts: Mapping[str, str], *, scale: float) -> bytes:
    """A PNG with texts by keyword (such as `Title`), shown at `scale` of its pixels for each CSS pixel."""
    density = round(_METRE * scale)
    added = [_chunk(b"pHYs", struct.pack(">IIB", density, density, 1))]
    added += [
        _chunk(b"iTXt", key.encode("latin-1") + b"\0\0\0\0\0" + text.replace("\0", "").encode())
        for key, text in texts.items()
        if text
    ]
    return png[:_HEAD] + b"".join(added) + png[_HEAD:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
