"""Say in the markup of the theme's pages what it leaves unsaid to those who do not see the page."""

from __future__ import annotations

import re

from iraq_report.tables.schemas.sources import LANGUAGES

_FOLDED = re.compile(
    r'(?P<before><a class="[^"]*reference internal"[^>]*>(?P<title>[^<"]+)</a><details[^>]*>\s*)'
    r'<summary>(?=<span class="toctree-toggle")'
)
# The role of an entry of a bibliography is deprecated; it stands in a list, and the list asks for items.
_ENTRY, _ITEM = 'role="doc-biblioentry"', 'role="listitem"'
# A title in the bibliography with what follows it up to the language; a page without a title is named in English.
_TITLE = re.compile(
    r'<a class="reference external"(?P<link> href="[^"]*">(?!Page of |Undated page)[^<]+</a>'
    r"[^<]*\bIn (?P<name>[A-Z]\w+)[;.])"
)
_CODES = {name: code for code, name in LANGUAGES.items() if code != "en"}
# The link over the sidebar leads here; focus follows at once, and not with the next picture of a busy browser.
_MAIN, _REACHED = '<main id="main-content"', '<main id="main-content" tabindex="-1"'


def accessible(page: str) -> str:
    """The HTML of a page with what it leaves unsaid.

    The arrows that unfold the table of contents have names, the entries of the bibliography are items of their list
    and name the languages of their titles, and the link over the sidebar gives the focus to the text.
    """
    named = _FOLDED.sub(r'\g<before><summary aria-label="Pages under \g<title>">', page)
    spoken = _TITLE.sub(_with_language, named)
    return spoken.replace(_ENTRY, _ITEM).replace(f"{_MAIN} class", f"{_REACHED} class")


def _with_language(title: re.Match[str]) -> str:
    code = _CODES.get(title["name"])
    return f'<a class="reference external" lang="{code}" dir="auto"{title["link"]}' if code else title.group()
