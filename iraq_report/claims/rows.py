"""Tests on context tables: what other sources say of the same thing, and numbers of rows.

Rows that only the report states are left out of every comparison: they cannot bear the report out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from iraq_report.claims.compare import Bounds, bounds_of, difference, fits, meets, same_words, span_of, total
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import plural
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun

_ONLY_REPORT = "Only the report says so among the sources seen."


def picked(run: AnyRun, table: str, ids: Sequence[str]) -> pd.DataFrame | str:
    """The rows of a table by their keys, in the given order; a sentence where the tables of the run lack one."""
    rows = run.tables[table]
    keyed = rows.set_index(rows.columns[0], drop=False)
    lacking = [key for key in ids if key not in keyed.index]
    if lacking:
        return f"The tables of this run lack {', '.join(lacking)} of the table {table}."
    return keyed.loc[list(ids)].reset_index(drop=True)


def _compared(
    table: str,
    rows: pd.DataFrame,
    agrees: Callable[[pd.Series], bool | None],
    say: Callable[[pd.Series], str],
    theirs: str,
) -> Verdict:
    """Reproduced where every row of other sources that speaks agrees, disputed where one or more do not."""
    answers = rows.apply(agrees, axis=1)
    others = rows[(rows["stated_by"] != "report") & answers.notna()]
    if others.empty:
        return not_testable(_ONLY_REPORT, evidence(table, rows))
    held = answers[others.index].astype(bool)
    said = "; ".join(dict.fromkeys(say(row) for _, row in (others if held.all() else others[~held]).iterrows()))
    proof = evidence(table, others)
    if held.all():
        return Verdict("reproduced", f"Other sources have {said}.", ours=said, theirs=theirs, evidence=proof)
    part = f"; {held.sum()} of {len(held)} agree with the report" if held.any() else ""
    sentence = f"Other sources have {said}{part}." + (f" The report has {theirs}." if theirs else "")
    return Verdict("disputed", sentence, ours=said, theirs=theirs, evidence=proof)


def stated_number(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str], column: str) -> Verdict:
    """Numbers of other sources, row by row, against the stated one.

    Formula: a row agrees where the span of `<column>_low` and `<column>_high` (or of the plain column) meets the stated
    number within the tolerance; reproduced where all rows that name a number agree, disputed where one does not.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)

    def agrees(row: pd.Series) -> bool | None:
        bounds = bounds_of(row, column)
        return None if bounds is None else fits(bounds, claim)

    def say(row: pd.Series) -> str:
        return value_text(*(bounds_of(row, column) or (None, None)), claim.unit) + _dated(row)

    return _compared(table, rows, agrees, say, claim.value)


def _dated(row: pd.Series) -> str:
    return f" ({when_text(row)})" if "date" in row.index and pd.notna(row["date"]) else ""


def stated_day(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str]) -> Verdict:
    """Days of other sources, row by row, against the stated ones.

    Formula: a row agrees where its days and those of the statement have one in common, give or take the tolerance in
    days; reproduced where all agree, disputed where one does not.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)
    slack = claim.tolerance
    return _compared(table, rows, lambda row: meets(span_of(row), claim, slack=slack), when_text, claim.days)


def stated_words(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str], column: str) -> Verdict:
    """Words of other sources in a column (a name, a post, a place), row by row, against the stated ones.

    Formula: a row agrees where each stated word stands in its cell, whatever the case; reproduced where all rows with a
    filled cell agree, disputed where one does not.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)

    def agrees(row: pd.Series) -> bool | None:
        return None if pd.isna(row[column]) else same_words(claim.stated, row[column])

    return _compared(table, rows, agrees, lambda row: str(row[column]), claim.stated)


