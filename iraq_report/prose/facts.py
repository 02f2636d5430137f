"""A fact: one number printed in prose, with its name, unit, rounding and the measure behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from iraq_report.prose.basis import CHOSEN, Basis, rows_behind

Value = int | float | str


@dataclass(frozen=True)
class Fact:
    """`name` is `<section>.<what>`; `text` is the value as printed; `measure` the function that computed it;
    `rows` from how many rows, where that has a meaning; `basis` which rows they are, or what it is instead."""

    name: str
    value: Value
    unit: str
    text: str
    digits: int
    measure: str
    rows: int | None = None
    basis: Basis | None = None

    def on(self, basis: Basis) -> Fact:
        """The same fact with a basis; one that has a basis keeps it.

        A number said to come from other rows than the basis holds keeps its count and takes over the tables alone.
        """
        if self.basis is not None:
            return self
        if self.rows is None or self.rows == basis.count:
            return replace(self, rows=basis.count, basis=basis)
        return replace(self, basis=Basis(tuple((table, ()) for table, _ in basis.rows), words=basis.words))

    def record(self) -> dict[str, Any]:
        """The fact as JSON: `tables` are the ids of its rows by table, `sources` how many those rows name."""
        basis = self.basis or Basis()
        known = any(ids for _, ids in basis.rows)
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "text": self.text,
            "digits": self.digits,
            "measure": self.measure,
            "rows": self.rows,
            "tables": {table: list(ids) for table, ids in basis.rows},
            "sources": basis.sources if known else None,
            "basis": basis.words,
        }


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
) -> Fact:
    """A number rounded to `digits` decimals with thousands separators."""
    plain = value.item() if hasattr(value, "item") else value
    return Fact(name, plain, unit, f"{plain:,.{digits}f}", digits, measure_name(measure), rows)


def counted(name: str, rows: pd.DataFrame, *, measure: Callable[..., Any], unit: str = "") -> Fact:
    """How many rows there are, on exactly these rows; where there is none, on those of the sentence, looked through."""
    number = fact(name, len(rows), measure=measure, unit=unit)
    return number.on(rows_behind(rows)) if len(rows) else number


def share(name: str, value: float, *, measure: Callable[..., Any], digits: int = 0, rows: int | None = None) -> Fact:
    """A share between 0 and 1, printed as a percentage."""
    plain = float(value)
    return Fact(name, plain, "share", f"{plain * 100:.{digits}f}%", digits, measure_name(measure), rows)


def money(name: str, value: float, *, measure: Callable[..., Any], rows: int | None = None) -> Fact:
    """US dollars, printed in millions or billions."""
    plain = float(value)
    scale, word = (1e9, "billion") if plain >= 1e9 else (1e6, "million")
    number = f"{plain / scale:,.2f}".rstrip("0").rstrip(".")
    return Fact(name, plain, "USD", f"${number} {word}", 2, measure_name(measure), rows)


def day(name: str, value: date | pd.Timestamp, *, measure: Callable[..., Any]) -> Fact:
    """A calendar day, printed as `9 June 2021`."""
    return Fact(name, f"{value:%Y-%m-%d}", "day", day_text(value), 0, measure_name(measure))


def chosen(name: str, value: date | pd.Timestamp, *, measure: Callable[..., Any]) -> Fact:
    """A calendar day that a parameter of the run sets; `measure` is what it is used by."""
    return day(name, value, measure=measure).on(Basis(words=CHOSEN))


def setting(name: str, value: int, *, measure: Callable[..., Any], unit: str = "") -> Fact:
    """A number that a parameter of the run sets; `measure` is what it is used by."""
    return fact(name, value, measure=measure, unit=unit).on(Basis(words=CHOSEN))


def day_text(value: date | pd.Timestamp) -> str:
    """`9 June 2021`."""
    return f"{value.day} {value:%B %Y}"
