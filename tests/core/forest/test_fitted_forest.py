from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.tree import DecisionTreeRegressor

from carbonsink.core.forest import Forest, PreparedForest, fitted_forest
from carbonsink.tests import naive

FORESTS = {
    "one feature": {"n_features": 1, "n_estimators": 9},
    "forty features": {"n_features": 40, "n_estimators": 9},
    "one tree": {"n_estimators": 1},
    "one node each": {"n_estimators": 3, "min_samples_leaf": 100},
    "stumps": {"n_estimators": 30, "max_depth": 1},
    "shallow": {"n_estimators": 30, "max_depth": 4},
    "grown best first": {"n_estimators": 9, "max_leaf_nodes": 40},
    "deep": {"n_estimators": 20, "n_samples": 900},
    "extra trees": {"n_estimators": 15, "n_samples": 400, "estimator": ExtraTreesRegressor},
    "single tree": {"n_samples": 3000, "estimator": DecisionTreeRegressor},
}
SHAPES = [(1, 1), (1, 7), (9, 1), (33, 65), (5, 1500), (2100,)]


def field(n_features, shape, seed=0, smooth=True):
    """Return predictors: bent ramps with a little noise, or nothing but noise."""
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(n_features, *shape))
    if smooth:
        axes = np.meshgrid(*(np.linspace(-2, 2, n) for n in shape), indexing="ij")
        ramps = np.tensordot(rng.normal(size=(n_features, len(shape))), np.stack(axes), 1)
        values = 2 * np.sin(ramps) + values / 50
    return values.astype(np.float32)


def peer(model, values):
    """Return scikit-learn's prediction with one job, in the shape of the window."""
    if hasattr(model, "n_jobs"):
        model.set_params(n_jobs=1)
    return model.predict(values.reshape(len(values), -1).T).reshape(values.shape[1:])


def same_bits(ours, expected):
    assert ours.dtype == np.float64
    assert ours.shape == expected.shape
    np.testing.assert_array_equal(ours.view(np.int64), expected.view(np.int64))


@pytest.fixture(params=[0, np.inf], ids=["sorted cells", "tiles"])
def order(request, monkeypatch):
    """Both orders of the cells, whatever would pay."""
    monkeypatch.setattr(fitted_forest, "SORTING_PAYS", request.param)


@pytest.mark.parametrize("smooth", [True, False], ids=["smooth", "noise"])
@pytest.mark.parametrize("options", FORESTS.values(), ids=FORESTS)
def test_predictions_are_scikit_learns_bits(fitted, order, options, smooth):
    model = fitted(**options)
    values = field(model.n_features_in_, (41, 67), smooth=smooth)
    same_bits(PreparedForest(Forest.from_estimator(model)).predict(values), peer(model, values))


@pytest.mark.parametrize("shape", SHAPES)
def test_windows_and_tables_of_any_shape(fitted, order, shape):
    model = fitted(n_estimators=10)
    values = field(4, shape)
    same_bits(PreparedForest(Forest.from_estimator(model)).predict(values), peer(model, values))


@pytest.mark.parametrize("seed", range(12))
def test_random_forests_on_awkward_values(fitted, order, seed):
    """Ties, constants, whole numbers, thresholds met exactly, very large and very small values."""
    rng = np.random.default_rng(seed)
    n_features = int(rng.integers(1, 12))
    scales = 10.0 ** rng.choice([-38, -3, 0, 0, 4, 34], n_features)
    x = rng.normal(size=(200, n_features)) * scales
    x[:, rng.random(n_features) < 0.3] = 1.0
    whole = rng.random(n_features) < 0.3
    x[:, whole] = np.round(3 * x[:, whole] / scales[whole])
    x = x.astype(np.float32)
    model = fitted(
        x=x,
        seed=seed,
        n_estimators=int(rng.integers(1, 15)),
        max_features=float(rng.uniform(0.3, 1.0)),
        max_depth=rng.choice([None, 3, 8]),
    )
    forest = Forest.from_estimator(model)
    values = x[rng.integers(0, len(x), 700), :].T.copy()
    for feature, row in enumerate(values):
        at = forest.threshold[forest.feature == feature].astype(np.float32)
        if len(at):
            met = rng.random(len(row)) < 0.5
            row[met] = rng.choice(at, met.sum())
        row[rng.random(len(row)) < 0.1] = 0.0
        row[rng.random(len(row)) < 0.1] = -0.0
    same_bits(PreparedForest(forest).predict(values), peer(model, values))


