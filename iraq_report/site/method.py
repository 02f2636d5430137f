"""What the pages without code say of the method: grades, coverage, and every measure with its formula."""

from __future__ import annotations

from typing import Any

from iraq_report.claims.verdict import OUTCOMES, VERDICTS, WORDS
from iraq_report.prose.facts import day_text
from iraq_report.sections.catalogue import measures
from iraq_report.sections.selection import coverage
from iraq_report.tables.vocabulary import CONFIDENCE

TITLES = {
    "attacks": "Attacks",
    "contractors": "Contractors",
    "air_force": "The Air Force",
    "us_posture": "The US posture",
    "iran_influence": "Iran's influence",
    "claims": "The ledger of statements",
    "forecasts": "Forecasts",
    "shared": "Shared by all sections",
}


def method_context(data: str = "") -> dict[str, Any]:
    """Names for the page templates: grades, verdicts, outcomes, `measures`, `titles`, `day(date)`, and days by country.

    `coverage` are the days of the project's own list, `covered` those of the list of the edition, whose folder of
    tables is `data`; None where its tables do not say.
    """
    return {
        "confidence": CONFIDENCE,
        "coverage": coverage(),
        "covered": coverage(data),
        "verdicts": VERDICTS,
        "outcomes": OUTCOMES,
        "verdict_words": WORDS,
        "measures": measures(),
        "titles": TITLES,
        "day": day_text,
    }
