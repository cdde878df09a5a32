"""Scores against scipy, scikit-learn and values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.statistics.scores import Scores, score, score_panel

OBSERVED = np.array([1.0, 2.0, 4.0, 5.0])
PREDICTED = np.array([2.0, 2.0, 3.0, 7.0])


def test_by_hand():
    # errors 1, 0, -1, 2; SSE 6, SST 10, mean error 0.5, sum of observations 12
    found = score(OBSERVED, PREDICTED)
    assert found.n == 4
    assert found.r2 == pytest.approx(1 - 6 / 10)
    assert found.rmse == pytest.approx(math.sqrt(6 / 4))
    assert found.mae == pytest.approx(1.0)
    assert found.me == pytest.approx(0.5)
    assert found.pbias == pytest.approx(100 * 2 / 12)
    assert found.mape == pytest.approx(100 * (1 + 0 + 0.25 + 0.4) / 4)
    assert found.nrmse == pytest.approx(100 * math.sqrt(1.5) / 4)
    # sums of products of deviations: 10 (O), 17 (P), 11 (O with P)
    assert found.slope == pytest.approx(1.1)
    assert found.intercept == pytest.approx(3.5 - 1.1 * 3)
    assert found.r == pytest.approx(11 / math.sqrt(170))
    assert found.r_squared == pytest.approx(121 / 170)
    beta, alpha, r = 3.5 / 3, math.sqrt(1.7), 11 / math.sqrt(170)
    assert found.kge == pytest.approx(
        1 - math.sqrt((r - 1) ** 2 + (alpha - 1) ** 2 + (beta - 1) ** 2)
    )


def test_against_the_libraries():
    stats = pytest.importorskip("scipy.stats")
    metrics = pytest.importorskip("sklearn.metrics")
    random = np.random.default_rng(1)
    observed = random.normal(500, 200, 60)
    predicted = 0.7 * observed + random.normal(100, 120, 60)
    found = score(observed, predicted)
    line = stats.linregress(observed, predicted)
    assert found.slope == pytest.approx(line.slope)
    assert found.intercept == pytest.approx(line.intercept)
    assert found.slope_p == pytest.approx(line.pvalue)
    assert found.r == pytest.approx(stats.pearsonr(observed, predicted)[0])
    assert found.r2 == pytest.approx(metrics.r2_score(observed, predicted))
    assert found.mae == pytest.approx(metrics.mean_absolute_error(observed, predicted))
    assert found.rmse == pytest.approx(metrics.mean_squared_error(observed, predicted) ** 0.5)
    percentage = metrics.mean_absolute_percentage_error(observed, predicted)
    assert found.mape == pytest.approx(100 * percentage)


def test_pairs_with_a_gap_are_left_out():
    observed = np.append(OBSERVED, [np.nan, 9.0])
    predicted = np.append(PREDICTED, [5.0, np.nan])
    assert score(observed, predicted) == score(OBSERVED, PREDICTED)


def test_zeros_do_not_enter_mape():
    found = score([0.0, 2.0, 4.0], [1.0, 3.0, 4.0])
    assert (found.mape, found.mape_dropped) == (pytest.approx(25.0), 1)
    assert math.isnan(score([0.0, 0.0], [1.0, 1.0]).mape)


def test_pbias_of_a_sum_of_zero_is_undefined():
    assert math.isnan(score([-1.0, 0.0, 1.0], [1.0, 1.0, 1.0]).pbias)


VARIATION = ("r2", "r", "r_squared", "nrmse", "slope", "intercept", "slope_p", "kge")


@pytest.mark.parametrize(
    ("observed", "predicted"), [([1.0, 2.0], [1.0, 3.0]), ([0.1] * 7, [1.0, 2, 3, 4, 5, 6, 7])]
)
def test_without_variation_or_with_two_values(observed, predicted):
    found = score(observed, predicted)
    assert all(math.isnan(getattr(found, name)) for name in VARIATION)
    assert math.isfinite(found.rmse)


def test_constant_predictions_have_no_correlation():
    found = score(OBSERVED, [3.0] * 4)
    assert found.r2 == pytest.approx(0.0)
    assert (found.slope, found.intercept) == (0.0, 3.0)
    assert math.isnan(found.r) and math.isnan(found.kge)


def test_a_perfect_prediction():
    found = score(OBSERVED, OBSERVED)
    assert (found.r2, found.rmse, found.slope_p) == (1.0, 0.0, 0.0)
    assert found.kge == pytest.approx(1.0)


def test_no_pair_at_all():
    found = score([np.nan], [1.0])
    assert found.n == 0
    assert math.isnan(found.r2) and math.isnan(found.rmse)


def test_sites_apart_and_across():
    sites = ["b", "b", "b", "a", "a", "a", "c"]
    observed = [1.0, 2.0, 3.0, 10.0, 20.0, 30.0, 5.0]
    predicted = [1.0, 2.0, 4.0, 12.0, 20.0, 31.0, np.nan]
    panel = score_panel(observed, predicted, sites)
    assert panel.sites == ("a", "b")
    assert panel.scores[1] == score(observed[:3], predicted[:3])
    assert panel.median.n == 2
    assert panel.median.r2 == pytest.approx((panel.scores[0].r2 + panel.scores[1].r2) / 2)
    means = score([20.0, 2.0], [21.0, 7 / 3])
    assert (panel.of_site_means.n, panel.of_site_means.rmse) == (2, means.rmse)


def test_the_median_skips_sites_where_a_score_is_undefined():
    panel = score_panel([1.0, 2.0, 4.0, 7.0], [1.0, 2.0, 5.0, 6.0], ["a", "a", "a", "b"])
    assert panel.median.r2 == panel.scores[0].r2
    assert panel.median.mae == pytest.approx((panel.scores[0].mae + 1.0) / 2)


def test_no_site_at_all():
    panel = score_panel([], [], [])
    assert panel.sites == () and isinstance(panel.median, Scores) and panel.of_site_means.n == 0
