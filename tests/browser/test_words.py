"""What no printed page may say: unfilled places, values that are none, units and words told twice. No browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.browser.book import EDITIONS

PAGES = ("intro", "attacks", "contractors", "air_force", "us_posture", "iran_influence", "conclusion")
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_UNREAD = re.compile(r"<(pre|table|script|style)\b.*?</\1>", re.DOTALL)  # code and data keep their own spelling
_FAULTS = {
    "an unfilled place": r"\{\{|\{%|\{cite",
    "a value that is none": r"\b(?:nan|NaT|None|<NA>|inf)\b",
    "a unit told twice": r"% percent|\$\$|percent percent|\bdays days\b",
    "a word told twice": r"\b(?!had|that)([a-z]{2,}) \1\b",
}


def prose(page: Path) -> str:
    (article,) = _ARTICLE.findall(page.read_text(encoding="utf-8"))
    return " ".join(unescape(re.sub(r"<[^>]+>", "", _UNREAD.sub(" ", article))).split())


@pytest.mark.parametrize("kind", _FAULTS)
def test_no_page_prints(kind, site):
    found = [
        f"{edition}/{page}: …{text[max(0, match.start() - 40) : match.end() + 20]}…"
        for edition in EDITIONS
        for page in PAGES
        for text in [prose(site / edition / f"{page}.html")]
        for match in re.finditer(_FAULTS[kind], text)
    ]
    assert found == []
