"""Tests on the list of attacks: counts, numbers told of an attack, and rates.

Rows that only the report states are left out: they cannot bear the report out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from iraq_report.claims.compare import Bounds, bounds_of, difference, fits, total
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed, plural
from iraq_report.sections.rates import rate_of
from iraq_report.sections.rows import days_text
from iraq_report.sections.run import AnyRun
from iraq_report.sections.selection import for_trends, uncovered, within
from iraq_report.sections.statistics import poisson_rate_ratio


@dataclass(frozen=True)
class Where:
    """Which attacks a statement is about; an empty list means all."""

    sites: tuple[str, ...] = ()
    governorates: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    target_types: tuple[str, ...] = ()
    sides: tuple[str, ...] = ("militia_on_us",)
    countries: tuple[str, ...] = ("Iraq",)


def matching(events: pd.DataFrame, where: Where) -> pd.DataFrame:
    """The attacks that a statement is about, those left out that only the report states."""
    columns = {
        "site_id": where.sites, "governorate": where.governorates, "weapon": where.weapons,
        "target_type": where.target_types, "side": where.sides, "country": where.countries,
    }  # fmt: skip
    rows = events[events["stated_by"] != "report"]
    for column, values in columns.items():
        if values:
            rows = rows[rows[column].isin(values)]
    return rows


def left_out(run: AnyRun, where: Where, first: date, last: date) -> str:
    """What of these days and attacks the period or the filters of a run leave out; blank when nothing."""
    p = run.parameters
    if first < p.start or last > p.end:
        return f"{days_text(first, last)} leaves the period of this run ({run.period})."
    if not p.data and (missing := uncovered(first, last, where.countries)):
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


def _days(claim: Claim) -> tuple[date, date]:
    if claim.first is None or claim.last is None:
        raise ValueError(f"{claim.id} names no days, which a test on attacks needs")
    return claim.first, claim.last


def attack_count(claim: Claim, run: AnyRun, *, where: Where, distinct: str = "") -> Verdict:
    """The number of attacks in the days of the statement against the stated number.

    With `distinct`, the number of different values of that column (site_id, governorate, date) among them.

    Formula: attacks, or distinct values of a column, from the first to the last day of the statement; reproduced where
    it meets the stated number within the tolerance.
    Source: attacks table.
    """
    first, last = _days(claim)
    if reason := left_out(run, where, first, last):
        return not_covered(reason)
    rows = within(matching(run.events, where), first, last)
    count = rows[distinct].nunique() if distinct else len(rows)
    ours: Bounds = (count, count)
    word = "reproduced" if fits(ours, claim) else "differs"
    text = value_text(count, count, claim.unit)
    sentence = f"The list has {text} from {days_text(first, last)}; the report has {claim.value}."
    if first == last:
        sentence = f"The list has {text} on {days_text(first, last)}; the report has {claim.value}."
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference(ours, claim),
        evidence=evidence("attacks", rows),
    )  # fmt: skip


def attack_told(claim: Claim, run: AnyRun, *, where: Where) -> Verdict:
    """Whether the list has such an attack on the days of the statement.

    Formula: reproduced where the list holds at least one attack that matches; differs where it holds none.
    Source: attacks table.
    """
    first, last = _days(claim)
    if reason := left_out(run, where, first, last):
        return not_covered(reason)
    rows = within(matching(run.events, where), first, last)
    if rows.empty:
        unfiltered = within(matching(run.tables["attacks"], where), first, last)
        if not unfiltered.empty and run.parameters.min_confidence != "low":
            return not_covered(f"This run counts only confidence {run.parameters.min_confidence} or better.")
        sentence = f"The list, which covers {days_text(first, last)}, holds no such attack."
        return Verdict("differs", sentence, ours="none", theirs=claim.value or "told")
    sentence = f"The list has {len(rows)} such {plural(len(rows), 'attack')} in other sources ({_when(rows)})."
    return Verdict("reproduced", sentence, ours=str(len(rows)), evidence=evidence("attacks", rows))


def _when(rows: pd.DataFrame) -> str:
    return days_text(rows["date"].min().date(), rows["date"].max().date())


def attack_number(claim: Claim, run: AnyRun, *, where: Where, column: str) -> Verdict:
    """A number told of attacks (munitions, intercepted, killed, wounded) against the stated one.

    Formula: sums of `<column>_low` and `<column>_high` over the attacks that match and name a number; reproduced where
    that span meets the stated number within the tolerance, disputed where it does not.
    Source: attacks table.
    """
    first, last = _days(claim)
    if reason := left_out(run, where, first, last):
        return not_covered(reason)
    rows = within(matching(run.events, where), first, last)
    known = [(index, bounds) for index, row in rows.iterrows() if (bounds := bounds_of(row, column)) is not None]
    if not known:
        return not_testable("No other source seen gives the number.", evidence("attacks", rows))
    named = rows.loc[[index for index, _ in known]]
    ours = total([bounds for _, bounds in known])
    word = "reproduced" if fits(ours, claim) else "disputed"
    text = value_text(*ours, claim.unit)
    sentence = f"Other sources have {text} ({_when(named)}); the report has {claim.value}."
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference(ours, claim),
        evidence=evidence("attacks", named),
    )  # fmt: skip


def rate_change(
    claim: Claim, run: AnyRun, *, where: Where, base_first: date, base_last: date, rising: bool = True
) -> Verdict:
    """Whether attacks a day rose (or fell) in the days of the statement against a base window.

    Rockets and drones at medium or high confidence only. A change within chance decides nothing.

    Formula: rate ratio with the exact conditional interval; reproduced where the interval lies wholly on the stated
    side of 1, differs where it lies wholly on the other, not testable where it includes 1.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    first, last = _days(claim)
    spans = (first, last), (base_first, base_last)
    for span in spans:
        if reason := left_out(run, where, *span):
            return not_covered(reason)
    counted = for_trends(matching(run.events, where))
    windows = [within(counted, *span) for span in spans]
    now, base = (rate_of(rows, "", *span) for rows, span in zip(windows, spans, strict=True))
    ratio = poisson_rate_ratio(now.count, now.days, base_count=base.count, base_days=base.days)
    proof = evidence("attacks", windows[0]) + evidence("attacks", windows[1])
    if ratio is None:
        return not_testable("Neither window holds a rocket or drone attack that can be counted.", proof)
    word = "not_testable"
    if ratio.low > 1 or ratio.high < 1:
        word = "reproduced" if (ratio.low > 1) == rising else "differs"
    sentence = (
        f"{now.count} rocket and drone attacks in {now.days} days ({days_text(first, last)}) stand against "
        f"{base.count} in {base.days} days ({days_text(base_first, base_last)}): {ratio.value:.1f} times as many "
        f"a day (95% interval {ratio.low:.1f} to {ratio.high:.1f})"
        + ("." if word != "not_testable" else ", which is within chance.")
    )
    theirs = claim.value or ("more" if rising else "fewer")
    return Verdict(
        word, sentence, ours=f"{now.rate.value * 30:.1f} in 30 days", theirs=theirs,
        difference=f"{ratio.value:.1f} times", evidence=proof, interval=ratio,
    )  # fmt: skip
