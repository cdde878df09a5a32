"""q, its p, interactions and tests of strata against twins and SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.geodetector.detectors import compare_factors, compare_strata, interaction_type
from carbonsink.core.geodetector.q_statistic import (
    noncentral_f_tail,
    q_of_sums,
    q_test,
    stratum_moments,
)
from carbonsink.core.geodetector.stratum_sums import single_job, sum_strata
from carbonsink.tests import naive_geodetector as naive


def moments_of(target, strata):
    """Moments of strata 0, 1, 2... by numpy."""
    n = np.bincount(strata)
    return stratum_moments(n, np.bincount(strata, target), np.bincount(strata, target**2))


@pytest.fixture
def data():
    random = np.random.default_rng(4)
    strata = random.integers(0, 6, 300)
    return 5.0 + 0.4 * strata + random.normal(0, 1, 300), strata


def test_q_by_hand():
    # Means 1 and 4 about 2.5: 4 within, 9 between.
    found = q_test(moments_of(np.array([0.0, 2.0, 3.0, 5.0]), np.array([0, 0, 1, 1])))
    assert found.q == pytest.approx(9 / 13)
    assert found.f == pytest.approx(2 / 1 * 9 / 4)


def test_q_and_p_equal_the_twin(data):
    target, strata = data
    found = q_test(moments_of(target, strata))
    assert found.q == pytest.approx(naive.q(target, strata), abs=1e-12)
    f, noncentrality = naive.f_and_lambda(target, strata)
    assert (found.f, found.noncentrality) == pytest.approx((f, noncentrality))
    assert found.p == pytest.approx(naive.p(target, strata), rel=1e-6)


@pytest.mark.parametrize("f", [0.5, 3.0, 38.7])
@pytest.mark.parametrize(("df1", "df2", "nc"), [(8, 176, 152.9), (1, 10, 0.0), (14, 1e6, 4e3)])
def test_the_tail_of_the_noncentral_f(f, df1, df2, nc):
    f = f * (1 + nc / df1)
    expected = stats.ncf.sf(f, df1, df2, nc) if nc else stats.f.sf(f, df1, df2)
    assert noncentral_f_tail(f, df1, df2, nc) == pytest.approx(expected, rel=1e-5, abs=1e-13)


def test_a_stratum_without_values_does_not_count(data):
    target, strata = data
    with_gap = q_test(moments_of(target, strata + (strata > 2)))
    assert with_gap == q_test(moments_of(target, strata))


def test_a_constant_target_has_no_q():
    assert math.isnan(q_test(moments_of(np.full(8, 0.1), np.arange(8) % 2)).q)


def test_strata_that_explain_all():
    found = q_test(moments_of(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1])))
    assert (found.q, found.p) == (1.0, 0.0)


def test_q_of_many_sums_at_once(data):
    target, strata = data
    n, totals = np.bincount(strata).astype(float), np.bincount(strata, target)
    found = q_of_sums(np.stack([n, n]), np.stack([totals, totals]), np.full(2, np.sum(target**2)))
    assert found == pytest.approx(np.full(2, naive.q(target, strata)))


def test_exact_sums_by_stratum_and_pair(data):
    target, strata = data
    target = target.copy()
    target[:5] = np.nan
    bins = [strata.astype(np.uint16), (np.arange(300) % 3).astype(np.uint16)]
    bins[1][5:9] = 65535
    single = sum_strata(target, bins, single_job(0, 0, np.array([0, 0, 1, 1, 2, 2])))
    known = ~np.isnan(target)
    assert single.n.tolist() == np.bincount(strata[known] // 2).tolist()
    n, totals, squares = single.rounded()
    assert totals == pytest.approx(np.bincount(strata[known] // 2, target[known]))
    assert squares == pytest.approx(np.bincount(strata[known] // 2, target[known] ** 2))


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        (0.1, "weaken_nonlinear"),
        (0.25, "weaken_univariate"),
        (0.4, "enhance_bivariate"),
        (0.5, "independent"),
        (0.6, "enhance_nonlinear"),
    ],
)
def test_types_of_interaction(both, expected):
    assert interaction_type(0.2, 0.3, both) == expected


def test_means_of_strata_by_scipy(data):
    target, strata = data
    found = compare_strata(moments_of(target, strata), 1, 4)
    expected = stats.ttest_ind(target[strata == 1], target[strata == 4], equal_var=False)
    assert (found.t, found.p) == pytest.approx((expected.statistic, expected.pvalue))


def test_a_single_value_has_no_test_of_means():
    found = compare_strata(moments_of(np.array([1.0, 2.0, 5.0]), np.array([0, 0, 1])), 0, 1)
    assert found.difference == -3.5 and math.isnan(found.p)


def test_factors_by_the_ratio_of_what_they_leave(data):
    target, strata = data
    other = np.arange(300) % 4
    first, second = moments_of(target, strata), moments_of(target, other)
    found = compare_factors(first, second)
    ratio = (1 - naive.q(target, strata)) / (1 - naive.q(target, other))
    assert found.f == pytest.approx(ratio)
    tail = min(stats.f.sf(ratio, 299, 299), stats.f.cdf(ratio, 299, 299))
    assert found.p == pytest.approx(2 * tail)
