"""Changing one row of a table flips the verdicts that have it as evidence, and no others.

The changed table is written into a folder of its own, as somebody would who brings other data; all else is the
project's. A test that reads no cell of a table cannot come out otherwise when that table changes, so only the
statements whose tests read the table are decided again.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from iraq_report.claims.ledger import Decided
from iraq_report.paths import DATA
from tests.claims.project import decided_with, whole_ledger

ROWS = 1  # of each table that is sampled, beside those named here
ALWAYS = {
    "attacks": ("2021-06-09-balad-1",),
    "dialogue": ("DG049",),
    "troops": ("TR019", "TR024"),
    "fleet": ("FL042", "FL060"),
    "readiness": ("RD022",),
}
OTHERS = (
    "casualties", "claims", "contractor_events", "contractor_staff", "contractors", "contracts", "groups",
    "iran_indicators", "readings", "scenarios", "services", "sites", "sorties", "sources", "support", "tallies",
)  # fmt: skip


# ---- the changes


def later(row: pd.Series) -> dict[str, str]:
    """400 days later; a month or a year becomes the span of days that it was."""
    if not row.get("date"):
        return {}
    moved = {name: _moved(row[name]) for name in ("date", "date_end") if row[name]}
    return {**moved, "date_precision": "day" if row["date_precision"] == "day" else "range"}


def _moved(day: str) -> str:
    return f"{pd.Timestamp(day) + pd.Timedelta(days=400):%Y-%m-%d}"


def tenfold(row: pd.Series) -> dict[str, str]:
    """All numbers of the row ten times as large."""
    names = [name for name in row.index if name.endswith(("_low", "_high")) and row[name]]
    return {name: f"{float(row[name]) * 10:.10g}" for name in names}


def alone(row: pd.Series) -> dict[str, str]:
    """Stated by the report alone."""
    return {"stated_by": "report"} if row.get("stated_by") in {"sources", "both"} else {}


WORDS = {
    "attacks": ("site_id", "kirkuk"), "claims": ("stated", "Something else"),
    "contractor_events": ("company", "Another firm"), "contractor_staff": ("site", "Elsewhere"),
    "contractors": ("role", "Another trade"), "contracts": ("company", "Another firm"), "dialogue": ("office", "Clerk"),
    "fleet": ("aircraft_type", "Another type"), "groups": ("affiliation", "None"), "readings": ("finding", "Not so"),
    "readiness": ("metric", "losses"), "services": ("company", "Another"),
    "sources": ("publisher", "Another paper"), "troops": ("measure", "addition"),
}  # fmt: skip


def reworded(table: str, row: pd.Series) -> dict[str, str]:
    """Another word in a telling column."""
    column, word = WORDS.get(table, ("", ""))
    return {column: word} if column and row[column] not in ("", word) else {}


def changes_of(table: str, row: pd.Series) -> list[dict[str, str]]:
    """The changes that can be made to a row: of its day, its numbers, who states it, a word."""
    made = (later(row), tenfold(row), alone(row) if table not in {"claims", "sources"} else {}, reworded(table, row))
    return [change for change in made if change]


def sampled(table: str) -> list[tuple[str, dict[str, str]]]:
    """Rows of a table and a change to each: all changes to the named rows, one in turn to the others.

    The others are rows that some verdict has as evidence, and one of the rest. Which of them, and which change, follow
    from their keys, so that they stay the same.
    """
    texts = texts_of(table)
    evidence = {
        row.id for item in whole_ledger().decided.values() for row in item.verdict.evidence.rows if row.table == table
    }
    keys = sorted(texts.index, key=lambda key: sha256(f"{table} {key}".encode()).hexdigest())
    telling, rest = [key for key in keys if key in evidence], [key for key in keys if key not in evidence]
    chosen = [(key, change) for key in ALWAYS.get(table, ()) for change in changes_of(table, texts.loc[key])]
    for turn, key in enumerate(telling[:ROWS] + rest[:1]):
        if possible := changes_of(table, texts.loc[key]):
            chosen.append((key, possible[turn % len(possible)]))
    return chosen


def texts_of(table: str) -> pd.DataFrame:
    """A table as its file has it, by its key."""
    texts = pd.read_csv(DATA / f"{table}.csv", dtype=str, keep_default_na=False)
    return texts.set_index(texts.columns[0], drop=False)


def written(folder: Path, table: str, texts: pd.DataFrame) -> Path:
    """A new folder that holds nothing but this table."""
    folder.mkdir()
    texts.to_csv(folder / f"{table}.csv", index=False, lineterminator="\n")
    return folder


def flips_of(key: str, table: str, before: dict[str, Decided], after: dict[str, Decided]) -> set[str]:
    """The statements that a change of a row turns, after a look that all of them have the row as evidence."""
    flipped = {id for id, item in after.items() if item.verdict.word != before[id].verdict.word}
    strangers = {
        id: (key, before[id].verdict.sentence, after[id].verdict.sentence)
        for id in flipped
        if not _has(before[id], table, key) and not _has(after[id], table, key)
    }
    assert not strangers
    return flipped


def _has(item: Decided, table: str, key: str) -> bool:
    """Whether a verdict has a row as evidence; a statement's own row is what is tested."""
    rows = {(row.table, row.id) for row in item.verdict.evidence.rows} | {("claims", item.claim.id)}
    return (table, key) in rows


@pytest.mark.parametrize("table", [*ALWAYS, *OTHERS])
def test_a_changed_row_flips_no_verdict_but_those_that_have_it_as_evidence(table, tmp_path):
    ledger, texts, flips = whole_ledger(), texts_of(table), set()
    ids = ledger.readers.get(table, set())
    before = ledger.decided
    if table == "attacks":  # a list of one's own covers what is asked of it
        before = decided_with(ids, data=str(written(tmp_path / "same", table, texts)))
    for turn, (key, change) in enumerate(sampled(table)):
        changed = texts.copy()
        changed.loc[key, list(change)] = list(change.values())
        after = decided_with(ids, data=str(written(tmp_path / str(turn), table, changed)))
        flips |= flips_of(key, table, before, after)
    assert flips or table not in ALWAYS


def test_at_least_forty_rows_are_changed_and_every_table_of_evidence_has_its_turn():
    cases = {(table, key) for table in (*ALWAYS, *OTHERS) for key, _ in sampled(table)}
    evidence = {row.table for item in whole_ledger().decided.values() for row in item.verdict.evidence.rows}
    assert len(cases) >= 40
    assert {table for table, _ in cases} >= evidence
    assert cases >= {(table, key) for table, keys in ALWAYS.items() for key in keys}
