"""Outcomes that the list of attacks decides: how many, how deadly, with what, and how the United States answered.

Attacks of militias on the US presence in Iraq; rockets and drones at medium or high confidence carry every rate and
share. Outcomes are read from the whole list, whatever period the run asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.claims.counts import Where, matching
from iraq_report.claims.record import Claim
from iraq_report.claims.verdict import Evidence, Verdict, evidence, not_covered
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed, plural
from iraq_report.sections.forecasts.common import ForecastRun, Span, after, before, dated, in_time
from iraq_report.sections.selection import at_least, for_trends, uncovered
from iraq_report.sections.statistics import Interval, poisson_rate_ratio, wilson_share

_ON_US = Where()
_STRIKES = Where(sides=("us_on_militia",), countries=("Iraq", "Syria"))


@dataclass(frozen=True)
class Windows:
    """Attacks before a forecast, after it, and later still up to the run's horizon, with their spans."""

    before: pd.DataFrame
    after: pd.DataFrame
    later: pd.DataFrame
    base: Span
    span: Span
    horizon: date

    @property
    def proof(self) -> Evidence:
        """The attacks after the forecast, then those before."""
        return evidence("attacks", self.after) + evidence("attacks", self.before)


def windows(claim: Claim, run: ForecastRun, where: Where, *, trend: bool = True) -> Windows | Verdict:
    """The attacks before and after a forecast, or the verdict where a run cannot count them."""
    span, base = after(claim, run), before(claim, run)
    if reason := _left_out(run, span):
        return not_covered(reason)
    events = run.tables["attacks"]
    rows = matching(at_least(events[events["duplicate_of"].isna()], run.parameters.min_confidence), where)
    rows = for_trends(rows) if trend else rows
    horizon = run.parameters.horizon
    later = dated(rows, Span(span.last + timedelta(days=1), horizon))
    return Windows(dated(rows, base), dated(rows, span), later, base, span, horizon)


def _left_out(run: ForecastRun, span: Span) -> str:
    p = run.parameters
    narrowed = [listed(part) for part in (p.governorates, p.weapons, p.target_types) if part]
    if narrowed:
        return f"This run counts only some attacks ({'; '.join(narrowed).replace('_', ' ')})."
    if "Iraq" not in p.countries:
        return "This run leaves out Iraq."
    if uncovered(p.data, p.base_start, span.last, ("Iraq",)):
        return f"The list of attacks does not cover all days from {day_text(p.base_start)} to {day_text(span.last)}."
    return ""


def _told(rows: pd.DataFrame, span: Span) -> str:
    return f"{len(rows)} in {span.days:,} days ({span.text})"


def _by_year(rows: pd.DataFrame) -> str:
    counts = rows["date"].dt.year.value_counts().sort_index()
    return listed(f"{count} in {year}" for year, count in counts.items())


def _ratio(both: Windows) -> Interval | None:
    return poisson_rate_ratio(
        len(both.after), both.span.days, base_count=len(both.before), base_days=both.base.days
    )  # fmt: skip


def _times(ratio: Interval) -> str:
    digits = 1 if ratio.value >= 0.2 else 2
    value, low, high = (f"{number:.{digits}f}" for number in (ratio.value, ratio.low, ratio.high))
    return f"{value} times as many a day (95% interval {low} to {high})"


