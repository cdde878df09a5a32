"""Values of a stack at some cells, read in one pass over the blocks that hold them."""

from __future__ import annotations

import numpy as np

from ..run import Run
from .block_processing import reduce_blocks
from .stack import Stack
from .warnings_once import WarningsOnce


def read_cell_values(stack: Stack, row: np.ndarray, col: np.ndarray, run: Run) -> np.ndarray:
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
    cell_values = np.full((len(stack), len(row)), np.nan, np.float64)

    def read_cells_of_block(block):
        window = block.window
        rows_in_block, cols_in_block = row - window.row, col - window.col
        is_in_block = (
            (rows_in_block >= 0)
            & (rows_in_block < window.height)
            & (cols_in_block >= 0)
            & (cols_in_block < window.width)
        )
        cells = np.flatnonzero(is_in_block)
        return cells, block.values[:, rows_in_block[cells], cols_in_block[cells]]

    def put_values(total, partial):
        cells, values = partial
        total[:, cells] = values
        return total

    warnings = WarningsOnce(run)
    cell_values = reduce_blocks(
        stack, read_cells_of_block, put_values, cell_values, warnings.only(run)
    )
    warnings.report()
    return cell_values
