"""The picture that stands for an edition where a link to it is shown: 1200 by 630 pixels, drawn by a browser.

Its numbers are those that the edition prints; an edition that prints none of them has a card without numbers.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.exports.pictures import FLAGS
from iraq_report.figures.paint import Json
from iraq_report.figures.theme import FONT

CARD = "card.png"
WIDTH, HEIGHT = 1200, 630
_TEMPLATES = Path(__file__).parent / "templates"
_TIMEOUT = 60  # seconds


def card_page(edition: Edition, facts: Mapping[str, Json], *, title: str, period: str) -> str:
    """The card as a page of its own; `facts` as the edition prints them, `period` in words."""
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    texts = {name: str(fact["text"]) for name, fact in facts.items()}
    # the title of the edition alone: its name before the colon repeats the period
    about = edition.title.partition(": ")[2] or edition.title
    return environment.get_template("card.html").render(
        title=title, edition=edition.id, about=about, period=period, facts=texts, font=FONT,
        icon=(_TEMPLATES / "favicon.svg").read_text("utf-8"), width=WIDTH, height=HEIGHT,
    )  # fmt: skip


def draw_card(page: str, target: Path, *, browser: Path) -> None:
    """Draw a card as PNG, the same bytes each time. Raises ReportError E-PICTURE-FAILED when the browser fails."""
    with tempfile.TemporaryDirectory(prefix="iraq-report-") as folder:
        source = Path(folder) / "card.html"
        source.write_text(page, encoding="utf-8")
        shot = Path(folder) / CARD
        command = [
            str(browser), *FLAGS, f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={shot}", source.as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportError("E-PICTURE-FAILED", f"{browser} did not draw the card of the edition: {error}") from error
        if not shot.is_file():
            raise ReportError("E-PICTURE-FAILED", f"{browser} did not draw the card of the edition")
        target.write_bytes(shot.read_bytes())
