"""Intervals against published tables and hand calculation."""

import math

import pytest

from iraq_report.sections.statistics import poisson_rate, poisson_rate_ratio, wilson_share


def test_a_poisson_rate_has_the_bounds_of_the_published_table():
    rate = poisson_rate(10, 100)  # Garwood's table: 4.795 to 18.390 for a count of 10
    assert rate.value == pytest.approx(0.10)
    assert (rate.low, rate.high) == (pytest.approx(0.04795, abs=5e-6), pytest.approx(0.18390, abs=5e-6))


def test_a_count_of_zero_has_a_lower_bound_of_zero_and_an_upper_bound():
    rate = poisson_rate(0, 1)
    assert (rate.value, rate.low) == (0, 0)
    assert rate.high == pytest.approx(3.689, abs=5e-4)  # -ln(0.025)


def test_a_rate_over_no_days_is_refused():
    with pytest.raises(ValueError, match="at least one day, found 0"):
        poisson_rate(3, 0)


def test_a_rate_ratio_is_the_odds_of_the_clopper_pearson_interval():
    ratio = poisson_rate_ratio(10, 10, base_count=5, base_days=10)
    # 10 of 15: 0.3838 to 0.8818; odds 0.6229 and 7.457
    assert ratio.value == 2
    assert (ratio.low, ratio.high) == (pytest.approx(0.6229, abs=1e-4), pytest.approx(7.457, abs=1e-3))
    assert not ratio.excludes_one


def test_a_rate_ratio_accounts_for_windows_of_different_length():
    ratio = poisson_rate_ratio(6, 10, base_count=6, base_days=30)
    assert ratio.value == pytest.approx(3.0)


def test_a_ratio_to_nothing_is_infinite_and_a_ratio_of_nothing_to_nothing_is_none():
    ratio = poisson_rate_ratio(4, 10, base_count=0, base_days=10)
    assert math.isinf(ratio.value)
    assert math.isinf(ratio.high)
    assert poisson_rate_ratio(0, 10, base_count=0, base_days=10) is None


def test_a_share_has_the_wilson_bounds():
    share = wilson_share(5, 10)
    # centre 0.5; half width 1.96 * sqrt(0.025 + 0.0096) / 1.384 = 0.2634
    assert (share.value, share.low, share.high) == (
        0.5,
        pytest.approx(0.2366, abs=1e-4),
        pytest.approx(0.7634, abs=1e-4),
    )


def test_a_share_of_nothing_is_none():
    assert wilson_share(0, 0) is None
