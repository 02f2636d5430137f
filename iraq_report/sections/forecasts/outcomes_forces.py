"""Outcomes that published figures for foreign troops decide, and forecasts that hang on their departure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from iraq_report.claims.compare import fits
from iraq_report.claims.readings import read
from iraq_report.claims.record import Claim
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Evidence, Verdict, evidence, not_covered
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.forecasts.common import ForecastRun, after, by_sources, dated, days_of, in_time, told
from iraq_report.sections.rows import span_text, when_text


def level(run: ForecastRun, force: str, last: date, *, measure: str = "present") -> pd.Series | None:
    """The last published figure for a whole force by a day, of other sources than the report; None without one.

    Formula: the latest row of the force and measure, without a site, that names a number.
    Source: troops table.
    """
    rows = by_sources(run.tables["troops"])
    rows = rows[(rows["force"] == force) & (rows["measure"] == measure) & rows["site_id"].isna()]
    rows = rows[(rows["date"] <= pd.Timestamp(last)) & rows["people_low"].notna()]
    return None if rows.empty else rows.sort_values("date", kind="stable").iloc[-1]


def _levels(claim: Claim, run: ForecastRun, force: str) -> tuple[pd.Series, pd.Series] | Verdict:
    """The last figure before a forecast and the last one after it, or the verdict where there is none."""
    span = after(claim, run)
    earlier, later = level(run, force, days_of(claim).first), level(run, force, span.last)
    if earlier is None or later is None or later["date"].date() < span.first:
        return Verdict("open", f"No figure for {_name(force)} is known from {span.text} to hold against one before.")
    return earlier, later


def _name(force: str) -> str:
    return {"US": "US troops in Iraq", "NATO": "NATO's mission in Iraq"}.get(force, force)


def _people(row: pd.Series) -> str:
    return f"{span_text(row['people_low'], row['people_high'])} ({when_text(row)})"


def _proof(*rows: pd.Series) -> Evidence:
    return evidence("troops", pd.DataFrame(list(rows)).drop_duplicates("troop_id"))


def _compared(claim: Claim, run: ForecastRun, words: Sequence[tuple[float, str]], force: str = "US") -> Verdict:
    """The word of the first bound that the later figure, as a share of the earlier one, does not exceed."""
    both = _levels(claim, run, force)
    if isinstance(both, Verdict):
        return both
    earlier, later = both
    share = later["people_low"] / earlier["people_low"]
    word = next(word for bound, word in words if share <= bound)
    sentence = f"Figures for {_name(force)}: {_people(earlier)} before, {_people(later)} by the horizon."
    return Verdict(
        word, sentence, ours=span_text(later["people_low"], later["people_high"]), evidence=_proof(earlier, later)
    )


_EVER = float("inf")


@in_time(lasting=True)
def troops_stay(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether US troops stayed.

    Formula: last figure by the horizon as a share of the last before the forecast; came true above one half, partly
    down to any, did not at none.
    Source: troops table, figures for the number present.
    """
    return _compared(claim, run, [(0, "did_not"), (0.5, "partly"), (_EVER, "came_true")])