@pytest.mark.parametrize("share", [0.0, 0.2], ids=["fitted whole", "fitted with gaps"])
@pytest.mark.parametrize("options", [{"n_estimators": 12}, {"estimator": DecisionTreeRegressor}])
def test_missing_values_go_where_scikit_learn_sends_them(fitted, order, share, options):
    pytest.importorskip("sklearn", "1.4", reason="forests accept missing values from 1.4 on")
    model = fitted(missing=share, n_samples=400, **options)
    forest = Forest.from_estimator(model)
    assert forest.accepts_missing
    values = field(4, (30, 50))
    values[np.random.default_rng(1).random(values.shape) < 0.2] = np.nan
    values[2, 10:20] = np.nan
    values[:, 0, 0] = np.nan
    same_bits(PreparedForest(forest).predict(values), peer(model, values))


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_infinite_values_walk_as_the_thresholds_say(fitted, missing):
    """scikit-learn refuses them; the naive twin does not."""
    if missing:
        pytest.importorskip("sklearn", "1.4", reason="forests accept missing values from 1.4 on")
    forest = Forest.from_estimator(fitted(n_estimators=8, missing=missing))
    values = field(4, (300,), smooth=False)
    rng = np.random.default_rng(2)
    values[rng.random(values.shape) < 0.2] = np.inf
    values[rng.random(values.shape) < 0.2] = -np.inf
    expected = np.array([naive.predict_forest(forest, x) for x in values.T])
    same_bits(PreparedForest(forest).predict(values), expected)


@pytest.mark.parametrize("n_leaves", [2, 31, 32, 33, 63, 64, 65, 97])
def test_sets_of_leaves_of_any_size(fitted, n_leaves):
    """Noise keeps all leaves: at the borders of the words, and where a block has too many."""
    for options in ({"estimator": DecisionTreeRegressor}, {"n_estimators": 9}):
        model = fitted(n_samples=400, max_leaf_nodes=n_leaves, **options)
        values = field(4, (40, 60), smooth=False)
        ours = PreparedForest(Forest.from_estimator(model)).predict(values)
        same_bits(ours, peer(model, values))


def test_a_tree_too_deep_for_any_box_is_walked(fitted, order):
    model = fitted(estimator=DecisionTreeRegressor, n_samples=30_000, n_features=6)
    assert model.get_n_leaves() > 20_000
    values = field(6, (45, 45), smooth=False)
    same_bits(PreparedForest(Forest.from_estimator(model)).predict(values), peer(model, values))


def test_sums_are_not_divided(fitted):
    forest = replace(Forest.from_estimator(fitted(n_estimators=5)), aggregate="sum", base=0.25)
    values = field(4, (50,))
    expected = np.array([naive.predict_forest(forest, x) for x in values.T])
    same_bits(PreparedForest(forest).predict(values), expected)


class TestValidCells:
    def test_only_they_are_predicted(self, fitted, order):
        model = fitted(n_estimators=10)
        values = field(4, (70, 80))
        valid = np.random.default_rng(3).random((70, 80)) < 0.6
        valid[20:60, 10:50] = False
        ours = PreparedForest(Forest.from_estimator(model)).predict(values, valid=valid)
        assert np.isnan(ours[~valid]).all()
        same_bits(ours[valid], peer(model, values)[valid])

    def test_a_missing_predictor_makes_a_cell_invalid_for_forests_that_refuse_it(self, fitted):
        model = fitted(n_estimators=10)
        forest = replace(Forest.from_estimator(model), accepts_missing=False)
        values = field(4, (40, 40))
        gaps = np.random.default_rng(3).random(values.shape) < 0.1
        ours, spread = PreparedForest(forest).predict(
            np.where(gaps, np.float32(np.nan), values), spread=True
        )
        whole = ~gaps.any(0)
        assert np.isnan(ours[~whole]).all() and np.isnan(spread[~whole]).all()
        same_bits(ours[whole], peer(model, values)[whole])

    @pytest.mark.parametrize("shape", [(0,), (0, 5), (6, 7)])
    def test_there_may_be_none(self, fitted, shape):
        prepared = PreparedForest(Forest.from_estimator(fitted(n_estimators=2)))
        values = np.zeros((4, *shape), np.float32)
        ours = prepared.predict(values, valid=np.zeros(shape, bool))
        assert ours.shape == shape
        assert np.isnan(ours).all()


