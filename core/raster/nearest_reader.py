"""`NearestReader`: a stack read on the cells of another grid of the same CRS, nearest neighbour."""

from __future__ import annotations

import threading

import numpy as np

from ..run import Run
from .grid import Grid
from .stack import Stack, StackReader
from .undeclared_nodata import UndeclaredCounts
from .window import Window


class NearestReader:
    """Gives each cell of a block the value of the source cell that its centre lies in.

    May be shared by threads.

    Parameters
    ----------
    stack : Stack
        What to read; neither grid may be rotated.
    """

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._local = threading.local()
        self._readers: list = []

    def __reduce__(self) -> tuple:
        """Travel without the files that threads have open here."""
        return type(self), (self.stack,)

    def read(self, block) -> np.ndarray:
        """Return values (bands, rows, cols) on the cells of a block, NaN outside the source."""
        rows, cols = self._nearest_source_cells(block.grid)
        grid = self.stack.grid
        values = np.full((len(self.stack), rows.size, cols.size), np.nan, self.stack.dtype)
        inside_rows = np.flatnonzero((rows >= 0) & (rows < grid.height))
        inside_cols = np.flatnonzero((cols >= 0) & (cols < grid.width))
        if inside_rows.size and inside_cols.size:
            rows, cols = rows[inside_rows], cols[inside_cols]
            window = Window(
                int(rows.min()), int(cols.min()), int(np.ptp(rows)) + 1, int(np.ptp(cols)) + 1
            )
            window_values = self._reader_of_thread().read(window)
            nearest_values = window_values[:, (rows - window.row)[:, np.newaxis], cols - window.col]
            # Columns may lie apart: at the edges of a globe that is cut elsewhere.
            values[:, inside_rows[:, np.newaxis], inside_cols] = nearest_values
        return values

    def report_undeclared_nodata(self, run: Run) -> None:
        """Note the undeclared marks of no data that were met in this process."""
        UndeclaredCounts.of_readers(self._readers).report(run)

    def _nearest_source_cells(self, target: Grid) -> tuple:
        """Return the source row of each target row, and the source column of each column."""
        grid = self.stack.grid
        x, y = target.coordinates()
        rows = grid.cell_of(grid.geotransform[0], y)[0]
        cols = grid.fractional_position(x, grid.geotransform[3])[1]
        return np.floor(rows).astype(np.int64), np.floor(cols).astype(np.int64)

    def _reader_of_thread(self) -> StackReader:
        if not hasattr(self._local, "reader"):
            self._local.reader = StackReader(self.stack)
            self._readers.append(self._local.reader)
        return self._local.reader