@in_time()
def troops_cut(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether a large part of the US troops left.

    Formula: last figure by the horizon as a share of the last before the forecast; came true at one half or less,
    partly below the whole, else did not.
    Source: troops table, figures for the number present.
    """
    return _compared(claim, run, [(0.5, "came_true"), (0.999, "partly"), (_EVER, "did_not")])


@in_time()
def troops_gone(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether US troops, and with them their bases, were gone.

    Formula: last figure by the horizon as a share of the last before the forecast; came true at none, partly below the
    whole, else did not.
    Source: troops table, figures for the number present.
    """
    return _compared(claim, run, [(0, "came_true"), (0.999, "partly"), (_EVER, "did_not")])


@in_time()
def troops_fewer(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether the number of US troops that left is the one expected.

    Formula: last figure before the forecast less the last by its end; came true where that meets the stated number
    within the tolerance, else did not.
    Source: troops table, figures for the number present.
    """
    both = _levels(claim, run, "US")
    if isinstance(both, Verdict):
        return both
    earlier, later = both
    left = float(earlier["people_low"] - later["people_low"])
    word = "came_true" if fits((left, left), claim) else "did_not"
    sentence = (
        f"By round published figures {f'{left:,.0f}' if left else 'no'} US troops left: {_people(earlier)} before, "
        f"{_people(later)} after."
    )
    return Verdict(word, sentence, ours=f"{left:,.0f}", theirs=claim.value, evidence=_proof(earlier, later))


@in_time()
def combat_end(claim: Claim, run: ForecastRun, *, ids: Sequence[str]) -> Verdict:
    """Whether the combat role was declared over in time, and whether troops became fewer with it.

    Formula: one of the named announcements by the end of the forecast, and the last figure for US troops by then below
    the last before; came true with both, partly with the announcement alone, else did not.
    Source: dialogue and troops tables.
    """
    span = after(claim, run)
    rows = picked(run, "dialogue", ids)
    if isinstance(rows, str):
        return not_covered(rows)
    said = dated(by_sources(rows), span)
    if said.empty:
        return Verdict("did_not", f"No end of the combat role was announced by {day_text(span.last)}.")
    both = _levels(claim, run, "US")
    if isinstance(both, Verdict):
        return Verdict(
            "partly", f"It was declared over on {_days(said)}. {both.sentence}", evidence=told("dialogue", said)
        )
    earlier, later = both
    word = "came_true" if later["people_low"] < earlier["people_low"] else "partly"
    fewer = "troops became fewer" if word == "came_true" else "the number of troops stayed the same"
    figures = f"{_people(earlier)} before, {_people(later)} after"
    sentence = f"The combat role was declared over on {_days(said)}; {fewer}: {figures}."
    return Verdict(word, sentence, evidence=told("dialogue", said) + _proof(earlier, later))


def _days(rows: pd.DataFrame) -> str:
    return listed(when_text(row) for _, row in rows.sort_values("date").iterrows())


@in_time()
def nato_grows(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether NATO's mission reached the size that the report gives it.

    Formula: last figure by the horizon; came true where it reaches the stated number within the tolerance, partly where
    it lies above the last before the forecast, else did not.
    Source: troops table, figures for the number present.
    """
    both = _levels(claim, run, "NATO")
    if isinstance(both, Verdict):
        return both
    earlier, later = both
    reached = claim.low is not None and later["people_low"] + claim.tolerance >= claim.low
    word = "came_true" if reached else "partly" if later["people_low"] > earlier["people_low"] else "did_not"
    figures = f"{_people(earlier)} before, {_people(later)} by the horizon"
    sentence = f"Figures for NATO's mission in Iraq: {figures}; {claim.said} {claim.value}."
    return Verdict(word, sentence, theirs=claim.value, evidence=_proof(earlier, later))


@in_time()
def if_us_leaves(claim: Claim, run: ForecastRun) -> Verdict:
    """A forecast that starts from the departure of US forces, or of a part of them.

    Formula: open while the last figure for US troops by the horizon is no lower than the last before the forecast, with
    what readings say of the time meanwhile; decided by the readings once it is.
    Source: troops and readings tables.
    """
    both = _levels(claim, run, "US")
    if isinstance(both, Verdict):
        return both
    earlier, later = both
    if later["people_low"] < earlier["people_low"]:
        return read(claim, run)
    sentence = f"The condition did not come: US troops were {_people(later)}, no fewer than before."
    return _open(claim, run, sentence, later)


@in_time()
def if_nato_fills(claim: Claim, run: ForecastRun) -> Verdict:
    """A forecast that starts from NATO filling a gap.

    Formula: open while the last figure for NATO's mission by the horizon lies below its ceiling, with what readings say
    of the time meanwhile; decided by the readings once it does not.
    Source: troops and readings tables.
    """
    both = _levels(claim, run, "NATO")
    if isinstance(both, Verdict):
        return both
    later = both[1]
    ceiling = level(run, "NATO", run.parameters.horizon, measure="ceiling")
    if ceiling is None or later["people_low"] >= ceiling["people_low"]:
        return read(claim, run)
    sentence = f"The condition did not come: NATO's mission had {_people(later)} of at most {_people(ceiling)}."
    return _open(claim, run, sentence, later, ceiling)


def _open(claim: Claim, run: ForecastRun, sentence: str, *rows: pd.Series) -> Verdict:
    """The open verdict of an unmet condition, with what readings say of the time meanwhile."""
    meanwhile = read(claim, run)
    if not meanwhile.evidence.rows:
        return Verdict("open", sentence, evidence=_proof(*rows))
    seen = meanwhile.sentence.removeprefix("By a reading: ")
    return Verdict("open", f"{sentence} Meanwhile: {seen}", evidence=_proof(*rows) + meanwhile.evidence)
