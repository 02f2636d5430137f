"""Tests of what the report says of drones and of the money that is said to lie behind them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.claims.compare import bounds_of
from iraq_report.claims.counts import Where, left_out, matching
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import plural
from iraq_report.sections.rows import span_text
from iraq_report.sections.run import AnyRun
from iraq_report.sections.selection import within

_DRONES = Where(weapons=("drone",))


def _stopped(rows: pd.DataFrame) -> tuple[float, float]:
    """Lowest and highest number of drones stopped: none to all of an attack that no source tells of."""
    sent = rows["munitions_high"].fillna(rows["munitions_low"])
    low = rows["intercepted_low"].fillna(0)
    high = rows["intercepted_high"].fillna(rows["intercepted_low"]).fillna(sent)
    return float(low.sum()), float(high.sum())


def drones_stopped_share(claim: Claim, run: AnyRun) -> Verdict:
    """The part of drones reported stopped against the stated share.

    Where no source says how many of an attack were stopped, anything from none to all is taken, since such numbers are
    told mostly where something was shot down.

    Formula: stopped / sent over drone attacks whose number of drones is known, from fewest stopped to most; reproduced
    where the whole span lies within the stated bounds, differs where it lies wholly outside, else not testable.
    Source: attacks table.
    """
    if claim.first is None or claim.last is None:
        raise ValueError(f"{claim.id} names no days, which a test on attacks needs")
    if reason := left_out(run, _DRONES, claim.first, claim.last):
        return not_covered(reason)
    rows = within(matching(run.events, _DRONES), claim.first, claim.last)
    known = rows[rows["munitions_low"].notna()]
    if known.empty:
        return not_testable("No source gives a number of drones.", evidence("attacks", rows))
    sent = float(known["munitions_high"].fillna(known["munitions_low"]).sum())
    low, high = (100 * stopped / sent for stopped in _stopped(known))
    least, most = claim.low or 0.0, 100.0 if claim.high is None else claim.high
    word = "not_testable"
    if least <= low and high <= most:
        word = "reproduced"
    elif low > most or high < least:
        word = "differs"
    text = f"{span_text(low, high)} percent"
    told = int(known["intercepted_low"].notna().sum())
    sentence = (
        f"Of up to {sent:.0f} drones in {len(known)} {plural(len(known), 'attack')} {text} were stopped; sources tell "
        f"the number for {told} of these attacks. The test asks for {claim.value}."
    )
    return Verdict(word, sentence, ours=text, theirs=claim.value, evidence=evidence("attacks", known))


def stated_span(claim: Claim, run: AnyRun, *, table: str, ids: Sequence[str], column: str) -> Verdict:
    """Both ends of a stated span against those of other sources.

    Formula: reproduced where lowest and highest of every row of other sources agree with the stated ones within the
    tolerance; disputed where one does not; not testable without such a row.
    Source: the named rows of the table.
    """
    rows = picked(run, table, ids)
    if isinstance(rows, str):
        return not_covered(rows)
    others = rows[rows["stated_by"] != "report"]
    spans = [bounds_of(row, column) for _, row in others.iterrows()]
    known = [span for span in spans if span is not None]
    if not known:
        return not_testable("Only the report says so among the sources seen.", evidence(table, rows))
    agree = all(
        _near(ours, theirs, claim.tolerance)
        for span in known
        for ours, theirs in zip(span, (claim.low, claim.high), strict=True)
    )
    said = "; ".join(dict.fromkeys(value_text(*span, claim.unit) for span in known))
    return Verdict(
        "reproduced" if agree else "disputed", f"Other sources have {said}; {claim.said} {claim.value}.", ours=said,
        theirs=claim.value, evidence=evidence(table, others),
    )  # fmt: skip


def _near(ours: float | None, theirs: float | None, tolerance: float) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= tolerance


def printed_once(claim: Claim, run: AnyRun) -> Verdict:
    """Whether a footnote stands in one place of the report.

    Formula: places in the source text that the statement lists; inconsistent where there is more than one.
    Source: claims table.
    """
    places = claim.lines.split(";")
    rows = run.tables["claims"]
    proof = evidence("claims", rows[rows["claim_id"] == claim.id])
    number = len(places)
    if number == 1:
        return Verdict("reproduced", f"The footnote is printed once (lines {places[0]}).", evidence=proof)
    sentence = f"The footnote is printed {number} times (lines {' and '.join(places)} of the text)."
    return Verdict("inconsistent", sentence, ours=f"{number} places", theirs="1 place", evidence=proof)
