"""The sheet of doubtful rows: written for a person, read back with what was decided, never overwritten."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.intake.rule_file import DECISIONS
from iraq_report.intake.sheets import SHIELD, read_sheet, write_sheet
from iraq_report.tables.problems import did_you_mean, quoted

OWN = ("event_id", "decision", "note")  # the two last are for the person
SHOWN = (
    "date", "country", "governorate", "place", "event_type", "sub_event_type", "actor1", "assoc1", "actor2", "assoc2",
    "weapon_text", "target_text", "notes", "source",
)  # fmt: skip
STEP = "review sheet"  # who decided, in selection.csv


def apply_sheet(selection: pd.DataFrame, ids: pd.Series, path: Path) -> pd.DataFrame:
    """Put what a person decided in the sheet `path` in the place of the rules' decisions.

    `selection` has decision, step and reason on the index of `ids`, the event ids of a file; a row whose decision is
    blank or still `review` stays as the rules have it. Raises ReportError as `checked_sheet` does, and E-REVIEW-ROW for
    a row that the file does not have.
    """
    sheet = checked_sheet(path)
    place = pd.Series(ids.index, index=ids)
    decided = selection.copy()
    cells = sheet[["decision", "note"]].to_numpy()
    for line, id, (decision, note) in zip(sheet.index, _ids(sheet), cells, strict=True):
        if id not in place:
            sentence = (
                f"{path.name}, line {line}: the file has no row {quoted(id)} in the days and countries asked for; "
                "name the sheet's own file, widen them, or take the line out"
            )
            raise ReportError("E-REVIEW-ROW", sentence)
        if decision not in ("", "review"):
            reason = f"decided by a person: {' '.join(note.split())}" if note.strip() else "decided by a person"
            decided.loc[place[id], ["decision", "step", "reason"]] = [decision, STEP, reason]
    return decided


def checked_sheet(path: Path) -> pd.DataFrame:
    """The sheet, as `read_sheet` gives it, with a word of DECISIONS or a blank in each cell of `decision`.

    This is all of a sheet that can be told without the file that it is about. Raises ReportError E-REVIEW-SHEET where
    it lacks a column or names a row twice, E-REVIEW-DECISION for a word that is no decision.
    """
    sheet = read_sheet(path)
    _check_shape(sheet, path)
    words = [_decision(word, f"{path.name}, line {line}") for line, word in sheet["decision"].items()]
    return sheet.assign(decision=words)


def _ids(sheet: pd.DataFrame) -> pd.Series:
    """The event ids of a sheet as the file has them."""
    return sheet["event_id"].str.strip().str.removeprefix(SHIELD)


def _check_shape(sheet: pd.DataFrame, path: Path) -> None:
    for column in OWN:
        if list(sheet.columns).count(column) != 1:
            near = did_you_mean(column, sheet.columns)
            sentence = f"{path.name}: expected one column {column} in its first line{near}; give it its name back"
            raise ReportError("E-REVIEW-SHEET", sentence)
    ids = _ids(sheet)
    if twice := ids[ids.duplicated()].to_dict():
        line, id = next(iter(twice.items()))
        raise ReportError("E-REVIEW-SHEET", f"{path.name}, line {line}: the row {quoted(id)} stands twice; keep one")


def _decision(word: str, where: str) -> str:
    """The decision that a cell names, in any case and with blanks or hyphens; blank for none yet."""
    plain = "_".join(word.lower().replace("-", " ").replace("_", " ").split()).removeprefix("for_")
    if plain and plain not in DECISIONS:
        known = ", ".join(DECISIONS)
        sentence = (
            f"{where}: found the decision {quoted(word)}, expected one of {known}{did_you_mean(plain, DECISIONS)}"
        )
        raise ReportError("E-REVIEW-DECISION", sentence)
    return plain


def write_review(events: pd.DataFrame, selection: pd.DataFrame, path: Path) -> int:
    """Write the rows that are for review to the sheet; return how many were added.

    A sheet that is there keeps every line and column as it is; only rows that it lacks come at its end. With nothing
    to add the file is not touched.
    """
    doubtful = selection.index[selection["decision"] == "review"]
    ids = events.loc[doubtful, "event_id"]
    ids = ids.mask(ids.str.isdigit(), SHIELD + ids)  # a spreadsheet would round the twelve digits of GTD
    fresh = events.loc[doubtful, list(SHOWN)]
    fresh.insert(0, "why", selection.loc[doubtful, "reason"])
    for place, (column, cells) in enumerate(zip(OWN, (ids, "", ""), strict=True)):
        fresh.insert(place, column, cells)
    if not path.exists():
        write_sheet(fresh, path)
        return len(fresh)
    sheet = read_sheet(path)
    fresh = fresh[~_ids(fresh).isin(_ids(sheet))]
    if not fresh.empty:
        write_sheet(pd.concat([sheet, fresh.reindex(columns=sheet.columns)]), path)
    return len(fresh)
