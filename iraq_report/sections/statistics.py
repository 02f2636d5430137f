"""Intervals and comparisons of counts, as every section uses them."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import stats

LEVEL = 0.95  # of every interval in the book


@dataclass(frozen=True)
class Interval:
    """An estimate with its lower and upper bound."""

    value: float
    low: float
    high: float

    @property
    def excludes_one(self) -> bool:
        """Whether a ratio differs from 1 at the level of the interval."""
        return self.low > 1 or self.high < 1


def poisson_rate(count: int, days: int) -> Interval:
    """Events per day with the exact interval for a Poisson count.

    Raises ValueError when `days` is below 1.

    Formula: count / days; bounds chi2(0.025, 2*count) / 2 / days and chi2(0.975, 2*count + 2) / 2 / days.
    Source: Garwood (1936), Biometrika 28, 437-442.
    """
    if days < 1:
        raise ValueError(f"a rate needs at least one day, found {days}")
    tail = (1 - LEVEL) / 2
    low = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    high = stats.chi2.ppf(1 - tail, 2 * count + 2) / 2
    return Interval(count / days, float(low) / days, float(high) / days)


def poisson_rate_ratio(count: int, days: int, *, base_count: int, base_days: int) -> Interval | None:
    """How many times the base rate a rate is, with the exact conditional interval.

    Returns None when both counts are zero; the upper bound is infinite when the base count is zero.
    Raises ValueError when a window is shorter than one day.

    Formula: (count / days) / (base_count / base_days); given the sum n of both counts, count is binomial(n, p)
    and the ratio is p / (1 - p) * base_days / days; bounds from the Clopper-Pearson interval of p.
    Source: Przyborowski and Wilenski (1940), Biometrika 31, 313-323.
    """
    if days < 1 or base_days < 1:
        raise ValueError(f"a rate needs at least one day, found {days} and {base_days}")
    if count + base_count == 0:
        return None
    proportion = stats.binomtest(count, count + base_count).proportion_ci(LEVEL, method="exact")
    scale = base_days / days

    def odds(p: float) -> float:
        return float("inf") if p == 1 else p / (1 - p) * scale

    value = float("inf") if base_count == 0 else count / base_count * scale
    return Interval(value, odds(float(proportion.low)), odds(float(proportion.high)))


def wilson_share(part: int, whole: int) -> Interval | None:
    """A share with the Wilson score interval; None when the whole is zero.

    Formula: centre (p + z^2/2n) / (1 + z^2/n), half width z * sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n).
    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    if whole == 0:
        return None
    bounds = stats.binomtest(part, whole).proportion_ci(LEVEL, method="wilson")
    return Interval(part / whole, float(bounds.low), float(bounds.high))
