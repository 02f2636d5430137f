"""Every measure of the book with its formula and source, read from the docstrings: the method page lists them."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from importlib import import_module

import iraq_report.claims
import iraq_report.sections
from iraq_report.prose.facts import module_name
from iraq_report.sections.row_titles import word_text
from iraq_report.tables.schemas import SCHEMAS

_CODE = re.compile(r"(?<![\w.`])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w(`]|\.\w)")
_ENDS = {"low": " (low)", "high": " (high)", "id": "", "ids": ""}  # how the last part of a column's name is read
_PART = re.compile(r"^(Formula|Source): (.+?)(?=^\w+: |\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Measure:
    """A measure as a reader meets it: `name` is `<module>.<function>`, as `measure_name` gives it."""

    section: str
    name: str
    summary: str
    formula: str
    source: str


def measure_of(function: Callable[..., object]) -> Measure:
    """One measure in the words of readers; raises ValueError for a function whose docstring states no formula."""
    name = getattr(function, "__name__", repr(function))
    if "Formula:" not in (function.__doc__ or ""):
        raise ValueError(f"{name} states no formula in its docstring")
    return _in_words(_measure(function.__module__, name, function), but={name})


def measures() -> list[Measure]:
    """All public functions of sections and ledger whose docstring states a formula, by section and name."""
    found = [
        _measure(module, name, function)
        for module in _modules()
        for name, function in inspect.getmembers(import_module(module), inspect.isfunction)
        if function.__module__ == module and not name.startswith("_") and "Formula:" in (function.__doc__ or "")
    ]
    functions = {measure.name.rpartition(".")[2] for measure in found}
    read = [_in_words(measure, but=functions) for measure in found]
    return sorted(read, key=lambda measure: (measure.section, measure.name))


def _in_words(measure: Measure, *, but: Collection[str]) -> Measure:
    return replace(
        measure,
        summary=in_words(measure.summary, but=but),
        formula=in_words(measure.formula, but=but),
        source=in_words(measure.source, but=but),
    )


def in_words(text: str, *, but: Collection[str] = ()) -> str:
    """A text of a docstring with its codes in words: `people_low` is `people (low)`, `site_id` is `site`.

    Tables have their titles; names of functions (`but`) stay as they are.
    """

    def word(found: re.Match[str]) -> str:
        code = found[0]
        if code in but:
            return code
        if code in SCHEMAS:
            return str(SCHEMAS[code].title).lower()
        stem, _, last = code.rpartition("_")
        return f"{word_text(stem)}{_ENDS[last]}" if last in _ENDS else word_text(code)

    return _CODE.sub(word, text)


def _modules() -> list[str]:
    packages = iraq_report.sections, iraq_report.claims
    return [found.name for room in packages for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]


def _measure(module: str, name: str, function: object) -> Measure:
    path = module_name(module)
    text = re.sub(r"\bNone\b", "no value", inspect.getdoc(function) or "")  # the word of readers, not of Python
    parts = {part: " ".join(words.split()) for part, words in _PART.findall(text)}
    section = path.split(".")[0] if "." in path else "shared"
    summary = " ".join(text.split("\n\n")[0].split())
    return Measure(section, f"{path}.{name}", summary, parts["Formula"], parts.get("Source", ""))
