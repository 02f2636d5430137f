"""One style sheet for each page instead of a dozen: a phone waits for every one before it shows anything."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

_LINK = re.compile(r'<link\b(?=[^>]*\srel="stylesheet")(?![^>]*\smedia=)[^>]*\shref="([^":?]+)(?:\?[^"]*)?"[^>]*>\s*')
_IMPORT = re.compile(r'@import\s*"([^"]+)"\s*;')
_CHARSET = '@charset "UTF-8";'
_ADDRESS = re.compile(r"""url\(\s*("[^"]*"|'[^']*'|[^"')]*)\s*\)""")
_ELSEWHERE = re.compile(r"[a-z]+:|[/#]")  # an address with a scheme, from the root, or inside the document


def merge_sheets(html: Path, pages: Iterable[Path]) -> None:
    """Let each page below `html` ask for one file with all of its style sheets, in their order.

    Pages with the same sheets share the file. The sheets themselves go; a page with one sheet is left as it is.
    """
    merged: set[Path] = set()
    written: dict[tuple[Path, ...], str] = {}
    for page in pages:
        text = page.read_text("utf-8")
        sheets = tuple(Path(os.path.normpath(page.parent / address)) for address in _LINK.findall(text))
        if len(sheets) < 2:
            continue
        if sheets not in written:
            written[sheets] = _write(sheets, html / "_static", merged)
        up = "../" * (len(page.relative_to(html).parts) - 1)
        link = f'<link rel="stylesheet" href="{up}_static/{written[sheets]}" />\n'
        start = _LINK.search(text).start()  # type: ignore[union-attr]
        page.write_text(text[:start] + link + _LINK.sub("", text[start:]), encoding="utf-8")
    for sheet in merged:
        sheet.unlink()


def _write(sheets: Sequence[Path], folder: Path, merged: set[Path]) -> str:
    text = _CHARSET + "".join(_text(sheet, folder, merged) for sheet in sheets)
    name = f"styles-{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"
    (folder / name).write_text(text, encoding="utf-8")
    return name


def _text(sheet: Path, folder: Path, merged: set[Path]) -> str:
    """The rules of a sheet with those it imports, its addresses as seen from `folder`."""
    merged.add(sheet)
    text = sheet.read_text("utf-8").replace(_CHARSET, "")
    imported = [_text(Path(os.path.normpath(sheet.parent / name)), folder, merged) for name in _IMPORT.findall(text)]
    own = _ADDRESS.sub(partial(_moved, of=sheet, folder=folder), _IMPORT.sub("", text))
    return "".join([*imported, own])


def _moved(found: re.Match[str], *, of: Path, folder: Path) -> str:
    address = found[1].strip("\"'")
    if _ELSEWHERE.match(address):
        return found[0]
    return f'url("{Path(os.path.relpath(of.parent / address, folder)).as_posix()}")'
