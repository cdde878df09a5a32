"""Confidence limits of Sen's slope, against the one of single series and hand-made ones."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.statistics.series_trend import sen_interval
from carbonsink.core.trend.sen_mann_kendall import sen_mann_kendall
from carbonsink.core.trend.slope_limits import slope_limits

TIMES = np.arange(2001.0, 2021.0)


def series(n_pixels=40, seed=0):
    random = np.random.default_rng(seed)
    return random.normal(0.0, 1.0, (TIMES.size, n_pixels)) + 0.1 * np.arange(TIMES.size)[:, None]


def limits(values, alpha=0.05, times=TIMES):
    return slope_limits(values, times, sen_mann_kendall(values, times).var_s, alpha)


@pytest.mark.parametrize("alpha", [0.01, 0.05, 0.1])
@pytest.mark.parametrize("kind", ["complete", "gaps", "ties", "uneven"])
def test_limits_of_pixels_are_those_of_single_series(alpha, kind):
    values, times = series().astype(np.float32), TIMES
    if kind == "gaps":
        values[np.random.default_rng(1).random(values.shape) < 0.3] = np.nan
    if kind == "ties":
        values = np.round(values)
    if kind == "uneven":
        times = TIMES + np.linspace(0.0, 0.9, TIMES.size) ** 2
    found = limits(values, alpha, times)
    wanted = [sen_interval(times, column.astype(float), alpha) for column in values.T]
    np.testing.assert_allclose(found.lower, [one.lower for one in wanted], rtol=1e-9)
    np.testing.assert_allclose(found.upper, [one.upper for one in wanted], rtol=1e-9)


def test_limits_by_hand():
    """Ranks (6 - C) / 2 and (6 + C) / 2 + 1 of six slopes; C = 1.96 sqrt(8.667) = 5.770."""
    values = np.array([[0.0], [1.0], [3.0], [4.0]])
    times = np.arange(4.0)
    slopes = np.sort([1.0, 2.0, 1.0, 1.5, 1.5, 4 / 3])
    found = limits(values, 0.05, times)
    low, high = np.interp([(6 - 5.7702) / 2, (6 + 5.7702) / 2 + 1], np.arange(1, 7), slopes)
    assert found.lower[0] == pytest.approx(low, abs=1e-4)
    assert found.upper[0] == pytest.approx(high, abs=1e-4)


def test_the_limits_hold_the_slope_as_often_as_they_say():
    values = series(4000, 3)
    found = limits(values, 0.1)
    assert np.mean((found.lower <= 0.1) & (found.upper >= 0.1)) == pytest.approx(0.9, abs=0.02)


def test_too_few_values_have_no_limits():
    values = np.full((TIMES.size, 1), np.nan)
    values[0] = 1.0
    found = limits(values)
    assert np.isnan(found.lower[0]) and np.isnan(found.upper[0])
