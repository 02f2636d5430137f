"""Parameters of a section: typed, described, checked before a kernel starts.

Each section derives its own model from `SectionParameters`. The notebook's `parameters` cell holds the same names
and defaults as literals; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictStr, ValidationError
from pydantic_core import PydanticCustomError

from iraq_report.errors import ReportError
from iraq_report.tables.problems import did_you_mean
from iraq_report.tables.vocabulary import COUNTRIES, GOVERNORATES, TARGET_TYPES, WEAPONS

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso_day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise PydanticCustomError("E-PARAM-DATE", "a date written like 2021-06-09")


def _items(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(item.strip() for item in value.split(",") if item.strip())
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise PydanticCustomError("E-PARAM-TYPE", "a list of words, or one text with commas between them")


def _words(known: Iterable[str]) -> BeforeValidator:
    """Accept words of a vocabulary in any case, refuse others with the nearest one."""
    names = list(known)
    by_lower = {name.lower(): name for name in names}

    def check(value: Any) -> tuple[str, ...]:
        for item in (items := _items(value)):
            if item.lower() not in by_lower:
                raise PydanticCustomError(
                    "E-PARAM-WORD",
                    "one of {known}{near}",
                    {"known": ", ".join(names), "near": did_you_mean(item, names), "found": item},
                )
        return tuple(by_lower[item.lower()] for item in items)

    return BeforeValidator(check)


_GOVERNORATE_NAMES = [name for names in GOVERNORATES.values() for name in names]

Day = Annotated[date, BeforeValidator(_iso_day)]
Countries = Annotated[tuple[str, ...], _words(COUNTRIES)]
Governorates = Annotated[tuple[str, ...], _words(_GOVERNORATE_NAMES)]
Weapons = Annotated[tuple[str, ...], _words(WEAPONS)]
TargetTypes = Annotated[tuple[str, ...], _words(TARGET_TYPES)]
Confidence = Literal["low", "medium", "high"]


REPORT = (date(2020, 1, 1), date(2021, 8, 31))  # first and last day of the time that the report is about


class SectionParameters(BaseModel):
    """What every section can be asked for. Empty lists mean "all"."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    # Pairs of fields of which the first may not come after the second.
    windows: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"),)

    data: StrictStr = Field("", description="folder of tables to use instead of the project's own")
    start: Day = Field(REPORT[0], description="first day of the period, ISO")
    end: Day = Field(REPORT[1], description="last day of the period, ISO")
    countries: Countries = Field(("Iraq",), description="countries to count in: Iraq, Syria, Jordan")
    governorates: Governorates = Field((), description="governorates to count in; empty for all")
    weapons: Weapons = Field((), description="weapons to count; empty for all")
    target_types: TargetTypes = Field((), description="kinds of target to count; empty for all")
    min_confidence: Confidence = Field("low", description="weakest confidence to count: low, medium or high")

    def literals(self) -> dict[str, Any]:
        """The parameters as JSON-able literals, as a notebook's cell holds them."""
        dumped: dict[str, Any] = self.model_dump(mode="json")
        return dumped


Model = TypeVar("Model", bound=SectionParameters)


def parse(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Make a section's parameters from plain values.

    Raises ReportError with one sentence: E-PARAM-NAME (unknown name), E-PARAM-TYPE (wrong type), E-PARAM-DATE (a
    date that is none), E-PARAM-WORD (unknown country, governorate, weapon, target type or grade), E-PARAM-ORDER (a
    start after its end).
    """
    for name in values:
        if name not in model.model_fields:
            known = ", ".join(model.model_fields)
            near = did_you_mean(name, model.model_fields)
            raise ReportError("E-PARAM-NAME", f"there is no parameter {name!r}{near or f'; there are {known}'}")
    try:
        parameters = model.model_validate(dict(values))
    except ValidationError as error:
        raise as_sentence(error) from None
    for first, last in model.windows:
        if getattr(parameters, first) > getattr(parameters, last):
            raise ReportError(
                "E-PARAM-ORDER",
                f"{first} is {getattr(parameters, first)} and {last} is {getattr(parameters, last)}; "
                f"{first} must not come after {last}",
            )
    return parameters


def as_sentence(error: ValidationError) -> ReportError:
    """The first mistake that a model found, as an error with the code of its kind."""
    first = error.errors()[0]
    name, found = first["loc"][0], first["input"]
    kind, context = first["type"], first.get("ctx", {})
    if kind == "literal_error":
        near = did_you_mean(str(found), str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
        return ReportError("E-PARAM-WORD", f"{name}: found {found!r}, expected {context['expected']}{near}")
    if kind.startswith("E-"):
        return ReportError(kind, f"{name}: found {context.get('found', found)!r}, expected {first['msg']}")
    expected = first["msg"].removeprefix("Input should be ")
    return ReportError("E-PARAM-TYPE", f"{name}: found {found!r}, expected {expected}")
