"""Variability, shuffling, regional sums, the band of Sen's line, dates as text."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import theilslopes

from carbonsink.core.dates.date_lists import expand_dates
from carbonsink.core.statistics.series_trend import sen_interval, trend_band
from carbonsink.core.trend.null_tests import shuffle_dates
from carbonsink.core.trend.regional_sums import add_sums, weighted_sums
from carbonsink.core.trend.variability import variability


def test_coefficient_of_variation(awkward):
    values = awkward(15)
    found = variability(values, min_valid=3)
    for pixel, series in enumerate(values.T.astype(float)):
        series = series[np.isfinite(series)]
        if series.size < 3:
            assert math.isnan(found.cv[pixel])
            continue
        mean, sd = series.mean(), series.std(ddof=1)
        assert found.mean[pixel] == pytest.approx(mean, rel=1e-12, abs=1e-12)
        assert found.sd[pixel] == pytest.approx(sd, rel=1e-9, abs=1e-9)
        if abs(mean) > 0.02 * sd:
            assert found.cv[pixel] == pytest.approx(sd / abs(mean), rel=1e-6, abs=1e-12)
        assert found.changes_sign[pixel] == (series.min() < 0 < series.max())


def test_variability_of_a_mean_next_to_nothing():
    values = np.array([[1, 5, 0], [-1, 5, 0], [1, 5, 0], [-1, 5, 0]], np.float32)
    found = variability(values)
    assert math.isnan(found.cv[0])
    assert found.cv[1] == 0
    assert math.isnan(found.cv[2])
    whole = variability(np.array([[1, 2, 3, 6]], np.float32).T, population=True)
    assert whole.sd[0] == pytest.approx(np.std([1, 2, 3, 6]))


def test_shuffling_keeps_values_and_gaps(awkward):
    values = awkward(12)
    mixed = shuffle_dates(values, np.arange(values.shape[1]), 42)
    np.testing.assert_array_equal(np.isnan(mixed), np.isnan(values))
    np.testing.assert_array_equal(np.sort(mixed, axis=0), np.sort(values, axis=0))
    assert (mixed != values).any()


def test_shuffling_depends_on_the_cell_and_the_seed_only(awkward):
    values = awkward(12)
    cells = np.arange(values.shape[1]) + 1_000_000
    whole = shuffle_dates(values, cells, 42)
    np.testing.assert_array_equal(shuffle_dates(values[:, 50:], cells[50:], 42), whole[:, 50:])
    assert not np.array_equal(shuffle_dates(values, cells, 43), whole, equal_nan=True)


def test_every_order_is_equally_likely():
    values = np.tile(np.arange(4, dtype=np.float32)[:, np.newaxis], 24_000)
    mixed = shuffle_dates(values, np.arange(24_000), 7)
    orders, counts = np.unique(mixed, axis=1, return_counts=True)
    assert orders.shape[1] == 24
    assert counts.min() > 850 and counts.max() < 1150  # 1000 each, sd 31


def test_sums_are_exact_and_do_not_depend_on_the_cut():
    rng = np.random.default_rng(0)
    values = (rng.standard_normal((3, 40, 53)) * 10 ** rng.uniform(-6, 6, (3, 40, 53))).astype("f4")
    values[1, 3, 5] = np.nan
    weights = rng.uniform(0.5e6, 1e6, 40)
    whole = weighted_sums(values, weights)
    constant = np.isfinite(values).all(axis=0)
    area = np.broadcast_to(weights[:, np.newaxis], constant.shape)
    for date in range(3):
        terms = values[date].astype(float)[constant] * area[constant]
        exact = float(sum(Fraction(float(t)) for t in terms))
        assert whole[date].sum() == exact
    assert whole[3].sum() == math.fsum(area[constant])
    parts = [
        weighted_sums(values[:, rows, cols], weights[rows])
        for rows in (slice(0, 16), slice(16, 40))
        for cols in (slice(0, 32), slice(32, 53))
    ]
    total = parts[0]
    for part in parts[1:]:
        total = add_sums(total, part)
    np.testing.assert_array_equal(total.sum(axis=1), whole.sum(axis=1))


def test_sen_interval_near_that_of_scipy():
    rng = np.random.default_rng(1)
    times = np.arange(2001.0, 2025.0)
    values = 0.1 * times + rng.standard_normal(24)
    values[4] = np.nan
    found = sen_interval(times, values, 0.05)
    known = np.isfinite(values)
    _, _, low, high = theilslopes(values[known], times[known], 0.95)
    width = high - low
    assert found.lower == pytest.approx(low, abs=0.1 * width)
    assert found.upper == pytest.approx(high, abs=0.1 * width)
    lower, upper = trend_band(times, values, found, times)
    assert (lower <= upper).all()
    middle = np.argmin(upper - lower)
    assert abs(times[middle] - np.median(times[known])) < 1


def test_sen_interval_of_gilberts_ranks():
    # 7 values, 21 slopes: ranks (21 - C) / 2 and (21 + C) / 2 + 1, between them interpolated.
    times, values = np.arange(7.0), np.array([1.0, 3, 2, 5, 4, 6, 9])
    slopes = np.sort([(values[j] - values[i]) / (j - i) for j in range(7) for i in range(j)])
    reach = 1.959963984540054 * math.sqrt(7 * 6 * 19 / 18)
    low, high = (21 - reach) / 2, (21 + reach) / 2 + 1
    found = sen_interval(times, values)
    assert found.lower == pytest.approx(np.interp(low, np.arange(1, 22), slopes))
    assert found.upper == pytest.approx(np.interp(high, np.arange(1, 22), slopes))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2001, 2002;2005", ["2001", "2002", "2005"]),
        ("2001-2004", ["2001", "2002", "2003", "2004"]),
        ("1999 2001..2003", ["1999", "2001", "2002", "2003"]),
        ("2001-03, 2001-04-17", ["2001-03", "2001-04-17"]),
        ("  ", []),
    ],
)
def test_dates_as_text(text, dates):
    assert expand_dates(text) == dates
