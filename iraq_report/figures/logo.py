"""A logo for figures: a picture file read into a `data:` address, so that a chart stays one file."""

from __future__ import annotations

import base64
import re
import struct
from pathlib import Path
from xml.etree import ElementTree

from iraq_report.errors import ReportError
from iraq_report.figures.look import Logo

MOST = 100_000  # bytes; it is written into every picture
_WIDEST = 8  # times its height
_PNG = b"\x89PNG\r\n\x1a\n"
_LENGTH = re.compile(r"\s*([0-9.]+)(?:px)?\s*")


def read_logo(path: Path, *, alt: str, height: int) -> Logo:
    """A PNG or SVG file as a logo `height` pixels high, in its own proportions.

    Raises ReportError E-THEME-LOGO for a file that is not there, too large, or no such picture.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _fault(path, f"cannot be read: {error.strerror}") from None
    if len(data) > MOST:
        raise _fault(path, f"found {len(data):,} bytes, expected at most {MOST:,}, since every picture holds it")
    kind, ratio = ("png", _png_ratio(data)) if data.startswith(_PNG) else ("svg+xml", _svg_ratio(data))
    if not 0 < ratio <= _WIDEST:
        raise _fault(
            path, f"expected a PNG or an SVG with a width and a height, at most {_WIDEST} times as wide as high"
        )
    address = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    return Logo(address, alt, width=max(round(height * ratio), 1), height=height)


def _fault(path: Path, sentence: str) -> ReportError:
    return ReportError("E-THEME-LOGO", f"{path}: {sentence}")


def _png_ratio(data: bytes) -> float:
    """Width by height of a PNG, 0 where its head is cut off."""
    if len(data) < 24:
        return 0.0
    width, height = struct.unpack(">II", data[16:24])
    return width / height if height else 0.0


def _svg_ratio(data: bytes) -> float:
    """Width by height of an SVG, by its view box or its size; 0 for what is none."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return 0.0
    if root.tag.rpartition("}")[2] != "svg":
        return 0.0
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sizes = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [_LENGTH.fullmatch(size) for size in sizes]
    width, height = (float(match[1]) if match else 0.0 for match in found)
    return width / height if height else 0.0
