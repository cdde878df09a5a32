"""Sen's slope and Mann-Kendall against pymannkendall, scipy and the naive twins."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pymannkendall
import pytest
from scipy.stats import norm, theilslopes

from carbonsink.core.trend.sen_mann_kendall import (
    LONGEST_NETWORK,
    LONGEST_SIDE_BY_SIDE,
    mann_kendall_p,
    sen_mann_kendall,
)
from carbonsink.tests import naive_trend


def years(n):
    return 2001.0 + np.arange(n)


def test_z_identical_to_pymannkendall(awkward, length):
    values = awkward(length)
    found = sen_mann_kendall(values, years(length))
    compared = 0
    for pixel, series in enumerate(values.T.astype(float)):
        if np.isfinite(series).sum() < 3:
            assert math.isnan(found.z[pixel])
            continue
        peer = pymannkendall.original_test(series)
        assert (found.s[pixel], found.var_s[pixel]) == (peer.s, peer.var_s)
        assert found.z[pixel] == peer.z
        assert found.slope[pixel] == pytest.approx(peer.slope, rel=1e-6, abs=1e-30)
        compared += 1
    assert compared > 100


def test_slope_by_real_times_equals_scipy(awkward):
    values = awkward(20, gaps=False)
    times = np.sort(np.random.default_rng(3).choice(np.arange(1950, 2020), 20, replace=False))
    found = sen_mann_kendall(values, times)
    for pixel, series in enumerate(values.T.astype(float)):
        assert found.slope[pixel] == pytest.approx(theilslopes(series, times)[0], rel=1e-6)


def test_gaps_and_uneven_times(awkward):
    values = awkward(17, seed=2)
    times = np.cumsum(np.random.default_rng(1).uniform(0.3, 2.0, 17)) + 1980
    found = sen_mann_kendall(values, times)
    for pixel, series in enumerate(values.T):
        t, x = naive_trend.valid(series, times)
        assert found.n[pixel] == len(x)
        if len(x) >= 3:
            assert found.slope[pixel] == pytest.approx(naive_trend.sen_slope(x, t), rel=1e-6)
            assert (found.s[pixel], found.var_s[pixel], found.z[pixel]) == (
                naive_trend.mann_kendall(x)
            )


def test_middle_slopes_that_cancel_are_computed_exactly():
    rng = np.random.default_rng(5)
    values = (1000 + rng.standard_normal((24, 4000))).astype(np.float32)
    values += (rng.random(4000) * 1e-5).astype(np.float32)
    found = sen_mann_kendall(values, years(24))
    exact = np.array([naive_trend.sen_slope(v, years(24)) for v in values.T[:400]])
    small = np.argsort(np.abs(exact))[:20]
    np.testing.assert_allclose(found.slope[:400][small], exact[small], rtol=1e-6)
    np.testing.assert_allclose(found.slope[:400], exact, rtol=1e-6)


@pytest.mark.parametrize("n_pixels", [1, 63, 127, 128, 129])
def test_any_number_of_pixels(awkward, n_pixels):
    values = awkward(11)[:, :n_pixels]
    found = sen_mann_kendall(values, years(11))
    whole = sen_mann_kendall(awkward(11), years(11))
    np.testing.assert_array_equal(found.slope, whole.slope[:n_pixels])
    np.testing.assert_array_equal(found.z, whole.z[:n_pixels])


def test_series_too_long_to_go_side_by_side(awkward):
    n = LONGEST_SIDE_BY_SIDE + 6
    values = awkward(n, 9)
    found = sen_mann_kendall(values, years(n))
    for pixel, series in enumerate(values.T.astype(float)):
        if np.isfinite(series).sum() >= 3:
            peer = pymannkendall.original_test(series)
            assert (found.z[pixel], found.slope[pixel]) == (peer.z, peer.slope)


def test_constant_series_has_no_trend():
    found = sen_mann_kendall(np.full((12, 3), 0.1, np.float32), years(12))
    assert (found.slope == 0).all()
    assert (found.z == 0).all()
    assert (found.var_s == 0).all()


def test_too_few_values_give_nothing():
    values = np.full((9, 2), np.nan, np.float32)
    values[:7, 0] = np.arange(7)
    values[:8, 1] = np.arange(8)
    found = sen_mann_kendall(values, years(9), min_valid=8)
    assert math.isnan(found.slope[0]) and math.isnan(found.z[0]) and found.s[0] == 0
    assert found.slope[1] == 1.0
    assert list(found.n) == [7, 8]


@pytest.mark.parametrize("n_dates", [1, 2, 3, 4, 5])
def test_very_short_series(n_dates):
    values = np.random.default_rng(n_dates).integers(0, 4, (n_dates, 200)).astype(np.float32)
    values[np.random.default_rng(1).random(values.shape) < 0.2] = np.nan
    found = sen_mann_kendall(values, years(n_dates), min_valid=2)
    for pixel, series in enumerate(values.T):
        t, x = naive_trend.valid(series, years(n_dates))
        assert found.n[pixel] == len(x)
        if len(x) >= 2:
            assert found.slope[pixel] == pytest.approx(naive_trend.sen_slope(x, t), rel=1e-6)
        else:
            assert math.isnan(found.slope[pixel])


@pytest.mark.parametrize("n_dates", [LONGEST_NETWORK, LONGEST_NETWORK + 1, 80])
def test_network_and_counting_agree_with_the_twin(awkward, n_dates):
    values = awkward(n_dates, 130, seed=6)
    found = sen_mann_kendall(values, years(n_dates))
    for pixel in range(0, 130, 3):
        t, x = naive_trend.valid(values[:, pixel], years(n_dates))
        if len(x) >= 3:
            assert found.slope[pixel] == pytest.approx(naive_trend.sen_slope(x, t), rel=1e-6)


def test_times_must_rise():
    with pytest.raises(ValueError, match="ascending"):
        sen_mann_kendall(np.zeros((3, 2)), [2001, 2001, 2002])


def p_of(values, **options):
    found = sen_mann_kendall(values, np.arange(len(values)), **options)
    return mann_kendall_p(found.s, found.var_s, found.z, found.n), found


def test_normal_approximation():
    values = np.random.default_rng(0).standard_normal((24, 50)).astype(np.float32)
    p, found = p_of(values)
    np.testing.assert_allclose(p, 2 * norm.sf(np.abs(found.z)), rtol=1e-12)


def test_short_series_are_exact():
    orders = list(permutations(range(6)))
    s = [naive_trend.mann_kendall(order)[0] for order in orders]
    p, found = p_of(np.array(orders[::37], np.float32).T)
    for pixel in range(len(p)):
        exact = np.mean(np.abs(s) >= abs(found.s[pixel]))
        assert p[pixel] == pytest.approx(exact, abs=1e-12)


def test_short_series_with_ties_use_the_approximation():
    p, found = p_of(np.array([[1, 1, 2, 3, 4, 4, 6]], np.float32).T)
    assert p[0] == pytest.approx(2 * norm.sf(abs(found.z[0])))


def test_no_value_no_p():
    p, _ = p_of(np.full((9, 1), np.nan, np.float32))
    assert math.isnan(p[0])