class TestSpread:
    @pytest.mark.parametrize("options", FORESTS.values(), ids=FORESTS)
    def test_it_is_the_standard_deviation_between_trees(self, fitted, order, options):
        model = fitted(**options)
        forest = Forest.from_estimator(model)
        values = field(model.n_features_in_, (25, 45), smooth=False)
        mean, spread = PreparedForest(forest).predict(values, spread=True)
        same_bits(mean, peer(model, values))
        table = values.reshape(len(values), -1).T
        trees = getattr(model, "estimators_", [model])
        expected = np.std([tree.predict(table) for tree in trees], axis=0).reshape(spread.shape)
        np.testing.assert_allclose(spread, expected, rtol=1e-12, atol=1e-15)

    def test_a_large_mean_costs_no_digits(self, fitted):
        forest = Forest.from_estimator(fitted(n_estimators=50))
        far = replace(forest, value=np.round(forest.value * 2**20) + 2.0**40)
        values = field(4, (500,))
        _, spread = PreparedForest(far).predict(values, spread=True)
        expected = [np.std(np.array(naive.tree_values(far, x)) - 2.0**40) for x in values.T]
        np.testing.assert_allclose(spread, expected, rtol=1e-12)

    def test_trees_that_agree_have_none(self, fitted):
        forest = Forest.from_estimator(fitted(n_estimators=7))
        agreed = replace(forest, value=np.full(forest.n_nodes, 0.1))
        _, spread = PreparedForest(agreed).predict(field(4, (100,)), spread=True)
        assert (spread == 0.0).all()

    def test_sums_have_none(self, fitted):
        forest = replace(Forest.from_estimator(fitted(n_estimators=2)), aggregate="sum")
        with pytest.raises(ValueError, match="averaged"):
            PreparedForest(forest).predict(field(4, (5,)), spread=True)


def test_threads_and_blocks_change_no_bit(fitted, order, monkeypatch):
    monkeypatch.setattr(fitted_forest, "SORTED_CELLS", 2048)
    prepared = PreparedForest(Forest.from_estimator(fitted(n_estimators=20, n_samples=500)))
    values = field(4, (90, 100))
    whole = prepared.predict(values)
    bands = [slice(row, row + 13) for row in range(0, 90, 13)]
    with ThreadPoolExecutor(2) as pool:
        parts = list(pool.map(lambda rows: prepared.predict(values[:, rows]), bands))
    same_bits(np.concatenate(parts), whole)


def test_check_is_called_and_can_stop(fitted):
    class Enough(Exception):
        pass

    prepared = PreparedForest(Forest.from_estimator(fitted(n_estimators=50)))
    values = field(4, (200, 200))
    calls = []
    prepared.predict(values, check_cancel=lambda: calls.append(time.perf_counter()))
    assert calls

    def stop():
        raise Enough

    with pytest.raises(Enough):
        prepared.predict(values, check_cancel=stop)


def test_other_layouts_and_types_are_taken(fitted):
    model = fitted(n_estimators=4)
    values = field(4, (20, 30))
    prepared = PreparedForest(Forest.from_estimator(model))
    expected = peer(model, values)
    same_bits(prepared.predict(values.astype(np.float64)), expected)
    same_bits(prepared.predict(np.asfortranarray(values)), expected)
    same_bits(prepared.predict(values[:, ::-1, ::2]), expected[::-1, ::2])


def test_what_does_not_fit_is_refused(fitted):
    prepared = PreparedForest(Forest.from_estimator(fitted(n_estimators=2)))
    with pytest.raises(ValueError, match="4 predictors first"):
        prepared.predict(np.zeros((3, 5, 5), np.float32))
    with pytest.raises(ValueError, match="4 predictors first"):
        prepared.predict(np.zeros(4, np.float32))
    with pytest.raises(ValueError, match="a mask of"):
        prepared.predict(np.zeros((4, 5, 5), np.float32), valid=np.ones((5, 4), bool))
