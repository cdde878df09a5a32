"""`Tables`: a forest as the kernels read it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .forest import LEAF, Forest
from .ordered_keys import threshold_keys

# One record, one cache line: what the descent needs of a node lies together.
NODE = np.dtype([("key", np.int32), ("column", np.int32), ("right", np.int32)], align=True)

# Thresholds that are sorted to see where they lie.
MAX_THRESHOLDS = 1 << 16


class Tables(NamedTuple):
    """A forest's nodes with thresholds as keys.

    A *column* is a feature together with the way its missing values go: column f is feature f
    with missing values to the left, column n_features + f the same feature with them to the right.

    Parameters
    ----------
    nodes : ndarray of NODE
        Key of the threshold, column (`LEAF` in a leaf) and right child; the left one comes next.
    value : ndarray of float64
        What a leaf contributes.
    roots : ndarray of int64
        First node of each tree, and the number of nodes.
    n_columns : int
        n_features, or twice that where features may be missing.
    thresholds : ndarray of int32
        Keys of the thresholds (or of a sample of `MAX_THRESHOLDS`), sorted within each feature,
        one feature behind the other: how much a feature matters in a range of its values.
    first_threshold : ndarray of int64
        Where each feature begins in `thresholds`, and the end.
    """

    nodes: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    n_columns: int
    thresholds: np.ndarray
    first_threshold: np.ndarray


def build_tables(forest: Forest) -> Tables:
    """Return the kernels' tables of a forest."""
    leaf = forest.feature == LEAF
    nodes = np.empty(forest.n_nodes, NODE)
    nodes["key"] = threshold_keys(forest.threshold)
    nodes["column"] = forest.feature
    nodes["right"] = forest.right
    inner = np.flatnonzero(~leaf)
    sample = nodes[inner[:: len(inner) // MAX_THRESHOLDS + 1]]
    thresholds, first_threshold = _sort_thresholds(sample, forest.n_features)
    if forest.accepts_missing:
        nodes["column"] += np.where(leaf | forest.missing_left, 0, forest.n_features)
    return Tables(
        nodes=nodes,
        value=forest.value,
        roots=forest.roots,
        n_columns=forest.n_features * (2 if forest.accepts_missing else 1),
        thresholds=thresholds,
        first_threshold=first_threshold,
    )


def _sort_thresholds(inner_nodes: np.ndarray, n_features: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a forest's thresholds as keys sorted within each feature, and where each begins."""
    # Feature above, key below in one number: a single sort, 20 times faster than a lexsort.
    joint = inner_nodes["column"].astype(np.int64) << 32
    joint += inner_nodes["key"].astype(np.int64) + 2**31
    joint.sort()
    first = np.searchsorted(joint >> 32, np.arange(n_features + 1))
    return ((joint & 0xFFFFFFFF) - 2**31).astype(np.int32), first.astype(np.int64)
