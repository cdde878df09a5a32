"""p of S: normal, exact, and the critical p over all pixels."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from scipy.stats import norm

from carbonsink.core.trend.p_values import BINS, count_p, critical_p, mann_kendall_p
from carbonsink.core.trend.sen_mann_kendall import sen_mann_kendall
from carbonsink.tests import naive_trend


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


def benjamini_hochberg(p, alpha):
    p = np.sort(p[np.isfinite(p)])
    fine = p <= alpha * np.arange(1, p.size + 1) / p.size
    return p[fine][-1] if fine.any() else 0.0


@pytest.mark.parametrize("seed", range(6))
def test_critical_p_is_that_of_benjamini_and_hochberg(seed):
    rng = np.random.default_rng(seed)
    p = np.concatenate([rng.random(5000), rng.random(400 * seed) ** 6 * 1e-3, [np.nan, 1.0]])
    exact = benjamini_hochberg(p, 0.05)
    found = critical_p(count_p(p), 0.05)
    # p is rounded up to the edge of its bin, so a borderline p may fall out, none may come in.
    assert np.sum(p <= found) <= np.sum(p <= exact)
    assert np.sum(p <= found) >= 0.98 * np.sum(p <= exact)


def test_counts_add_up_whatever_the_parts():
    p = np.random.default_rng(1).random(1000)
    parts = count_p(p[:300]) + count_p(p[300:])
    np.testing.assert_array_equal(parts, count_p(p))
    assert parts.sum() == 1000
    assert count_p(np.array([0.0, 1.0])).size == BINS


def test_nothing_significant():
    assert critical_p(count_p(np.full(100, 0.9)), 0.05) == 0.0
    assert critical_p(np.zeros(BINS, np.int64), 0.05) == 0.0