@in_time(lasting=True)
def attacks_stop(claim: Claim, run: ForecastRun, *, where: Where = _ON_US) -> Verdict:
    """Whether attacks ended after the forecast.

    Formula: rocket and drone attacks a day after it against before; came true without any, partly where the interval of
    the rate ratio lies wholly below 1, else did not.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    both = windows(claim, run, where)
    if isinstance(both, Verdict):
        return both
    if both.after.empty:
        return Verdict("came_true", f"The list has no such attack from {both.span.text}.", evidence=both.proof)
    ratio = _ratio(both)
    fell = ratio is not None and ratio.high < 1
    sentence = f"Such attacks went on: {_told(both.after, both.span)}, against {_told(both.before, both.base)}"
    sentence += f"; {_times(ratio)}." if ratio else "."
    return Verdict("partly" if fell else "did_not", sentence, evidence=both.proof, interval=ratio)


@in_time()
def attacks_rise(claim: Claim, run: ForecastRun, *, where: Where = _ON_US) -> Verdict:
    """Whether attacks became more frequent after the forecast.

    Formula: rocket and drone attacks a day after it against before; came true where the interval of the rate ratio lies
    wholly above 1, did not where it does not.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    both = windows(claim, run, where)
    if isinstance(both, Verdict):
        return both
    ratio = _ratio(both)
    rose = ratio is not None and ratio.low > 1
    sentence = (
        f"Rocket and drone attacks: {_told(both.after, both.span)}, against {_told(both.before, both.base)}"
        + (f", {_times(ratio)}" if ratio else "")
        + (f"; by year {_by_year(both.after)}." if len(both.after) else ".")
    )
    return Verdict("came_true" if rose else "did_not", sentence, evidence=both.proof, interval=ratio)


@in_time()
def attacks_follow(claim: Claim, run: ForecastRun, *, where: Where = _ON_US) -> Verdict:
    """Whether any attack followed.

    That one followed is no proof that it was the announced one.

    Formula: attacks after the forecast; came true with at least one, else did not.
    Source: attacks table.
    """
    both = windows(claim, run, where, trend=False)
    if isinstance(both, Verdict):
        return both
    if both.after.empty:
        return Verdict("did_not", f"The list has no attack from {both.span.text}.")
    sentence = (
        f"{len(both.after)} {plural(len(both.after), 'attack')} of any kind followed by {day_text(both.span.last)}, "
        f"the first on {day_text(both.after['date'].min())}; who stood behind each is another matter."
    )
    return Verdict("came_true", sentence, evidence=evidence("attacks", both.after))


