"""The tables of an edition as its data page shows and offers them."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iraq_report.figures.paint import Json


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


def copy_tables(package: Mapping[str, Any], data: Path, folder: Path) -> None:
    """Copy every file of the package into `folder`, with its description and the origin of the borders."""
    wanted = [resource["path"] for resource in package["resources"]] + [
        "datapackage.json",
        "geo/PROVENANCE.md",
    ]
    for name in wanted:
        if (data / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(data / name, folder / name)


def table_hashes(data: Path) -> dict[str, str]:
    """sha256 of every table in a folder, by name."""
    return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(data.glob("*.csv"))}
