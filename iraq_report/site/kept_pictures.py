"""Pictures drawn by an earlier build, so that only charts that changed are drawn again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from iraq_report.exports.pictures import DRAW_JS, PLOTLY_JS, Asked, Batch, draw_at_once
from iraq_report.site.kept import forget_unused, keep
from iraq_report.site.versions import browser_version


def draw_changed(asked: Mapping[str, Asked], *, browser: Path, kept: Path) -> Batch:
    """Like `draw_at_once`, but take from the folder `kept` what was drawn before with the same browser and scripts.

    Afterwards the folder holds all pictures that were asked for, and none that was unused for a month. Raises
    ReportError as `draw_at_once` does.
    """
    tools = _tools(browser)
    svg = {name: kept / f"{_key(name, one, tools)}.svg" for name, one in asked.items()}
    png = {name: svg[name].with_suffix(".png") for name, one in asked.items() if one.png}
    missing = {name for files in (svg, png) for name, file in files.items() if not file.is_file()}
    new = draw_at_once({name: one for name, one in asked.items() if name in missing}, browser)
    for name, text in new.svg.items():
        keep(svg[name], text.encode())
    for name, content in new.png.items():
        keep(png[name], content)
    forget_unused(kept, used=(*svg.values(), *png.values()))
    return Batch(
        {name: file.read_bytes().decode() for name, file in svg.items()},
        {name: file.read_bytes() for name, file in png.items()},
    )


def _tools(browser: Path) -> bytes:
    """What decides the look of a picture besides its chart."""
    parts = (browser_version(browser).encode(), DRAW_JS.read_bytes(), PLOTLY_JS.read_bytes())
    return hashlib.sha256(b"".join(parts)).digest()


def _key(name: str, one: Asked, tools: bytes) -> str:
    """The name counts, since the ids inside a picture are made of it."""
    text = json.dumps([name, one.chart, one.png], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode() + tools).hexdigest()
