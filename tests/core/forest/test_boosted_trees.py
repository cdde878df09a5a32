"""Boosted trees as one flat record: their sums, and Shapley values like their peers'."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor

from carbonsink.core.forest import PreparedForest
from carbonsink.core.forest.boosted_trees import boosted_forest
from carbonsink.core.forest.shap import ForestExplainer


@pytest.fixture(scope="module")
def records():
    random = np.random.default_rng(0)
    x = random.normal(size=(200, 5)).astype(np.float32)
    x[:, 4] = random.integers(0, 3, 200)
    return x, 300 + 3 * x[:, 0] + x[:, 1] ** 2 * (x[:, 4] == 1) + random.normal(size=200)


@pytest.mark.parametrize("options", [{"subsample": 0.5, "max_depth": 4}, {"init": "zero"}])
def test_gradient_boosting_is_its_sum(records, options):
    x, y = records
    estimator = GradientBoostingRegressor(n_estimators=30, random_state=1, **options).fit(x, y)
    forest = boosted_forest(estimator)
    np.testing.assert_array_equal(PreparedForest(forest).predict(x.T), estimator.predict(x))
    shap = pytest.importorskip("shap")
    if "init" in options:
        return
    peer = shap.TreeExplainer(estimator, feature_perturbation="tree_path_dependent")
    explainer = ForestExplainer(forest)
    np.testing.assert_allclose(explainer.explain(x.T).T, peer.shap_values(x), rtol=0, atol=1e-10)
    assert explainer.base == pytest.approx(float(np.ravel(peer.expected_value)[0]), abs=1e-10)


def test_xgboost_to_the_digits_of_float32(records):
    xgboost = pytest.importorskip("xgboost")
    x, y = records
    # Values on the thresholds: XGBoost goes left where x < threshold only.
    x = np.round(x * 4) / 4
    estimator = xgboost.XGBRegressor(n_estimators=25, max_depth=4, subsample=0.5).fit(x, y)
    explainer = ForestExplainer(boosted_forest(estimator))
    peer = estimator.get_booster().predict(xgboost.DMatrix(x), pred_contribs=True)
    np.testing.assert_allclose(explainer.explain(x.T).T, peer[:, :-1], rtol=0, atol=1e-4)
    assert explainer.base == pytest.approx(peer[0, -1], rel=1e-6)
    total = explainer.base + explainer.explain(x.T).sum(axis=0)
    np.testing.assert_allclose(total, estimator.predict(x), rtol=1e-6)


def test_other_estimators_are_refused(records):
    x, y = records
    with pytest.raises(TypeError, match="RandomForestRegressor"):
        boosted_forest(RandomForestRegressor(2).fit(x, y))
    absolute = GradientBoostingRegressor(n_estimators=2, loss="absolute_error").fit(x, y)
    with pytest.raises(TypeError):
        boosted_forest(absolute)
