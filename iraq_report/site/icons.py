"""Cut the icon fonts of the theme down to the icons that the style sheets still draw.

To be called after unused rules are gone: what is left in the `content` of a rule is what a page may show.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_CONTENT = re.compile(r"content:\s*\"((?:[^\"\\]|\\.)*)\"")
_CHARACTER = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|(.)", re.DOTALL)


def subset_icons(html: Path) -> None:
    """Rewrite the fonts below `html`, the same bytes each time; one that holds none of the icons goes."""
    wanted = {code for sheet in html.rglob("*.css") for code in drawn(sheet.read_text("utf-8"))}
    for font in sorted(html.rglob("*.woff2")):
        if left := _subset(font, wanted):
            font.write_bytes(left)
        else:
            font.unlink()


def drawn(css: str) -> set[int]:
    """The code points outside ASCII that a style sheet writes before or after an element."""
    texts = (found for content in _CONTENT.findall(css) for found in _CHARACTER.findall(content))
    return {code for escaped, plain in texts if (code := int(escaped, 16) if escaped else ord(plain)) > 0x7F}


def _subset(path: Path, wanted: set[int]) -> bytes | None:
    font = TTFont(path, recalcTimestamp=False)
    if not wanted & set(font.getBestCmap()):
        return None
    options = Options(flavor="woff2", recalc_timestamp=False, layout_features=[], notdef_outline=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
