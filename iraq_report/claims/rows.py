"""Tests on context tables: what other sources say of the same thing, and numbers of rows.

Rows that only the report states are left out of every comparison: they cannot bear the report out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from iraq_report.claims.compare import (
    AGREES,
    DENIES,
    OPEN,
    SILENT,
    answer_of,
    answer_of_days,
    bounds_of,
    maybe_within,
    meets,
    same_words,
    slack_of,
    span_of,
    sum_of,
    surely_within,
    verdict_of,
)
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.claims.voices import name_of, voices
from iraq_report.prose.text import listed, plural
from iraq_report.sections.rows import days_text, when_text
from iraq_report.sections.run import AnyRun
from iraq_report.tables.columns import items_of

ONLY_REPORT = "Only the report says so among the sources seen."
NO_NUMBER = "No other source seen gives the number."


def picked(run: AnyRun, table: str, ids: Sequence[str]) -> pd.DataFrame | str:
    """The rows of a table by their keys, in the given order.

    A sentence where the tables of the run lack one, or where one is an attack outside the period of the run.
    """
    rows = run.tables[table]
    key = rows.columns[0]
    rows = rows[rows[key].isin(ids)].set_index(key, drop=False)
    if lacking := [id for id in ids if id not in rows.index]:
        return f"The tables of this run lack {', '.join(lacking)} of the table {table}."
    rows = rows.loc[list(ids)].reset_index(drop=True)
    if table == "attacks":
        for first, last in (span_of(row) for _, row in rows.iterrows()):
            if last < run.parameters.start or first > run.parameters.end:
                return f"{days_text(first, last)} leaves the period of this run ({run.period})."
    return rows


@dataclass(frozen=True)
class _Words:
    """How a comparison is told: before who says so, after it, and of the stated value."""

    who: str = "Other sources"
    says: str = "have"
    stated: str = "The report has"


def _compared(
    run: AnyRun,
    table: str,
    rows: pd.DataFrame,
    *,
    answer: Callable[[pd.Series], str],
    say: Callable[[pd.Series], str],
    theirs: str,
    words: _Words = _Words(),  # frozen
) -> Verdict:
    """Disputed where a row of other sources denies, else reproduced where one agrees; the others do not decide."""
    others = rows[rows["stated_by"] != "report"]
    if others.empty:
        return not_testable(ONLY_REPORT, evidence(table, rows))
    answers = pd.Series([answer(row) for _, row in others.iterrows()], index=others.index)
    proof = evidence(table, others)
    if (answers == SILENT).all():
        return not_testable("The other sources seen do not say.", proof)
    deciding = next(word for word in (DENIES, AGREES, OPEN) if (answers == word).any())
    speaking = others[answers == deciding]
    said = "; ".join(dict.fromkeys(say(row) for _, row in speaking.iterrows()))
    sentence = f"{words.who}{voices(run, speaking)} {words.says} {said}"
    if deciding == AGREES:
        return Verdict("reproduced", f"{sentence}.", ours=said, theirs=theirs, evidence=proof)
    if deciding == OPEN:
        return not_testable(f"{sentence}, which leaves open whether it is {theirs}.", proof, ours=said, theirs=theirs)
    agree, speak = (answers == AGREES).sum(), (answers != SILENT).sum()
    part = f"; {agree} of {speak} agree with the report" if agree else ""
    return Verdict(
        "disputed", f"{sentence}{part}. {words.stated} {theirs}.", ours=said, theirs=theirs, evidence=proof
    )  # fmt: skip


def stated_number(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str], column: str) -> Verdict:
    """Numbers of other sources, row by row, against the stated one.

    Formula: a row agrees where the span of `<column>_low` and `<column>_high` (or of the plain column) meets the stated
    number within the tolerance; an open side that does not reach it (`at least 3` against 5) decides nothing.
    Reproduced where a row agrees and none has another number, disputed where one has, else not testable.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)

    def answer(row: pd.Series) -> str:
        bounds = bounds_of(row, column)
        return SILENT if bounds is None else answer_of(bounds, claim)

    def say(row: pd.Series) -> str:
        return value_text(*(bounds_of(row, column) or (None, None)), claim.unit) + _dated(row)

    words = _Words(stated=claim.said.capitalize())
    return _compared(run, table, rows, answer=answer, say=say, theirs=claim.value, words=words)


def _dated(row: pd.Series) -> str:
    return f" ({when_text(row)})" if "date" in row.index and pd.notna(row["date"]) else ""


def stated_day(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str]) -> Verdict:
    """Days of other sources, row by row, against the stated ones.

    Formula: a row agrees where its days lie inside those of the statement, give or take the tolerance in days; one
    that has a day in common with them but is wider (a year against a day) decides nothing. Reproduced where a row
    agrees and none has other days, disputed where one has, else not testable.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)

    def answer(row: pd.Series) -> str:
        return SILENT if pd.isna(row["date"]) else answer_of_days(span_of(row), claim, slack=slack_of(claim))

    return _compared(run, table, rows, answer=answer, say=when_text, theirs=claim.days)


def stated_words(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str], column: str) -> Verdict:
    """Words of other sources in a column (a name, a post, a place), row by row, against the stated ones.

    Formula: a row agrees where each stated word stands in its cell as a whole word, whatever the case; reproduced where
    all rows with a filled cell agree, disputed where one does not.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)

    def answer(row: pd.Series) -> str:
        if pd.isna(row[column]):
            return SILENT
        return AGREES if same_words(claim.stated, row[column]) else DENIES

    # the words are the table's own, which a sentence must not pass off as its own or as a source's
    return _compared(
        run, table, rows, answer=answer, say=lambda row: f"\u201c{row[column]}\u201d",
        theirs=f"\u201c{listed(items_of(claim.stated))}\u201d",
        words=_Words(who="Rows of other sources", says="read", stated="Looked for was"),
    )  # fmt: skip


