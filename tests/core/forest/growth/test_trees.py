"""Trees grown here against scikit-learn's: node by node where nothing is random."""

from __future__ import annotations

import numpy as np
import pytest
import sklearn
from sklearn.tree import DecisionTreeRegressor

from carbonsink.core.forest import Forest, PreparedForest
from carbonsink.core.forest.growth import forest_growth
from carbonsink.core.forest.growth.forest_growth import grow_forest
from carbonsink.core.forest.growth.random_numbers import draw_below, draw_uniform, start_stream
from carbonsink.core.forest.growth.settings import GrowthSettings
from carbonsink.dependencies.libraries import version_numbers

# Trees of scikit-learn accept missing values from 1.3 on, and say where they go.
TREES_TAKE_MISSING = version_numbers(sklearn.__version__) >= (1, 3)


def table(n=600, p=5, decimals=None, missing=0.0):
    random = np.random.default_rng(5)
    x = random.normal(size=(p, n)).astype(np.float32)
    if decimals is not None:
        x = np.round(x, decimals).astype(np.float32)
    y = x[0] * x[1] + np.sin(2 * x[2]) + random.normal(size=n) / 2
    x[random.random(x.shape) < missing] = np.nan
    return x, y


def one_tree(x, y, min_leaf=3, max_depth=None, search=""):
    settings = GrowthSettings(1, len(x), min_leaf, max_depth, bootstrap=False, search=search)
    return grow_forest(x, y, settings)


def same_tree(grown, x, y, **options):
    model = DecisionTreeRegressor(random_state=0, **options).fit(x.T, y)
    theirs, ours = Forest.from_estimator(model), grown.forest
    assert ours.n_nodes > 15
    np.testing.assert_array_equal(ours.feature, theirs.feature)
    np.testing.assert_array_equal(ours.threshold, theirs.threshold)
    np.testing.assert_array_equal(ours.right, theirs.right)
    np.testing.assert_array_equal(ours.cover, theirs.cover)
    if TREES_TAKE_MISSING:
        np.testing.assert_array_equal(ours.missing_left, theirs.missing_left)
    np.testing.assert_allclose(ours.value, theirs.value, rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(grown.importance, model.feature_importances_, rtol=1e-9)


@pytest.mark.parametrize("search", ["exact", "histogram"])
@pytest.mark.parametrize("min_leaf, max_depth", [(12, None), (40, None), (5, 4)])
def test_a_tree_without_randomness_is_scikit_learns(search, min_leaf, max_depth, monkeypatch):
    # Nodes stay so large that two columns never part the samples alike, which would be a tie.
    monkeypatch.setattr(forest_growth, "EXACT_LIMIT", 100)
    # At most 1000 distinct values: one bin each, and the histogram is exact.
    x, y = table()
    grown = one_tree(x, y, min_leaf, max_depth, search)
    assert grown.search == search
    same_tree(grown, x, y, min_samples_leaf=min_leaf, max_depth=max_depth)


@pytest.mark.parametrize("search", ["exact", "histogram"])
def test_equal_values_are_never_parted(search, monkeypatch):
    monkeypatch.setattr(forest_growth, "EXACT_LIMIT", 60)
    x, y = table(decimals=1)
    same_tree(one_tree(x, y, 12, search=search), x, y, min_samples_leaf=12)


def test_leaves_of_one_sample():
    # One column, as two columns part two samples equally well.
    x, y = table(n=200, p=3)
    same_tree(one_tree(x[:1], y, 1), x[:1], y, min_samples_leaf=1)


@pytest.mark.skipif(not TREES_TAKE_MISSING, reason="trees accept missing values from 1.3 on")
@pytest.mark.parametrize("search", ["exact", "histogram"])
def test_missing_values_go_where_the_error_is_least(search, monkeypatch):
    monkeypatch.setattr(forest_growth, "EXACT_LIMIT", 100)
    x, y = table(missing=0.15)
    y = y + 3 * np.isnan(x[3])
    grown = one_tree(x, y, 12, search=search)
    assert np.isinf(grown.forest.threshold).any()
    same_tree(grown, x, y, min_samples_leaf=12)
    model = DecisionTreeRegressor(min_samples_leaf=12, random_state=0).fit(x.T, y)
    ours = PreparedForest(grown.forest).predict(x)
    np.testing.assert_allclose(ours, model.predict(x.T), rtol=1e-12, atol=1e-13)


def test_values_far_below_one_are_split():
    """Fluxes in kg m-2 s-1 differ by 1e-9; scikit-learn takes them for equal."""
    x, y = table(n=300)
    grown, scaled = one_tree(x, y, 12), one_tree(x * np.float32(2**-30), y, 12)
    np.testing.assert_array_equal(grown.forest.feature, scaled.forest.feature)
    np.testing.assert_array_equal(grown.forest.threshold * 2.0**-30, scaled.forest.threshold)


def test_neighbouring_and_infinite_values_are_parted():
    low = np.float32(1)
    x = np.array([[low, low, np.nextafter(low, np.float32(2)), np.inf, -np.inf, -0.0, 0.0]])
    y = np.array([1.0, 1.0, 5.0, 9.0, -7.0, -2.0, -2.0])
    grown = one_tree(x.astype(np.float32), y, 1)
    np.testing.assert_array_equal(PreparedForest(grown.forest).predict(x), y)


def test_a_constant_target_or_table_makes_a_leaf():
    x, y = table(n=50)
    for columns, target in ((x, np.full(50, 3.25)), (np.ones_like(x), y)):
        grown = one_tree(columns, target)
        assert grown.forest.n_nodes == 1
        assert grown.forest.value[0] == pytest.approx(target.mean(), rel=1e-14)
        assert not grown.importance.any()


def test_targets_far_from_zero_lose_no_digits():
    x, y = table(n=300)
    y = np.round(y * 1024) / 1024
    near, far = one_tree(x, y, 20), one_tree(x, y + 2.0**30, 20)
    np.testing.assert_array_equal(near.forest.feature, far.forest.feature)
    np.testing.assert_allclose(far.forest.value - 2.0**30, near.forest.value, atol=1e-5)


def test_the_random_numbers_are_those_of_splitmix64():
    """The published generator in Python's integers."""
    mask = 2**64 - 1

    def mix(z):
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    step = 0x9E3779B97F4A7C15
    # First output of splitmix64 with seed 1234567, as in the reference implementation.
    assert mix((1234567 + step) & mask) == 6457827717110365317
    state = mix((mix((42 + step) & mask) + 7 * step) & mask)
    stream = start_stream(42, 7)
    for n in range(1, 200):
        state = (state + step) & mask
        expected = (mix(state) >> 11) * 2.0**-53
        if n % 2:
            assert draw_uniform(stream) == expected
        else:
            assert draw_below(stream, n) == int(expected * n)
