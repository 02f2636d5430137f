"""Say in the markup of the theme's pages what it leaves unsaid to those who do not see the page."""

from __future__ import annotations

import re

_FOLDED = re.compile(
    r'(?P<before><a class="[^"]*reference internal"[^>]*>(?P<title>[^<"]+)</a><details[^>]*>\s*)'
    r'<summary>(?=<span class="toctree-toggle")'
)
# The role of an entry of a bibliography is deprecated; it stands in a list, and the list asks for items.
_ENTRY, _ITEM = 'role="doc-biblioentry"', 'role="listitem"'
# The link over the sidebar leads here; focus follows at once, and not with the next picture of a busy browser.
_MAIN, _REACHED = '<main id="main-content"', '<main id="main-content" tabindex="-1"'


def accessible(page: str) -> str:
    """The HTML of a page with names on the arrows that unfold the table of contents, items in its lists, and a text
    that the link over the sidebar gives the focus to.
    """
    named = _FOLDED.sub(r'\g<before><summary aria-label="Pages under \g<title>">', page)
    return named.replace(_ENTRY, _ITEM).replace(f"{_MAIN} class", f"{_REACHED} class")
