"""What the page of changes shows: an edition beside the one before it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from iraq_report.claims.verdict import WORDS
from iraq_report.editions.compare.compare import compare
from iraq_report.editions.compare.model import Chart, Comparison, Number, Parameter, Rows, Side, Verdict
from iraq_report.editions.compare.text import rows_text, value_text, why_text
from iraq_report.editions.records import Record, read_record
from iraq_report.editions.row_hashes import EVENTS
from iraq_report.figures.paint import Json
from iraq_report.prose.address import claim_address, row_address, table_address
from iraq_report.prose.facts import day_text
from iraq_report.sections.catalogue import measures
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.run import section_model
from iraq_report.site.method import TITLES
from iraq_report.site.page_templates import page_templates
from iraq_report.tables.schemas import SCHEMAS

FOLDER = "changes"  # beside the pages: pictures of the edition before
LISTED = 200  # events of one kind of change that the page lists; events.json has all
_THEMES = ("light", "dark")
_SIZE = re.compile(r'<svg\b[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"')


def stage_changes(extra: Path, before: Path | None) -> Json | None:
    """What the page of changes is told; None for an edition without one before it.

    `extra` holds the records and pictures of the edition that is staged, `before` those of the one before it, whose
    pictures of charts that differ are copied beside the pages, so that the page stays as it is when that edition is
    built anew. Raises ReportError as `read_record` does.
    """
    if before is None:
        return None
    old, new = read_record(before), read_record(extra)
    found = compare(old, new)
    for chart in found.charts:
        _copy_pictures(chart.id, before / "figures", extra / FOLDER)
    shown: Any = page_templates().get_template("changes.html").module
    return {
        "found": found,
        "old": _side(found.old),
        "new": _side(found.new),
        "events": _events(old, new),
        "parameters": shown.parameters([_parameter(change) for change in found.parameters], found.old, found.new),
        "rows": shown.rows([_rows(rows) for rows in found.rows]),
        "verdicts": shown.verdicts(_turned(found.verdicts)),
        "numbers": shown.numbers(_numbers(found), found.old, found.new),
        "charts": shown.charts(_charts(found, old, new, extra), found.old, found.new),
    }


def _side(side: Side) -> Json:
    first, last = (day_text(date.fromisoformat(day)) for day in (side.start, side.end))
    return {"id": side.id, "title": side.title, "period": f"{first} to {last}"}


def _events(old: Record, new: Record) -> Json:
    """How many rows of the new table of events begin in the days of each side, and in those of both."""
    runs = [compare(record, record).old for record in (old, new)]
    days = [row["date"] for row in new.cells.values()]
    inside = [{n for n, day in enumerate(days) if run.start <= day <= run.end} for run in runs]
    return {"rows": len(days), "old": len(inside[0]), "new": len(inside[1]), "both": len(inside[0] & inside[1])}


def _parameter(change: Parameter) -> Json:
    model = section_model(change.section) if change.section else SectionParameters
    known = model.model_fields.get(change.name)
    return {
        "name": change.name,
        "where": TITLES[change.section] if change.section else "Every section",
        "about": (known.description if known else "") or "",
        "old": value_text(change.old),
        "new": value_text(change.new),
    }


def _rows(rows: Rows) -> Json:
    events = rows.table == EVENTS
    revised = [(row.id, [cell.__dict__ for cell in row.cells]) for row in rows.revised]
    return {
        "title": SCHEMAS[rows.table].title if rows.table in SCHEMAS else rows.table,
        "address": table_address(rows.table),
        "text": rows_text(rows),
        "lists": [
            _listed("Added", [(key, row_address(rows.table, key), []) for key in rows.added]),
            _listed("Revised", [(key, row_address(rows.table, key), cells) for key, cells in revised]),
            _listed("Removed", [(key, "", []) for key in rows.removed]),
        ]
        if events
        else [],
    }


def _listed(word: str, items: Sequence[tuple[str, str, Any]]) -> Json:
    shown = [{"id": id, "address": address, "cells": cells} for id, address, cells in items[:LISTED]]
    return {"word": word, "total": len(items), "rows": shown, "more": len(items) - len(shown)}


def _turned(verdicts: Sequence[Verdict]) -> list[Json]:
    """The statements by the verdicts between which they turned, the most frequent turn first."""
    turns: dict[tuple[str, str], list[Json]] = {}
    for one in verdicts:
        words = tuple(WORDS[word] if word else "not there" for word in (one.old, one.new))
        item = {"id": one.id, "address": claim_address(one.id), "claim": one.claim, "sentence": one.sentence}
        turns.setdefault((words[0], words[1]), []).append(item)
    ordered = sorted(turns.items(), key=lambda turn: (-len(turn[1]), turn[0]))
    return [{"old": old, "new": new, "claims": claims} for (old, new), claims in ordered]


def _numbers(found: Comparison) -> list[Json]:
    summaries = {measure.name: measure.summary.replace("`", "") for measure in measures()}
    groups: dict[str, list[Json]] = {section: [] for section in TITLES}
    for number in found.numbers:
        groups.setdefault(number.section, []).append(_number(number, summaries.get(number.measure, "")))
    for items in groups.values():  # those that both editions print stand first
        items.sort(key=lambda item: None in (item["old"], item["new"]))
    return [_group(section, items) for section, items in groups.items() if items]


def _number(number: Number, summary: str) -> Json:
    return {
        "name": number.name,
        "about": summary,
        "old": number.old,
        "new": number.new,
        "why": why_text(number),
    }


def _group(section: str, items: Sequence[Json]) -> Json:
    return {"section": section, "title": TITLES.get(section, section), "items": items}


def _charts(found: Comparison, old: Record, new: Record, extra: Path) -> list[Json]:
    before, after = ({figure["id"]: figure for figure in record.figures} for record in (old, new))
    groups: dict[str, list[Json]] = {}
    for chart in found.charts:
        pair = {
            "id": chart.id,
            "address": f"{chart.section}.html#{chart.id}" if chart.id in after else "",
            "old": _picture(chart, before, FOLDER, extra),
            "new": _picture(chart, after, "figures", extra),
        }
        groups.setdefault(chart.section, []).append(pair)
    return [_group(section, items) for section, items in groups.items()]


def _picture(chart: Chart, figures: Mapping[str, Json], folder: str, extra: Path) -> Json | None:
    """A chart as the page shows one side: title, sentence, and the picture for a narrow column with its size."""
    if (figure := figures.get(chart.id)) is None:
        return None
    place = f"{folder}/{chart.id}.narrow"
    file = extra / f"{place}.light.svg"
    size = _SIZE.search(file.read_text("utf-8")) if file.is_file() else None
    return {
        "title": figure["title"],
        "sentence": figure["sentence"],
        "place": place if size else "",
        "width": size[1] if size else "",
        "height": size[2] if size else "",
    }


def _copy_pictures(id: str, source: Path, target: Path) -> None:
    for theme in _THEMES:
        file = source / f"{id}.narrow.{theme}.svg"
        if file.is_file():
            target.mkdir(exist_ok=True)
            shutil.copyfile(file, target / file.name)
