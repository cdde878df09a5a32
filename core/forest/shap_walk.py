"""Shapley values of one tree for some cells side by side.

The tree is walked once, down and up, with one lane per cell. On the way down each lane carries the
product of the factors z (1 - t) + p t of the features tested so far, at every point t of the
integral; on the way up the sum S of products times values of the leaves below. A split of feature
f changes the factor of f from the one it had before (share z0, passed p0) to that of its side
(share z, passed p), and gives to f

    S [ (p - z) / (z (1 - t) + p t) - (p0 - z0) / (z0 (1 - t) + p0 t) ].

Of passed and passed before there are three cases, and where neither is true the bracket is zero.
What depends on the split alone is computed once per tree and used for all cells of some blocks.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit

# Cells side by side: some vector registers of float64.
LANES = 16

# Per side of a split and point: the change of the product and the contribution, where the tests so
# far and this one are passed, and where this one is failed first.
FACTORS = 4
KEEP, FAIL = np.uint64(0), np.uint64(1)
CONTRIBUTION_PASSED, CONTRIBUTION_FAILED = np.uint64(2), np.uint64(3)

# Predictors are added up four at a time: one vector instruction.
QUAD = 4

_ZERO, _ONE = np.uint64(0), np.uint64(1)


class Walk(NamedTuple):
    """Room for a walk.

    Parameters
    ----------
    factors : ndarray of float64, shape (n_nodes, 2, n_points, FACTORS)
        What the splits of the tree multiply and give, left and right.
    failed : ndarray of float64, shape (n_nodes, 2)
        Change of the product where an earlier test was failed already.
    product, total : ndarray of float64, shape (n_levels, n_points, LANES)
        State on the way down and up.
    passed : ndarray of float64, shape (n_levels, LANES)
        1 where a lane passes all tests of the last feature so far, 0 otherwise.
    keys : ndarray of int32, shape (n_features, LANES)
        Keys of the cells.
    phi : ndarray of float64, shape (n_groups, LANES)
        The result.
    node, side : ndarray of int64, shape (n_levels,)
        Split at each level, and how many of its sides are done.
    """

    factors: np.ndarray
    failed: np.ndarray
    product: np.ndarray
    total: np.ndarray
    passed: np.ndarray
    keys: np.ndarray
    phi: np.ndarray
    node: np.ndarray
    side: np.ndarray


@njit(nogil=True, cache=True)
def make_walk(tables, n_features, n_groups):
    """Return room for the largest tree."""
    most = 0
    for tree in range(len(tables.roots) - 1):
        most = max(most, tables.roots[tree + 1] - tables.roots[tree])
    n_points = tables.points.shape[1]
    return Walk(
        np.empty((most, 2, n_points, FACTORS), np.float64),
        np.empty((most, 2), np.float64),
        np.ones((tables.n_levels, n_points, LANES), np.float64),
        np.empty((tables.n_levels, n_points, LANES), np.float64),
        np.ones((tables.n_levels, LANES), np.float64),
        np.empty((n_features, LANES), np.int32),
        np.empty((n_groups, LANES), np.float64),
        np.empty(tables.n_levels, np.int64),
        np.empty(tables.n_levels, np.int64),
    )


@njit(nogil=True, cache=True, error_model="numpy")
def write_factors(tables, tree, walk):
    """Write what the splits of a tree multiply and give in the walk for Shapley values."""
    root = tables.roots[tree]
    for k in range(root, tables.roots[tree + 1]):
        if tables.splits[k].feature < 0:
            continue
        before = tables.shares[k, 0]
        for side in range(2):
            after = tables.shares[k, 1 + side]
            walk.failed[k - root, side] = after / before
            for q in range(tables.points.shape[1]):
                t, weight = tables.points[0, q], tables.points[1, q]
                factor_before = before * (1.0 - t) + t
                factor = after * (1.0 - t) + t
                taken_back = (1.0 - before) / factor_before
                to = walk.factors[k - root, side, q]
                to[KEEP] = factor / factor_before
                to[FAIL] = after * (1.0 - t) / factor_before
                to[CONTRIBUTION_PASSED] = weight * ((1.0 - after) / factor - taken_back)
                to[CONTRIBUTION_FAILED] = weight * (-1.0 / (1.0 - t) - taken_back)


@njit(nogil=True, cache=True)
def walk_tree_lanes(tables, tree, walk):
    """Write the Shapley values of one tree for the cells in the lanes.

    Parameters
    ----------
    tables : ShapTables
        The forest.
    tree : int
        The tree, whose factors are written.
    walk : Walk
        Its `keys` are read, its `phi` is written.
    """
    splits, value = tables.splits, tables.value
    root = np.uint64(tables.roots[tree])
    n_points = np.uint64(tables.points.shape[1])
    for row in range(np.uint64(len(walk.phi))):
        for i in range(LANES):
            walk.phi[row, i] = 0.0
    if splits[root].feature < 0:
        return
    level = _ZERO
    walk.node[level], walk.side[level] = root, 0
    while True:
        k = np.uint64(walk.node[level])
        side = np.uint64(walk.side[level])
        if side == np.uint64(2):
            if level == _ZERO:
                return
            level -= _ONE
            k, side = np.uint64(walk.node[level]), np.uint64(walk.side[level]) - _ONE
            above, group = np.uint64(splits[k].above), np.uint64(splits[k].group)
            go_up(walk, level, k - root, side, above, group, n_points)
            continue
        walk.side[level] += 1
        above, group = np.uint64(splits[k].above), np.uint64(splits[k].group)
        pass_test(walk, level, above, np.uint64(splits[k].feature), splits[k].key, side)
        child = k + _ONE if side == _ZERO else np.uint64(splits[k].right)
        first = side == _ZERO
        if splits[child].feature < 0:
            reach_leaf(walk, level, k - root, side, above, group, n_points, value[child], first)
        else:
            go_down(walk, level, k - root, side, above, n_points, first)
            level += _ONE
            walk.node[level], walk.side[level] = child, 0


@njit(nogil=True, cache=True, inline="always")
def pass_test(walk, level, above, feature, key, side):
    """Write which lanes of the walk pass the tests of a feature up to one side of a split."""
    below = level + _ONE
    if side == _ZERO:
        for i in range(LANES):
            passes = 1.0 if walk.keys[feature, i] <= key else 0.0
            walk.passed[below, i] = walk.passed[above, i] * passes
    else:
        for i in range(LANES):
            passes = 1.0 if walk.keys[feature, i] > key else 0.0
            walk.passed[below, i] = walk.passed[above, i] * passes


@njit(nogil=True, cache=True, inline="always")
def go_down(walk, level, k, side, above, n_points, first):
    """Multiply the products of Shapley values by the factors of one side of a split."""
    below = level + _ONE
    none = walk.failed[k, side]
    for q in range(n_points):
        keep, fail = walk.factors[k, side, q, KEEP], walk.factors[k, side, q, FAIL]
        for i in range(LANES):
            factor = none
            factor = fail if walk.passed[above, i] > 0.5 else factor
            factor = keep if walk.passed[below, i] > 0.5 else factor
            walk.product[below, q, i] = walk.product[level, q, i] * factor
        if first:
            for i in range(LANES):
                walk.total[level, q, i] = 0.0


@njit(nogil=True, cache=True, inline="always")
def go_up(walk, level, k, side, above, group, n_points):
    """Add the totals below one side of a split to those of the split, and give its contribution."""
    below = level + _ONE
    for q in range(n_points):
        passed = walk.factors[k, side, q, CONTRIBUTION_PASSED]
        failed = walk.factors[k, side, q, CONTRIBUTION_FAILED]
        for i in range(LANES):
            contribution = 0.0
            contribution = failed if walk.passed[above, i] > 0.5 else contribution
            contribution = passed if walk.passed[below, i] > 0.5 else contribution
            total = walk.total[below, q, i]
            walk.total[level, q, i] += total
            walk.phi[group, i] += total * contribution


@njit(nogil=True, cache=True, inline="always")
def reach_leaf(walk, level, k, side, above, group, n_points, value, first):
    """Walk down to a leaf and up again, for Shapley values."""
    below = level + _ONE
    none = walk.failed[k, side]
    for q in range(n_points):
        keep, fail = walk.factors[k, side, q, KEEP], walk.factors[k, side, q, FAIL]
        passed_contribution = walk.factors[k, side, q, CONTRIBUTION_PASSED]
        failed_contribution = walk.factors[k, side, q, CONTRIBUTION_FAILED]
        for i in range(LANES):
            before, now = walk.passed[above, i] > 0.5, walk.passed[below, i] > 0.5
            factor = none
            factor = fail if before else factor
            factor = keep if now else factor
            contribution = 0.0
            contribution = failed_contribution if before else contribution
            contribution = passed_contribution if now else contribution
            total = walk.product[level, q, i] * factor * value
            known = 0.0 if first else walk.total[level, q, i]
            walk.total[level, q, i] = known + total
            walk.phi[group, i] += total * contribution


@njit(nogil=True, cache=True)
def explain_classes(tables, tree, block, n_classes, classes, walk, by_class):
    """Write the Shapley values of each class of cells in one tree."""
    n_features, n_groups = len(walk.keys), len(walk.phi)
    for start in range(0, n_classes, LANES):
        # Lanes left over repeat the last class.
        for i in range(LANES):
            member = np.uint64(classes.member[np.uint64(min(start + i, n_classes - 1))])
            for feature in range(np.uint64(n_features)):
                walk.keys[feature, np.uint64(i)] = block.keys[feature, member]
        walk_tree_lanes(tables, tree, walk)
        for i in range(min(LANES, n_classes - start)):
            for group in range(np.uint64(n_groups)):
                by_class[np.uint64(start + i), group] = walk.phi[group, np.uint64(i)]


@njit(nogil=True, cache=True)
def add_to_cells(by_class, cell_class, n_classes, n_cells, sums):
    """Add to each cell the Shapley values of its class."""
    width = np.uint64(sums.shape[1])
    one, two, three = np.uint64(1), np.uint64(2), np.uint64(3)
    for g in range(np.uint64(0), width, np.uint64(QUAD)):
        for i in range(np.uint64(n_cells)):
            k = np.uint64(cell_class[i]) if n_classes > 1 else np.uint64(0)
            sums[i, g] += by_class[k, g]
            sums[i, g + one] += by_class[k, g + one]
            sums[i, g + two] += by_class[k, g + two]
            sums[i, g + three] += by_class[k, g + three]
