"""Outcomes that tables on companies, aircraft and offices decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from iraq_report.claims.record import Claim
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Verdict, evidence, not_covered
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.forecasts.common import (
    ForecastRun,
    after,
    by_sources,
    dated,
    days_of,
    in_time,
    told,
    touching,
)
from iraq_report.sections.rows import span_text, when_text
from iraq_report.tables.columns import items_of

OWN_MAKER = "United States"  # whose aircraft the report calls the trouble

# Steps on the way to a new aircraft; totals of what was ever bought are none.
_ORDERS = ("ordered", "approved")
_INDICATORS = {"pmf_budget": "budget of the Popular Mobilization", "pmf_strength": "its members"}
_LESS = {
    "delivered": "delivered",
    "batch": "delivered",
    "named_only": "shown",
    "under_negotiation": "talked of, not ordered",
}


@in_time()
def orders_from(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether aircraft of the stated country were ordered; of any but the United States where none is stated.

    Formula: came true with an order after the forecast, partly where there is a delivery, a showing or talks without
    one, else did not.
    Source: fleet table, rows that sources give.
    """
    span = after(claim, run)
    rows = touching(by_sources(run.tables["fleet"]), span)
    country = rows["origin_country"].fillna("")
    rows = rows[country.str.contains(claim.stated, regex=False) if claim.stated else ~country.isin([OWN_MAKER, ""])]
    whose = f"of {claim.stated}" if claim.stated else "of other countries than the United States"
    ordered, less = rows[rows["measure"].isin(_ORDERS)], rows[rows["measure"].isin(_LESS)]
    if ordered.empty and less.empty:
        return Verdict(
            "did_not", f"The table has no order, delivery or talks on aircraft {whose} by {day_text(span.last)}."
        )
    said = listed([*(_order(row) for _, row in ordered.iterrows()), *(_step(row) for _, row in less.iterrows())])
    return Verdict(
        "partly" if ordered.empty else "came_true",
        f"Aircraft {whose} by {day_text(span.last)}: {said}.",
        theirs=claim.stated,
        evidence=told("fleet", pd.concat([ordered, less])),
    )


def _order(row: pd.Series) -> str:
    return f"{span_text(row['ordered_low'], row['ordered_high'])} {row['aircraft_type']} ordered ({when_text(row)})"


def _step(row: pd.Series) -> str:
    return f"{row['aircraft_type']} {_LESS[row['measure']]} ({when_text(row)})"


