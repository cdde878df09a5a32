"""Values of a stack at some cells, read in one walk over the blocks that hold them."""

from __future__ import annotations

import numpy as np

from ..run import Run
from .stack import Stack
from .walk import reduce_blocks


def read_cells(stack: Stack, row: np.ndarray, col: np.ndarray, run: Run) -> np.ndarray:
    """Return the values of all bands at cells, NaN for nodata.

    Parameters
    ----------
    stack : Stack
        What to read.
    row, col : numpy.ndarray of int
        The cells.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    numpy.ndarray
        ``(bands, cells)`` in the precision of the stack.
    """
    found = np.full((len(stack), len(row)), np.nan, np.float64)

    def kernel(block):
        window = block.window
        down, across = row - window.row, col - window.col
        here = (down >= 0) & (down < window.height) & (across >= 0) & (across < window.width)
        cells = np.flatnonzero(here)
        return cells, block.values[:, down[cells], across[cells]]

    def combine(total, partial):
        cells, values = partial
        total[:, cells] = values
        return total

    return reduce_blocks(stack, kernel, combine, found, run.quiet())
