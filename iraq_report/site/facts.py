"""What a page says of a number when a reader points at it: one script for an edition, asked for at the first touch."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json
from iraq_report.sections.catalogue import Measure, measures
from iraq_report.site.leads import Leads, Link
from iraq_report.site.rows import FOLDER
from iraq_report.tables.schemas import SCHEMAS

Lead = tuple[str, tuple[Link, ...]]  # what a number is that comes from no row, and links to its rows

FILE = "facts.js"
_NAMES_TABLES = re.compile(r"^(?P<tables>[^;.]+?) tables?\b")
_BETWEEN = re.compile(r", | and ")
# As docstrings speak of tables: by name, by title, or in these words.
_TABLES = {
    **{name: name for name in SCHEMAS},
    **{str(schema.title).lower(): name for name, schema in SCHEMAS.items()},
    "events of contractors": "contractor_events",
}


def stage_facts(folder: Path, facts: Mapping[str, Json], tables: Mapping[str, pd.DataFrame]) -> None:
    """Write `facts.js` beside the pages of a staged book whose pages of rows are there.

    `tables` are those of the edition by name. Raises ReportError as `facts_script` does.
    """
    with_rows = {page.stem for page in (folder / FOLDER).glob("*.md")}
    text = facts_script(facts, with_rows=with_rows, tables=tables)
    (folder / "extra" / FILE).write_text(text, encoding="utf-8", newline="\n")


def facts_script(
    facts: Mapping[str, Json], *, with_rows: Collection[str], tables: Mapping[str, pd.DataFrame] | None = None
) -> str:
    """The script: every fact by name as [place of its measure, rows, sources, place of its lead], the measures, the
    titles of their tables, and the leads: what a number is that comes from no row, and links to its rows.

    `with_rows` are the tables that have a page of rows; a fact that does not say from which rows it was computed has
    a blank lead. Raises ReportError E-FACT-MEASURE for a fact whose measure states no formula.
    """
    known = {measure.name: measure for measure in measures()}
    used = sorted({str(fact["measure"]) for fact in facts.values()})
    for name in used:
        if name not in known:
            raise ReportError("E-FACT-MEASURE", f"a number is computed by '{name}', which states no formula")
    place = {name: position for position, name in enumerate(used)}
    described = [_described(known[name], with_rows) for name in used]
    leads = Leads(tables or {}, with_rows=with_rows)
    leading = {name: _lead(fact, leads) for name, fact in facts.items()}
    unlike = list(dict.fromkeys(lead for lead in leading.values() if lead))
    lead_place: dict[Lead | None, int] = {lead: position for position, lead in enumerate(unlike)}
    record = {
        "facts": {
            name: [place[str(fact["measure"])], fact["rows"], fact.get("sources"), lead_place.get(leading[name])]
            for name, fact in facts.items()
        },
        "measures": described,
        "tables": {table: str(SCHEMAS[table].title) for item in described for table in item["tables"]},
        "leads": [{"words": words, "links": links} for words, links in unlike],
    }
    return f"window.iraqReportFacts = {json.dumps(record, ensure_ascii=False, separators=(',', ':'))};\n"


def _lead(fact: Json, leads: Leads) -> Lead | None:
    words, rows = str(fact.get("basis") or ""), fact.get("tables") or {}
    return (words, tuple(leads.to(rows))) if words or rows else None


def tables_named(source: str) -> list[str]:
    """The tables that the source line of a measure names: `attacks and sites tables` are attacks and sites."""
    found = _NAMES_TABLES.match(source)
    words = _BETWEEN.split(found["tables"]) if found else []
    return [_TABLES[word.lower()] for word in words if word.lower() in _TABLES]


def _described(measure: Measure, with_rows: Collection[str]) -> Json:
    return {
        "summary": measure.summary.replace("`", ""),
        "formula": measure.formula.replace("`", ""),
        "group": f"measures-{measure.section.replace('_', '-')}",  # as the method page spells its anchors
        "tables": [table for table in tables_named(measure.source) if table in with_rows],
    }
