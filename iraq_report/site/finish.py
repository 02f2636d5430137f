"""Finish the pages of a built edition: scripts become files, what no reader needs goes.

The theme writes a few small scripts into each page; as files they allow a Content-Security-Policy that
forbids inline ones. Its icon script weighs 1.5 MB, and its style sheet draws the same icons without it.
Style sheets and icon fonts keep what the pages use.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import partial
from pathlib import Path

from iraq_report.site.access import accessible
from iraq_report.site.icons import subset_icons
from iraq_report.site.styles import drop_unused_rules

_INLINE = re.compile(r"<script(?P<attributes>(?:\s+data-[\w-]+=\"[^\"]*\")*)\s*>(?P<code>.+?)</script>", re.DOTALL)
_ICONS = re.compile(r"\s*<script[^>]*fontawesome[^>]*>\s*</script>|\s*<link[^>]*preload[^>]*fontawesome\.js[^>]*>")
_NEEDLESS = (
    ".buildinfo", "objects.inv", "_sources", "genindex.html", "_static/scripts/fontawesome.js",
    "searchindex.js", "_static/searchtools.js", "_static/language_data.js",  # the search has an index of its own
)  # fmt: skip


# Names a folded cell otherwise than the word a reader sees on it.
_LABEL = '<summary aria-label="Toggle hidden content">'


def finish(html: Path) -> None:
    """Rewrite the pages of a folder in place; running it twice changes nothing more."""
    pages = built_pages(html)
    for page in pages:
        text = accessible(page.read_text("utf-8").replace(_LABEL, "<summary>"))
        up = "../" * (len(page.relative_to(html).parts) - 1)
        text = _INLINE.sub(partial(_as_file, html=html, up=up), text)
        page.write_text(_ICONS.sub("", text), encoding="utf-8")
    for name in _NEEDLESS:
        _remove(html / name)
    for maps in html.rglob("*.map"):
        maps.unlink()
    drop_unused_rules(html, pages)
    subset_icons(html)


def built_pages(html: Path) -> list[Path]:
    """The pages of a built edition, in subfolders too; templates that the theme leaves beside its styles are none."""
    return sorted(page for page in html.rglob("*.html") if page.relative_to(html).parts[0] != "_static")


def _as_file(found: re.Match[str], *, html: Path, up: str) -> str:
    code = found["code"].strip() + "\n"
    name = f"_static/inline-{hashlib.sha256(code.encode()).hexdigest()[:12]}.js"
    (html / name).write_text(code, encoding="utf-8")
    return f'<script{found["attributes"]} src="{up}{name}"></script>'


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
