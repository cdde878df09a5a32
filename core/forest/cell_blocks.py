"""A block: 1024 similar cells, side by side per feature, with nested bounding boxes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..jit import njit
from .ordered_keys import MISSING_LEFT, MISSING_RIGHT, is_missing, value_key
from .prune import BOUND

# Seconds of work between two calls of `check_cancel`.
CHECK_EVERY = 0.1

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
    """

    keys: np.ndarray
    bounds: np.ndarray


@njit(nogil=True, cache=True)
def make_blocks(n_blocks, n_columns):
    """Return room for some blocks: the arrays of `Block` with the block as first axis."""
    return (
        np.empty((n_blocks, n_columns, BLOCK_CELLS), np.int32),
        np.empty((n_blocks, N_BOXES, n_columns), BOUND),
    )


@njit(nogil=True, cache=True)
def block_of(blocks, b):
    """Return one of the blocks."""
    keys, bounds = blocks
    return Block(keys[b], bounds[b])


@njit(nogil=True, cache=True)
def load_blocks(bits, cells, blocks):
    """Fill blocks.

    Parameters
    ----------
    bits : ndarray of int32, shape (n_features, n)
        The bits of the float32 predictors of all cells.
    cells : ndarray of int32
        The blocks' cells, all blocks full but the last.
    blocks : tuple of ndarray
        Filled from the first on.
    """
    keys, bounds = blocks
    n_features, n_columns = len(bits), keys.shape[1]
    in_a_run = find_runs(cells)
    for feature in range(n_features):
        twin = feature + n_features
        missing = load_feature(
            bits[feature], cells, in_a_run, keys, np.uint64(feature), MISSING_LEFT
        )
        bound_blocks(keys, feature, len(cells), bounds, feature)
        if twin < n_columns:
            if missing:
                load_feature(bits[feature], cells, in_a_run, keys, np.uint64(twin), MISSING_RIGHT)
            bound_blocks(keys, twin if missing else feature, len(cells), bounds, twin)


@njit(nogil=True, cache=True)
def find_runs(cells):
    """Return which groups of `RUN` cells of a block follow one another in memory."""
    in_a_run = np.zeros(len(cells) // RUN + 1, np.bool_)
    for group in range(len(cells) // RUN):
        start = np.uint64(group * RUN)
        breaks = 0
        for i in range(start, start + np.uint64(RUN - 1)):
            breaks += cells[i + np.uint64(1)] - cells[i] != 1
        in_a_run[group] = breaks == 0
    return in_a_run


@njit(nogil=True, cache=True)
def load_feature(bits, cells, in_a_run, keys, row, missing_key):
    """Write the keys of one feature to a row of all blocks; say whether any cell misses it.

    The first run of each block comes first, then the second ones: blocks are neighbouring tiles,
    whose rows lie behind one another in memory.
    """
    run, n_cells = np.uint64(RUN), np.uint64(len(cells))
    missing = False
    for offset in range(np.uint64(0), np.uint64(BLOCK_CELLS), run):
        for b in range(np.uint64(len(keys))):
            start = b * np.uint64(BLOCK_CELLS) + offset
            if start >= n_cells:
                break
            if in_a_run[start // run]:
                first = np.uint64(cells[start])
                for i in range(run):
                    absent = is_missing(bits[first + i])
                    keys[b, row, offset + i] = missing_key if absent else value_key(bits[first + i])
                    missing |= absent
            else:
                for i in range(min(run, n_cells - start)):
                    x = bits[np.uint64(cells[start + i])]
                    absent = is_missing(x)
                    keys[b, row, offset + i] = missing_key if absent else value_key(x)
                    missing |= absent
    return missing


@njit(nogil=True, cache=True)
def bound_blocks(keys, row, n_cells, bounds, column):
    """Write the bounds of one column in every box of every block."""
    for b in range(min(len(keys), (n_cells + BLOCK_CELLS - 1) // BLOCK_CELLS)):
        inside = np.uint64(min(n_cells - b * BLOCK_CELLS, BLOCK_CELLS))
        bound_boxes(keys[b], np.uint64(row), inside, bounds[b], np.uint64(column))


@njit(nogil=True, cache=True)
def bound_boxes(keys, row, n_cells, bounds, column):
    """Write the bounds of one column in every box of a block; an empty box has low above high."""
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
    """Return the first cell of a box of a block and the one after its last."""
    first_of_level = 1
    size = BLOCK_CELLS
    while 2 * first_of_level <= box:
        first_of_level *= 2
        size //= 2
    start = (box - first_of_level) * size
    return start, min(start + size, n_cells)


def portions_of_cells(cells: np.ndarray, check_cancel=None) -> Iterator[np.ndarray]:
    """Yield cells in portions of whole blocks that take about `CHECK_EVERY` seconds to compute.

    `check_cancel` is called before each of them.
    """
    n_blocks, start = 1, 0
    while start < len(cells):
        if check_cancel is not None:
            check_cancel()
        began = time.perf_counter()
        portion = cells[start : start + n_blocks * BLOCK_CELLS]
        yield portion
        start += len(portion)
        pace = CHECK_EVERY / max(time.perf_counter() - began, 1e-9)
        n_blocks = max(1, int(n_blocks * min(pace, 8.0)))
