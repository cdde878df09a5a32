"""Predictors of a window as a forest's kernels read them, and the cells to compute in portions."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from .block import BLOCK_CELLS
from .cell_order import list_cells

# Seconds of work between two calls of `check_cancel`.
CHECK_EVERY = 0.1


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
