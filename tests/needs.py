"""Tools a test may need: without one the test is skipped by name, and on continuous integration it fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from iraq_report.site.browser import find_browser


def _on_path(name: str) -> Callable[[], Path | None]:
    def find() -> Path | None:
        found = shutil.which(name)
        return Path(found) if found else None

    return find


FINDERS: dict[str, Callable[[], Path | None]] = {
    "browser": lambda: find_browser(install=False),
    "libreoffice": _on_path("soffice"),
    "make": _on_path("make"),
}
REASON = "needs a tool that is not here: "


def need(tool: str) -> Path:
    """Return where the tool is; without it skip the test, or fail it where `CI` is set."""
    found = FINDERS[tool]()
    if found is not None:
        return found
    if os.environ.get("CI", "").lower() in {"", "0", "false"}:
        pytest.skip(REASON + tool)
    pytest.fail(REASON + tool + "; on continuous integration nothing is left out", pytrace=False)
