from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from sklearn.ensemble import (
    ExtraTreesRegressor,
    GradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeRegressor, ExtraTreeRegressor

from carbonsink.core.forest import LEAF, Forest
from carbonsink.core.forest import forest as forest_module
from carbonsink.tests import naive

GROWN = {
    "depth first": {},
    "best first": {"max_leaf_nodes": 13},
    "stumps": {"max_depth": 1},
    "single nodes": {"min_samples_leaf": 100},
}


@pytest.mark.parametrize("options", GROWN.values(), ids=GROWN)
@pytest.mark.parametrize("estimator", [RandomForestRegressor, ExtraTreesRegressor])
def test_a_walk_through_the_record_gives_the_estimators_prediction(fitted, estimator, options):
    model = fitted(estimator=estimator, n_estimators=7, **options)
    forest = Forest.from_estimator(model)
    x = np.random.default_rng(1).normal(size=(40, 4)).astype(np.float32)
    assert [naive.predict_forest(forest, row) for row in x] == model.predict(x).tolist()


@pytest.mark.parametrize("nodes", [1, 40, 60])
@pytest.mark.parametrize("options", [{}, {"max_leaf_nodes": 13}], ids=["depth first", "best first"])
def test_large_forests_are_joined_in_batches(fitted, monkeypatch, options, nodes):
    model = fitted(n_estimators=7, **options)
    whole = Forest.from_estimator(model)
    monkeypatch.setattr(forest_module, "_BATCH", nodes)
    for field in dataclasses.fields(Forest):
        own, other = getattr(whole, field.name), getattr(Forest.from_estimator(model), field.name)
        np.testing.assert_array_equal(own, other, err_msg=field.name)


def test_trees_lie_in_preorder_with_children_inside_their_tree(fitted):
    model = fitted(n_estimators=5, max_leaf_nodes=20)
    left = model.estimators_[0].tree_.children_left
    inner = np.flatnonzero(left >= 0)
    assert not np.array_equal(left[inner], inner + 1), "not in another order to begin with"
    forest = Forest.from_estimator(model)
    assert forest.n_trees == 5
    assert forest.n_nodes == sum(tree.tree_.node_count for tree in model.estimators_)
    for first, end in zip(forest.roots, forest.roots[1:]):
        inner = np.flatnonzero(forest.feature[first:end] != LEAF) + first
        children = np.concatenate([inner + 1, forest.right[inner]])
        assert sorted(children) == list(range(first + 1, end))
        assert np.allclose(
            forest.cover[inner], forest.cover[inner + 1] + forest.cover[forest.right[inner]]
        )
    assert not forest.right[forest.feature == LEAF].any()


def test_single_trees_are_forests_too(fitted):
    for estimator in (DecisionTreeRegressor, ExtraTreeRegressor):
        model = fitted(estimator=estimator)
        forest = Forest.from_estimator(model)
        x = np.random.default_rng(1).normal(size=(20, 4)).astype(np.float32)
        assert forest.n_trees == 1
        assert [naive.predict_forest(forest, row) for row in x] == model.predict(x).tolist()


def test_a_single_trees_negative_zero_stays_one():
    x = np.zeros((3, 1), np.float32)
    model = DecisionTreeRegressor(criterion="absolute_error").fit(x, [-0.0, -0.0, -0.0])
    ours = naive.predict_forest(Forest.from_estimator(model), x[0])
    assert np.signbit(ours) == np.signbit(model.predict(x)[0])


def test_accepts_missing_asks_the_estimator(fitted):
    for estimator in (RandomForestRegressor, ExtraTreesRegressor, DecisionTreeRegressor):
        model = fitted(estimator=estimator)
        try:
            model.predict(np.full((1, 4), np.nan))
            accepted = True
        except ValueError:
            accepted = False
        assert Forest.from_estimator(model).accepts_missing is accepted


def test_a_forest_fitted_with_feature_names_gives_no_warning(fitted, recwarn):
    pandas = pytest.importorskip("pandas")
    x = pandas.DataFrame(np.random.default_rng(0).normal(size=(30, 2)), columns=["ndvi", "bio1"])
    model = RandomForestRegressor(n_estimators=2).fit(x, x["ndvi"])
    Forest.from_estimator(model)
    assert not [warning for warning in recwarn if "feature names" in str(warning.message)]
    assert list(model.feature_names_in_) == ["ndvi", "bio1"]
    assert len(model.estimators_) == 2


def test_the_record_cannot_be_changed(fitted):
    forest = Forest.from_estimator(fitted(n_estimators=2))
    with pytest.raises(dataclasses.FrozenInstanceError):
        forest.base = 1.0
    with pytest.raises(ValueError, match="read-only"):
        forest.value[0] = 1.0


def test_the_estimator_is_left_alone(fitted):
    model = fitted(n_estimators=3, n_jobs=2)
    before = model.get_params()
    x = np.zeros((1, 4), np.float32)
    expected = model.predict(x)
    Forest.from_estimator(model)
    assert model.get_params() == before
    assert model.predict(x) == expected
    model.fit(x.repeat(5, 0), np.arange(5.0))


@pytest.mark.parametrize(
    "make",
    [
        lambda x, y: LinearRegression().fit(x, y),
        lambda x, y: RandomForestClassifier(3).fit(x, y > 0),
        lambda x, y: RandomForestRegressor(3).fit(x, np.column_stack([y, y])),
        lambda x, y: GradientBoostingRegressor(n_estimators=3).fit(x, y),
        lambda x, y: RandomForestRegressor(3),
    ],
    ids=["linear", "classes", "two targets", "boosted", "not fitted"],
)
def test_what_is_no_forest_of_regression_is_refused(make):
    rng = np.random.default_rng(0)
    with pytest.raises(TypeError, match="not a forest of regression"):
        Forest.from_estimator(make(rng.normal(size=(30, 2)), rng.normal(size=30)))
