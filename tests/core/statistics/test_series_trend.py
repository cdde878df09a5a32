"""Trend of one series against scipy and pymannkendall."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pymannkendall
import pytest
from scipy import stats

from carbonsink.core.statistics import series_trend as r

RANDOM = np.random.default_rng(21)
YEARS = np.arange(2000, 2021, dtype=float)


@pytest.fixture(params=["noise", "trend", "ties", "gap in time"])
def series(request):
    noise = RANDOM.normal(0, 5, YEARS.size)
    if request.param == "trend":
        return YEARS, noise + 0.8 * (YEARS - 2000)
    if request.param == "ties":
        return YEARS, np.round(noise / 4)
    if request.param == "gap in time":
        keep = (YEARS < 2005) | (YEARS > 2009)
        return YEARS[keep], (noise + 0.8 * (YEARS - 2000))[keep]
    return YEARS, noise


def test_ols_equals_scipy(series):
    found, expected = r.ols_trend(*series), stats.linregress(*series)
    assert found.slope == pytest.approx(expected.slope)
    assert found.intercept == pytest.approx(expected.intercept)
    assert found.se == pytest.approx(expected.stderr)
    assert found.p == pytest.approx(expected.pvalue)
    assert found.r2 == pytest.approx(expected.rvalue**2)
    assert found.t == pytest.approx(expected.slope / expected.stderr)


def test_sen_equals_scipy(series):
    found, expected = r.sen_slope(*series), stats.theilslopes(series[1], series[0])
    assert found.slope == pytest.approx(expected[0])
    assert found.intercept == pytest.approx(expected[1])


def test_mann_kendall_equals_pymannkendall(series):
    found, expected = r.mann_kendall(series[1]), pymannkendall.original_test(series[1])
    assert (found.s, found.var_s) == (expected.s, pytest.approx(expected.var_s))
    assert found.z == pytest.approx(expected.z)
    assert found.p == pytest.approx(expected.p)
    assert found.tau == pytest.approx(expected.Tau)
    assert not found.exact


def test_missing_values_are_left_out():
    values = RANDOM.normal(size=YEARS.size)
    values[[2, 9]] = np.nan
    ok = np.isfinite(values)
    assert r.ols_trend(YEARS, values) == r.ols_trend(YEARS[ok], values[ok])
    assert r.sen_slope(YEARS, values) == r.sen_slope(YEARS[ok], values[ok])
    assert r.mann_kendall(values) == r.mann_kendall(values[ok])


@pytest.mark.parametrize("n", [3, 4, 6])
def test_short_series_use_all_orders(n):
    def score(x):
        return sum(np.sign(x[j] - x[i]) for i in range(n) for j in range(i + 1, n))

    scores = [score(order) for order in permutations(range(n))]
    for s in set(scores):
        expected = np.mean([abs(other) >= abs(s) for other in scores])
        assert r.exact_mann_kendall_p(int(s), n) == pytest.approx(expected)
    found = r.mann_kendall(np.arange(n))
    assert found.exact
    assert found.p == pytest.approx(min(np.mean([abs(x) == n * (n - 1) / 2 for x in scores]), 1))


def test_ties_in_a_short_series_take_the_normal_approximation():
    values = [1.0, 2.0, 2.0, 3.0, 5.0]
    found = r.mann_kendall(values)
    assert not found.exact
    assert found.p == pytest.approx(pymannkendall.original_test(values).p)


def test_constant_series():
    ones = np.ones(12)
    assert r.ols_trend(YEARS[:12], ones)[:5] == (0.0, 1.0, 0.0, 0.0, 1.0)
    assert r.sen_slope(YEARS[:12], ones).slope == 0.0
    found = r.mann_kendall(ones)
    assert (found.s, found.z, found.p) == (0.0, 0.0, 1.0)


def test_a_perfect_line():
    found = r.ols_trend([2000, 2001, 2002, 2004], [1.0, 3.0, 5.0, 9.0])
    assert found.slope == pytest.approx(2.0)
    assert found.p < 1e-6


def test_too_short_to_say():
    assert np.isnan(r.ols_trend([2000, 2001], [1.0, 2.0]).slope)
    assert np.isnan(r.mann_kendall([1.0, 2.0]).p)
    assert np.isnan(r.sen_slope([2000], [1.0]).slope)
    assert r.ols_trend([], []).n == 0
