"""The tables of an edition in one folder, and as its data page shows them."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from iraq_report.figures.paint import Json
from iraq_report.paths import DATA
from iraq_report.prose.address import row_address
from iraq_report.prose.facts import day_text
from iraq_report.tables.corrections import Correction, Found, change_text, corrected, is_corrected
from iraq_report.tables.licences import TERMS, attribution
from iraq_report.tables.package import FILE, package_text
from iraq_report.tables.read import load_tables, read_table
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.text import scan
from iraq_report.tables.withheld import Withheld

_SOURCES = "sources"


def described_tables(package: Mapping[str, Any], data: Path) -> list[Json]:
    """Each table of the package, rows counted: name, title, description, file, rows, fields, compiled."""
    return [_described(resource, data) for resource in package["resources"] if resource["path"].endswith(".csv")]


def described_boundaries(package: Mapping[str, Any]) -> list[Json]:
    """Each map file of the package: name, title, description, file."""
    return [
        {**_words(resource), "file": resource["path"]}
        for resource in package["resources"]
        if resource["path"].endswith("json")
    ]


def _words(resource: Mapping[str, Any]) -> Json:
    name = resource["name"]
    return {
        "name": name,
        "title": resource.get("title") or name.replace("_", " "),
        "description": resource.get("description", ""),
    }


def _described(resource: Mapping[str, Any], data: Path) -> Json:
    with (data / resource["path"]).open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    fields = [_field(field) for field in resource.get("schema", {}).get("fields", ())]
    compiled = resource.get("compiled", "")
    return {
        **_words(resource),
        "file": resource["path"],
        "rows": rows,
        "fields": fields,
        "compiled": compiled,
    }


def _field(field: Mapping[str, Any]) -> Json:
    about = field.get("description") or field.get("title") or ""
    return {
        "name": field["name"],
        "type": field.get("type", "string"),
        "unit": field.get("unit", ""),
        "about": about.replace("|", "\\|").replace("\n", " "),
    }


def gather_tables(folders: Iterable[str], target: Path) -> None:
    """Put the tables that the sections of an edition were run on into one folder, with their description and borders.

    `folders` are the parameters `data` of the sections (blank is the project's own). A table that they read from one
    file is copied, with its corrections; where they read several, the rows of all stand together, and of a key in two
    files the first counts. The list of sources holds the project's too, since tables that a folder lacks are the
    project's and cite them.
    Raises ReportError as `load_tables` does.
    """
    shutil.copytree(DATA / "geo", target / "geo")
    for name, files in _files(folders).items():
        _write_table(files, target / f"{name}.csv")
    (target / FILE.name).write_text(package_text(target), encoding="utf-8", newline="\n")


def hold_back(withheld: Withheld, folder: Path) -> None:
    """Take rows that may not go out from the files of a folder of tables, and describe it anew where there were any."""
    for name, keys in withheld.items():
        path = folder / f"{name}.csv"
        cells = scan(path)[0]
        _write_text(cells[~cells.iloc[:, 0].isin(keys)], path)
    if withheld:
        (folder / FILE.name).write_text(package_text(folder), encoding="utf-8", newline="\n")


def shown_corrections(corrections: Iterable[Correction]) -> list[Json]:
    """Corrections in force as the data page lists them: which row, where it stands, what was done and why."""
    return [
        {
            "table": SCHEMAS[one.table].title,
            "key": one.key,
            "address": "" if one.action == "drop" else row_address(one.table, one.key),
            "change": change_text(one) or "flagged as doubtful",
            "reason": one.reason,
            "evidence": one.evidence,
            "date": day_text(one.date),
        }
        for one in corrections
    ]


def attributed(sources: pd.DataFrame) -> list[Json]:
    """Sources whose terms ask to be named in their own way: `terms`, `address` of these, and what is to be said."""
    asked = {key: terms for key, terms in TERMS.items() if terms.attribution}
    held = sources[sources["terms"].isin(list(asked))]
    return [
        {"terms": asked[row["terms"]].name, "address": asked[row["terms"]].url, "text": attribution(row)}
        for _, row in held.iterrows()
    ]


def _files(folders: Iterable[str]) -> dict[str, list[Path]]:
    """The files from which sections that read these folders take each table."""
    opened = [load_tables(folder) for folder in dict.fromkeys(folders)]
    paths = {name: [tables.path(name) for tables in opened] for name in SCHEMAS}
    paths[_SOURCES] += [DATA / f"{_SOURCES}.csv"]
    return {name: [path for path in dict.fromkeys(files) if path.is_file()] for name, files in paths.items()}


def edition_corrections(folders: Iterable[str]) -> list[Found]:
    """What became of the corrections of the tables that sections read from these folders.

    Raises ReportError as `load_tables` and `corrected` do.
    """
    files = [file for files in _files(folders).values() for file in files if is_corrected(file)]
    return [found for file in files for found in corrected(file)[2]]


def tables_in(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of a folder by name, typed. Raises ReportError E-TABLE-INVALID for one that breaks its schema."""
    return {name: read_table(name, data=folder) for name in SCHEMAS if (folder / f"{name}.csv").is_file()}


def _write_table(files: Sequence[Path], target: Path) -> None:
    if len(files) == 1 and not is_corrected(files[0]):
        shutil.copyfile(files[0], target)
    elif files:
        cells = pd.concat([corrected(file)[0] for file in files], ignore_index=True)
        _write_text(cells.drop_duplicates(cells.columns[0]), target)


def _write_text(cells: pd.DataFrame, target: Path) -> None:
    target.write_text(cells.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")


def table_hashes(data: Path) -> dict[str, str]:
    """sha256 of every table in a folder, by name."""
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(data.glob("*.csv"))}
