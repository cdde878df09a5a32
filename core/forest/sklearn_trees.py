"""The trees of a fitted scikit-learn estimator, read as plain arrays."""

from __future__ import annotations

import copy
from typing import Any, NamedTuple

import numpy as np


class TreeArrays(NamedTuple):
    """The arrays of a tree, or of all trees; children are numbered alike, negative in leaves."""

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    missing_left: np.ndarray
    value: np.ndarray
    cover: np.ndarray


def member_trees(estimator) -> list:
    """Return the trees that a forest of scikit-learn consists of."""
    members: Any = getattr(estimator, "estimators_", ())
    if hasattr(estimator, "tree_"):
        members = [estimator]
    # Boosted trees, isolation forests and similar estimators hold trees but do not average them.
    averaging = hasattr(estimator, "tree_") or type(estimator).__name__ in (
        "RandomForestRegressor",
        "ExtraTreesRegressor",
    )
    is_forest = averaging and len(members) and all(hasattr(member, "tree_") for member in members)
    if not is_forest or hasattr(estimator, "classes_") or members[0].tree_.n_outputs != 1:
        raise TypeError(f"not a forest of regression with one target: {type(estimator).__name__}")
    return list(members)


def read_tree(tree) -> TreeArrays:
    """Read a tree of a forest from the arrays of a scikit-learn `tree_`."""
    left = tree.children_left
    missing_left = getattr(tree, "missing_go_to_left", None)
    if missing_left is None:
        # Before scikit-learn 1.3 a tree knows no missing values, and no such field.
        nodes = tree.__getstate__()["nodes"]
        known = "missing_go_to_left" in nodes.dtype.names
        missing_left = nodes["missing_go_to_left"] if known else np.zeros(len(left), np.uint8)
    return TreeArrays(
        tree.feature,
        tree.threshold,
        left,
        tree.children_right,
        missing_left,
        tree.value[:, 0, 0],
        tree.weighted_n_node_samples,
    )


def accepts_missing_values(estimator) -> bool:
    """Ask a scikit-learn estimator whether it takes missing values: the rule changes by version."""
    probe = copy.copy(estimator)
    vars(probe).pop("feature_names_in_", None)
    if hasattr(probe, "estimators_"):
        probe.estimators_ = probe.estimators_[:1]
        probe.n_jobs = 1
    try:
        probe.predict(np.full((1, probe.n_features_in_), np.nan, np.float32))
    except ValueError:
        return False
    return True
