"""Shapley values of a forest: what each predictor adds to the prediction of each cell.

Cells are gathered into blocks of 1024 similar ones. Per tree, the cells of a block that the tree
cannot tell apart are explained once (`equivalent_cells`), 16 classes at a time in one walk through
the tree (`shap_walk`), and the result is added to all cells of a class. The cost is that of the
classes times the nodes, plus a table look-up per cell, tree and predictor.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .cell_blocks import BLOCK_CELLS, block_of, load_blocks, make_blocks, portions_of_cells
from .cell_order import sort_into_boxes
from .equivalent_cells import classes_per_tree, find_equivalent_cells, make_cell_classes
from .forest import LEAF, Forest
from .prediction_tables import build_tables
from .shap_tables import build_shap_tables
from .shap_walk import (
    QUAD,
    add_to_cells,
    explain_classes,
    make_walk,
    write_factors,
)
from .wanted_cells import predictor_bits, predictor_values, wanted_cells

# Cells that are sorted together.
SORTED_CELLS = 1 << 18

# Sorting costs about as much as walking over this many nodes of the forest for a cell (0.3 us).
SORTING_PAYS = 100

# The factors of a tree are used for some blocks before the next tree comes.
BLOCKS_TOGETHER = 8


class ForestExplainer:
    """A forest with the tables of its Shapley values; made once, used by any number of threads.

    Parameters
    ----------
    forest : Forest
        The forest.
    groups : array_like of int, shape (n_features,), optional
        Group of each feature, from 0: the values of the features of a group (the columns of a
        categorical predictor) are added up. Without it each feature is its own group.

    Attributes
    ----------
    base : float
        The mean prediction over the training records. The prediction of a cell is `base` plus its
        Shapley values.
    """

    def __init__(self, forest: Forest, groups=None):
        if groups is None:
            groups = np.arange(forest.n_features)
        groups = np.asarray(groups, np.int32)
        if groups.shape != (forest.n_features,) or (len(groups) and groups.min() < 0):
            raise ValueError(f"{forest.n_features} features need as many groups, from 0")
        self.forest = forest
        self.n_groups = int(groups.max(initial=0)) + 1
        self.base = expected_value(forest)
        self._order_tables = build_tables(forest)
        self._tables = build_shap_tables(forest, groups)

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Memory of Shapley values per cell of the window, beside its input, in bytes."""
        return 8 * self.n_groups + 2 * np.dtype(np.int32).itemsize

    def explain(self, values, valid=None, check_cancel=None) -> np.ndarray:
        """Return the Shapley values of every cell of a window or every record of a table.

        Parameters
        ----------
        values : ndarray of float32, shape (n_features, rows, cols) or (n_features, n)
            Predictors in the order of training. A cell that misses one is not explained.
        valid : ndarray of bool, shape (rows, cols) or (n,), optional
            Cells to explain; all by default.
        check_cancel : callable, optional
            Called without arguments every 0.1 s or so; may raise to end the work.

        Returns
        -------
        ndarray of float64, shape (n_groups, rows, cols) or (n_groups, n)
            In the unit of the prediction; NaN in cells not explained.
        """
        values = predictor_values(values, self.forest.n_features)
        shape, bits = values.shape[1:], predictor_bits(values)
        cells = wanted_cells(bits, shape, valid, True)
        phi = np.full((self.n_groups, bits.shape[1]), np.nan)
        for start in range(0, len(cells), SORTED_CELLS):
            part = cells[start : start + SORTED_CELLS]
            self._sort_cells(bits, part)
            self._explain(bits, part, phi, check_cancel)
        return phi.reshape(self.n_groups, *shape)

    def _sort_cells(self, bits, cells) -> None:
        """Put cells into the order of their predictors where that pays."""
        n_columns = self._order_tables.n_columns
        n_classes = classes_per_tree(self._tables, bits, cells, n_columns, 4, 32)
        if n_classes / BLOCK_CELLS * self.forest.n_nodes > SORTING_PAYS:
            sort_into_boxes(self._order_tables, bits, cells)

    def _explain(self, bits, cells, phi, check_cancel) -> None:
        """Explain cells in portions between which a cancel is seen."""
        n_columns = self._order_tables.n_columns
        for portion in portions_of_cells(cells, check_cancel):
            explain_blocks(self._tables, bits, portion, n_columns, self.n_groups, phi)


@njit(nogil=True, cache=True, error_model="numpy")
def explain_blocks(tables, bits, cells, n_columns, n_groups, phi):
    """Add the Shapley values of cells, some blocks at a time."""
    n_features = len(bits)
    width = (n_groups + QUAD - 1) // QUAD * QUAD
    blocks = make_blocks(BLOCKS_TOGETHER, n_columns)
    classes = make_cell_classes()
    walk = make_walk(tables, n_features, n_groups)
    sums = np.empty((BLOCKS_TOGETHER, BLOCK_CELLS, width), np.float64)
    by_class = np.zeros((BLOCK_CELLS, width), np.float64)
    for start in range(0, len(cells), BLOCKS_TOGETHER * BLOCK_CELLS):
        members = cells[start : start + BLOCKS_TOGETHER * BLOCK_CELLS]
        n_blocks = (len(members) + BLOCK_CELLS - 1) // BLOCK_CELLS
        load_blocks(bits, members, blocks)
        sums[:] = 0.0
        for tree in range(len(tables.roots) - 1):
            write_factors(tables, tree, walk)
            for b in range(n_blocks):
                n_cells = min(BLOCK_CELLS, len(members) - b * BLOCK_CELLS)
                block = block_of(blocks, b)
                n_classes = find_equivalent_cells(tables, tree, block, n_features, n_cells, classes)
                explain_classes(tables, tree, block, n_classes, classes, walk, by_class)
                add_to_cells(by_class, classes.box, n_classes, n_cells, sums[b])
        for b in range(n_blocks):
            write_values(sums[b], members[b * BLOCK_CELLS : (b + 1) * BLOCK_CELLS], phi)


@njit(nogil=True, cache=True)
def write_values(sums, cells, phi):
    """Write the Shapley values of a block's cells to their places."""
    for group in range(np.uint64(len(phi))):
        for i in range(np.uint64(len(cells))):
            phi[group, np.uint64(cells[i])] = sums[i, group]


def expected_value(forest: Forest) -> float:
    """Return the base of Shapley values: the mean prediction over the training records."""
    leaf = forest.feature == LEAF
    tree = np.repeat(np.arange(forest.n_trees), np.diff(forest.roots))
    weight = np.where(leaf, forest.cover, 0.0)
    means = np.bincount(tree, weight * forest.value) / np.bincount(tree, weight)
    total = forest.base + float(means.sum())
    return total / forest.n_trees if forest.aggregate == "mean" else total
