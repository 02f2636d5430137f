"""A file of rules: which rows of a format are attacks on the US presence, and how they are described.

A person reads, changes and cites it; the model here says what it may hold, and every fault is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from iraq_report.errors import ReportError
from iraq_report.tables.problems import did_you_mean, one_of, quoted, yaml_fault
from iraq_report.tables.vocabulary import CONFIDENCE, SIDES, TARGET_TYPES, WEAPONS

DECISIONS = {
    "taken": "an attack of this subject, or an answer to one: a row of attacks.csv that counts by its side",
    "context": "near the subject: a row of attacks.csv with the side `other`, never counted",
    "left_out": "not of this subject: in selection.csv only",
    "review": "for review: in selection.csv, and in the sheet that --review writes, until a person decides",
}
FORMATS = ("acled", "ucdp_ged", "gtd")  # the project's own layout needs no rules: its rows are attacks

TEXT_FIELDS = (
    "country", "governorate", "place", "event_type", "sub_event_type", "actor1", "assoc1", "actor2", "assoc2",
    "weapon_text", "target_text", "source", "notes",
)  # fmt: skip
NUMBER_FIELDS = ("killed_low", "killed_high", "wounded_low", "wounded_high", "killed_us", "wounded_us")
TOGETHER = {"main_actors": ("actor1", "actor2"), "any_actor": ("actor1", "assoc1", "actor2", "assoc2")}
VALUES = {"side": SIDES, "weapon": WEAPONS, "target_type": TARGET_TYPES, "confidence": CONFIDENCE}

Decision = Literal["taken", "context", "left_out", "review"]
Words = str | list[str]  # the name of a list of the file, or the words themselves


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class Condition(_Strict):
    """One condition on a row: a test of a field, or other conditions joined by `any` or turned round by `not`.

    `is` and `begins` compare whole words, or how they begin, in any case, with each item of a cell between semicolons;
    `matches` looks for regular expressions, which tell capital letters apart; `at_least` is for numbers.
    """

    field: str | None = None
    is_: Words | None = Field(None, alias="is")
    begins: Words | None = None
    matches: Words | None = None
    at_least: int | None = None
    any_: list[Condition] | None = Field(None, alias="any")
    not_: Condition | None = Field(None, alias="not")

    @field_validator("field")
    @classmethod
    def _known(cls, field: str | None) -> str | None:
        known = (*TEXT_FIELDS, *TOGETHER, *NUMBER_FIELDS)
        if field is not None and field not in known:
            raise ValueError(f"there is no field {quoted(field)}{did_you_mean(field, known) or f'; {one_of(known)}'}")
        return field

    @model_validator(mode="after")
    def _one_form(self) -> Condition:
        tests = [test for test in (self.is_, self.begins, self.matches, self.at_least) if test is not None]
        joined = [part for part in (self.any_, self.not_) if part is not None]
        if len(joined) + (self.field is not None) != 1 or len(tests) != (self.field is not None):
            raise ValueError("expected a field with one of is, begins, matches, at_least; or any; or not")
        if (self.at_least is not None) != (self.field in NUMBER_FIELDS):
            raise ValueError(f"at_least is for numbers ({', '.join(NUMBER_FIELDS)}), the other tests for text")
        return self

    @property
    def words(self) -> Words:
        """What a test of text looks for: the name of a list, or the words."""
        return next(words for words in (self.is_, self.begins, self.matches, []) if words is not None)

    def tests(self) -> Iterator[Condition]:
        """The tests of fields within this condition."""
        for part in [*(self.any_ or []), *([self.not_] if self.not_ else [])]:
            yield from part.tests()
        if self.field is not None:
            yield self


class Outcome(_Strict):
    """A decision with its reason in words."""

    decision: Decision
    because: str = Field(min_length=1)


class Step(Outcome):
    """A decision and when it is taken: all conditions of `when` hold."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    when: list[Condition] = Field(min_length=1)


class Value(_Strict):
    """A word of a vocabulary and when it describes a row; without `when` it describes all that are left."""

    value: str
    when: list[Condition] = Field(default_factory=list)


class Name(_Strict):
    """Where a name stands in a row: a whole field, or the first group of a regular expression in it."""

    field: str
    matches: str | None = None
    unless_begins: Words = Field(default_factory=list)

    @field_validator("field")
    @classmethod
    def _text(cls, field: str) -> str:
        if field not in TEXT_FIELDS:
            known = did_you_mean(field, TEXT_FIELDS) or f"; {one_of(TEXT_FIELDS)}"
            raise ValueError(f"there is no field {quoted(field)}{known}")
        return field


