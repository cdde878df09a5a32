"""Quantile regression forest: quantiles of the target given the predictors.

Each training record has the weight

    w_i(x) = 1/T sum over trees of [record i lies in the leaf of x] / (records in that leaf),

the distribution is F(y | x) = sum of the w_i with y_i <= y, and the quantile at a the smallest
target y with F(y | x) >= a [1]_. All training records count, in the bag of a tree or not.

Cells are gathered into blocks of similar ones; those that a tree cannot tell apart
(`equivalent_cells`) walk it once. Per cell the records of its leaves are counted into a list sorted
by target, and for the next cell, which mostly reaches the same leaves, only those of the other
leaves. Weights are whole numbers of 2^-40, so that nothing is lost by adding and taking away: the
order of the cells does not change a bit.

References
----------
.. [1] Meinshausen, N. (2006). Quantile regression forests. Journal of Machine Learning Research 7,
   983-999.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from .cell_blocks import BLOCK_CELLS, block_of, load_blocks, make_blocks, portions_of_cells
from .equivalent_cells import find_equivalent_cells, make_cell_classes
from .forest import Forest
from .ordered_keys import MISSING_LEFT, is_missing, value_key
from .shap_tables import build_shap_tables
from .wanted_cells import predictor_bits, predictor_values, wanted_cells

# A quantile is reached when the sum of weights is this close to it: the weights are rounded.
NEARLY = 1e-9
WHOLE = 2**40


class Leaves(NamedTuple):
    """Which training records lie in which leaf.

    Parameters
    ----------
    first : ndarray of int64, shape (n_nodes + 1,)
        Where the records of each node begin in `record`; only leaves have any.
    record : ndarray of int32
        Records as their places in `target`.
    share : ndarray of int64, shape (n_nodes,)
        Weight of a record of the leaf, of `WHOLE`.
    target : ndarray of float64
        Targets of the training records, sorted.
    """

    first: np.ndarray
    record: np.ndarray
    share: np.ndarray
    target: np.ndarray


class QuantileForest:
    """A forest with the training records in its leaves; made once, used by any number of threads.

    Parameters
    ----------
    forest : Forest
        A forest whose trees are averaged.
    columns : ndarray of float32, shape (n_features, n)
        Predictors of the training records.
    target : ndarray of float64, shape (n,)
        Their targets, in whatever unit the quantiles are wanted in.
    """

    def __init__(self, forest: Forest, columns: np.ndarray, target: np.ndarray):
        if forest.aggregate != "mean":
            raise ValueError("only trees that are averaged have records in their leaves")
        self.forest = forest
        self._tables = build_shap_tables(
            forest, np.arange(forest.n_features, dtype=np.int32), paths=False
        )
        self._leaves = self._sort_records(np.ascontiguousarray(columns, np.float32), target)

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell of the window beside its input and the results."""
        return np.dtype(np.int32).itemsize

    def _sort_records(self, columns: np.ndarray, target) -> Leaves:
        """Return the training records by leaf, from which the quantile forest reads quantiles."""
        order = np.argsort(target, kind="stable")
        columns = np.ascontiguousarray(columns[:, order])
        first, record = sort_into_leaves(self._tables, columns.view(np.int32))
        share = np.rint(WHOLE / np.maximum(np.diff(first), 1)).astype(np.int64)
        return Leaves(first, record, share, np.asarray(target, np.float64)[order])

    def quantiles(self, values, levels, valid=None, check_cancel=None) -> np.ndarray:
        """Return quantiles of every cell of a window or every record of a table.

        Parameters
        ----------
        values : ndarray of float32, shape (n_features, rows, cols) or (n_features, n)
            Predictors in the order of training. A cell that misses one has no quantiles.
        levels : sequence of float
            Levels above 0 and below 1, rising.
        valid : ndarray of bool, shape (rows, cols) or (n,), optional
            Cells wanted; all by default.
        check_cancel : callable, optional
            Called without arguments every 0.1 s or so; may raise to end the work.

        Returns
        -------
        ndarray of float64, shape (n_levels, rows, cols) or (n_levels, n)
            In the unit of the targets; NaN in cells not wanted.
        """
        values = predictor_values(values, self.forest.n_features)
        levels = np.asarray(levels, np.float64)
        if (np.diff(levels) < 0).any() or not ((levels > 0) & (levels < 1)).all():
            raise ValueError(f"levels between 0 and 1, rising, not {levels}")
        shape, bits = values.shape[1:], predictor_bits(values)
        cells = wanted_cells(bits, shape, valid, True)
        quantiles = np.full((len(levels), bits.shape[1]), np.nan)
        needed_weight = np.ceil(levels * self.forest.n_trees * WHOLE * (1.0 - NEARLY)).astype(
            np.int64
        )
        for portion in portions_of_cells(cells, check_cancel):
            add_quantiles(self._tables, self._leaves, bits, portion, needed_weight, quantiles)
        return quantiles.reshape(len(levels), *shape)