@in_time(lasting=True)
def work_after(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether companies still had work in Iraq after the forecast, and at the horizon.

    Formula: services begun by the horizon whose last day lies after the forecast; came true where one reaches the
    horizon, partly where none does, did not without any. Services without a last day count for nothing.
    Source: services table, rows that sources give.
    """
    span = after(claim, run)
    rows = by_sources(run.tables["services"])
    rows = rows[(rows["end"] >= pd.Timestamp(span.first)) & ~(rows["start"] > pd.Timestamp(span.last))]
    if rows.empty:
        return Verdict("did_not", f"The table has no service in Iraq after {day_text(days_of(claim).first)}.")
    last = rows.groupby("company")["end"].max().sort_values()
    word = "came_true" if last.iloc[-1] >= pd.Timestamp(span.last) else "partly"
    said = listed(f"{company} to {day_text(end)}" for company, end in last.items())
    sentence = f"Services known beyond the day of the forecast: {said}."
    return Verdict(word, sentence, evidence=evidence("services", rows))


@in_time()
def came_back(claim: Claim, run: ForecastRun, *, contractor: str) -> Verdict:
    """Whether a company's staff returned.

    Formula: a return of the company among the events of contractors after the forecast; came true with one, did not
    where its staff are told to be absent and none is known, open where nothing is said.
    Source: events of contractors table, rows that sources give.
    """
    span = after(claim, run)
    rows = dated(by_sources(run.tables["contractor_events"]), span)
    returned = rows[(rows["event_type"] == "return") & rows["contractor_ids"].map(lambda ids: _among(contractor, ids))]
    if not returned.empty:
        days = listed(when_text(row) for _, row in returned.iterrows())
        return Verdict("came_true", f"Staff came back ({days}).", evidence=told("contractor_events", returned))
    absent = rows[rows["event_type"] == "absence_reported"]
    if absent.empty:
        return Verdict("open", f"Neither a return nor an absence is told of from {span.text}.")
    said = listed(f"{row['description']} ({when_text(row)})" for _, row in absent.iterrows())
    return Verdict(
        "did_not", f"No return is known from {span.text}. {said}.", evidence=told("contractor_events", absent)
    )


def _among(contractor: str, ids: object) -> bool:
    return isinstance(ids, str) and contractor in items_of(ids)


@in_time()
def held_on(claim: Claim, run: ForecastRun, *, ids: Sequence[str]) -> Verdict:
    """Whether an event came on the day foreseen.

    Formula: came true where a named row of other sources bears the last day of the forecast, else did not.
    Source: dialogue table.
    """
    rows = picked(run, "dialogue", ids)
    if isinstance(rows, str):
        return not_covered(rows)
    rows = by_sources(rows)
    last = days_of(claim).last
    held = rows[rows["date"] == pd.Timestamp(last)]
    days = listed(when_text(row) for _, row in rows.iterrows()) or "no day"
    word = "came_true" if not held.empty else "did_not"
    return Verdict(word, f"It was held on {days}.", ours=days, theirs=day_text(last), evidence=told("dialogue", rows))


@in_time(lasting=True)
def still_in_office(claim: Claim, run: ForecastRun, *, office: str) -> Verdict:
    """Whether the named person still held an office at the horizon.

    Formula: came true where the last speaker in that office by the horizon is the person, else did not; open where
    nobody speaks in it after the forecast.
    Source: dialogue table, rows that sources give.
    """
    span = after(claim, run)
    rows = dated(by_sources(run.tables["dialogue"]), span)
    rows = rows[rows["office"] == office].sort_values("date", kind="stable")
    if rows.empty:
        return Verdict("open", f"Nobody speaks as {office} in the table from {span.text}.")
    other = rows[rows["speaker"] != claim.stated]
    last = rows.iloc[-1]
    word = "came_true" if last["speaker"] == claim.stated else "did_not"
    shown = other.iloc[:1] if word == "did_not" else rows.iloc[-1:]
    first = shown.iloc[0]
    sentence = f"{first['speaker']} is {office} in the table from {when_text(first)} on."
    if word == "came_true":
        sentence = f"{claim.stated} is still {office} in the table on {when_text(last)}."
    return Verdict(word, sentence, ours=str(last["speaker"]), theirs=claim.stated, evidence=told("dialogue", shown))


@in_time()
def standing_grows(claim: Claim, run: ForecastRun, *, indicators: Sequence[str]) -> Verdict:
    """Whether published values that stand in for a standing grew beyond what their bounds leave open.

    Formula: last value by the horizon against the last by the day of the forecast; an indicator grew where the low of
    the later lies above the high of the earlier. Partly where one grew, since a stand-in bears out no more, else did
    not.
    Source: indicators of Iran's influence table, rows that sources give.
    """
    span = after(claim, run)
    found = [pair for name in indicators if (pair := _pair(claim, run, name, span.last)) is not None]
    if not found:
        return Verdict("open", f"No value is known both before and by {day_text(span.last)}.")
    grew = [later["value_low"] > earlier["value_high"] for earlier, later in found]
    word = "partly" if any(grew) else "did_not"
    said = "; ".join(
        f"{_INDICATORS.get(later['indicator'], later['indicator'])} {_value(earlier)}, then {_value(later)}"
        for earlier, later in found
    )
    rows = pd.DataFrame([row for pair in found for row in pair])
    return Verdict(word, f"Of values that stand in for it, {sum(grew)} of {len(grew)} grew: {said}.",
                   evidence=told("iran_indicators", rows))  # fmt: skip


def _pair(claim: Claim, run: ForecastRun, name: str, last: date) -> tuple[pd.Series, pd.Series] | None:
    rows = by_sources(run.tables["iran_indicators"])
    rows = rows[(rows["indicator"] == name) & rows["value_low"].notna() & rows["value_high"].notna()]
    rows = rows.sort_values("date", kind="stable")
    made = pd.Timestamp(days_of(claim).first)
    earlier, later = rows[rows["date"] <= made], rows[(rows["date"] > made) & (rows["date"] <= pd.Timestamp(last))]
    return None if earlier.empty or later.empty else (earlier.iloc[-1], later.iloc[-1])


def _value(row: pd.Series) -> str:
    scale, unit = (1e9, " billion dollars") if row["unit"] == "USD" else (1.0, "")
    low, high = row["value_low"] / scale, row["value_high"] / scale
    digits = 2 if scale > 1 else 0
    text = f"{low:,.{digits}f}" if low == high else f"{low:,.{digits}f} to {high:,.{digits}f}"
    return f"{text}{unit} ({when_text(row)})"
