"""Tests on the list of attacks: counts, numbers told of an attack, and rates.

Rows that only the report states are left out: they cannot bear the report out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from iraq_report.claims.compare import bounds_of, maybe_within, sum_of, surely_within, verdict_of
from iraq_report.claims.record import Claim
from iraq_report.claims.rows import NO_NUMBER, ONLY_REPORT
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed, plural
from iraq_report.sections.rates import rate_of
from iraq_report.sections.rows import days_text
from iraq_report.sections.run import AnyRun
from iraq_report.sections.selection import GRADES, TREND_WEAPONS, for_trends, uncovered, within
from iraq_report.sections.statistics import Interval, poisson_rate_ratio


@dataclass(frozen=True)
class Where:
    """Which attacks a statement is about; an empty list means all."""

    sites: tuple[str, ...] = ()
    governorates: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    target_types: tuple[str, ...] = ()
    sides: tuple[str, ...] = ("militia_on_us",)
    countries: tuple[str, ...] = ("Iraq",)


def matching(events: pd.DataFrame, where: Where, *, alone: bool = False) -> pd.DataFrame:
    """The attacks that a statement is about, without those that only the report states, or with `alone` only those."""
    columns = {
        "site_id": where.sites, "governorate": where.governorates, "weapon": where.weapons,
        "target_type": where.target_types, "side": where.sides, "country": where.countries,
    }  # fmt: skip
    asked = (events["stated_by"] == "report") == alone
    for column, values in columns.items():
        if values:
            asked &= events[column].isin(values)
    return events[asked]


def left_out(run: AnyRun, where: Where, first: date, last: date) -> str:
    """What of these days and attacks the period or the filters of a run leave out; blank when nothing."""
    p = run.parameters
    if first < p.start or last > p.end:
        return f"{days_text(first, last)} leaves the period of this run ({run.period})."
    if missing := uncovered(p.data, first, last, where.countries):
        return f"The list of attacks in {listed(missing)} lacks days of {days_text(first, last)}."
    if not set(where.countries) <= set(p.countries):
        return f"This run leaves out {listed(sorted(set(where.countries) - set(p.countries)))}."
    sites = run.tables["sites"].set_index("site_id")["governorate"]
    asked = where.governorates or tuple(sites[sites.index.isin(where.sites)].dropna().unique())
    narrowed = (p.governorates, asked, "governorates"), (p.weapons, where.weapons, "weapons"), (
        p.target_types, where.target_types, "kinds of target",
    )  # fmt: skip
    for chosen, needed, name in narrowed:
        if chosen and (not needed or not set(needed) <= set(chosen)):
            return f"This run counts only some {name} ({listed(chosen).replace('_', ' ')})."
    return ""


def _unasked(run: AnyRun, where: Where, first: date, last: date, *, trends: bool = False) -> str:
    """What a run leaves out of these days and attacks, those of weaker confidence included; blank when nothing."""
    grade = run.parameters.min_confidence
    if (reason := left_out(run, where, first, last)) or grade == GRADES[0]:
        return reason
    rows = maybe_within(matching(run.tables["attacks"], where), first, last)
    rows = for_trends(rows) if trends else rows
    weaker = rows[rows["duplicate_of"].isna() & rows["confidence"].isin(GRADES[: GRADES.index(grade)])]
    if weaker.empty:
        return ""
    return f"This run counts only confidence {grade} or better, which leaves out {len(weaker)} of these attacks."


def _asked(claim: Claim, run: AnyRun, where: Where) -> tuple[pd.DataFrame, pd.DataFrame] | str:
    """The attacks that surely lie in the days of the statement, and those that may; a sentence where left out."""
    first, last = claim.span
    if reason := _unasked(run, where, first, last):
        return reason
    rows = matching(run.events, where)
    return surely_within(rows, first, last), maybe_within(rows, first, last)


def attack_count(claim: Claim, run: AnyRun, *, where: Where, distinct: str = "") -> Verdict:
    """The number of attacks in the days of the statement against the stated number.

    With `distinct`, the number of different values of that column (site_id, governorate, date) among them.

    Formula: attacks, or distinct values of a column, from those that surely lie in the days of the statement to those
    that may; reproduced where every number between meets the stated one within the tolerance, differs where none does,
    else not testable.
    Source: attacks table.
    """
    rows = _asked(claim, run, where)
    if isinstance(rows, str):
        return not_covered(rows)
    least, most = (part[distinct].nunique() if distinct else len(part) for part in rows)
    first, last = claim.span
    said = "The list has", f" {'on' if first == last else 'from'} {days_text(first, last)}"
    return verdict_of(claim, (least, least), (most, most), said=said, proof=evidence("attacks", rows[1]))


def attack_told(claim: Claim, run: AnyRun, *, where: Where) -> Verdict:
    """Whether the list has such an attack on the days of the statement.

    Formula: reproduced where the list holds at least one attack that matches; differs where it holds none; not testable
    where the day of the one it holds is not known exactly enough, where only the report tells of one, or for events of
    side `other`, of which the list does not try to be complete.
    Source: attacks table.
    """
    rows = _asked(claim, run, where)
    if isinstance(rows, str):
        return not_covered(rows)
    sure, maybe = rows
    if not sure.empty:
        sentence = f"The list has {len(sure)} such {plural(len(sure), 'attack')} in other sources ({_when(sure)})."
        return Verdict("reproduced", sentence, ours=str(len(sure)), evidence=evidence("attacks", maybe))
    if not maybe.empty:
        sentence = f"The list has such an attack, but its day is only known as {_when(maybe)}."
        return not_testable(sentence, evidence("attacks", maybe))
    first, last = claim.span
    alone = maybe_within(matching(run.tables["attacks"], where, alone=True), first, last)
    if not alone.empty:
        return not_testable(ONLY_REPORT, evidence("attacks", alone))
    sentence = f"The list, which covers {days_text(first, last)}, holds no such attack."
    if "other" in where.sides:
        return not_testable("The list, which need not hold every such event, holds none.")
    return Verdict("differs", sentence, ours="none", theirs=claim.value or "told")


def _when(rows: pd.DataFrame) -> str:
    return days_text(rows["date"].min().date(), rows["date_end"].fillna(rows["date"]).max().date())


def attack_number(claim: Claim, run: AnyRun, *, where: Where, column: str) -> Verdict:
    """A number told of attacks (munitions, intercepted, killed, wounded) against the stated one.

    Formula: sums of `<column>_low` and `<column>_high` over the attacks that match, from those that surely lie in the
    days of the statement to those that may; an attack without a number leaves the sum open. Reproduced where the sum
    meets the stated number within the tolerance, disputed where it cannot, else not testable.
    Source: attacks table.
    """
    rows = _asked(claim, run, where)
    if isinstance(rows, str):
        return not_covered(rows)
    sure, maybe = rows
    proof = evidence("attacks", maybe)
    if not any(bounds_of(row, column) for _, row in maybe.iterrows()):
        return not_testable(NO_NUMBER, proof)
    said = "Other sources have", f" ({_when(maybe)})"
    return verdict_of(claim, sum_of(sure, column), sum_of(maybe, column), said=said, proof=proof, denied="disputed")


def months_hit(claim: Claim, run: AnyRun, *, where: Where) -> Verdict:
    """The number of months with an attack in the days of the statement against the stated number.

    Formula: different months of the attacks that match, from those that surely lie in the days of the statement to
    those that may; reproduced where their number meets the stated one, differs where it cannot, else not testable.
    Source: attacks table.
    """
    rows = _asked(claim, run, where)
    if isinstance(rows, str):
        return not_covered(rows)
    least, most = (part["date"].dt.to_period("M").nunique() for part in rows)
    said = "The list has such attacks in", f" from {days_text(*claim.span)}"
    return verdict_of(claim, (least, least), (most, most), said=said, proof=evidence("attacks", rows[1]))


def rate_change(
    claim: Claim, run: AnyRun, *, where: Where, base_first: date, base_last: date, rising: bool = True
) -> Verdict:
    """Whether attacks a day rose (or fell) in the days of the statement against a base window.

    Rockets and drones at medium or high confidence only. A change within chance decides nothing.

    Formula: rate ratio with the exact conditional interval; reproduced where the interval lies wholly on the stated
    side of 1, differs where it lies wholly on the other, not testable where it includes 1.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    first, last = claim.span
    spans = (first, last), (base_first, base_last)
    for span in spans:
        if reason := _unasked(run, where, *span, trends=True):
            return not_covered(reason)
    counted = for_trends(matching(run.events, where))
    windows = [within(counted, *span) for span in spans]
    now, base = (rate_of(rows, "", *span) for rows, span in zip(windows, spans, strict=True))
    ratio = poisson_rate_ratio(now.count, now.days, base_count=base.count, base_days=base.days)
    proof = evidence("attacks", windows[0]) + evidence("attacks", windows[1])
    if ratio is None:
        return not_testable("Neither window holds a rocket or drone attack that can be counted.", proof)
    word = "not_testable"
    if ratio.excludes_one:
        word = "reproduced" if (ratio.low > 1) == rising else "differs"
    sentence = (
        f"{now.count} {_kinds(where)} attacks in {now.days} days ({days_text(first, last)}) stand against "
        f"{base.count} in {base.days} days ({days_text(base_first, base_last)}): {_ratio_text(ratio)}"
        + ("." if word != "not_testable" else ", which is within chance.")
    )
    return Verdict(
        word, sentence, ours=f"{now.rate.value * 30:.1f} in 30 days",
        theirs=claim.value or ("more" if rising else "fewer"),
        difference=f"{ratio.value:.2f} times" if base.count else "", evidence=proof,
        interval=ratio if base.count else None,  # JSON knows no infinity
    )  # fmt: skip


def _kinds(where: Where) -> str:
    return " and ".join(kind for kind in TREND_WEAPONS if not where.weapons or kind in where.weapons)


def _ratio_text(ratio: Interval) -> str:
    if ratio.value == float("inf"):
        return f"at least {ratio.low:.2f} times as many a day (95% interval)"
    return f"{ratio.value:.2f} times as many a day (95% interval {ratio.low:.2f} to {ratio.high:.2f})"
