"""What the book declares, read before the site is built: the names under which its pages are tested."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from iraq_report.editions.declaration import edition_ids
from iraq_report.paths import BOOK
from iraq_report.sections import SECTIONS


def _files(entry: Any) -> list[str]:
    if isinstance(entry, list):
        return [name for part in entry for name in _files(part)]
    if not isinstance(entry, dict):
        return []
    own = [entry[key] for key in ("root", "file") if key in entry]
    return own + [name for part in entry.values() for name in _files(part)]


EDITIONS = edition_ids()
FIRST = EDITIONS[0]
PAGES = _files(yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8")))
# Every edition shows these from the same tables and templates: where a browser is slow, one edition stands for all.
SAME = ("method", "adapt", "data", "events", "glossary", "names", "bibliography")


def pages_of(edition: str) -> list[str]:
    """The pages of an edition that a browser has to open: all of the first, of others those with words of their own."""
    return PAGES if edition == FIRST else [page for page in PAGES if page not in SAME]


LISTED = ["index.html", *(f"{edition}/{page}.html" for edition in EDITIONS for page in pages_of(edition))]

# By module, so that the tests of a page follow each other and share one visit to it.
every_page = pytest.mark.parametrize("name", LISTED, scope="module")
every_section = pytest.mark.parametrize(
    "name", [f"{edition}/{section}.html" for edition in EDITIONS for section in SECTIONS], scope="module"
)
every_edition = pytest.mark.parametrize("edition", EDITIONS)
# For what scripts and styles do, which are the same in every edition: tests of their files hold that.
one_edition = pytest.mark.parametrize("edition", [FIRST])
each_section_once = pytest.mark.parametrize("name", [f"{FIRST}/{section}.html" for section in SECTIONS])
