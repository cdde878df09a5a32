"""Partial correlation against regression residuals; tests, classes and dates."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.dates.common_dates import match_dates
from carbonsink.core.dates.date import parse_date
from carbonsink.core.errors_and_notes.dates import TooFewCommonDates
from carbonsink.core.trend.drivers.correlation_tests import critical_correlations, partial_p
from carbonsink.core.trend.drivers.driver_classes import classify_drivers
from carbonsink.core.trend.drivers.two_driver_correlation import (
    LANES,
    PANEL,
    Drivers,
    partial_correlation,
)
from carbonsink.tests import naive_trend


@pytest.fixture
def three():
    """Response and two drivers that hang together, with gaps in each."""

    def make(n_dates, n_pixels=60, seed=0, offset=0.0):
        rng = np.random.default_rng((n_dates, seed))
        b = rng.standard_normal((n_dates, n_pixels))
        a = 0.5 * b + rng.standard_normal((n_dates, n_pixels))
        y = 0.4 * a - 0.6 * b + rng.standard_normal((n_dates, n_pixels))
        y += 0.05 * np.arange(n_dates)[:, np.newaxis]
        series = [(v + offset).astype(np.float32) for v in (y, a, b)]
        for v in series:
            v[rng.random(v.shape) < 0.05] = np.nan
        return series

    return make


@pytest.mark.parametrize("n_dates", [8, 23, 60])
@pytest.mark.parametrize("detrend", [False, True])
def test_equal_to_regression_residuals(three, n_dates, detrend):
    y, a, b = three(n_dates)
    times = np.cumsum(np.random.default_rng(1).choice([1.0, 2.0], n_dates)) + 1980
    found = partial_correlation(y, a, b, times, detrend, min_valid=6)
    held = times if detrend else None
    for pixel in range(y.shape[1]):
        series = [v[:, pixel].astype(float) for v in (y, a, b)]
        known = np.isfinite(series).all(axis=0)
        assert found.n[pixel] == known.sum()
        if known.sum() < 6:
            assert math.isnan(found.r_a[pixel])
            continue
        one, two, three_ = series
        tolerance = {"rel": 1e-7, "abs": 1e-9}
        twin = naive_trend.residual_correlation
        assert found.r_a[pixel] == pytest.approx(twin(one, two, three_, held), **tolerance)
        assert found.r_b[pixel] == pytest.approx(twin(one, three_, two, held), **tolerance)
        explained = naive_trend.explained(one, two, three_, held)
        assert found.r_squared[pixel] == pytest.approx(explained, rel=1e-6, abs=1e-9)
        for k, v in enumerate(series):
            plain = np.corrcoef(v[known], times[known])[0, 1]
            assert found.r_time[k, pixel] == pytest.approx(plain, **tolerance)


@pytest.mark.parametrize("n_pixels", [1, LANES - 1, LANES + 1, PANEL, PANEL + 3])
def test_any_number_of_pixels(three, n_pixels):
    y, a, b = three(9, PANEL + 3)
    whole = partial_correlation(y, a, b)
    part = partial_correlation(y[:, :n_pixels], a[:, :n_pixels], b[:, :n_pixels])
    np.testing.assert_array_equal(part.r_a, whole.r_a[:n_pixels])
    np.testing.assert_array_equal(part.n, whole.n[:n_pixels])


def test_far_from_zero(three):
    near, far = three(24), three(24, offset=4096.0)
    rounded = [v - np.float32(4096) for v in far]
    np.testing.assert_allclose(
        partial_correlation(*far).r_a, partial_correlation(*rounded).r_a, rtol=1e-9
    )
    assert np.isfinite(partial_correlation(*near).r_a).all()


def test_series_without_variation_give_nothing(three):
    y, a, b = three(20)
    constant = np.full_like(y, 0.1)
    line = np.broadcast_to(np.arange(20, dtype=np.float32)[:, np.newaxis], y.shape)
    times = np.arange(20.0)
    for series in ((constant, a, b), (y, constant, b), (y, a, constant), (y, a, 2 * a)):
        assert np.isnan(partial_correlation(*series).r_a).all()
    assert np.isnan(partial_correlation(y, line, b, times, detrend=True).r_a).all()
    assert np.isfinite(partial_correlation(y, line, b, times).r_b).any()


def test_perfect_response():
    rng = np.random.default_rng(0)
    a, b = rng.integers(-9, 9, (2, 15, 4)).astype(np.float32)
    found = partial_correlation(2 * a + b, a, b)
    np.testing.assert_allclose(found.r_a, 1.0, atol=1e-6)
    np.testing.assert_allclose(found.r_squared, 1.0, atol=1e-9)


def test_critical_values_of_the_literature():
    critical = critical_correlations(24, 0.01, 0.05, False)
    t = stats.t.ppf(0.995, 21)
    assert t == pytest.approx(2.831, abs=5e-4)
    assert critical.r[24] == pytest.approx(t / math.sqrt(21 + t * t))
    f = stats.f.ppf(0.95, 2, 21)
    assert f == pytest.approx(3.467, abs=5e-4)
    assert critical.r_squared[24] == pytest.approx(2 * f / (2 * f + 21))
    assert math.isinf(critical.r[3])
    assert critical_correlations(24, 0.01, 0.05, True).r[24] > critical.r[24]


def test_p_is_that_of_the_t_test():
    r, n = np.array([0.3, -0.8, 0.0, 1.0, np.nan]), np.array([24, 10, 24, 9, 24])
    p = partial_p(r, n, False)
    for k in (0, 1, 2):
        t = abs(r[k]) * math.sqrt((n[k] - 3) / (1 - r[k] ** 2))
        assert p[k] == pytest.approx(2 * stats.t.sf(t, n[k] - 3))
    assert p[3] == 0
    assert math.isnan(p[4])


def test_classes():
    critical = critical_correlations(24, 0.01, 0.05, False)
    strong, weak = critical.r[24] + 0.01, critical.r[24] - 0.01
    r_a = np.array([strong, -strong, weak, weak, strong, np.nan])
    r_b = np.array([-strong, weak, strong, weak, strong, np.nan])
    r_squared = np.array([0.9, 0.9, 0.9, 0.9, 0.1, np.nan])
    found = Drivers(r_a, r_b, r_squared, np.full(6, 24, np.int32), np.empty((3, 0)))
    assert list(classify_drivers(found, critical)) == [1, 2, 3, 4, 5, 255]


def dates(*texts):
    return [parse_date(text) for text in texts]


def test_dates_in_common():
    series = {
        "y": dates("2001", "2002", "2003", "2005"),
        "a": dates("2001-07-01", "2003-07-01", "2004-07-01", "2005-07-01"),
        "b": dates("2000", "2001", "2003", "2005"),
    }
    assert match_dates(series, 3) == ([0, 2, 3], [0, 1, 3], [1, 2, 3])


def test_monthly_dates_in_common():
    series = {
        "y": dates("2001-01", "2001-02", "2001-03"),
        "a": dates("2001-02-15", "2001-03-15"),
        "b": dates("2001-02", "2001-03", "2001-04"),
    }
    assert match_dates(series, 2) == ([1, 2], [0, 1], [0, 1])


def test_too_few_dates_in_common_names_the_series():
    series = {"y": dates("2001", "2002"), "a": dates("2002", "2003"), "b": dates("2002")}
    with pytest.raises(TooFewCommonDates) as caught:
        match_dates(series, 2)
    assert caught.value.n == 1
    assert caught.value.series[1] == ("a", "2002", "2003", 2)
