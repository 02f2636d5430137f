"""What a page says of a number when a reader points at it: one script for an edition, asked for at the first touch."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json
from iraq_report.sections.catalogue import Measure, measures
from iraq_report.site.rows import FOLDER
from iraq_report.tables.schemas import SCHEMAS

FILE = "facts.js"
_NAMES_TABLES = re.compile(r"^(?P<tables>[^;.]+?) tables?\b")
_BETWEEN = re.compile(r", | and ")
# As docstrings speak of tables: by name, by title, or in these words.
_TABLES = {
    **{name: name for name in SCHEMAS},
    **{str(schema.title).lower(): name for name, schema in SCHEMAS.items()},
    "events of contractors": "contractor_events",
}


def stage_facts(folder: Path, facts: Mapping[str, Json]) -> None:
    """Write `facts.js` beside the pages of a staged book whose pages of rows are there.

    Raises ReportError as `facts_script` does.
    """
    with_rows = {page.stem for page in (folder / FOLDER).glob("*.md")}
    text = facts_script(facts, with_rows=with_rows)
    (folder / "extra" / FILE).write_text(text, encoding="utf-8", newline="\n")


def facts_script(facts: Mapping[str, Json], *, with_rows: Collection[str]) -> str:
    """The script: every fact by name as [place of its measure, rows], the measures, the titles of their tables.

    `with_rows` are the tables that have a page of rows. Raises ReportError E-FACT-MEASURE for a fact whose measure
    states no formula.
    """
    known = {measure.name: measure for measure in measures()}
    used = sorted({str(fact["measure"]) for fact in facts.values()})
    for name in used:
        if name not in known:
            raise ReportError("E-FACT-MEASURE", f"a number is computed by '{name}', which states no formula")
    place = {name: position for position, name in enumerate(used)}
    described = [_described(known[name], with_rows) for name in used]
    record = {
        "facts": {name: [place[str(fact["measure"])], fact["rows"]] for name, fact in facts.items()},
        "measures": described,
        "tables": {table: str(SCHEMAS[table].title) for item in described for table in item["tables"]},
    }
    return f"window.iraqReportFacts = {json.dumps(record, ensure_ascii=False, separators=(',', ':'))};\n"


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