class Rules(_Strict):
    """The rules of one format; `steps` are tried in order, and the first whose conditions all hold decides."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    version: int = Field(ge=1)
    format: Literal["acled", "ucdp_ged", "gtd"]
    title: str
    about: str
    lists: dict[str, list[str]] = Field(default_factory=dict)
    steps: list[Step] = Field(default_factory=list)
    otherwise: Outcome
    side: list[Value]
    weapon: list[Value]
    target_type: list[Value]
    confidence: list[Value]
    claimed_by: list[Name] = Field(default_factory=list)
    attributed_to: list[Name] = Field(default_factory=list)

    @field_validator(*VALUES)
    @classmethod
    def _in_vocabulary(cls, values: list[Value], info: Any) -> list[Value]:
        known = VALUES[info.field_name]
        for value in values:
            if value.value not in known:
                near = did_you_mean(value.value, known) or f"; {one_of(known)}"
                raise ValueError(f"there is no {info.field_name} {quoted(value.value)}{near}")
        if not values or values[-1].when or any(not value.when for value in values[:-1]):
            raise ValueError("expected the last value, and no other, to stand without `when`, for all rows left")
        return values

    @model_validator(mode="after")
    def _sound(self) -> Rules:
        ids = [step.id for step in self.steps]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise ValueError(f"the step {quoted(twice[0])} stands twice; a reason must name one step")
        if self.side[-1].value == "other" and {"taken", "review"} & {
            step.decision for step in (*self.steps, self.otherwise)
        }:
            raise ValueError("side: rows that are taken would have the side other and count nowhere; end with another")
        for test in self._tests():
            self.words(test.words)
            if test.matches is not None:
                self.patterns(test.matches)
        for name in (*self.claimed_by, *self.attributed_to):
            self.words(name.unless_begins)
            if name.matches is not None and self.patterns([name.matches])[0].groups != 1:
                raise ValueError(f"the expression {quoted(name.matches)} needs one group, the name: (...)")
        return self

    def _tests(self) -> Iterator[Condition]:
        values = (value for word in VALUES for value in getattr(self, word))
        for holder in (*self.steps, *values):
            for condition in holder.when:
                yield from condition.tests()

    def words(self, words: Words) -> list[str]:
        """The words themselves; `words` may be the name of a list of the file."""
        if not isinstance(words, str):
            return words
        if words not in self.lists:
            near = did_you_mean(words, self.lists) or f"; {one_of(self.lists)}"
            raise ValueError(f"there is no list {quoted(words)}{near}; a single word stands in brackets: [{words}]")
        return self.lists[words]

    def patterns(self, words: Words) -> list[re.Pattern[str]]:
        """The words as regular expressions; one that is broken raises `ValueError` in a plain sentence."""
        found = []
        for text in self.words(words):
            try:
                found.append(re.compile(text))
            except re.error as error:
                raise ValueError(f"the regular expression {quoted(text)} is broken ({error})") from None
        return found

    @cached_property
    def citation(self) -> str:
        """How the rules are cited: `acled-us-presence, version 1`."""
        return f"{self.id}, version {self.version}"


def read_rules(format: str | None, path: Path | None = None) -> Rules:
    """Read the rules of a format: those of a file, else the package's own; None where the format is not known yet.

    Raises ReportError E-RULES-FILE where the file cannot be read, breaks the model or is of another format.
    """
    name = path.name if path else f"{format}.yml"
    try:
        text = (path or files("iraq_report.intake") / "rules" / name).read_text(encoding="utf-8")
        content = yaml.safe_load(text)
        rules = Rules.model_validate(content)
    except OSError as error:
        raise ReportError("E-RULES-FILE", f"cannot read the rules {path} ({error.strerror})") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ReportError("E-RULES-FILE", f"{name} is not readable as YAML in UTF-8: {yaml_fault(error)}") from None
    except ValidationError as error:
        raise ReportError("E-RULES-FILE", f"{name}: {_first(error)}") from None
    if format and rules.format != format:
        sentence = f"{name} holds rules for {rules.format}, and the file is {format}; name other rules, or --format"
        raise ReportError("E-RULES-FILE", sentence)
    return rules


def _first(error: ValidationError) -> str:
    """The first fault: where it stands, what is wrong, what may be meant."""
    faults = error.errors()
    first = next((fault for fault in faults if fault["type"] == "extra_forbidden"), faults[0])  # it explains a gap
    place = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        word = str(first["loc"][-1])
        known = _known_words(first["loc"])
        return f"{place}: there is no {quoted(word)} here{did_you_mean(word, known) or f'; {one_of(known)}'}"
    if first["type"] == "literal_error":
        expected = first["ctx"]["expected"].replace("'", "")
        near = did_you_mean(str(first["input"]), re.split(r", | or ", expected))
        return f"{place}: found {quoted(str(first['input']))}, expected {expected}{near}"
    said = first["msg"].removeprefix("Value error, ")
    said = said if first["type"] == "value_error" else said[:1].lower() + said[1:]
    return f"{place}: {said}" if place else said


def _known_words(place: tuple[int | str, ...]) -> list[str]:
    """The words that may stand where an unknown one was found."""
    holders: dict[str, type[BaseModel]] = {
        "steps": Step, "otherwise": Outcome, "claimed_by": Name, "attributed_to": Name,
        **dict.fromkeys(VALUES, Value), **dict.fromkeys(("when", "any", "not"), Condition),
    }  # fmt: skip
    holder = next((holders[part] for part in reversed(place[:-1]) if part in holders), Rules)
    return [field.alias or name for name, field in holder.model_fields.items()]
