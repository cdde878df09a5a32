"""`ShapTables`: a forest as the kernel of Shapley values reads it.

A tree is a game whose players are the predictors: a predictor that is not known sends a cell both
ways, in the shares of the training records (path-dependent TreeSHAP [1]_). What a leaf of value v
gives to the predictor a, over the predictors b tested on its path, is

    phi_a = v integral_0^1 (p_a - z_a) prod_{b != a} (z_b (1 - t) + p_b t) dt,

p_b being 1 where the cell passes all tests of b on the path and 0 otherwise, z_b the share of the
training records that pass them. The weights of Shapley are the integrals of t^k (1 - t)^(u - 1 - k)
over u predictors; the integrand is a polynomial, which some points of Gauss and Legendre integrate
exactly, and all terms of which are positive, so that nothing cancels.

References
----------
.. [1] Lundberg, S. M. et al. (2020). From local explanations to global understanding with
   explainable AI for trees. Nature Machine Intelligence 2, 56-67.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from .forest import LEAF, Forest
from .ordered_keys import threshold_keys

SPLIT = np.dtype(
    [
        ("key", np.int32),
        ("feature", np.int32),
        ("right", np.int32),
        ("above", np.int32),
        ("group", np.int32),
    ],
    align=True,
)


class ShapTables(NamedTuple):
    """A forest's splits with what Shapley values need of them.

    Parameters
    ----------
    splits : ndarray of SPLIT
        Key of the threshold, feature (`LEAF` in a leaf) and right child; the level below the last
        split of the same feature on the way down (0 without one); group of the feature.
    value : ndarray of float64
        What a leaf adds to the prediction.
    shares : ndarray of float64, shape (n_nodes, 3)
        Share of the training records that pass the tests of the split's feature so far, and
        further on the left and on the right.
    roots : ndarray of int64
        First node of each tree, and the number of nodes.
    thresholds : ndarray of int32
        Keys of the thresholds of each tree and feature, sorted, without repetition.
    first_threshold : ndarray of int64
        Where those of tree t and feature f begin, at t n_features + f.
    points : ndarray of float64, shape (2, n_points)
        Places and weights of the integral.
    n_levels : int
        Levels of the deepest tree.
    """

    splits: np.ndarray
    value: np.ndarray
    shares: np.ndarray
    roots: np.ndarray
    thresholds: np.ndarray
    first_threshold: np.ndarray
    points: np.ndarray
    n_levels: int


def build_shap_tables(forest: Forest, groups: np.ndarray, paths: bool = True) -> ShapTables:
    """Return the tables of a forest.

    Parameters
    ----------
    forest : Forest
        The forest.
    groups : ndarray of int32, shape (n_features,)
        Group of each feature, whose Shapley values are added up.
    paths : bool
        Whether the shares along the paths are needed; finding the leaves of cells needs none.
    """
    splits = np.zeros(forest.n_nodes, SPLIT)
    leaf = forest.feature == LEAF
    splits["key"] = threshold_keys(forest.threshold)
    splits["feature"] = forest.feature
    splits["right"] = forest.right
    splits["group"] = np.where(leaf, 0, groups[forest.feature])
    divisor = forest.n_trees if forest.aggregate == "mean" else 1
    shares = np.ones((forest.n_nodes if paths else 0, 3))
    depth, most_features = 0, 0
    if paths:
        depth, most_features = trace_paths(splits, forest.cover, forest.roots, shares)
    thresholds, first = _thresholds_by_tree(forest, splits["key"], ~leaf)
    return ShapTables(
        splits=splits,
        value=forest.value / divisor,
        shares=shares,
        roots=forest.roots,
        thresholds=thresholds,
        first_threshold=first,
        points=_gauss_points((most_features + 1) // 2),
        n_levels=depth + 2,
    )


def _gauss_points(n: int) -> np.ndarray:
    """Return places and weights that integrate polynomials up to degree 2n - 1 over 0 to 1."""
    places, weights = np.polynomial.legendre.leggauss(max(n, 1))
    return np.stack([(places + 1.0) / 2.0, weights / 2.0])


def _thresholds_by_tree(forest: Forest, keys: np.ndarray, inner: np.ndarray) -> tuple:
    """Return the different thresholds of each tree and feature for the Shapley tables."""
    tree = np.repeat(np.arange(forest.n_trees), np.diff(forest.roots))[inner]
    tree_feature = tree * forest.n_features + forest.feature[inner]
    # Place above, key below in one number: a single sort.
    joint = np.unique((tree_feature.astype(np.int64) << 32) + keys[inner].astype(np.int64) + 2**31)
    first = np.searchsorted(joint >> 32, np.arange(forest.n_trees * forest.n_features + 1))
    return ((joint & 0xFFFFFFFF) - 2**31).astype(np.int32), first.astype(np.int64)


@njit(nogil=True, cache=True)
def trace_paths(splits, cover, roots, shares):
    """Write for each split the shares and the levels above it, which Shapley values need.

    Returns
    -------
    tuple of int
        Depth of the deepest leaf, and most different features on a path.
    """
    deepest = 0
    most = 0
    n_nodes = roots[-1]
    # The state of each node on its way down, handed from parent to child.
    depth = np.zeros(n_nodes, np.int32)
    parent = np.full(n_nodes, -1, np.int32)
    n_tested = np.zeros(n_nodes, np.int32)
    for tree in range(len(roots) - 1):
        for k in range(roots[tree], roots[tree + 1]):
            feature = splits[k].feature
            if feature < 0:
                deepest = max(deepest, depth[k])
                most = max(most, n_tested[k])
                continue
            share, above = 1.0, np.int64(0)
            node = np.int64(k)
            while parent[node] >= 0:
                before = np.int64(parent[node])
                if splits[before].feature == feature:
                    share = shares[before, 1 if node == before + 1 else 2]
                    above = depth[before] + 1
                    break
                node = before
            left, right = k + 1, np.int64(splits[k].right)
            splits[k].above = above
            shares[k, 0] = share
            shares[k, 1] = share * cover[left] / cover[k]
            shares[k, 2] = share * cover[right] / cover[k]
            for child in (left, right):
                depth[child] = depth[k] + 1
                parent[child] = k
                n_tested[child] = n_tested[k] + (1 if above == 0 else 0)
    return deepest, most