def told(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str]) -> Verdict:
    """Whether other sources tell the same.

    A row that only the report states is followed to the row of other sources that it names in `same_as`, where the
    table has that column: they then tell the same thing otherwise.

    Formula: reproduced where a row of other sources, or of both, meets the days of the statement; disputed where they
    date it otherwise or stand behind `same_as`; not testable where only the report tells it.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)
    others = rows[rows["stated_by"] != "report"]
    if others.empty:
        return _told_otherwise(run, table, rows)
    dated = "date" in rows.columns
    held = others[[not dated or meets(span_of(row), claim) for _, row in others.iterrows()]]
    if held.empty:
        said = "; ".join(when_text(row) for _, row in others.iterrows())
        sentence = f"Other sources date it otherwise ({said}); the report has {claim.days}."
        return Verdict("disputed", sentence, ours=said, theirs=claim.days, evidence=evidence(table, others))
    days = "; ".join(dict.fromkeys(when_text(row) for _, row in held.iterrows())) if dated else ""
    sentence = f"Other sources tell the same{f' ({days})' if days else ''}."
    return Verdict("reproduced", sentence, evidence=evidence(table, held))


def _told_otherwise(run: AnyRun, table: str, rows: pd.DataFrame) -> Verdict:
    named = list(rows["same_as"].dropna()) if "same_as" in rows.columns else []
    twins = picked(run, table, named)
    if isinstance(twins, str):
        return not_covered(twins)
    twins = twins[twins["stated_by"] != "report"]
    if twins.empty:
        return not_testable(_ONLY_REPORT, evidence(table, rows))
    said = "; ".join(f"{row.get('title', row['description'])} ({when_text(row)})" for _, row in twins.iterrows())
    sentence = f"Other sources tell it otherwise: {said}."
    return Verdict("disputed", sentence, ours=said, evidence=evidence(table, rows) + evidence(table, twins))


def having(run: AnyRun, table: str, where: Mapping[str, str | Sequence[str]]) -> pd.DataFrame:
    """Rows of a table, those left out that only the report states, whose columns hold one of the given values."""
    rows = run.tables[table]
    rows = rows[rows["stated_by"] != "report"]
    for column, values in where.items():
        rows = rows[rows[column].isin([values] if isinstance(values, str) else list(values))]
    return rows


def _during(claim: Claim, rows: pd.DataFrame) -> pd.DataFrame:
    if "date" not in rows.columns or claim.first is None:
        return rows
    return rows[[meets(span_of(row), claim) for _, row in rows.iterrows()]]


def row_count(claim: Claim, run: AnyRun, *, table: str, where: Mapping[str, str | Sequence[str]]) -> Verdict:
    """The number of rows of other sources, in the days of the statement, against the stated number.

    Formula: rows whose columns hold the given values and whose days meet those of the statement; reproduced where their
    number meets the stated one within the tolerance, else differs.
    Source: the named table.
    """
    rows = _during(claim, having(run, table, where))
    count: Bounds = (len(rows), len(rows))
    text = value_text(*count, claim.unit)
    word = "reproduced" if fits(count, claim) else "differs"
    sentence = f"The table of {table.replace('_', ' ')} has {text}; the report has {claim.value}."
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference(count, claim),
        evidence=evidence(table, rows),
    )  # fmt: skip


def row_sum(claim: Claim, run: AnyRun, *, table: str, where: Mapping[str, str | Sequence[str]], column: str) -> Verdict:
    """The sum of a column over rows of other sources, in the days of the statement, against the stated number.

    Formula: sums of `<column>_low` and `<column>_high` over rows whose columns hold the given values; reproduced where
    that span meets the stated number within the tolerance, else differs.
    Source: the named table.
    """
    rows = _during(claim, having(run, table, where))
    known = [bounds for _, row in rows.iterrows() if (bounds := bounds_of(row, column)) is not None]
    if not known:
        return not_testable(_ONLY_REPORT, evidence(table, rows))
    ours = total(known)
    text = value_text(*ours, claim.unit)
    word = "reproduced" if fits(ours, claim) else "differs"
    sentence = f"{len(known)} {plural(len(known), 'row')} add up to {text}; the report has {claim.value}."
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference(ours, claim),
        evidence=evidence(table, rows),
    )  # fmt: skip
