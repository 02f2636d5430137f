"""Finish the pages of a built edition: scripts become files that no page waits for, what no reader needs goes.

The theme writes a few small scripts into each page; as files they allow a Content-Security-Policy that
forbids inline ones. Its icon script weighs 1.5 MB, and its style sheet draws the same icons without it.
Style sheets and icon fonts keep what the pages use, and each page asks for one style sheet.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import partial
from pathlib import Path

from iraq_report.site.access import accessible
from iraq_report.site.bundle import merge_sheets
from iraq_report.site.icons import subset_icons
from iraq_report.site.styles import drop_unused_rules

_INLINE = re.compile(r"<script(?P<attributes>(?:\s+data-[\w-]+=\"[^\"]*\")*)\s*>(?P<code>.+?)</script>", re.DOTALL)
# A script file that a page waits for; only the one that sets the colours may hold it up, or it would flash.
_WAITED_FOR = re.compile(r"<script(?=[^>]*\ssrc=)(?![^>]*\s(?:defer|async|data-cfasync)\b)")
# what no page asks for: of the theme, of its extensions and of Sphinx
_NEEDLESS = (
    ".buildinfo", "objects.inv", "_sources", "genindex.html", "_static/scripts/fontawesome.js",
    "_static/scripts/bootstrap.js", "_static/locales", "_static/images", "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "searchindex.js", "_static/searchtools.js", "_static/language_data.js",  # the search has an index of its own
)  # fmt: skip


_NO_PAGES = {"_static", "figures"}
# Names a folded cell otherwise than the word a reader sees on it.
_LABEL = '<summary aria-label="Toggle hidden content">'
# What a button is for, where Bootstrap's script would show it; the browser shows it by this name.
_TIP, _TITLE = ' data-bs-title="', ' title="'


def finish(html: Path) -> None:
    """Rewrite the pages of a folder in place; running it twice changes nothing more."""
    pages = built_pages(html)
    for page in pages:
        text = accessible(page.read_text("utf-8").replace(_LABEL, "<summary>").replace(_TIP, _TITLE))
        up = "../" * (len(page.relative_to(html).parts) - 1)
        text = _INLINE.sub(partial(_as_file, html=html, up=up), text)
        page.write_text(_WAITED_FOR.sub("<script defer", text), encoding="utf-8")
    for name in _NEEDLESS:
        _remove(html / name)
    for maps in html.rglob("*.map"):
        maps.unlink()
    drop_unused_rules(html, pages)
    subset_icons(html)
    merge_sheets(html, pages)


def built_pages(html: Path) -> list[Path]:
    """The pages of a built edition, in subfolders too.

    Templates that the theme leaves beside its styles are none, and neither are figures to show in other pages' frames.
    """
    return sorted(page for page in html.rglob("*.html") if page.relative_to(html).parts[0] not in _NO_PAGES)


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
