"""`Forest`: one flat, frozen record of a fitted tree ensemble.

All trees lie behind one another, each in pre-order: the left child of a node is the next node, so
only the right child is stored. The record knows nothing of the library that trained it; one
builder, `Forest.from_estimator`, reads scikit-learn's public `tree_` arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .sklearn_trees import TreeArrays, accepts_missing_values, member_trees, read_tree

LEAF = -1


@dataclass(frozen=True, eq=False)
class Forest:
    """A tree ensemble as flat arrays, one entry per node.

    A cell goes left where its feature is <= the threshold; a missing feature goes where
    `missing_left` says. The prediction is ``base`` plus the values of the leaves reached, added
    in tree order, and divided by the number of trees where `aggregate` is "mean".

    Parameters
    ----------
    n_features : int
        Number of features, in the order of training.
    roots : ndarray of int64, shape (n_trees + 1,)
        First node of each tree; the last entry is the number of nodes.
    feature : ndarray of int32
        Feature a node tests; `LEAF` in a leaf.
    threshold : ndarray of float64
        Threshold of a node; NaN in a leaf.
    right : ndarray of int32
        Right child, counted over the whole forest; 0 in a leaf. The left child is the next node.
    missing_left : ndarray of bool
        Whether a missing value goes left.
    value : ndarray of float64
        What a leaf contributes (in inner nodes the mean of the training data there).
    cover : ndarray of float64
        Weight of the training samples that reached the node.
    aggregate : {"mean", "sum"}
        How the trees' values become the prediction.
    base : float
        Where the sum over the trees starts.
    accepts_missing : bool
        Whether the estimator predicts cells that miss a feature.
    """

    n_features: int
    roots: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    right: np.ndarray
    missing_left: np.ndarray
    value: np.ndarray
    cover: np.ndarray
    aggregate: str = "mean"
    base: float = 0.0
    accepts_missing: bool = False

    def __post_init__(self):
        for array in vars(self).values():
            if isinstance(array, np.ndarray):
                array.flags.writeable = False

    @property
    def n_trees(self) -> int:
        """Number of trees."""
        return len(self.roots) - 1

    @property
    def n_nodes(self) -> int:
        """Number of nodes, leaves included."""
        return len(self.feature)

    @classmethod
    def from_estimator(cls, estimator) -> Forest:
        """Read a fitted scikit-learn forest or tree of regression with one target.

        Parameters
        ----------
        estimator : RandomForestRegressor, ExtraTreesRegressor, DecisionTreeRegressor or alike
            Anything with `tree_`, or with `estimators_` whose members have it and whose mean is
            the prediction.

        Raises
        ------
        TypeError
            If the estimator is no such ensemble, or predicts several targets or classes.
        """
        return cls.from_trees(
            [read_tree(member.tree_) for member in member_trees(estimator)],
            int(estimator.n_features_in_),
            # A single tree hands out its leaf's value as it is: -0.0 + x is x for every x.
            base=0.0 if hasattr(estimator, "estimators_") else -0.0,
            accepts_missing=accepts_missing_values(estimator),
        )

    @classmethod
    def from_trees(cls, trees: list, n_features: int, **fields) -> Forest:
        """Put trees behind one another.

        Parameters
        ----------
        trees : list of TreeArrays
            The trees, their nodes in any order that begins with the root. The list of a
            large forest is emptied meanwhile, so that it is not held twice.
        n_features : int
            Number of features.
        **fields
            `aggregate`, `base`, `accepts_missing`.
        """
        sizes = [len(tree.feature) for tree in trees]
        roots = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        if roots[-1] <= _BATCH:
            joined_trees = _join_trees(trees, roots)
        else:
            joined_trees = TreeArrays(*(np.empty(roots[-1], kind) for kind in _KINDS))
            for first, end in _batches_of_trees(roots):
                batch, trees[first:end] = trees[first:end], [None] * (end - first)
                nodes = slice(roots[first], roots[end])
                for array, part in zip(joined_trees, _join_trees(batch, roots[first : end + 1])):
                    array[nodes] = part
        return cls(
            n_features=n_features,
            roots=roots,
            feature=joined_trees.feature,
            threshold=joined_trees.threshold,
            right=joined_trees.right,
            missing_left=joined_trees.missing_left,
            value=joined_trees.value,
            cover=joined_trees.cover,
            **fields,
        )


# Nodes that are joined at a time.
_BATCH = 1 << 20
_KINDS = (np.int32, np.float64, np.int32, np.int32, np.bool_, np.float64, np.float64)


def _batches_of_trees(roots: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield the first and the end of neighbouring trees of a forest, of `_BATCH` nodes or so."""
    first, n_trees = 0, len(roots) - 1
    while first < n_trees:
        end = int(np.searchsorted(roots, roots[first] + _BATCH, side="right")) - 1
        end = min(max(end, first + 1), n_trees)
        yield first, end
        first = end


def _join_trees(trees: list, roots: np.ndarray) -> TreeArrays:
    """Put fitted trees behind one another in pre-order, as a `Forest` holds them.

    Parameters
    ----------
    trees : list of TreeArrays
        Neighbouring trees.
    roots : ndarray of int64, shape (trees + 1,)
        Their first nodes in the whole forest, over which children are counted.
    """
    joined = _concatenate_trees(trees, roots)
    inner = np.flatnonzero(joined.left >= 0)
    if not np.array_equal(joined.left[inner], inner + (1 + roots[0])):
        joined = _concatenate_trees([_nodes_in_preorder(tree) for tree in trees], roots)
    leaf = joined.left < 0
    joined.feature[leaf] = LEAF
    joined.threshold[leaf] = np.nan
    joined.right[leaf] = 0
    return joined


def _concatenate_trees(trees: list, roots: np.ndarray) -> TreeArrays:
    """Put trees behind one another, children counted over the whole forest."""
    starts = roots - roots[0]
    joined = TreeArrays(*(np.empty(starts[-1], kind) for kind in _KINDS))
    # Tree by tree, not array by array: the arrays of a tree are columns of one table, which stays
    # in the cache meanwhile.
    for tree, first, end in zip(trees, starts, starts[1:]):
        for joined_trees, part in zip(joined, tree):
            joined_trees[first:end] = part
    offset = np.repeat(roots[:-1].astype(np.int32), np.diff(roots))
    offset[joined.left < 0] = 0
    return joined._replace(left=joined.left + offset, right=joined.right + offset)


def _nodes_in_preorder(tree: TreeArrays) -> TreeArrays:
    """Return a fitted tree with nodes in the pre-order of a `Forest` (best-first ones are not)."""
    levels, nodes = [], np.array([0])
    while len(nodes):
        levels.append(nodes[tree.left[nodes] >= 0])
        nodes = np.concatenate([tree.left[levels[-1]], tree.right[levels[-1]]])
    size = np.ones(len(tree.left), np.int64)
    for parents in reversed(levels):
        size[parents] += size[tree.left[parents]] + size[tree.right[parents]]
    new_index = np.zeros(len(size), np.int64)
    for parents in levels:
        new_index[tree.left[parents]] = new_index[parents] + 1
        new_index[tree.right[parents]] = new_index[parents] + 1 + size[tree.left[parents]]
    order = np.argsort(new_index)
    moved = TreeArrays(*(array[order] for array in tree))
    leaf = moved.left < 0
    return moved._replace(
        left=np.where(leaf, -1, new_index[moved.left]),
        right=np.where(leaf, -1, new_index[moved.right]),
    )
