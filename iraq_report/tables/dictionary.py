"""`data/README.md`: the data dictionary, written from the descriptor of the data package."""

from __future__ import annotations

from typing import Any

from iraq_report.paths import DATA

FILE = DATA / "README.md"

INTRODUCTION = """\
# Data dictionary

{description}

This page is written from `datapackage.json` by `python -m iraq_report package`: change the schemas in
`iraq_report/tables/schemas`, not this page. `python -m iraq_report check` checks the tables.

## Licence and citation

The tables are licensed under [{licence}]({licence_path}); the boundaries in `geo/` are in the public domain
(Natural Earth). Cite the project as `CITATION.cff` in its root says, with the version ({version}) and the
tables used; cite the documents behind a row by its `source_ids`, which `sources.csv` spells out.

## Conventions

- CSV files in UTF-8 with a header line and commas between cells, sorted by date or key; the first column is
  the key of the row.
- A blank cell means that the value is **unknown** or does not apply. It never means zero.
- A number stands as the lowest and highest value that the sources give (`..._low`, `..._high`). Both are
  equal where the sources agree; a low with a blank high reads "at least".
- A date comes with `date_precision`. Where that is not `day`, `date` is the first day that it can be and
  `date_end` the last. Days are local.
- A cell of several items (type `list`) separates them by `;`.
- `stated_by` tells what the 2021 report states from what other sources state. Where the two differ there are
  two rows, and the note of each points to the other: never add them up.
- `corrections.yml`, where there is one, says which rows are read otherwise than they stand here, and why.
- `report_footnotes` are numbers of the report's footnotes that bear on the row.
"""
SHARED = ("date_precision", "stated_by")  # coded fields of every table, explained once
CONTENTS = """
## Tables

| table | rows | fields |
|---|---|---|
"""


def dictionary(descriptor: dict[str, Any]) -> str:
    """Write the data dictionary, in Markdown, from a data package descriptor."""
    licence = descriptor["licenses"][0]
    text = INTRODUCTION.format(
        description=descriptor["description"],
        licence=licence["title"],
        licence_path=licence["path"],
        version=descriptor["version"],
    )
    tables = [resource for resource in descriptor["resources"] if resource.get("type") == "table"]
    others = [resource for resource in descriptor["resources"] if resource.get("type") != "table"]
    rows = [
        f"| [{table['title']}](#{table['name']}) | {_cell(table['description'])} | {len(table['schema']['fields'])} |\n"
        for table in tables
    ]
    parts = [text, *_shared_words(tables), CONTENTS, *rows, *map(_section, tables), _boundaries(others)]
    return "".join(parts)


def _shared_words(tables: list[dict[str, Any]]) -> list[str]:
    fields = [field for table in tables for field in table["schema"]["fields"]]
    first = {field["name"]: field for field in reversed(fields) if field["name"] in SHARED}
    return [_words(first[name]) for name in SHARED if name in first]


def _section(table: dict[str, Any]) -> str:
    """One table: description, how compiled, fields, words."""
    schema = table["schema"]
    anchor = f'<a id="{table["name"]}"></a>'
    parts = [f"\n{anchor}\n\n## {table['title']} (`{table['path']}`)\n\n{table['description']}\n"]
    if table["compiled"]:
        parts.append(f"\n**How compiled, and where thin.** {table['compiled']}\n")
    parts.append("\n| field | type | unit | meaning |\n|---|---|---|---|\n")
    parts += [_row(field, _references(schema)) for field in schema["fields"]]
    if schema.get("rules"):
        parts.append(f"\nRules: {'; '.join(f'`{rule}`' for rule in schema['rules'])}.\n")
    parts += [_words(field) for field in schema["fields"] if field.get("words") and field["name"] not in SHARED]
    return "".join(parts)


def _references(schema: dict[str, Any]) -> dict[str, str]:
    keys = schema.get("foreignKeys", [])
    return {key["fields"][0]: f"{key['reference']['resource']}.{key['reference']['fields'][0]}" for key in keys}


def _row(field: dict[str, Any], references: dict[str, str]) -> str:
    constraints = field.get("constraints", {})
    target = field.get("list", {}).get("refersTo") or references.get(field["name"])
    meaning = [field["description"]]
    if target:
        meaning.append(f"keys of `{target}`" if "list" in field else f"key of `{target}`")
    words = constraints.get("enum") or field.get("list", {}).get("enum", [])
    if words and not field.get("words"):
        meaning.append(f"one of {', '.join(f'`{word}`' for word in words)}")
    if constraints.get("required"):
        meaning.append("always filled")
    kind = "list" if "list" in field else field["type"]
    return f"| `{field['name']}` | {kind} | {field.get('unit', '')} | {_cell('; '.join(meaning))} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _words(field: dict[str, Any]) -> str:
    rows = [f"| `{word['value']}` | {_cell(word['meaning'])} |\n" for word in field["words"]]
    return f"\n| `{field['name']}` | meaning |\n|---|---|\n" + "".join(rows)


def _boundaries(resources: list[dict[str, Any]]) -> str:
    if not resources:
        return ""
    lines = [f"- `{resource['path']}`: {resource['description']}.\n" for resource in resources]
    return "\n## Boundaries\n\n" + "".join(lines)
