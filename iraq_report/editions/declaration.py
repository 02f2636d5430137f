"""What an edition declares: its title, its date, its period and the parameters of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iraq_report.errors import ReportError
from iraq_report.paths import BOOK
from iraq_report.sections import SECTIONS
from iraq_report.sections.parameters import Day, SectionParameters, parse
from iraq_report.sections.run import section_model
from iraq_report.tables.problems import did_you_mean, yaml_fault

EDITIONS = BOOK / "editions"
ID = "^[a-z0-9][a-z0-9-]*$"


class Edition(BaseModel):
    """One file of `book/editions`; the name of the file is the `id`.

    `date` is the day the edition carries, so that the clock does not enter the book. `start` and `end` are
    the period of every section, `data` is the folder of tables that all of them read (relative to the project's root;
    blank is the project's own); `parameters` are given to all sections, `sections` to single ones.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=ID)
    title: str = Field(min_length=1)
    date: Day
    start: Day
    end: Day
    data: str = ""
    parameters: dict[str, Any] = Field(default_factory=dict)
    sections: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def values(self, section: str) -> dict[str, Any]:
        """The parameters this edition gives to a section, unchecked; those of the section come last."""
        own = {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            **({"data": self.data} if self.data else {}),
        }
        return {**own, **self.parameters, **self.sections.get(section, {})}


@dataclass(frozen=True)
class Setting:
    """One `--set`: a value for a parameter of one section, or of all (`section` empty)."""

    section: str
    name: str
    value: str | int | float | bool


def read_edition(id: str, *, folder: Path = EDITIONS) -> Edition:
    """Read `<folder>/<id>.yml`.

    Raises ReportError E-EDITION-NAME where there is no such file, E-EDITION-ID for a name of a file that is no id and
    E-EDITION-FILE where it does not hold what an edition needs.
    """
    path = folder / f"{id}.yml"
    if not path.is_file():
        known = edition_ids(folder=folder)
        near = did_you_mean(id, known) or f"; there are {', '.join(known) or 'none'}"
        raise ReportError("E-EDITION-NAME", f"there is no edition '{id}' in {folder.name}{near}")
    check_id(id)
    try:
        held = yaml.safe_load(path.read_text("utf-8")) or {}
        if not isinstance(held, dict):
            raise ValueError("found no fields, expected some such as title, date, start and end")
        if "id" in held:
            raise ValueError("id: the name of the file is the id of an edition; take the line out")
        return Edition.model_validate({"id": id, **held})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ReportError("E-EDITION-FILE", f"{path.name}: {place}: {first['msg'].lower()}") from None
    except (yaml.YAMLError, ValueError, TypeError, OSError) as error:  # no YAML, no UTF-8, no such day, not readable
        raise ReportError("E-EDITION-FILE", f"{path.name}: {yaml_fault(error)}") from None


def check_id(id: str) -> None:
    """Raise ReportError E-EDITION-ID for an id that would not do as the name of a file and of a folder of a site."""
    if not re.fullmatch(ID, id):
        raise ReportError(
            "E-EDITION-ID",
            f"found the id {id!r}, expected small letters, digits and hyphens such as 2026 or 2026-basra",
        )


def edition_ids(*, folder: Path = EDITIONS) -> list[str]:
    """The ids of all editions in a folder, in order."""
    return sorted(path.stem for path in folder.glob("*.yml"))


def edition_before(edition: Edition, others: Iterable[Edition]) -> Edition | None:
    """The one before an edition in the order of their periods, of those on the same tables if there are any.

    None for the first.
    """
    earlier = [other for other in others if period_order(other) < period_order(edition)]
    alike = [other for other in earlier if other.data == edition.data]
    return max(alike or earlier, key=period_order, default=None)


def period_order(edition: Edition) -> tuple[date, date, str]:
    """By which editions are put in order: last day, first day, id."""
    return edition.end, edition.start, edition.id


def parse_setting(text: str) -> Setting:
    """Read `attacks.start=2021-01-01` or, for all sections, `start=2021-01-01`.

    Raises ReportError E-PARAM-FORM without an equals sign and E-SECTION-NAME for an unknown section.
    """
    target, equals, value = text.partition("=")
    section, _, name = target.strip().rpartition(".")
    if not equals or not name:
        raise ReportError("E-PARAM-FORM", f"found '{text}', expected a setting like attacks.start=2021-01-01")
    if section and section not in SECTIONS:
        known = did_you_mean(section, SECTIONS) or f"; there are {', '.join(SECTIONS)}"
        raise ReportError("E-SECTION-NAME", f"there is no section '{section}'{known}")
    return Setting(section, name, _plain(value.strip()))


def _plain(text: str) -> str | int | float | bool:
    """A number or a truth value where the text is one, as papermill's `-p` has it; else the text."""
    if text in ("True", "False"):
        return text == "True"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def check_parameters(
    edition: Edition, settings: Iterable[Setting] = (), *, sections: Iterable[str] = SECTIONS
) -> dict[str, SectionParameters]:
    """The checked parameters of each section of an edition, `settings` coming last.

    A parameter for all sections reaches those that have it. Raises ReportError as `parse` does, naming the
    section, and E-SECTION-NAME when the edition speaks of a section that is not there.
    """
    models = {section: section_model(section) for section in sections}
    for section in edition.sections:
        if section not in SECTIONS:
            raise ReportError("E-SECTION-NAME", f"edition {edition.id}: there is no section '{section}'")
    shared = {**edition.parameters, **{s.name: s.value for s in settings if not s.section}}
    known = {name for model in models.values() for name in model.model_fields}
    for name in shared:
        if models and name not in known:
            raise ReportError("E-PARAM-NAME", f"no section has a parameter '{name}'{did_you_mean(name, known)}")
    return {section: _checked(model, section, _given(edition, section, settings)) for section, model in models.items()}


def days_outside(checked: Mapping[str, SectionParameters]) -> list[str]:
    """Parameters of sections that name a day outside the period, such as `attacks.recent_start`."""
    return [
        f"{section}.{name}"
        for section, given in checked.items()
        for name, value in given
        if isinstance(value, date) and not given.start <= value <= given.end
    ]


def _given(edition: Edition, section: str, settings: Iterable[Setting]) -> dict[str, Any]:
    """What is asked of one section; a shared parameter it does not have is none of its business."""
    fields = section_model(section).model_fields
    own = edition.sections.get(section, {})
    given = {name: value for name, value in edition.values(section).items() if name in own or name in fields}
    for setting in settings:
        if setting.section == section or (not setting.section and setting.name in fields):
            given[setting.name] = setting.value
    return given


def _checked(model: type[SectionParameters], section: str, given: Mapping[str, Any]) -> SectionParameters:
    try:
        return parse(model, given)
    except ReportError as error:
        raise ReportError(error.code, f"{section}: {error.sentence}") from None
