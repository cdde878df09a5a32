"""Levels of intervals by hand, by their definition, and against a world whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.uncertainty.prediction_intervals import (
    LEVELS,
    calibrated_levels,
    calibration_groups,
    cross_calibrated_bounds,
    rank_records,
)


def normal_quantiles(mean, sd):
    """Quantiles at `LEVELS` of normal distributions ``(levels, records)``."""
    from scipy.stats import norm

    return norm.ppf(LEVELS)[:, None] * sd + mean


def test_levels_rise_between_zero_and_one():
    assert (np.diff(LEVELS) > 0).all()
    assert 0 < LEVELS[0] < LEVELS[-1] < 1
    np.testing.assert_allclose(LEVELS + LEVELS[::-1], 1.0)


def test_ranks_by_hand():
    quantiles = np.linspace(0.0, 10.0, len(LEVELS))[:, None].repeat(5, axis=1)
    quantiles[3, 4] = np.nan
    step = quantiles[1, 0]
    found = rank_records([-1.0, 0.0, 2.5 * step, 11.0, 3.0], quantiles)
    assert found[:, 0].tolist() == [0.0, LEVELS[0]]
    assert found[:, 1].tolist() == [LEVELS[0], LEVELS[0]]
    assert found[:, 2].tolist() == [LEVELS[2], LEVELS[3]]
    assert found[:, 3].tolist() == [LEVELS[-1], 1.0]
    assert np.isnan(found[:, 4]).all()


def test_levels_by_hand():
    # 39 records: k = floor(40 * 0.1) = 4 at a coverage of 0.8.
    lower = np.repeat(LEVELS[5:18], 3)
    upper = 1.0 - lower
    assert len(lower) == 39
    low, high = calibrated_levels(np.array([lower, upper]), 0.8)
    assert low == sorted(lower)[3]
    assert high == sorted(upper)[-4]
    assert calibrated_levels(np.array([lower, upper])[:, :8], 0.8) is None
    assert calibrated_levels(np.array([lower, upper])[:, :9], 0.8) is not None
    beyond = np.zeros(39), np.ones(39)
    assert calibrated_levels(np.array(beyond), 0.8) == (LEVELS[0], LEVELS[-1])
    crossed = np.full(39, 0.6), np.full(39, 0.4)
    assert calibrated_levels(np.array(crossed), 0.8) is None


@pytest.mark.parametrize("claimed", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("coverage", [0.5, 0.9])
def test_new_records_are_covered_whatever_the_model_claims(claimed, coverage):
    random = np.random.default_rng(3)
    mean = random.uniform(0, 50, 4000)
    y = mean + random.normal(0, 4, 4000)
    quantiles = normal_quantiles(mean, 4 * claimed)
    ranks = rank_records(y, quantiles)
    learnt = np.arange(4000) < 2000
    levels = calibrated_levels(ranks[:, learnt], coverage)
    low, high = quantiles[np.searchsorted(LEVELS, levels)][:, ~learnt]
    inside = (y[~learnt] >= low) & (y[~learnt] <= high)
    assert inside.mean() == pytest.approx(coverage, abs=0.03)


def test_each_fold_is_judged_by_the_others():
    random = np.random.default_rng(4)
    quantiles = normal_quantiles(np.zeros(300), 1.0)
    y = random.normal(0, 2, 300)
    folds = np.arange(300) % 3
    folds[7] = -1
    learnt = np.arange(300) != 11
    ranks = rank_records(y, quantiles)
    found = cross_calibrated_bounds(quantiles, ranks, folds, 0.9, learnt)
    for fold in range(3):
        others = (folds != fold) & (folds >= 0) & learnt
        levels = calibrated_levels(ranks[:, others], 0.9)
        expected = quantiles[[LEVELS.tolist().index(level) for level in levels]]
        np.testing.assert_array_equal(found[:, folds == fold], expected[:, folds == fold])
    assert np.isnan(found[:, 7]).all()
    few = cross_calibrated_bounds(quantiles, ranks, np.where(folds == 0, 0, -1), 0.9, learnt)
    assert np.isnan(few).all()


def test_a_single_fold_is_cut_by_sites_or_records():
    folds = np.array([0, 0, -1, 0, 0])
    sites = np.array(["a", "b", "a", "b", "c"])
    assert calibration_groups(folds, sites).tolist() == [0, 1, -1, 1, 2]
    assert calibration_groups(folds, None).tolist() == [0, 1, -1, 3, 4]
    two = np.array([0, 1, -1])
    assert calibration_groups(two, None) is two
