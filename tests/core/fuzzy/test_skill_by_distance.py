"""Scores of pairs of sites, and the line of skill against distance."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.fuzzy.skill_by_distance import FLOOR, fit_skill, score_pairs
from carbonsink.core.statistics.scores import score


def test_pair_scores_are_those_of_any_prediction():
    rng = np.random.default_rng(0)
    members = np.repeat([0, 1, 2], [5, 6, 2])
    observed, predicted = rng.normal(size=13), rng.normal(size=(3, 13))
    found = score_pairs(predicted, observed, members)
    for i in range(3):
        for j in range(3):
            expected = score(observed[members == j], predicted[i, members == j])
            np.testing.assert_allclose(found.r2[i, j], expected.r2)
            np.testing.assert_allclose(found.r_squared[i, j], expected.r_squared)
            np.testing.assert_allclose(found.rmse[i, j], expected.rmse)
    assert found.n.tolist() == [5, 6, 2]
    assert np.isnan(found.r2[:, 2]).all()  # two records have no R2


def test_line_and_tests_are_those_of_scipy():
    rng = np.random.default_rng(1)
    d = rng.random((5, 5)) * 3
    r2 = 0.8 - 0.5 * d + rng.normal(0, 0.1, (5, 5))
    r2[0, 1], r2[2, 3] = -50.0, np.nan
    used = ~np.eye(5, dtype=bool) & np.isfinite(r2)
    floored = np.maximum(r2, FLOOR)
    line = fit_skill(d, r2, seed=1)
    expected = stats.linregress(d[used], floored[used])
    assert line.n == 19
    assert line.slope == pytest.approx(expected.slope)
    assert line.intercept == pytest.approx(expected.intercept)
    assert (line.pearson, line.pearson_p) == pytest.approx((expected.rvalue, expected.pvalue))
    rho = stats.spearmanr(d[used], r2[used])
    assert (line.spearman, line.spearman_p) == pytest.approx(tuple(rho))
    assert line.falls
    assert line.predict(np.array([line.limit]))[0] == pytest.approx(0, abs=1e-12)


def test_mantel_tells_a_relation_from_none():
    at = np.arange(8.0)
    d = np.abs(at[:, None] - at[None, :])
    rng = np.random.default_rng(2)
    assert fit_skill(d, 0.9 - 0.2 * d, seed=1).mantel_p <= 0.005
    assert fit_skill(d, rng.normal(0, 0.3, (8, 8)), seed=1).mantel_p > 0.05


def test_skill_is_one_at_most_and_has_no_limit_where_it_does_not_fall():
    d = np.abs(np.subtract.outer(np.arange(5.0), np.arange(5.0)))
    line = fit_skill(d, 2.0 - d, seed=1)
    assert line.predict(np.array([0.0]))[0] == 1.0
    rising = fit_skill(d, d / 10, seed=1)
    assert not rising.falls
    assert rising.limit == np.inf


def test_too_few_pairs_make_no_line():
    line = fit_skill(np.ones((2, 2)), np.zeros((2, 2)), seed=1)
    assert line.n == 2
    assert np.isnan([line.slope, line.mantel_p]).all()
    assert not line.falls