@njit(nogil=True, cache=True)
def find_leaves_for_quantiles(tables, bits, cells, leaf_of):
    """Write the leaf of each cell in each tree, for quantiles, shape (n_cells, n_trees)."""
    n_features = len(bits)
    blocks = make_blocks(1, n_features)
    block = block_of(blocks, 0)
    classes = make_cell_classes()
    leaf_of_class = np.empty(BLOCK_CELLS, np.int32)
    for start in range(0, len(cells), BLOCK_CELLS):
        block_cells = cells[start : start + BLOCK_CELLS]
        load_blocks(bits, block_cells, blocks)
        n_cells = len(block_cells)
        for tree in range(len(tables.roots) - 1):
            n_classes = find_equivalent_cells(tables, tree, block, n_features, n_cells, classes)
            for cell_class in range(n_classes):
                member = np.uint64(classes.member[cell_class])
                leaf_of_class[cell_class] = walk_down(tables, tree, block.keys, member)
            if n_classes == 1:
                for i in range(n_cells):
                    leaf_of[start + i, tree] = leaf_of_class[0]
            else:
                for i in range(np.uint64(n_cells)):
                    leaf = leaf_of_class[np.uint64(classes.box[i])]
                    leaf_of[np.uint64(start) + i, np.uint64(tree)] = leaf


@njit(nogil=True, cache=True)
def sort_into_leaves(tables, bits):
    """Sort the training records by leaf, from which quantiles are taken.

    Nodes are in pre-order, so the records of a node are those of its left child, then those of its
    right child. All records go down at once, split by split: parting them has no branch that a
    processor could guess wrong, as walking down with one record after the other has.

    Parameters
    ----------
    tables : ShapTables
        The forest.
    bits : ndarray of int32, shape (n_features, n)
        The bits of the float32 predictors of the records.

    Returns
    -------
    tuple of ndarray
        `Leaves.first` and `Leaves.record`; an inner node begins where its first leaf does.
    """
    n_features, n = bits.shape
    splits, roots = tables.splits, tables.roots
    keys = np.empty((n_features, n), np.int32)
    for feature in range(n_features):
        for i in range(n):
            absent = is_missing(bits[feature, i])
            keys[feature, i] = MISSING_LEFT if absent else value_key(bits[feature, i])
    n_trees = len(roots) - 1
    first = np.full(len(splits) + 1, n_trees * n)
    record = np.empty(n_trees * n, np.int32)
    end_of = np.empty(len(splits), np.int64)
    scratch = np.empty(n, np.int32)
    for tree in range(n_trees):
        first[roots[tree]], end_of[roots[tree]] = tree * n, (tree + 1) * n
        for i in range(n):
            record[tree * n + i] = i
        for node in range(roots[tree], roots[tree + 1]):
            feature = splits[node].feature
            if feature < 0:
                continue
            start, end = first[node], end_of[node]
            middle = partition_records(record, start, end, keys[feature], splits[node].key, scratch)
            left, right = node + 1, splits[node].right
            first[left], end_of[left] = start, middle
            first[right], end_of[right] = middle, end
    return first, record


