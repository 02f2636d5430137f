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
PAGES = _files(yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8")))

LISTED = ["index.html", *(f"{edition}/{page}.html" for edition in EDITIONS for page in PAGES)]

every_page = pytest.mark.parametrize("name", LISTED)
every_section = pytest.mark.parametrize(
    "name", [f"{edition}/{section}.html" for edition in EDITIONS for section in SECTIONS]
)
