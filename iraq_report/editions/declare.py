"""Write a new edition file: checked first, and whole or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from iraq_report.editions.declaration import EDITIONS, Edition, Setting, check_id, check_parameters, read_edition
from iraq_report.errors import ReportError
from iraq_report.paths import ROOT
from iraq_report.sections.parameters import as_sentence
from iraq_report.tables.check import check_folder
from iraq_report.tables.read import SHOWN, find_folder


def declare(
    id: str,
    given: Mapping[str, Any],
    settings: Iterable[Setting],
    *,
    sections: Sequence[str],
    source: str = "",
    folder: Path = EDITIONS,
) -> Path:
    """Write `<folder>/<id>.yml` and return its path.

    `given` are fields of an `Edition` that the user names (title, date, start, end, data), `settings` come last;
    `source` is the id of an edition from which everything else is taken. Raises ReportError E-EDITION-ID,
    E-EDITION-EXISTS, E-EDITION-TITLE, E-EDITION-PERIOD (no start or end), E-PARAM-DATE, and as `read_edition`,
    `check_tables` and `check_parameters` do; nothing is written then.
    """
    path = folder / f"{id}.yml"
    check_id(id)
    if path.exists():
        raise ReportError(
            "E-EDITION-EXISTS", f"there is an edition {id} already; change {path.name}, or take another id"
        )
    edition = _edition(id, given, list(settings), read_edition(source, folder=folder) if source else None)
    check_tables(edition.data)
    check_parameters(edition, sections=sections)
    _write(path, edition_text(edition, source=source))
    return path


def _edition(id: str, given: Mapping[str, Any], settings: Sequence[Setting], source: Edition | None) -> Edition:
    """The declaration that comes of an edition to start from, what the user names, and the settings."""
    fields = {**(source.model_dump(exclude={"title", "date"}) if source else {}), **given, "id": id}
    if missing := [name for name in ("start", "end") if name not in fields]:
        raise ReportError("E-EDITION-PERIOD", f"found no --{missing[0]}; name it, or an edition to start --from")
    fields["title"] = one_line(fields["title"])
    parameters = {**fields.get("parameters", {}), **{s.name: s.value for s in settings if not s.section}}
    own = {section: dict(values) for section, values in fields.get("sections", {}).items()}
    for setting in settings:
        if setting.section:
            own.setdefault(setting.section, {})[setting.name] = setting.value
    try:
        return Edition.model_validate({**fields, "parameters": parameters, "sections": own})
    except ValidationError as error:
        raise as_sentence(error) from None


def one_line(title: str) -> str:
    """A title with every run of blanks and line breaks as one blank.

    Raises ReportError E-EDITION-TITLE where nothing is left, or a character that nobody can print.
    """
    text = " ".join(title.split())
    if not text or any(unicodedata.category(character) == "Cc" for character in text):
        raise ReportError("E-EDITION-TITLE", f"found the title {title!r}, expected some words that can be printed")
    return text


def folder_text(data: str) -> str:
    """How an edition names a folder: from the project's root on where it lies inside, else as a whole address.

    Raises ReportError as `find_folder` does.
    """
    if not data.strip():
        return ""
    found = find_folder(data)
    return found.relative_to(ROOT).as_posix() if found.is_relative_to(ROOT) else found.as_posix()


def check_tables(data: str) -> None:
    """Raise ReportError E-TABLE-INVALID for a folder that does not pass the checks of `check`; blank is no folder."""
    if not data:
        return
    if problems := check_folder(find_folder(data)):
        first = "; ".join(problem.sentence for problem in problems[:SHOWN])
        advice = f"run python -m iraq_report check {data} to see all of them"
        raise ReportError("E-TABLE-INVALID", f"the tables in {data} have {len(problems)} problem(s): {first}; {advice}")


def edition_text(edition: Edition, *, source: str = "") -> str:
    """The file of an edition: a line on where it comes from, and what it declares, in the order of the declaration."""
    held = {name: value for name, value in edition.model_dump(exclude={"id"}).items() if value}
    start = f", from the parameters of {source}" if source else ""
    written = f"# Written by `python -m iraq_report new {edition.id}`{start}"
    head = f"{written}; change it as you like, then build {edition.id}.\n"
    return head + yaml.safe_dump(_plain(held), allow_unicode=True, sort_keys=False, width=120)


def _plain(value: Any) -> Any:
    """Lists for tuples, which YAML would mark as Python's."""
    if isinstance(value, dict):
        return {name: _plain(held) for name, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, list | tuple) else value


def _write(path: Path, text: str) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)
