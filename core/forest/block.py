"""A block: 1024 similar cells, side by side per feature, with nested bounding boxes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from .keys import MISSING_LEFT, MISSING_RIGHT, is_missing, value_key
from .prune import BOUND

# Larger blocks share the pruning among more cells, smaller ones keep fewer nodes; 1024 was best
# or near it for shallow and deep forests, smooth and noisy fields.
BLOCK_CELLS = 1024

# Boxes are numbered like a heap: 1 is the whole block, 2 and 3 its halves, and so on.
WHOLE_BLOCK = 1
SMALLEST_BOX = 64
FIRST_SMALLEST = BLOCK_CELLS // SMALLEST_BOX
N_BOXES = 2 * FIRST_SMALLEST

# Cells that are neighbours in memory are read by vector instructions, this many at a time.
RUN = 32


class Block(NamedTuple):
    """The cells of one block.

    Parameters
    ----------
    keys : ndarray of int32, shape (n_columns, BLOCK_CELLS)
        Key of each cell; where it misses the feature, one beyond all others on the column's side.
    bounds : ndarray of BOUND, shape (N_BOXES, n_columns)
        Smallest and largest key of each column in each box, and the row of `keys` that holds it:
        where no cell misses a feature its two columns share one row.
    in_a_run : ndarray of bool
        Whether a group of `RUN` cells are neighbours in memory.
    """

    keys: np.ndarray
    bounds: np.ndarray
    in_a_run: np.ndarray


@njit(nogil=True, cache=True)
def make_blocks(n_blocks, n_columns):
    """Return room for some blocks: each array with the block as its first axis."""
    return (
        np.empty((n_blocks, n_columns, BLOCK_CELLS), np.int32),
        np.empty((n_blocks, N_BOXES, n_columns), BOUND),
        np.empty(BLOCK_CELLS // RUN, np.bool_),
    )


@njit(nogil=True, cache=True)
def block_of(blocks, b):
    """Return one of the blocks."""
    keys, bounds, in_a_run = blocks
    return Block(keys[b], bounds[b], in_a_run)


@njit(nogil=True, cache=True)
def load_block(bits, cells, block):
    """Fill a block.

    Parameters
    ----------
    bits : ndarray of int32, shape (n_features, n)
        The bits of the float32 predictors of all cells.
    cells : ndarray of int32
        The block's cells, at most `BLOCK_CELLS`.
    block : Block
        Filled.
    """
    n_features = len(bits)
    n_cells = np.uint64(len(cells))
    find_runs(cells, block.in_a_run)
    for feature in range(n_features):
        missing = load_row(bits[feature], cells, block.in_a_run, block.keys[feature], MISSING_LEFT)
        bound_boxes(block.keys, np.uint64(feature), n_cells, block.bounds, np.uint64(feature))
        twin = feature + n_features
        if twin < len(block.keys):
            row = feature
            if missing:
                row = twin
                load_row(bits[feature], cells, block.in_a_run, block.keys[twin], MISSING_RIGHT)
            bound_boxes(block.keys, np.uint64(row), n_cells, block.bounds, np.uint64(twin))


@njit(nogil=True, cache=True)
def find_runs(cells, in_a_run):
    """Mark the full groups of cells that follow one another in memory."""
    for group in range(len(cells) // RUN):
        start = np.uint64(group * RUN)
        breaks = 0
        for i in range(start, start + np.uint64(RUN - 1)):
            breaks += cells[i + np.uint64(1)] - cells[i] != 1
        in_a_run[group] = breaks == 0


@njit(nogil=True, cache=True)
def load_row(bits, cells, in_a_run, keys, missing_key):
    """Write the keys of one feature; say whether any cell misses it."""
    n_cells = np.uint64(len(cells))
    start = np.uint64(0)
    missing = False
    while start < n_cells:
        stop = min(start + np.uint64(RUN), n_cells)
        if stop - start == np.uint64(RUN) and in_a_run[start // np.uint64(RUN)]:
            offset = np.uint64(cells[start]) - start
            for i in range(start, stop):
                absent = is_missing(bits[offset + i])
                keys[i] = missing_key if absent else value_key(bits[offset + i])
                missing |= absent
        else:
            for i in range(start, stop):
                x = bits[np.uint64(cells[i])]
                absent = is_missing(x)
                keys[i] = missing_key if absent else value_key(x)
                missing |= absent
        start = stop
    return missing


@njit(nogil=True, cache=True)
def bound_boxes(keys, row, n_cells, bounds, column):
    """Write the bounds of one column in every box; an empty box has low above high."""
    for box in range(np.uint64(FIRST_SMALLEST), np.uint64(N_BOXES)):
        start = (box - np.uint64(FIRST_SMALLEST)) * np.uint64(SMALLEST_BOX)
        low = MISSING_RIGHT
        high = MISSING_LEFT
        for i in range(start, min(start + np.uint64(SMALLEST_BOX), n_cells)):
            low = min(low, keys[row, i])
            high = max(high, keys[row, i])
        bounds[box, column].low = low
        bounds[box, column].high = high
        bounds[box, column].row = row
    for box in range(FIRST_SMALLEST - 1, 0, -1):
        first = bounds[2 * box, column]
        second = bounds[2 * box + 1, column]
        bounds[box, column].low = min(first.low, second.low)
        bounds[box, column].high = max(first.high, second.high)
        bounds[box, column].row = row


@njit(nogil=True, cache=True)
def box_span(box, n_cells):
    """Return the first cell of a box and the one after its last."""
    first_of_level = 1
    size = BLOCK_CELLS
    while 2 * first_of_level <= box:
        first_of_level *= 2
        size //= 2
    start = (box - first_of_level) * size
    return start, min(start + size, n_cells)
