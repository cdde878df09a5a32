from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from sklearn.ensemble import ExtraTreesRegressor

from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.forest import Forest, equivalent_cells
from carbonsink.core.forest.shap import ForestExplainer
from carbonsink.tests import naive


def cells(n_features, n, seed=9):
    return np.random.default_rng(seed).normal(size=(n_features, n)).astype(np.float32)


def compare(forest, values):
    """Compare with the naive twin, record by record."""
    explainer = ForestExplainer(forest)
    found = explainer.explain(values)
    for i in range(values.shape[1]):
        phi, base = naive.shapley_values(forest, values[:, i])
        np.testing.assert_allclose(found[:, i], phi, rtol=0, atol=1e-12)
        assert explainer.base == pytest.approx(base, abs=1e-12)


@pytest.mark.parametrize(
    ("n_features", "options"),
    [
        (1, {"n_estimators": 3}),
        (2, {"n_estimators": 2, "max_depth": 1}),
        (4, {"n_estimators": 5, "max_features": 2}),
        (5, {"n_estimators": 3, "estimator": ExtraTreesRegressor}),
        (7, {"n_estimators": 3, "min_samples_leaf": 10}),
    ],
)
def test_equals_the_definition_of_shapley(fitted, n_features, options):
    forest = Forest.from_estimator(fitted(n_features=n_features, **options))
    compare(forest, cells(n_features, 6))


def test_a_value_on_a_threshold_goes_left(fitted):
    x = np.random.default_rng(0).integers(0, 4, (100, 3)).astype(np.float32)
    forest = Forest.from_estimator(fitted(x=x, n_estimators=4))
    half = np.array([[0.5, 1.5, 2.5, 1.0], [1.5, 0.5, 2.0, 2.5], [2.5, 0.5, 1.5, 0.0]], np.float32)
    compare(forest, half)


def test_trees_that_are_added_and_a_base(fitted):
    forest = Forest.from_estimator(fitted(n_estimators=3))
    compare(replace(forest, aggregate="sum", base=2.5), cells(4, 3))


def test_a_tree_without_splits_explains_nothing(fitted):
    forest = Forest.from_estimator(fitted(n_estimators=2, min_samples_leaf=150))
    assert (ForestExplainer(forest).explain(cells(4, 3)) == 0.0).all()


@pytest.mark.parametrize("noisy", [True, False])
def test_a_window_adds_up_to_the_prediction(fitted, noisy):
    estimator = fitted(n_features=6, n_samples=600, n_estimators=20)
    values = cells(6, 70 * 65).reshape(6, 70, 65)
    if not noisy:
        values = np.cumsum(values, axis=2) / 8
    explainer = ForestExplainer(Forest.from_estimator(estimator))
    total = explainer.base + explainer.explain(values).sum(axis=0)
    expected = estimator.predict(values.reshape(6, -1).T)
    np.testing.assert_allclose(total.ravel(), expected, rtol=0, atol=1e-12)


def test_equals_shap(fitted):
    shap = pytest.importorskip("shap")
    estimator = fitted(n_features=6, n_samples=400, n_estimators=10)
    values = cells(6, 1500)
    explainer = ForestExplainer(Forest.from_estimator(estimator))
    peer = shap.TreeExplainer(estimator)
    np.testing.assert_allclose(
        explainer.explain(values).T, peer.shap_values(values.T), rtol=0, atol=1e-10
    )
    assert explainer.base == pytest.approx(float(np.ravel(peer.expected_value)[0]), abs=1e-12)


def test_too_many_boxes_make_one_class_per_cell(fitted, monkeypatch):
    """A block that a tree cuts more finely than boxes have numbers gives the same values."""
    estimator = fitted(n_features=8, n_samples=3000, n_estimators=2)
    forest = Forest.from_estimator(estimator)
    values = cells(8, 1024)
    explainer = ForestExplainer(forest)
    kinds = equivalent_cells.classes_per_tree(
        explainer._tables, values.view(np.int32), np.arange(1024, dtype=np.int32), 8, 1, 2
    )
    assert kinds == 1024
    found = explainer.explain(values)
    phi, _base = naive.shapley_values(forest, values[:, 1000])
    np.testing.assert_allclose(found[:, 1000], phi, rtol=0, atol=1e-12)


def test_columns_of_a_group_are_added(fitted):
    forest = Forest.from_estimator(fitted(n_features=5, n_estimators=6))
    values = cells(5, 300)
    single = ForestExplainer(forest).explain(values)
    grouped = ForestExplainer(forest, [0, 1, 1, 2, 1]).explain(values)
    expected = np.stack([single[0], single[1] + single[2] + single[4], single[3]])
    np.testing.assert_allclose(grouped, expected, rtol=0, atol=1e-12)
    with pytest.raises(ValueError, match="groups"):
        ForestExplainer(forest, [0, 1])


def test_holes_are_left_out(fitted):
    explainer = ForestExplainer(Forest.from_estimator(fitted(n_estimators=4)))
    values = cells(4, 40 * 50).reshape(4, 40, 50)
    whole = explainer.explain(values)
    valid = np.random.default_rng(3).random((40, 50)) < 0.6
    holed = values.copy()
    holed[2, 5:9] = np.nan
    found = explainer.explain(holed, valid)
    kept = valid & np.isfinite(holed).all(axis=0)
    np.testing.assert_allclose(found[:, kept], whole[:, kept], rtol=0, atol=1e-12)
    assert np.isnan(found[:, ~kept]).all()
    assert explainer.explain(values[:, :0]).shape == (4, 0, 50)
    assert np.isnan(explainer.explain(values, np.zeros((40, 50), bool))).all()


def test_threads_do_not_change_a_bit(fitted):
    explainer = ForestExplainer(Forest.from_estimator(fitted(n_samples=500, n_estimators=9)))
    values = cells(4, 60 * 64).reshape(4, 60, 64)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(explainer.explain, [values, values])
    np.testing.assert_array_equal(first, second)


def test_cancel_ends_the_work(fitted):
    def stop():
        raise Cancelled

    explainer = ForestExplainer(Forest.from_estimator(fitted()))
    with pytest.raises(Cancelled):
        explainer.explain(cells(4, 10), check_cancel=stop)