def told(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str]) -> Verdict:
    """Whether other sources tell the same.

    A row that only the report states is followed to the row of other sources that it names in `same_as`, where the
    table has that column: they then tell the same thing otherwise.

    Formula: reproduced where a row of other sources, or of both, has a day in common with those of the statement;
    disputed where all of them date it otherwise or stand behind `same_as`; not testable where only the report tells it.
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
        sentence = f"Other sources{voices(run, others)} date it otherwise, {said}; the report has {claim.days}."
        return Verdict("disputed", sentence, ours=said, theirs=claim.days, evidence=evidence(table, others))
    apart = "; ".join(dict.fromkeys(when_text(row) for _, row in others.drop(held.index).iterrows()))
    sentence = f"Other sources{voices(run, held)} tell the same: {_titles(held)}"
    return Verdict(
        "reproduced", f"{sentence}{f'; others have {apart}' if apart else ''}.", evidence=evidence(table, others)
    )


def _titles(rows: pd.DataFrame) -> str:
    """What the rows are about, each with its days."""
    said = [f"{name_of(row)}{_dated(row)}" for _, row in rows.iterrows()]
    return "; ".join(dict.fromkeys(said))


def _told_otherwise(run: AnyRun, table: str, rows: pd.DataFrame) -> Verdict:
    named = list(rows["same_as"].dropna()) if "same_as" in rows.columns else []
    twins = picked(run, table, named)
    if isinstance(twins, str):
        return not_covered(twins)
    twins = twins[twins["stated_by"] != "report"]
    if twins.empty:
        return not_testable(ONLY_REPORT, evidence(table, rows))
    said = _titles(twins)
    sentence = f"Other sources{voices(run, twins)} tell it otherwise: {said}."
    return Verdict("disputed", sentence, ours=said, evidence=evidence(table, rows) + evidence(table, twins))


def having(run: AnyRun, table: str, where: Mapping[str, str | Sequence[str]]) -> pd.DataFrame:
    """Rows of a table whose columns hold one of the given values.

    Those are left out that only the report states, or that tell again what another row tells (`same_as`). Raises
    ValueError for the attacks, of which only the measures on attacks know what a run leaves out.
    """
    if table == "attacks":
        raise ValueError("attacks are counted by attack_count and attack_number")
    rows = run.tables[table]
    rows = rows[rows["stated_by"] != "report"]
    if "same_as" in rows.columns:
        rows = rows[rows["same_as"].isna()]
    for column, values in where.items():
        rows = rows[rows[column].isin([values] if isinstance(values, str) else list(values))]
    return rows


def _during(claim: Claim, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that surely lie in the days of the statement, and those that may."""
    if "date" not in rows.columns or claim.first is None or claim.last is None:
        return rows, rows
    return surely_within(rows, claim.first, claim.last), maybe_within(rows, claim.first, claim.last)


def row_count(claim: Claim, run: AnyRun, *, table: str, where: Mapping[str, str | Sequence[str]]) -> Verdict:
    """The number of rows of other sources, in the days of the statement, against the stated number.

    Formula: rows whose columns hold the given values, from those that surely lie in the days of the statement to those
    that may; reproduced where every number between meets the stated one within the tolerance, differs where none does,
    else not testable; not testable without a row, since no context table is said to be complete.
    Source: the named table.
    """
    sure, maybe = _during(claim, having(run, table, where))
    if maybe.empty:
        return not_testable("No other source seen tells of one.")
    return verdict_of(
        claim, (len(sure), len(sure)), (len(maybe), len(maybe)), proof=evidence(table, maybe),
        said=(f"The table of {table.replace('_', ' ')} has", ""),
    )  # fmt: skip


def row_sum(claim: Claim, run: AnyRun, *, table: str, where: Mapping[str, str | Sequence[str]], column: str) -> Verdict:
    """The sum of a column over rows of other sources, in the days of the statement, against the stated number.

    Formula: sums of `<column>_low` and `<column>_high` over rows whose columns hold the given values, from those that
    surely lie in the days of the statement to those that may; a row without a number leaves the sum open. Reproduced
    where the sum meets the stated number within the tolerance, differs where it cannot, else not testable.
    Source: the named table.
    """
    sure, maybe = _during(claim, having(run, table, where))
    if not any(bounds_of(row, column) for _, row in maybe.iterrows()):
        return not_testable(NO_NUMBER, evidence(table, maybe))
    said = f"{len(maybe)} {plural(len(maybe), 'row')} of other sources {plural(len(maybe), 'adds', 'add')} up to", ""
    return verdict_of(claim, sum_of(sure, column), sum_of(maybe, column), said=said, proof=evidence(table, maybe))
