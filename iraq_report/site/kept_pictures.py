"""Pictures drawn by an earlier build, so that only charts that changed are drawn again."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from iraq_report.exports.pictures import DRAW_JS, PLOTLY_JS, draw_svg
from iraq_report.figures.paint import Json
from iraq_report.site.versions import browser_version

_UNUSED = 30 * 24 * 3600  # seconds after which a picture that no build asked for is removed


def draw_changed(charts: Mapping[str, Json], *, browser: Path, kept: Path) -> dict[str, str]:
    """Like `draw_svg`, but take from the folder `kept` what was drawn before with the same browser and scripts.

    Afterwards the folder holds all pictures of `charts`, and none that was unused for a month. Raises ReportError as
    `draw_svg` does.
    """
    tools = _tools(browser)
    files = {name: kept / f"{_key(name, chart, tools)}.svg" for name, chart in charts.items()}
    new = draw_svg({name: charts[name] for name, file in files.items() if not file.is_file()}, browser)
    kept.mkdir(parents=True, exist_ok=True)
    for name, svg in new.items():
        unfinished = files[name].with_suffix(".part")
        unfinished.write_text(svg, encoding="utf-8", newline="\n")
        unfinished.replace(files[name])
    _forget_unused(kept, used=files.values())
    return {name: new[name] if name in new else file.read_text("utf-8") for name, file in files.items()}


def _forget_unused(kept: Path, *, used: Iterable[Path]) -> None:
    for file in used:
        file.touch()
    oldest = time.time() - _UNUSED
    for file in kept.iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)


def _tools(browser: Path) -> bytes:
    """What decides the look of a picture besides its chart."""
    parts = (browser_version(browser).encode(), DRAW_JS.read_bytes(), PLOTLY_JS.read_bytes())
    return hashlib.sha256(b"".join(parts)).digest()


def _key(name: str, chart: Json, tools: bytes) -> str:
    """The name counts, since the ids inside a picture are made of it."""
    text = json.dumps([name, chart], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode() + tools).hexdigest()
