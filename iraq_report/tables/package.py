"""`data/datapackage.json`: the tables described for people and other tools, from the schemas and the files.

The schemas are the one truth; nothing is written into the descriptor by hand but the texts below.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pandera.pandas as pa

from iraq_report.paths import DATA, ROOT
from iraq_report.tables.columns import SEPARATOR, kind_of
from iraq_report.tables.schemas import SCHEMAS

Descriptor = dict[str, Any]

FILE = DATA / "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
TITLE = "Militia attacks on the US presence in Iraq, and what surrounded them"
DESCRIPTION = (
    "Attacks reported from 27 December 2019 to 31 December 2024, their sites, and the context that a 2021 "
    "report argued from: contractors, the Iraqi Air Force, the US presence and its talks with Iraq, Iran's "
    "influence. Compiled from open sources; every row names its own. Incomplete by nature: each table says "
    "where it is thin."
)
CC_BY = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
PUBLIC_DOMAIN = {
    "name": "public-domain",
    "path": "https://www.naturalearthdata.com/about/terms-of-use/",
    "title": "Public domain (Natural Earth)",
}
NATURAL_EARTH = {"title": "Natural Earth", "path": "https://www.naturalearthdata.com/", "version": "4.1.0"}
BOUNDARIES = {
    "iraq_governorates": ("Governorates of Iraq", "The 18 governorates as polygons, borders as of 2020"),
    "context_countries": (
        "Countries around Iraq",
        "Polygons of 11 countries, cut off at the edge of the map",
    ),
}
# Checks of pandera that a data package can state, and how it names their bounds.
BOUNDS = {
    "greater_than_or_equal_to": {"min_value": "minimum"},
    "less_than_or_equal_to": {"max_value": "maximum"},
    "in_range": {"min_value": "minimum", "max_value": "maximum"},
}


def descriptor(data: Path = DATA) -> Descriptor:
    """Describe the tables and boundaries that a folder holds, as a Frictionless Data Package (version 2)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    held = [schema for name, schema in SCHEMAS.items() if (data / f"{name}.csv").is_file()]
    listed = {
        "title": "Documents listed in sources.csv; each row of a table names its own",
        "path": "sources.csv",
    }
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": project["name"],
        "title": TITLE,
        "description": DESCRIPTION,
        "version": project["version"],
        "licenses": [CC_BY],
        "contributors": [{"title": "The authors of this project", "roles": ["creator"]}],
        "sources": [listed, NATURAL_EARTH],
        "keywords": ["Iraq", "militia attacks", "US forces", "contractors", "Iraqi Air Force", "Iran"],
        "resources": [_table(data, schema) for schema in held]
        + [_boundary(data, name) for name in BOUNDARIES if (data / "geo" / f"{name}.geojson").is_file()],
    }


def package_text(data: Path = DATA) -> str:
    """Return the text of `datapackage.json` for a folder of tables."""
    return json.dumps(descriptor(data), ensure_ascii=False, indent=2) + "\n"


def _table(data: Path, schema: pa.DataFrameSchema) -> Descriptor:
    path = data / f"{schema.name}.csv"
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": schema.name,
        "path": path.name,
        "title": schema.title,
        "description": schema.description,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_fingerprint(path),
        "licenses": [CC_BY],
        "compiled": (schema.metadata or {}).get("compiled", ""),
        "schema": _schema(schema, data),
    }


def _fingerprint(path: Path) -> Descriptor:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _schema(schema: pa.DataFrameSchema, data: Path) -> Descriptor:
    described: Descriptor = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(name, column) for name, column in schema.columns.items()],
        "missingValues": [""],
        "primaryKey": [next(iter(schema.columns))],
    }
    keys = [_foreign_key(name, column, data) for name, column in schema.columns.items()]
    if any(keys):
        described["foreignKeys"] = [key for key in keys if key]
    if schema.checks:
        described["rules"] = [str(check.error) for check in schema.checks]
    return described


def _field(name: str, column: pa.Column) -> Descriptor:
    metadata = column.metadata or {}
    field: Descriptor = {"name": name, "type": kind_of(column), "description": column.description}
    if "unit" in metadata:
        field["unit"] = metadata["unit"]
    constraints = _constraints(column)
    items = metadata.get("items")
    if items:
        field["list"] = {"separator": SEPARATOR}
        if metadata.get("refers_to"):
            field["list"]["refersTo"] = metadata["refers_to"]
        if isinstance(items, list):
            field["list"]["enum"] = items
    if "meanings" in metadata:
        meanings = metadata["meanings"].items()
        field["words"] = [{"value": word, "meaning": meaning} for word, meaning in meanings]
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(column: pa.Column) -> Descriptor:
    constraints: Descriptor = {}
    if not column.nullable:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    for check in column.checks:
        stated = check.statistics or {}
        if check.name == "isin":
            constraints["enum"] = list(stated["allowed_values"])
        elif check.name == "str_matches":
            constraints["pattern"] = getattr(stated["pattern"], "pattern", stated["pattern"])
        for bound, term in BOUNDS.get(str(check.name), {}).items():
            value = stated[bound]
            constraints[term] = value.date().isoformat() if hasattr(value, "date") else value
    return constraints


def _foreign_key(name: str, column: pa.Column, data: Path) -> Descriptor | None:
    """A key to one row of a table in the same folder; lists of keys are described by their field."""
    metadata = column.metadata or {}
    table, _, key = str(metadata.get("refers_to") or "").partition(".")
    if not table or metadata.get("items") or not (data / f"{table}.csv").is_file():
        return None
    return {"fields": [name], "reference": {"resource": table, "fields": [key]}}


def _boundary(data: Path, name: str) -> Descriptor:
    title, description = BOUNDARIES[name]
    path = data / "geo" / f"{name}.geojson"
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "path": f"geo/{path.name}",
        "title": title,
        "description": f"{description}; how they were made is in geo/PROVENANCE.md",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        **_fingerprint(path),
        "licenses": [PUBLIC_DOMAIN],
        "sources": [NATURAL_EARTH],
    }
