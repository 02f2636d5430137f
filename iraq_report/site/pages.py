"""Pages without code: Markdown templates of `book/`, filled from the facts and tables of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json
from iraq_report.tables.problems import did_you_mean


class Facts:
    """The facts of an edition as a page asks for them."""

    def __init__(self, facts: Mapping[str, Json], page: str) -> None:
        self._facts = facts
        self._page = page

    def text(self, name: str) -> str:
        """The fact as printed, marked as notebooks mark it. Raises ReportError E-FACT-UNKNOWN."""
        fact = self._get(name)
        return f'<span class="fact" data-fact="{escape(name)}">{escape(str(fact["text"]))}</span>'

    def value(self, name: str) -> Any:
        """The bare value of a fact, for a comparison. Raises ReportError E-FACT-UNKNOWN."""
        return self._get(name)["value"]

    def has(self, name: str) -> bool:
        """Whether this edition printed such a fact."""
        return name in self._facts

    def _get(self, name: str) -> Json:
        if name not in self._facts:
            near = did_you_mean(name, self._facts)
            raise ReportError(
                "E-FACT-UNKNOWN", f"{self._page} asks for the fact '{name}', which no section printed{near}"
            )
        return self._facts[name]


def fill(template: str, *, page: str, edition: Edition, facts: Mapping[str, Json], context: Mapping[str, Any]) -> str:
    """Fill one page: `fact(name)`, `value(name)`, `has(name)`, `edition` and what `context` holds.

    Raises ReportError E-FACT-UNKNOWN for a fact that is not there and E-PAGE-TEMPLATE for any other mistake.
    """
    # MyST writes `{#label}`, which Jinja would take for a comment
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        comment_start_string="{##", comment_end_string="##}",
    )  # fmt: skip
    known = Facts(facts, page)
    names = {"fact": known.text, "value": known.value, "has": known.has, "edition": edition, **context}
    try:
        return environment.from_string(template).render(names)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise ReportError("E-PAGE-TEMPLATE", f"{page}{f', line {line}' if line else ''}: {error}") from None


def page_names(book: Path) -> list[str]:
    """The Markdown pages of the book, in order."""
    return sorted(path.name for path in book.glob("*.md"))
