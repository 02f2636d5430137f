"""What an edition was made with, so that the same site can be made again."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from iraq_report.editions.declaration import Edition
from iraq_report.editions.records import LAYOUT
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.paint import Json
from iraq_report.paths import ROOT
from iraq_report.sections.parameters import SectionParameters
from iraq_report.site.tables import table_hashes

# Packages that decide what numbers, charts and pages look like.
PACKAGES = (
    "iraq-report", "pandas", "numpy", "scipy", "plotly", "papermill", "ipykernel", "jupyter-book", "myst-nb",
    "sphinx", "sphinx-book-theme", "sphinxcontrib-bibtex",
)  # fmt: skip
_COMPUTING = ("tables", "sections", "figures", "claims", "prose")


def edition_record(
    edition: Edition,
    parameters: Mapping[str, SectionParameters],
    *,
    data: Path,
    browser: Path | None,
    licence: str,
    themes: Themes = DEFAULT,
) -> Json:
    """`edition.json`: declaration, parameters of every section, hashes of tables and code, look, versions; no clock."""
    return {
        "layout": LAYOUT,
        "id": edition.id,
        "title": edition.title,
        "date": edition.date.isoformat(),
        "start": edition.start.isoformat(),
        "end": edition.end.isoformat(),
        "parameters": {section: model.literals() for section, model in parameters.items()},
        "data": table_hashes(data),
        "code": code_hash(),
        "packages": {name: version(name) for name in PACKAGES},
        "browser": browser_version(browser),
        "fonts": themes.fonts.family,
        "theme": {"name": themes.name, "sha256": themes.digest},
        "licences": {"text, tables and figures": licence, "code": "MIT"},
    }


def code_hash(root: Path = ROOT) -> str:
    """sha256 of the notebooks and of the rooms of the package that decide what a number or a chart is."""
    files = [*(root / "notebooks").glob("*.ipynb")]
    files += [file for room in _COMPUTING for file in (root / "iraq_report" / room).rglob("*.py")]
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return whole.hexdigest()


def browser_version(browser: Path | None) -> str:
    """What the browser says of itself, empty without one."""
    if browser is None:
        return ""
    try:
        done = subprocess.run([str(browser), "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
