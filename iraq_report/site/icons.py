"""Cut the icon fonts of the theme down to the icons that the style sheets still draw.

To be called after unused rules are gone: what is left in the `content` of a rule is what a page may show. Only fonts
in woff2 stay, which every browser of the last ten years reads.
"""

from __future__ import annotations

import io
import re
from functools import partial
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_CONTENT = re.compile(r"content:\s*\"((?:[^\"\\]|\\.)*)\"")
_CHARACTER = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|(.)", re.DOTALL)
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_SOURCES = re.compile(r"(?<=src:)[^;}]*")
_FILE = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


def subset_icons(html: Path) -> None:
    """Rewrite the fonts below `html`, the same bytes each time; one that holds none of the icons goes.

    Style sheets forget the files that are gone.
    """
    sheets = sorted(html.rglob("*.css"))
    wanted = {code for sheet in sheets for code in drawn(sheet.read_text("utf-8"))}
    for font in sorted(html.rglob("*.woff2")):
        if left := _subset(font, wanted):
            font.write_bytes(left)
        else:
            font.unlink()
    for font in (*html.rglob("*.ttf"), *html.rglob("*.woff")):
        font.unlink()
    for sheet in sheets:
        sheet.write_text(_FACE.sub(partial(_with_files, folder=sheet.parent), sheet.read_text("utf-8")), "utf-8")


def _with_files(face: re.Match[str], *, folder: Path) -> str:
    """A `@font-face` with those of its sources that are there, or nothing."""
    sources = [source for listed in _SOURCES.findall(face[0]) for source in listed.split(",")]
    there = [source for source in sources if (file := _FILE.search(source)) and (folder / file[1]).is_file()]
    return _SOURCES.sub(",".join(there), face[0]) if there else ""


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
