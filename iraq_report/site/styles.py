"""Leave out of the style sheets what no page of an edition can use.

The theme brings all of Bootstrap and a rule for each of 1,900 icons. A rule stays unless each of its selectors asks
for a class whose name stands nowhere in the edition: in no page and in no script that could add it later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

_WORD = re.compile(r"[\w-]+")
_GROUPS = {"media", "supports", "layer", "container"}  # at-rules that hold rules


def drop_unused_rules(html: Path, pages: Iterable[Path]) -> None:
    """Rewrite the theme's and the book's style sheets below `html` for the given pages and every script."""
    words: set[str] = set()
    for source in (*pages, *html.rglob("*.js")):
        words.update(_WORD.findall(source.read_text("utf-8")))
    for sheet in (html / "_static").rglob("*.css"):
        sheet.write_text(used_rules(sheet.read_text("utf-8"), words), encoding="utf-8")


def used_rules(css: str, words: set[str]) -> str:
    """The rules of a style sheet whose classes are all among `words`, in their order, without comments."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_used(rules, words))


def _used(rules: Iterable[Any], words: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [part for part in _selectors(rule.prelude) if _may_match(part, words)]
            if kept:
                yield f"{','.join(map(tinycss2.serialize, kept))}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _GROUPS:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if text := "".join(_used(inner, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Sequence[Any]) -> list[list[Any]]:
    """The selectors of a list, split at the commas that are inside no parenthesis."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _may_match(selector: Sequence[Any], words: set[str]) -> bool:
    """Whether the classes a selector asks for exist; those inside `:not(…)` or `:is(…)` are not looked at."""
    asked = (after.value for before, after in pairwise(selector) if before == "." and after.type == "ident")
    return all(name in words or not _WORD.fullmatch(name) for name in asked)
