"""Say in the markup of the theme's pages what it leaves unsaid to those who do not see the page."""

from __future__ import annotations

import re

_FOLDED = re.compile(
    r'(?P<before><a class="[^"]*reference internal"[^>]*>(?P<title>[^<"]+)</a><details[^>]*>\s*)'
    r'<summary>(?=<span class="toctree-toggle")'
)
# The role of an entry of a bibliography is deprecated; it stands in a list, and the list asks for items.
_ENTRY, _ITEM = 'role="doc-biblioentry"', 'role="listitem"'


def accessible(page: str) -> str:
    """The HTML of a page with names on the arrows that unfold the table of contents, and items in its lists."""
    named = _FOLDED.sub(r'\g<before><summary aria-label="Pages under \g<title>">', page)
    return named.replace(_ENTRY, _ITEM)
