"""What intake says of a file: as files beside the tables, and as a short report for the terminal."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.intake.choose import Chosen
from iraq_report.intake.export import Asked, Export
from iraq_report.intake.folder import table_text
from iraq_report.intake.sheets import sheet_text
from iraq_report.intake.tables import ORIGINS
from iraq_report.tables.licences import TERMS, Terms

BOM = "\ufeff"  # Excel takes a file for UTF-8 by it
FORMATS = {
    "acled": "an ACLED export",
    "ucdp_ged": "a UCDP GED export",
    "gtd": "a Global Terrorism Database export",
    "own": "this project's own layout",
}
# What keeps rows that may not be passed on out of a repository into which somebody puts the folder.
UNSHARED = "# The terms of the source forbid to publish these rows.\n*\n"
WORDS = {"taken": "taken", "context": "context", "left_out": "left out", "review": "for review"}


def check_any(export: Export) -> None:
    """Raise ReportError where a file gives no row to make tables of: E-FILE-EMPTY, or E-ROWS-NONE with what became of
    its rows.
    """
    if not export.rows:
        raise ReportError("E-FILE-EMPTY", f"{export.file} has a header and no rows; export it again")
    if export.events.empty:
        gone = [f"{count:,} rejected, {reason.rstrip('.')}" for reason, count in _reasons(export)]
        gone += [f"{count:,} out of scope, {reason}" for reason, count in export.out_of_scope.items()]
        found = f"of the {_rows(export.rows)} of {export.file} none can be used: {'; '.join(gone)}"
        raise ReportError("E-ROWS-NONE", f"{found}; mend them, or ask for other days or countries")


def files_of(chosen: Chosen) -> dict[str, str]:
    """The text of every file of the folder but its record: the tables, and three sheets for a person.

    Where the terms of the source forbid to pass rows on, git is told to leave the folder out.
    """
    rules = chosen.rules.citation if chosen.rules else ""
    sheets = {
        "selection": chosen.selection.assign(rules=rules),
        "rejected": chosen.export.rejected,
        "duplicates": chosen.duplicates,
    }
    return {
        **{f"{name}.csv": table_text(table) for name, table in chosen.tables.items()},
        **{f"{name}.csv": BOM + sheet_text(table) for name, table in sheets.items()},
        **({".gitignore": UNSHARED} if _terms(chosen).grain == "aggregate" else {}),
    }


def _terms(chosen: Chosen) -> Terms:
    return TERMS[ORIGINS[chosen.export.format.name].terms]


def record_of(chosen: Chosen) -> dict[str, object]:
    """What intake.json holds: file, format, rules, what was asked for, counts and notes."""
    export, rules = chosen.export, chosen.rules
    return {
        "file": export.file,
        "sha256": export.sha256,
        "format": {"name": export.format.name, "sure": export.format.sure, "why": list(export.format.why)},
        "rules": {"id": rules.id, "version": rules.version, "title": rules.title} if rules else None,
        "asked": _asked(chosen.asked),
        "days": _span(export.events),
        "rows": {
            "in": export.rows,
            "accepted": len(export.events),
            "rejected": len(export.rejected),
            "out_of_scope": dict(export.out_of_scope),
        },
        "decisions": chosen.decisions,
        "possible_duplicates": _pairs(chosen),
        "notes": list(export.notes),
    }


def _asked(asked: Asked) -> dict[str, object]:
    days = {name: getattr(asked, name) for name in ("start", "end", "accessed")}
    told = {name: day and str(day) for name, day in days.items()}
    return {**told, "countries": list(asked.countries), "dates": asked.dates}


def report(chosen: Chosen, out: Path, *, sheet: Path | None, added: int) -> str:
    """The short report: what the file is, where its rows went, what to do next."""
    export = chosen.export
    lines = [
        *_format_lines(export),
        _rows_line(export),
        *(f"  rejected, {count:,}: {reason}" for reason, count in _reasons(export)),
        *(f"  out of scope, {count:,}: {reason}" for reason, count in export.out_of_scope.items()),
        *_days_lines(chosen),
        _decisions_line(chosen),
        *_pairs_lines(chosen),
        *(f"Note: {note}" for note in export.notes),
        *_access_lines(chosen),
        *_next_lines(chosen, out, sheet=sheet, added=added),
    ]
    return "\n".join(lines)


def _format_lines(export: Export) -> list[str]:
    what = FORMATS[export.format.name]
    return [f"{export.file}: {what}, {export.format.sure:.0%} sure", *(f"  {why}" for why in export.format.why)]


def _rows_line(export: Export) -> str:
    outside = sum(export.out_of_scope.values())
    return (
        f"{_rows(export.rows)} = {len(export.events):,} accepted + "
        f"{len(export.rejected):,} rejected + {outside:,} out of scope"
    )


def _reasons(export: Export) -> list[tuple[str, int]]:
    """Codes of rejected rows with the first reason of each, the most frequent first."""
    rejected = export.rejected
    first = rejected.drop_duplicates("code").set_index("code")["reason"]
    return [(f"{code}, such as: {first[code]}", int(count)) for code, count in rejected["code"].value_counts().items()]


def _span(events: pd.DataFrame) -> dict[str, str]:
    """The first and the last day of accepted rows; empty where there are none."""
    dates = events["date"]
    return {} if dates.empty else {"first": str(dates.min().date()), "last": str(dates.max().date())}


def _days_lines(chosen: Chosen) -> list[str]:
    """What days the file tells of, since a day without rows may be one that it does not cover."""
    if not (span := _span(chosen.export.events)):
        return []
    where = " (coverage.csv: by country)" if "coverage" in chosen.tables else ""
    return [f"The accepted lie from {span['first']} to {span['last']}; of other days the file tells nothing{where}"]


def _decisions_line(chosen: Chosen) -> str:
    counts = ", ".join(f"{count:,} {WORDS[word]}" for word, count in chosen.decisions.items())
    by = f"by the rules {chosen.rules.citation}" if chosen.rules else "as the file itself says"
    return f"Of the accepted {by}: {counts}"


def _pairs(chosen: Chosen) -> dict[str, int]:
    """How many pairs each listing has."""
    return {str(label): len(pairs) for label, pairs in chosen.duplicates.groupby("list", sort=False)}


def _pairs_lines(chosen: Chosen) -> list[str]:
    counts = _pairs(chosen)
    if not counts:
        return ["No possible duplicates"]
    told = " and ".join(f"{count:,} {label}" for label, count in counts.items())
    return [f"Possible duplicates, none merged: {told} (duplicates.csv)"]


def _access_lines(chosen: Chosen) -> list[str]:
    """What to do where the terms of a source ask for the day of access and nobody told it."""
    terms = _terms(chosen)
    if chosen.asked.accessed or not terms.attribution or terms.grain == "event":
        return []
    return [f"Note: {terms.name} ask for the day on which the file was downloaded; tell it with --accessed DAY"]


def _next_lines(chosen: Chosen, out: Path, *, sheet: Path | None, added: int) -> list[str]:
    waiting, lines = chosen.decisions["review"], []
    if sheet is not None:
        lines.append(f"Sheet for review {sheet}: {_rows(added)} added")
    if waiting:
        how = (
            "fill its column decision and run intake again" if sheet else "run again with --review SHEET.csv to decide"
        )
        lines.append(f"{_rows(waiting)} for review, counted nowhere yet: {how}")
    return [
        *lines,
        f"Wrote {out}. Next:",
        f"  python -m iraq_report check {out}",
        f"  papermill notebooks/attacks.ipynb out.ipynb -p data {out}{_days(chosen, '-p {} {}')}",
        f'  python -m iraq_report new mine --title "Mine" --data {out}{_days(chosen, "--{} {}")}',
    ]


def _days(chosen: Chosen, form: str) -> str:
    """The first and the last day written as options, those of Iraq where it has some; nothing where there is no row.

    A run counts Iraq if it is not told otherwise, and gives no rate for days that the file does not cover there.
    """
    events = chosen.export.events
    iraq = events[events["country"] == "Iraq"]
    days = zip(("start", "end"), _span(events if iraq.empty else iraq).values(), strict=False)
    return "".join(f" {form.format(name, day)}" for name, day in days)


def _rows(number: int) -> str:
    return f"{number:,} row{'' if number == 1 else 's'}"
