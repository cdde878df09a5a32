"""Figures of A - B against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.flux import difference_statistics

RANDOM = np.random.default_rng(5)


def describe(a, b, area, blocks=1):
    total = difference_statistics.empty_difference_sums()
    for rows in np.array_split(np.arange(len(a)), blocks):
        total = difference_statistics.add_difference_sums(
            total, difference_statistics.difference_sums(a[rows], b[rows], area[rows])
        )
    return difference_statistics.describe_difference(total, a.size)


def test_equals_numpy():
    a = RANDOM.normal(100, 30, (6, 7)).astype(np.float32)
    b = RANDOM.normal(90, 30, (6, 7)).astype(np.float32)
    a[0, 0], b[3, 2] = np.nan, np.nan
    area = np.linspace(1e6, 2e6, 6)
    found = describe(a, b, area)
    ok = np.isfinite(a) & np.isfinite(b)
    x, y, w = a[ok].astype(float), b[ok].astype(float), np.repeat(area, 7).reshape(6, 7)[ok]
    assert (found.n, found.n_dropped) == (40, 2)
    assert found.sd == pytest.approx(np.std(x - y, ddof=1))
    assert found.rmse == pytest.approx(np.sqrt(np.mean((x - y) ** 2)))
    assert found.r == pytest.approx(np.corrcoef(x, y)[0, 1])
    assert found.mean_a == pytest.approx(np.average(x, weights=w))
    assert found.mean == pytest.approx(np.average(x - y, weights=w))
    assert found.amount == pytest.approx(np.sum((x - y) * w))
    assert found.percent == pytest.approx(100 * (found.mean_a / found.mean_b - 1))


def test_blocks_do_not_matter():
    a, b = RANDOM.normal(0, 1e4, (2, 9, 5)).astype(np.float32)
    area = np.linspace(1e6, 2e6, 9)
    assert describe(a, b, area) == describe(a, b, area, blocks=4)


def test_no_digits_are_lost_in_nearly_equal_maps():
    a = np.float32(1e6) + np.arange(8, dtype=np.float32).reshape(2, 4)
    b = a - np.float32([[1, 1, 1, 1], [2, 2, 2, 2]])
    found = describe(a, b, np.array([1.0, 1.0]))
    assert found.sd == pytest.approx(np.std([1, 1, 1, 1, 2, 2, 2, 2], ddof=1), rel=1e-12)


@pytest.mark.parametrize(
    ("a", "b", "percent", "flip"),
    [
        (150.0, 100.0, 50.0, False),
        (-20.0, -10.0, 100.0, False),  # twice the source
        (10.0, -10.0, 200.0, True),  # from source to sink
        (-10.0, 10.0, -200.0, True),
        (0.0, 5.0, -100.0, False),
    ],
)
def test_percent(a, b, percent, flip):
    assert difference_statistics.percent_difference(a, b) == (pytest.approx(percent), flip)


def test_percent_of_nothing():
    assert np.isnan(difference_statistics.percent_difference(1.0, 0.0)[0])


def test_constant_maps_have_no_correlation():
    ones = np.ones((2, 2), np.float32)
    found = describe(ones, ones, np.array([1.0, 1.0]))
    assert np.isnan(found.r)
    assert found.sd == 0.0
