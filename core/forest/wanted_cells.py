"""Predictors of a window as a forest's kernels read them, and which cells to compute."""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .cell_blocks import BLOCK_CELLS, RUN
from .ordered_keys import is_missing

TILE_ROWS = 32


def predictor_values(values, n_features: int) -> np.ndarray:
    """Return the predictors of a window or table as contiguous float32, checked against a forest.

    Raises
    ------
    ValueError
        For another number of predictors, or too many cells.
    """
    values = np.ascontiguousarray(values, np.float32)
    if values.ndim not in (2, 3) or len(values) != n_features:
        raise ValueError(f"{n_features} predictors first, not an array of {values.shape}")
    if values[0].size > np.iinfo(np.int32).max:
        raise ValueError(f"a window of {values[0].size} cells is too large")
    return values


def predictor_bits(values: np.ndarray) -> np.ndarray:
    """Return the bits of float32 predictors as int32, shape ``(n_features, cells)``."""
    return values.reshape(len(values), -1).view(np.int32)


def wanted_cells(bits: np.ndarray, shape: tuple, valid, skip_missing: bool) -> np.ndarray:
    """Return the numbers of the cells to compute, int32, tile by tile.

    Parameters
    ----------
    bits : numpy.ndarray
        As `predictor_bits` returns them.
    shape : tuple of int
        Rows and columns, or the number of records.
    valid : ndarray of bool, optional
        Cells wanted, of that shape; None for all.
    skip_missing : bool
        Whether cells that miss a predictor are left out.

    Raises
    ------
    ValueError
        When `valid` is of another shape.
    """
    if valid is None:
        mask = np.empty(0, np.bool_)
    elif np.shape(valid) != shape:
        raise ValueError(f"a mask of {np.shape(valid)} for cells of {shape}")
    else:
        mask = np.ascontiguousarray(valid, np.bool_).ravel()
    n_rows, n_cols = shape if len(shape) == 2 else (1, *shape)
    cells = np.empty(bits.shape[1], np.int32)
    if len(cells) == 0:
        return cells
    n_cells = list_cells(bits, mask, n_rows, n_cols, skip_missing, cells)
    return cells[: int(n_cells)]


@njit(nogil=True, cache=True)
def list_cells(bits, valid, n_rows, n_cols, skip_missing, cells):
    """Write the numbers of the wanted cells in order, tile by tile; return how many there are.

    Parameters
    ----------
    bits : ndarray of int32, shape (n_features, n_rows * n_cols)
        The bits of the float32 predictors.
    valid : ndarray of bool, shape (n_rows * n_cols,) or (0,)
        Cells to take; all when empty.
    n_rows, n_cols : int
        Shape of the grid.
    skip_missing : bool
        Whether a cell that misses a predictor is invalid.
    cells : ndarray of int32, shape (n_rows * n_cols,)
        Filled from the start.
    """
    tile_rows = min(TILE_ROWS, n_rows)
    tile_cols = max(BLOCK_CELLS // tile_rows // RUN, 1) * RUN
    is_used = np.empty(tile_cols, np.bool_)
    n_cells = np.uint64(0)
    for top in range(0, n_rows, tile_rows):
        for left in range(0, n_cols, tile_cols):
            width = np.uint64(min(tile_cols, n_cols - left))
            for row in range(top, min(top + tile_rows, n_rows)):
                start = np.uint64(row * n_cols + left)
                mark_valid(bits, valid, start, width, skip_missing, is_used)
                for i in range(width):
                    cells[n_cells] = start + i
                    n_cells += np.uint64(is_used[i])
    return n_cells


@njit(nogil=True, cache=True)
def mark_valid(bits, valid, start, width, skip_missing, is_used):
    """Mark the wanted ones among some cells of one row."""
    for i in range(width):
        is_used[i] = True
    if len(valid) > 0:
        for i in range(width):
            is_used[i] = valid[start + i]
    if skip_missing:
        for feature in range(np.uint64(len(bits))):
            for i in range(width):
                is_used[i] &= not is_missing(bits[feature, start + i])
