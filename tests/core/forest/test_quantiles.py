from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import ExtraTreesRegressor

from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.forest import Forest
from carbonsink.core.forest.quantiles import QuantileForest

LEVELS = (0.05, 0.5, 0.95)


def naive_quantiles(estimator, x, y, cells, levels):
    """Meinshausen's quantiles, weight by weight."""
    leaves, found = estimator.apply(x), []
    order = np.argsort(y)
    for reached in estimator.apply(cells):
        same = leaves == reached
        weight = (same / same.sum(axis=0)).mean(axis=1)[order]
        total = np.cumsum(weight)
        found.append([y[order][np.flatnonzero(total >= level - 1e-9)[0]] for level in levels])
    return np.array(found).T


@pytest.fixture
def records():
    rng = np.random.default_rng(2)
    x = rng.normal(size=(150, 4)).astype(np.float32)
    return x, np.round(x[:, 0] + rng.normal(size=150), 1)


def fit(records, estimator=ExtraTreesRegressor, **options):
    return estimator(random_state=0, **options).fit(*records)


@pytest.mark.parametrize(
    "options",
    [
        {"n_estimators": 20, "min_samples_leaf": 5},
        {"n_estimators": 7},
        {"n_estimators": 3, "max_depth": 1},
        {"n_estimators": 2, "min_samples_leaf": 150},
    ],
)
def test_equals_the_definition(records, options):
    estimator = fit(records, **options)
    x, y = records
    cells = np.random.default_rng(4).normal(size=(300, 4)).astype(np.float32)
    forest = QuantileForest(Forest.from_estimator(estimator), x.T, y)
    found = forest.quantiles(cells.T, LEVELS)
    np.testing.assert_array_equal(found, naive_quantiles(estimator, x, y, cells, LEVELS))


def test_bootstrapped_trees_count_all_records(fitted):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(150, 4)).astype(np.float32)
    estimator = fitted(x=x, n_estimators=10, min_samples_leaf=3)
    y = rng.normal(size=150)
    forest = QuantileForest(Forest.from_estimator(estimator), x.T, y)
    found = forest.quantiles(x.T, LEVELS)
    np.testing.assert_array_equal(found, naive_quantiles(estimator, x, y, x, LEVELS))


def test_windows_holes_and_order_do_not_matter(records):
    """Neighbours that share leaves take the short way; it must give the same bits."""
    x, y = records
    estimator = fit(records, n_estimators=15, min_samples_leaf=4)
    forest = QuantileForest(Forest.from_estimator(estimator), x.T, y)
    values = np.cumsum(np.random.default_rng(1).normal(size=(4, 40, 70)), axis=2) / 20
    values = values.astype(np.float32)
    values[1, 3:5] = np.nan
    valid = np.random.default_rng(3).random((40, 70)) < 0.8
    found = forest.quantiles(values, LEVELS, valid)
    known = valid & np.isfinite(values).all(axis=0)
    assert np.isnan(found[:, ~known]).all()
    rows = values[:, known]
    shuffled = np.random.default_rng(5).permutation(rows.shape[1])
    np.testing.assert_array_equal(
        found[:, known][:, shuffled], forest.quantiles(rows[:, shuffled], LEVELS)
    )


def test_bad_levels_and_cancel(records):
    x, y = records
    forest = QuantileForest(Forest.from_estimator(fit(records, n_estimators=2)), x.T, y)
    with pytest.raises(ValueError, match="levels"):
        forest.quantiles(x.T, (0.9, 0.1))
    with pytest.raises(ValueError, match="levels"):
        forest.quantiles(x.T, (0.0,))

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        forest.quantiles(x.T, LEVELS, check_cancel=stop)
