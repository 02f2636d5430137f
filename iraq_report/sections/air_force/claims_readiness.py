"""Tests of statements on readiness: how many F-16s could fly, how many stood, a share of all aircraft."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from iraq_report.claims.compare import AGREES, DENIES, Bounds, answer_of, fits
from iraq_report.claims.record import Claim, read_claims, value_text
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Evidence, Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed
from iraq_report.sections.air_force.common import by_sources
from iraq_report.sections.air_force.fleet import FIGHTER, fighter_counts, fleet_bounds, report_split
from iraq_report.sections.air_force.readiness import SHARES, WHOLE, able_counts, fighter_shares, statements
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun
from iraq_report.tables.columns import items_of

_FLOWN = "flown_at_event_count"


def fleet_size(fleet: pd.DataFrame, first: date, last: date) -> tuple[pd.DataFrame, tuple[int, int] | None]:
    """F-16 counts of other sources from a year before `first` to `last`, and their lowest and highest number.

    Formula: see fleet_bounds; None without a count.
    Source: fleet table.
    """
    counts = fighter_counts(by_sources(fleet), start=first - timedelta(days=365), end=last)
    return counts, fleet_bounds(counts)


def _percent(low: float, high: float) -> str:
    ends = dict.fromkeys(f"{end:.0f}" for end in (low, high))
    return f"{' to '.join(ends)} percent"


def fit_fighters(claim: Claim, run: AnyRun) -> Verdict:
    """Numbers of F-16s fit or seen flying in the days of the statement, by other sources, against the stated one.

    Formula: a count as it stands (a least number for jets seen flying), a share times the lowest and highest count of
    F-16s; disputed where one of them cannot meet the stated number within the tolerance, else reproduced where one
    does, not testable where none decides.
    Source: readiness and fleet tables.
    """
    first, last = claim.span
    said = by_sources(run.tables["readiness"])
    counts, bounds = fleet_size(run.tables["fleet"], first, last)
    able = able_counts(said, start=first, end=last)
    found: list[tuple[pd.Series, Bounds]] = [
        (row, (float(row["low"]), None if pd.isna(row["high"]) else float(row["high"]))) for _, row in able.iterrows()
    ]
    shares = fighter_shares(said[said["metric"].isin(SHARES)], bounds, start=first, end=last)
    if bounds:
        found += [(row, (row["low"] / 100 * bounds[0], row["high"] / 100 * bounds[1])) for _, row in shares.iterrows()]
    proof = evidence("readiness", pd.concat([able, shares])) + (
        evidence("fleet", counts) if len(shares) else Evidence()
    )
    if not found:
        return not_testable("No other source seen says how many F-16s were fit in these months.", proof)
    answers = [answer_of(span, claim) for _, span in found]
    told = "; ".join(
        _fit(row, span, claim.unit)
        for (row, span), answer in zip(found, answers, strict=True)
        if answer == DENIES or DENIES not in answers
    )
    word = "disputed" if DENIES in answers else "reproduced" if AGREES in answers else "not_testable"
    sentence = f"Other sources have {told}; {claim.said} {claim.value}."
    return Verdict(word, sentence, ours=told, theirs=claim.value, evidence=proof)


def _fit(row: pd.Series, span: Bounds, unit: str) -> str:
    low, high = (None if end is None else round(end) for end in span)
    if row["metric"] == _FLOWN:
        return f"{value_text(low, low, unit)} in the air at once ({when_text(row)})"
    if row["metric"] in SHARES:
        share = _percent(row["low"], row["high"])
        return f"{share} {SHARES[row['metric']]}, which is {value_text(low, high, unit)} ({when_text(row)})"
    return f"{value_text(low, high, unit)} fit ({when_text(row)})"


def unfit_share(claim: Claim, run: AnyRun) -> Verdict:
    """Whether at any time in the days of the statement a larger part of the F-16s than stated was not fit.

    The statement is one about something that happened, not about how long: one time is enough, and the sentence says
    for which days other sources have it otherwise.

    Formula: 100 less the share fit (see fighter_shares); reproduced where for one statement it is above the stated
    share, disputed where for each it is not above it, not testable where neither can be said. A bare word that all
    were in order gives no share; the sentence names who said it.
    Source: readiness and fleet tables.
    """
    first, last = claim.span
    if claim.low is None:
        raise ValueError(f"{claim.id} states no least share")
    counts, bounds = fleet_size(run.tables["fleet"], first, last)
    said = by_sources(run.tables["readiness"])
    denied = statements(said, FIGHTER, start=first, end=last)
    denied = denied[denied["metric"] == "all_in_order"]
    shares = fighter_shares(said, bounds, start=first, end=last)
    shares = shares.assign(most=100 - shares["low"], least=(100 - shares["high"]).fillna(0))
    above = shares[shares["least"] > claim.low]
    below = shares[shares["most"] <= claim.low]
    proof = evidence("readiness", pd.concat([shares, denied])) + evidence("fleet", counts)
    if above.empty and (below.empty or len(below) < len(shares)):
        return not_testable("No other source seen says what part of the F-16s was fit.", proof)
    word = "disputed" if above.empty else "reproduced"
    parts = [
        f"{_unfit(rows)}, {how} {value_text(claim.low, claim.low, claim.unit)}"
        for rows, how in ((above, "more than"), (below, "at most"))
        if len(rows)
    ]
    denial = "".join(f"; {row['said_by']} had all in order ({when_text(row)})" for _, row in denied.iterrows())
    sentence = f"Other sources put the part not fit at {'; and at '.join(parts)}{denial}."
    return Verdict(word, sentence, ours=_unfit(above if len(above) else below), theirs=claim.value, evidence=proof)


def _unfit(rows: pd.DataFrame) -> str:
    return listed(
        f"{_percent(row['most'] if row['metric'] == _FLOWN else row['least'], row['most'])} ({when_text(row)})"
        for _, row in rows.iterrows()
    )


def whole_share_decided(claim: Claim, run: AnyRun, *, few: str) -> Verdict:
    """A share of all aircraft against that of other sources; without one, against what is known to have flown.

    `few` is the statement of the report on a few F-16s that is set beside it.

    Formula: shares of other sources meet the stated one within the tolerance or not; without any, disputed where the
    jets seen flying at once are by themselves a larger share of the report's total, else not testable.
    Source: readiness, fleet and claims tables.
    """
    first, last = claim.span
    said = by_sources(run.tables["readiness"])
    others = statements(said, WHOLE, start=first, end=last)
    others = others[(others["metric"] == "operational_share") & others["value_low"].notna()]
    if len(others):
        return _against(claim, others)
    split = report_split(run.tables["fleet"])
    if split is None or claim.low is None:
        return not_testable("No other source seen gives a share of all aircraft.")
    seen = able_counts(said, start=first, end=last)
    seen = seen[seen["metric"] == _FLOWN].sort_values("low", kind="stable").tail(1)
    alone = 100 * float(seen["low"].iloc[0]) / split.total if len(seen) else 0.0
    lead = f"{claim.value} of the report's {split.total} aircraft would be {claim.low / 100 * split.total:.0f}"
    flew = f"; the {int(seen['low'].iloc[0])} F-16s of one flypast alone are {alone:.0f} percent" if len(seen) else ""
    word = "disputed" if alone > claim.low + claim.tolerance else "not_testable"
    beside, proof = _beside(claim, run, few)
    sentence = f"{lead}{flew}.{beside} No other source seen gives a share of all aircraft."
    return Verdict(
        word, sentence, ours=f"at least {alone:.0f} percent", theirs=claim.value,
        evidence=evidence("readiness", seen) + proof,
    )  # fmt: skip


def _against(claim: Claim, rows: pd.DataFrame) -> Verdict:
    spans = [(float(row["value_low"]), _blank(row["value_high"])) for _, row in rows.iterrows()]
    answers = {answer_of(span, claim) for span in spans}
    word = "disputed" if DENIES in answers else "reproduced" if AGREES in answers else "not_testable"
    told = "; ".join(value_text(*span, claim.unit) for span in spans)
    sentence = f"Other sources have {told}; {claim.said} {claim.value}."
    return Verdict(word, sentence, ours=told, theirs=claim.value, evidence=evidence("readiness", rows))


def _blank(cell: Any) -> float | None:
    return None if pd.isna(cell) else float(cell)


def _beside(claim: Claim, run: AnyRun, few: str) -> tuple[str, Evidence]:
    """What the report's few F-16s would be as a share of the F-16s alone, as a sentence, with its rows."""
    rows = picked(run, "claims", [few])
    counts, bounds = fleet_size(run.tables["fleet"], *claim.span)
    if isinstance(rows, str) or bounds is None:
        return "", Evidence()
    other = read_claims(rows)[0]
    if other.low is None:
        return "", Evidence()
    part = _percent(100 * other.low / bounds[1], 100 * other.low / bounds[0])
    sentence = f" Its other number, {other.value}, would be {part} of the F-16s that other sources count."
    return sentence, evidence("claims", rows) + evidence("fleet", counts)


def companies_that_left(claim: Claim, run: AnyRun) -> Verdict:
    """Companies whose staff left a site in the days of the statement, against the stated number.

    Formula: different companies among the withdrawals that other sources tell, each event once; reproduced where their
    number meets the stated one, else differs.
    Source: contractor_events table.
    """
    first, last = claim.span
    rows = by_sources(run.tables["contractor_events"])
    left = (rows["event_type"] == "withdrawal") & (rows["counting"] == "single")
    ends = rows["date_end"].fillna(rows["date"])
    rows = rows[left & (rows["date"] <= pd.Timestamp(last)) & (ends >= pd.Timestamp(first))]
    if rows.empty:
        return not_covered("The tables of this run hold no withdrawal of a company's staff in these days.")
    names = sorted(dict.fromkeys(rows["company"]))
    count = len({company for cell in rows["contractor_ids"].dropna() for company in items_of(cell)})
    text = value_text(count, count, claim.unit)
    word = "reproduced" if fits((count, count), claim) else "differs"
    sentence = (
        f"Other sources tell of {text} whose staff left ({listed(names)}); the report's words ask for {claim.value}."
    )
    return Verdict(word, sentence, ours=text, theirs=claim.value, evidence=evidence("contractor_events", rows))
