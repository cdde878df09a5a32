"""Which cells of a block a tree cannot tell apart.

The thresholds of a tree that lie within a block's bounds cut its predictor space into few boxes,
and all cells of one box have the same Shapley values in that tree: of 1024 cells typically a dozen
classes in a shallow tree, a hundred in a deep one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from .cell_blocks import BLOCK_CELLS, block_of, load_blocks, make_blocks
from .cell_order import count_below

# Boxes with numbers of their own; a tree that cuts more finely has one class per cell.
MAX_BOXES = 1 << 16


class CellClasses(NamedTuple):
    """Room for the classes of cells of a block in one tree.

    Parameters
    ----------
    box : ndarray of int32, shape (BLOCK_CELLS,)
        Box of each cell, then its class.
    member : ndarray of int32, shape (BLOCK_CELLS,)
        One cell of each class.
    class_of_box : ndarray of int32, shape (MAX_BOXES,)
        Kind of each box that was met; -1 otherwise, between two uses everywhere.
    """

    box: np.ndarray
    member: np.ndarray
    class_of_box: np.ndarray


@njit(nogil=True, cache=True)
def make_cell_classes():
    """Return room for the classes of cells."""
    return CellClasses(
        np.empty(BLOCK_CELLS, np.int32),
        np.empty(BLOCK_CELLS, np.int32),
        np.full(MAX_BOXES, np.int32(-1), np.int32),
    )


@njit(nogil=True, cache=True)
def find_equivalent_cells(tables, tree, block, n_features, n_cells, classes):
    """Write the class of each cell and a member of each class; return the number of classes."""
    last = np.uint64(n_cells)
    n_boxes = np.int64(1)
    for feature in range(n_features):
        low, high = block.bounds[1, feature].low, block.bounds[1, feature].high
        tree_feature = tree * n_features + feature
        start, stop = tables.first_threshold[tree_feature], tables.first_threshold[tree_feature + 1]
        first = start + count_below(tables.thresholds, start, stop, low)
        end = start + count_below(tables.thresholds, start, stop, high)
        if end == first:
            continue
        if n_boxes == 1:
            for i in range(last):
                classes.box[i] = 0
        step = np.int32(n_boxes)
        n_boxes *= end - first + 1
        if n_boxes > MAX_BOXES:
            return one_class_per_cell(last, classes)
        add_boxes(
            block.keys, np.uint64(feature), tables.thresholds, first, end, step, last, classes
        )
    if n_boxes == 1:
        classes.member[0] = 0
        return 1
    return number_classes(last, classes)


@njit(nogil=True, cache=True)
def one_class_per_cell(last, classes):
    """Give each cell of a block a class of its own."""
    for i in range(last):
        classes.box[i] = i
        classes.member[i] = i
    return np.int64(last)


@njit(nogil=True, cache=True)
def add_boxes(keys, row, thresholds, first, end, step, last, classes):
    """Add to each cell's box how many of some thresholds it lies right of."""
    for s in range(np.uint64(first), np.uint64(end)):
        key = thresholds[s]
        for i in range(last):
            classes.box[i] += step if keys[row, i] > key else np.int32(0)


@njit(nogil=True, cache=True)
def number_classes(last, classes):
    """Number the boxes that hold cells in the order they are met."""
    n_classes = 0
    # Three passes: one with a branch that forgets as it goes would be guessed wrong too often.
    for i in range(last):
        box = np.uint64(classes.box[i])
        if classes.class_of_box[box] < 0:
            classes.class_of_box[box] = n_classes
            classes.member[np.uint64(n_classes)] = i
            n_classes += 1
    boxes = np.empty(n_classes, np.int32)
    for cell_class in range(n_classes):
        boxes[cell_class] = classes.box[classes.member[cell_class]]
    for i in range(last):
        classes.box[i] = classes.class_of_box[np.uint64(classes.box[i])]
    for cell_class in range(n_classes):
        classes.class_of_box[boxes[cell_class]] = -1
    return n_classes


@njit(nogil=True, cache=True)
def classes_per_tree(tables, bits, cells, n_columns, max_blocks, max_trees):
    """Return how many classes of cells a block has in a tree, on average over a sample of both."""
    n_trees = len(tables.roots) - 1
    n_blocks = (len(cells) + BLOCK_CELLS - 1) // BLOCK_CELLS
    blocks = make_blocks(1, n_columns)
    block = block_of(blocks, 0)
    classes = make_cell_classes()
    total = 0
    count = 0
    for b in range(0, n_blocks, max(n_blocks // max_blocks, 1)):
        block_cells = cells[b * BLOCK_CELLS : (b + 1) * BLOCK_CELLS]
        load_blocks(bits, block_cells, blocks)
        for tree in range(0, n_trees, max(n_trees // max_trees, 1)):
            total += find_equivalent_cells(
                tables, tree, block, len(bits), len(block_cells), classes
            )
            count += 1
    return total / count
