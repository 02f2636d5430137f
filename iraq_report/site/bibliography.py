"""How the bibliography looks: one plain style for pages and documents, as a Sphinx extension.

pybtex's own styles run every field through templates and a LaTeX parser, which takes ten seconds and more for
the thousand sources of this book; our list is written by ourselves, so undoing its escapes is enough.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.sorting import BaseSortingStyle

from iraq_report.tables.bibliography import ESCAPES

STYLE = "report"
_WRITTEN = {escape: chr(code) for code, escape in ESCAPES.items() if escape.startswith("\\")}
_ESCAPED = re.compile("|".join(re.escape(escape) for escape in sorted(_WRITTEN, key=len, reverse=True)))
_BRACES = re.compile(r"[{}]")


def plain(field: str) -> str:
    """The text of a field of `references.bib`: escapes undone, braces gone."""
    return _BRACES.sub("", _ESCAPED.sub(lambda found: _WRITTEN[found.group()], field))


class BySite(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """Entries in the order of their keys, which begin with the site on which a source was read."""

    def sorting_key(self, entry: Any) -> str:
        """The key of an entry."""
        return str(entry.key)


class ReportStyle(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """Author. Title (linked). Where it was read. Date. Language and day of reading. Key."""

    default_name_style = "plain"
    default_label_style = "number"
    default_sorting_style = BySite

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> FormattedEntry:
        """One entry as rich text."""
        fields = {name: plain(value) for name, value in entry.fields.items() if name != "url"}
        address = entry.fields.get("url", "")
        title = fields.get("title", "Untitled")
        date = " ".join(fields[name] for name in ("month", "year") if name in fields)
        after = [part for part in (fields.get("howpublished"), date, fields.get("note")) if part]
        author = " and ".join(plain(str(person)) for person in entry.persons.get("author", ()))
        text = Text(
            f"{author.removesuffix('.')}. " if author else "",
            HRef(address, title) if address else title,
            "".join(f". {part[:1].upper()}{part[1:]}" for part in after),
            ". ",
            HRef(f"#source-{entry.key}", entry.key),  # to link to it, and to find it in the tables
        )
        return FormattedEntry(entry.key, text, label)


def setup(app: Any) -> dict[str, bool]:
    """Register the style under the name that `_config.yml` gives."""
    register_plugin("pybtex.style.formatting", STYLE, ReportStyle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
