"""A fact: one number printed in prose, with its name, unit, rounding and the measure behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import pandas as pd

Value = int | float | str


@dataclass(frozen=True)
class Fact:
    """`name` is `<section>.<what>`; `text` is the value as printed; `measure` the function that computed it;
    `rows` from how many rows, where that has a meaning; `sources` the ids of the sources behind it."""

    name: str
    value: Value
    unit: str
    text: str
    digits: int
    measure: str
    rows: int | None = None
    sources: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The fact as JSON."""
        return {**asdict(self), "sources": list(self.sources)}


def measure_name(measure: Callable[..., Any]) -> str:
    """`attacks.measures.count_attacks`: where a reader finds the function."""
    return f"{module_name(measure.__module__)}.{measure.__qualname__}"


def module_name(module: str) -> str:
    """The name of a module as readers meet it: `attacks.measures`, `claims.counts`."""
    return module.removeprefix("iraq_report.").removeprefix("sections.")


def fact(
    name: str,
    value: float,
    *,
    measure: Callable[..., Any],
    unit: str = "",
    digits: int = 0,
    rows: int | None = None,
    sources: tuple[str, ...] = (),
) -> Fact:
    """A number rounded to `digits` decimals with thousands separators."""
    plain = value.item() if hasattr(value, "item") else value
    return Fact(name, plain, unit, f"{plain:,.{digits}f}", digits, measure_name(measure), rows, sources)


def share(name: str, value: float, *, measure: Callable[..., Any], digits: int = 0, rows: int | None = None) -> Fact:
    """A share between 0 and 1, printed as a percentage."""
    plain = float(value)
    return Fact(name, plain, "share", f"{plain * 100:.{digits}f}%", digits, measure_name(measure), rows)


def money(
    name: str,
    value: float,
    *,
    measure: Callable[..., Any],
    rows: int | None = None,
    sources: tuple[str, ...] = (),
) -> Fact:
    """US dollars, printed in millions or billions."""
    plain = float(value)
    scale, word = (1e9, "billion") if plain >= 1e9 else (1e6, "million")
    number = f"{plain / scale:,.2f}".rstrip("0").rstrip(".")
    return Fact(name, plain, "USD", f"${number} {word}", 2, measure_name(measure), rows, sources)


def day(name: str, value: date | pd.Timestamp, *, measure: Callable[..., Any]) -> Fact:
    """A calendar day, printed as `9 June 2021`."""
    return Fact(name, f"{value:%Y-%m-%d}", "day", day_text(value), 0, measure_name(measure))


def day_text(value: date | pd.Timestamp) -> str:
    """`9 June 2021`."""
    return f"{value.day} {value:%B %Y}"
