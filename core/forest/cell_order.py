"""The order in which cells are gathered into blocks.

The cells of a spatial tile are alike where predictors are smooth. Where they are not, and the
forest is deep enough for it to pay, cells are put into the order of a k-d tree over the
predictors: halved again and again at the median of the feature that has the most of the forest's
thresholds among the cells. Both orders are those of `cells`, a list of cell numbers; invalid cells
are not on it and cost nothing.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .cell_blocks import BLOCK_CELLS, SMALLEST_BOX, block_of, load_blocks, make_blocks
from .ordered_keys import MISSING_LEFT, is_missing, value_key
from .prune import MAX_LEAVES, N_WORDS, TOO_MANY, make_kept, prune_tree

# Cells looked at to choose the feature to halve, and to guess where its median lies.
FEATURE_SAMPLE = 64
PIVOT_SAMPLE = 16


@njit(nogil=True, cache=True)
def rate_cell_order(tables, bits, cells, box, max_blocks, max_trees):
    """Return how good an order of the cells is: how well a sample of trees is pruned in it.

    Returns
    -------
    n_kept : float
        Kept nodes per tree; a tree with too many leaves counts as twice the leaves it may have.
    overflow : float
        Share of the trees with too many leaves.
    """
    n_trees = len(tables.roots) - 1
    n_blocks = (len(cells) + BLOCK_CELLS - 1) // BLOCK_CELLS
    blocks = make_blocks(1, tables.n_columns)
    block = block_of(blocks, 0)
    kept, n_tests = make_kept(), np.empty(N_WORDS, np.int64)
    leaf_value = np.empty((1, MAX_LEAVES), np.float64)
    n_kept, n_overflow, n_pruned = 0, 0, 0
    for b in range(0, n_blocks, max(n_blocks // max_blocks, 1)):
        load_blocks(bits, cells[b * BLOCK_CELLS : (b + 1) * BLOCK_CELLS], blocks)
        for tree in range(0, n_trees, max(n_trees // max_trees, 1)):
            n_leaves = prune_tree(
                tables.nodes,
                tables.value,
                tables.roots[tree],
                block.bounds[box],
                kept,
                n_tests,
                leaf_value,
                np.uint64(0),
            )
            n_overflow += n_leaves == TOO_MANY
            n_kept += 2 * MAX_LEAVES if n_leaves == TOO_MANY else n_leaves - 1
            n_pruned += 1
    return n_kept / n_pruned, n_overflow / n_pruned


@njit(nogil=True, cache=True)
def sort_into_boxes(tables, bits, cells):
    """Put cells into the order of a k-d tree whose boxes are those of the blocks."""
    scratch = np.empty(len(cells), np.int32)
    starts = np.empty(64, np.int64)
    stops = np.empty(64, np.int64)
    starts[0], stops[0] = 0, len(cells)
    n_waiting = 1
    while n_waiting > 0:
        n_waiting -= 1
        start, stop = starts[n_waiting], stops[n_waiting]
        if stop - start <= SMALLEST_BOX:
            continue
        feature = choose_feature(tables, bits, cells, start, stop)
        if feature < 0:
            continue
        middle = start + size_of_half(stop - start)
        partition_at_middle(bits[feature], cells, start, stop, middle, scratch)
        starts[n_waiting], stops[n_waiting] = start, middle
        starts[n_waiting + 1], stops[n_waiting + 1] = middle, stop
        n_waiting += 2


@njit(nogil=True, cache=True)
def size_of_half(n_cells):
    """Return the size of the first half of an ordered range: whole blocks, or a block's boxes."""
    if n_cells > BLOCK_CELLS:
        n_blocks = (n_cells + BLOCK_CELLS - 1) // BLOCK_CELLS
        return n_blocks // 2 * BLOCK_CELLS
    half = BLOCK_CELLS // 2
    while half >= n_cells:
        half //= 2
    return half


@njit(nogil=True, cache=True)
def choose_feature(tables, bits, cells, start, stop):
    """Return the feature to order cells by: that with the most thresholds in a sample, or -1."""
    step = max((stop - start) // FEATURE_SAMPLE, 1)
    best = -1
    most = 0
    for feature in range(len(bits)):
        first, last = tables.first_threshold[feature], tables.first_threshold[feature + 1]
        low = high = key_of(bits[feature, cells[start]])
        for i in range(start + step, stop, step):
            key = key_of(bits[feature, cells[i]])
            low = min(low, key)
            high = max(high, key)
        between = count_below(tables.thresholds, first, last, high)
        between -= count_below(tables.thresholds, first, last, low)
        if between > most:
            best = feature
            most = between
    return best


@njit(nogil=True, cache=True)
def key_of(bits):
    """Return the key of a value, that of a missing one below all others."""
    return MISSING_LEFT if is_missing(bits) else value_key(bits)


@njit(nogil=True, cache=True)
def count_below(thresholds, first, last, key):
    """Return how many sorted thresholds are below a key, for the order of cells."""
    start = first
    while first < last:
        middle = (first + last) // 2
        if thresholds[middle] < key:
            first = middle + 1
        else:
            last = middle
    return first - start


@njit(nogil=True, cache=True)
def partition_at_middle(bits, cells, start, stop, middle, scratch):
    """Move the cells with the smaller keys before `middle`, those with the larger ones behind."""
    while start < middle < stop:
        pivot = guess_pivot(bits, cells, start, stop, middle)
        border = partition_by_key(bits, cells, start, stop, pivot, scratch)
        if border == stop:
            # Many equal keys: whatever is left behind those below the pivot is the pivot itself.
            border = partition_by_key(bits, cells, start, stop, pivot - 1, scratch)
            if border <= middle:
                return
        if border > middle:
            stop = border
        else:
            start = border


@njit(nogil=True, cache=True)
def guess_pivot(bits, cells, start, stop, middle):
    """Return a pivot to order cells by: a key near the one that belongs at `middle`."""
    sample = np.empty(PIVOT_SAMPLE, np.int64)
    n = min(PIVOT_SAMPLE, stop - start)
    for i in range(n):
        key = np.int64(key_of(bits[cells[start + (stop - start) * i // n]]))
        j = i
        while j > 0 and sample[j - 1] > key:
            sample[j] = sample[j - 1]
            j -= 1
        sample[j] = key
    return sample[(middle - start) * n // (stop - start)]


@njit(nogil=True, cache=True)
def partition_by_key(bits, cells, start, stop, pivot, scratch):
    """Move the cells with keys up to the pivot to the front; return where the others begin."""
    border = np.uint64(start)
    n_right = np.uint64(0)
    for i in range(np.uint64(start), np.uint64(stop)):
        cell = cells[i]
        to_left = key_of(bits[np.uint64(cell)]) <= pivot
        # Both writes without a branch: half of the branches would be guessed wrong.
        cells[border] = cell
        scratch[n_right] = cell
        border += np.uint64(to_left)
        n_right += np.uint64(not to_left)
    for i in range(n_right):
        cells[border + i] = scratch[i]
    return np.int64(border)