@in_time()
def deadlier(claim: Claim, run: ForecastRun, *, where: Where = _ON_US) -> Verdict:
    """Whether attacks killed more people each.

    Deaths come in clusters, so the true interval is wider than the one given.

    Formula: people killed (low) per rocket or drone attack after the forecast against before; did not where the number
    is no higher, came true where the interval of its ratio lies wholly above 1, else partly.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    both = windows(claim, run, where)
    if isinstance(both, Verdict):
        return both
    if both.after.empty or both.before.empty:
        return _nothing_to_compare(both)
    killed, base = (int(rows["killed_low"].fillna(0).sum()) for rows in (both.after, both.before))
    ratio = poisson_rate_ratio(killed, len(both.after), base_count=base, base_days=len(both.before))
    higher = killed / len(both.after) > base / len(both.before)
    word = "did_not" if not higher else "came_true" if ratio is not None and ratio.low > 1 else "partly"
    sentence = (
        f"The list knows of {killed or 'nobody'} killed in {len(both.after)} attacks ({both.span.text}), of "
        f"{base or 'nobody'} in {len(both.before)} before ({both.base.text})."
    )
    if len(both.later):
        more = int(both.later["killed_low"].fillna(0).sum())
        sentence += f" Later, up to {day_text(both.horizon)}: {more or 'nobody'} in {len(both.later)}."
    return Verdict(word, sentence, evidence=both.proof, interval=ratio)


@in_time()
def sharper(claim: Claim, run: ForecastRun, *, where: Where = _ON_US) -> Verdict:
    """Whether a larger share of attacks hurt or killed somebody: the nearest the list comes to accuracy.

    Formula: rocket and drone attacks with at least one killed or wounded (low) as a share of all, after the forecast
    against before; did not where it is no higher, came true where the Wilson intervals do not meet, else partly.
    Source: attacks table; Wilson (1927).
    """
    both = windows(claim, run, where)
    if isinstance(both, Verdict):
        return both

    return _shares(both, _hurting, what="hurt or killed somebody")


def _hurting(rows: pd.DataFrame) -> int:
    return int((rows["killed_low"].fillna(0) + rows["wounded_low"].fillna(0) > 0).sum())


@in_time()
def more_drones(claim: Claim, run: ForecastRun, *, where: Where = _ON_US) -> Verdict:
    """Whether drones took a larger share of attacks.

    Formula: drones as a share of rocket and drone attacks after the forecast against before; did not where it is no
    higher, came true where the Wilson intervals do not meet, else partly.
    Source: attacks table; Wilson (1927).
    """
    both = windows(claim, run, where)
    if isinstance(both, Verdict):
        return both

    return _shares(both, _drones, what="were flown by drones")


def _drones(rows: pd.DataFrame) -> int:
    return int((rows["weapon"] == "drone").sum())


def _shares(both: Windows, count: Callable[[pd.DataFrame], int], *, what: str) -> Verdict:
    later, earlier = count(both.after), count(both.before)
    now, then = wilson_share(later, len(both.after)), wilson_share(earlier, len(both.before))
    if now is None or then is None:
        return _nothing_to_compare(both)
    word = "did_not" if now.value <= then.value else "came_true" if now.low > then.high else "partly"
    chance = ", which is within chance" if word == "partly" else ""
    sentence = (
        f"{later} of {len(both.after)} attacks ({now.value:.0%}, {both.span.text}) {what}, {earlier} of "
        f"{len(both.before)} before ({then.value:.0%}, {both.base.text}){chance}."
    )
    if len(both.later):
        sentence += f" Later, up to {day_text(both.horizon)}: {count(both.later)} of {len(both.later)}."
    return Verdict(word, sentence, evidence=both.proof, interval=now)


def _nothing_to_compare(both: Windows) -> Verdict:
    empty = both.span if both.after.empty else both.base
    return Verdict("open", f"The list has no rocket or drone attack to compare from {empty.text}.")


@in_time()
def more_strikes(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether US strikes on militias in Iraq and Syria became more frequent.

    The list holds US strikes in Syria from December 2019 on, before it covers attacks there.

    Formula: days with at least one US strike, per day, after the forecast against before; came true where the interval
    of the rate ratio lies wholly above 1, partly where the ratio alone does, else did not.
    Source: attacks table; Przyborowski and Wilenski (1940).
    """
    both = windows(claim, run, _STRIKES, trend=False)
    if isinstance(both, Verdict):
        return both
    now, then = (rows.drop_duplicates("date") for rows in (both.after, both.before))
    ratio = poisson_rate_ratio(len(now), both.span.days, base_count=len(then), base_days=both.base.days)
    if ratio is None:
        return Verdict("did_not", f"The list has no US strike on militias by {day_text(both.span.last)}.")
    word = "came_true" if ratio.low > 1 else "partly" if ratio.value > 1 else "did_not"
    sentence = (
        f"The US struck militias on {len(now)} days in {both.span.days:,} ({both.span.text}), on {len(then)} in "
        f"{both.base.days:,} before; {_times(ratio)}" + (f"; by year {_by_year(now)}." if len(now) else ".")
    )
    return Verdict(word, sentence, evidence=both.proof, interval=ratio)


@in_time()
def drones_met(claim: Claim, run: ForecastRun) -> Verdict:
    """Whether drones were shot down, and militias struck, after the remark.

    Formula: drone attacks with at least one drone intercepted (low), and days of US strikes on militias; came true with
    both, partly with one of them, else did not.
    Source: attacks table.
    """
    drones = windows(claim, run, Where(weapons=("drone",)), trend=False)
    strikes = windows(claim, run, _STRIKES, trend=False)
    if isinstance(drones, Verdict):
        return drones
    if isinstance(strikes, Verdict):
        return strikes
    met = drones.after[drones.after["intercepted_low"].fillna(0) > 0]
    days = strikes.after["date"].nunique()
    word = ("did_not", "partly", "came_true")[(len(met) > 0) + (days > 0)]
    sentence = (
        f"Drones were shot down in {len(met)} of {len(drones.after)} drone attacks in Iraq ({drones.span.text}), and "
        f"the US struck militias in Iraq and Syria on {days} {plural(days, 'day')}."
    )
    proof = evidence("attacks", met) + evidence("attacks", strikes.after)
    return Verdict(word, sentence, evidence=proof)
