"""Boosted trees as a `Forest` whose trees are added up, for their Shapley values.

Its sums are those of float64. XGBoost adds up in float32, so its own prediction differs from them
in the seventh digit.
"""

from __future__ import annotations

import json

import numpy as np

from .forest import Forest
from .sklearn_trees import TreeArrays, read_tree


def boosted_forest(estimator) -> Forest:
    """Read a fitted boosting of regression with squared error.

    Parameters
    ----------
    estimator : GradientBoostingRegressor or XGBRegressor
        The estimator.

    Returns
    -------
    Forest
        `aggregate` is "sum".

    Raises
    ------
    TypeError
        For any other estimator, or one with other losses than the squared error.
    """
    kind = type(estimator).__name__
    if kind == "GradientBoostingRegressor" and estimator.loss == "squared_error":
        return _read_gradient_boosting(estimator)
    if kind == "XGBRegressor":
        return _read_xgboost(estimator)
    raise TypeError(f"not boosted trees of regression: {kind}")


def _read_gradient_boosting(estimator) -> Forest:
    """Read the boosted trees of scikit-learn's gradient boosting."""
    trees = [read_tree(member.tree_) for member in estimator.estimators_[:, 0]]
    rate = estimator.learning_rate
    trees = [tree._replace(value=rate * tree.value) for tree in trees]
    start = getattr(estimator.init_, "constant_", None)
    base = 0.0 if start is None else float(np.ravel(start)[0])
    return Forest.from_trees(trees, int(estimator.n_features_in_), aggregate="sum", base=base)


def _read_xgboost(estimator) -> Forest:
    """Read the boosted trees of XGBoost from its own description, part of its file format."""
    about = json.loads(estimator.get_booster().save_raw("json"))["learner"]
    if about["objective"]["name"] != "reg:squarederror":
        raise TypeError(f"not the squared error: {about['objective']['name']}")
    param = about["learner_model_param"]
    trees = [_read_xgboost_tree(tree) for tree in about["gradient_booster"]["model"]["trees"]]
    # A number up to version 3.0, a list of one in brackets since.
    base = float(str(param["base_score"]).strip("[]"))
    n_features = int(estimator.n_features_in_)
    return Forest.from_trees(trees, n_features, aggregate="sum", base=base)


def _read_xgboost_tree(tree: dict) -> TreeArrays:
    """Read one boosted tree of XGBoost's description."""
    left = np.asarray(tree["left_children"], np.int64)
    condition = np.asarray(tree["split_conditions"], np.float32)
    # XGBoost goes left where x < condition, in float32; a leaf holds its value there.
    return TreeArrays(
        feature=np.asarray(tree["split_indices"], np.int64),
        threshold=np.nextafter(condition, np.float32(-np.inf)).astype(np.float64),
        left=left,
        right=np.asarray(tree["right_children"], np.int64),
        missing_left=np.asarray(tree["default_left"], bool),
        value=condition.astype(np.float64),
        cover=np.asarray(tree["sum_hessian"], np.float64),
    )