@njit(nogil=True, cache=True)
def partition_records(record, start, end, keys, threshold, scratch):
    """Move the records that go left to the front, for quantiles; return where the others begin."""
    one = np.uint64(1)
    to_left, to_right = np.uint64(start), np.uint64(0)
    for i in range(np.uint64(start), np.uint64(end)):
        moved = record[i]
        record[to_left] = moved
        scratch[to_right] = moved
        right = np.uint64(keys[np.uint64(moved)] > threshold)
        to_left += one - right
        to_right += right
    for i in range(to_right):
        record[to_left + i] = scratch[i]
    return np.int64(to_left)


@njit(nogil=True, cache=True)
def walk_down(tables, tree, keys, cell):
    """Return the leaf, whose records give quantiles, that a cell of a block reaches."""
    splits = tables.splits
    k = np.uint64(tables.roots[tree])
    while splits[k].feature >= 0:
        to_right = keys[np.uint64(splits[k].feature), cell] > splits[k].key
        k = np.uint64(splits[k].right) if to_right else k + np.uint64(1)
    return k


@njit(nogil=True, cache=True)
def add_quantiles(tables, leaves, bits, cells, needed_weight, quantiles):
    """Write the quantiles of some cells to their places."""
    n_trees = len(tables.roots) - 1
    weight = np.zeros(len(leaves.target), np.int64)
    leaf_of = np.empty((BLOCK_CELLS, n_trees), np.int32)
    for start in range(0, len(cells), BLOCK_CELLS):
        block_cells = cells[start : start + BLOCK_CELLS]
        find_leaves_for_quantiles(tables, bits, block_cells, leaf_of)
        for i in range(len(block_cells)):
            changed = n_trees
            if i > 0:
                changed = count_changes(leaf_of[i - 1], leaf_of[i])
            if 2 * changed < n_trees:
                exchange_leaves(leaves, leaf_of[i - 1], leaf_of[i], weight)
            else:
                count_leaves(leaves, leaf_of[i], weight)
            read_quantiles(
                weight, leaves.target, needed_weight, quantiles, np.uint64(block_cells[i])
            )


@njit(nogil=True, cache=True)
def count_changes(before, now):
    """Return how many leaves of a cell differ from those of the cell before."""
    changed = 0
    for tree in range(np.uint64(len(now))):
        changed += before[tree] != now[tree]
    return changed


@njit(nogil=True, cache=True)
def count_leaves(leaves, leaf_of, weight):
    """Write the weights of the training records in some leaves, for quantiles."""
    for r in range(np.uint64(len(weight))):
        weight[r] = 0
    for tree in range(np.uint64(len(leaf_of))):
        add_leaf(leaves, np.uint64(leaf_of[tree]), 1, weight)


@njit(nogil=True, cache=True)
def exchange_leaves(leaves, before, now, weight):
    """Take away the weights of records in leaves left, and add those in leaves entered."""
    for tree in range(np.uint64(len(now))):
        if before[tree] != now[tree]:
            add_leaf(leaves, np.uint64(before[tree]), -1, weight)
            add_leaf(leaves, np.uint64(now[tree]), 1, weight)


@njit(nogil=True, cache=True)
def add_leaf(leaves, leaf, sign, weight):
    """Add the records of a leaf to the weights, or take them away."""
    share = sign * leaves.share[leaf]
    for m in range(np.uint64(leaves.first[leaf]), np.uint64(leaves.first[leaf + np.uint64(1)])):
        weight[np.uint64(leaves.record[m])] += share


@njit(nogil=True, cache=True)
def read_quantiles(weight, target, needed_weight, quantiles, cell):
    """Write the targets at which the sum of weights reaches the wanted ones."""
    level = np.uint64(0)
    total = 0
    for r in range(np.uint64(len(weight))):
        total += weight[r]
        while level < np.uint64(len(needed_weight)) and total >= needed_weight[level]:
            quantiles[level, cell] = target[r]
            level += np.uint64(1)
