"""The critical p over all pixels against Benjamini and Hochberg's rule as they state it."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.trend.false_discovery_rate import BINS, count_p, critical_p


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
