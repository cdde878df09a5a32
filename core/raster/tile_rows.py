"""`TileRows`: windows smaller than a file's tiles, gathered into whole rows of tiles.

A compressed tile that is written in pieces is packed anew each time, and the file grows and
depends on the order. So each tile is handed to GDAL once, whole.
"""

from __future__ import annotations

import numpy as np

from .grid import Grid
from .window import Window


class TileRows:
    """Collects windows that come in row-major order.

    Parameters
    ----------
    grid : Grid
        Grid of the file.
    tile : int
        Side of its tiles; no window crosses a multiple of it in rows, unless it is as wide as
        the grid.
    n_bands : int
        Bands of the file.
    dtype : str
        Type of the file.
    """

    def __init__(self, grid: Grid, tile: int, n_bands: int, dtype: str) -> None:
        self.grid, self.tile = grid, tile
        self._rows = np.empty((n_bands, min(tile, grid.height), grid.width), dtype)

    def add(self, window: Window, planes: np.ndarray):
        """Take a window's values (bands, rows, cols); yield ``(window, values)`` of full rows.

        The values yielded are overwritten by the next call.
        """
        bottom, right = window.row + window.height, window.col + window.width
        row = window.row
        while row < bottom:
            top = row // self.tile * self.tile
            end = min(top + self.tile, self.grid.height)
            stop = min(end, bottom)
            tile_part = planes[:, row - window.row : stop - window.row]
            self._rows[:, row - top : stop - top, window.cols] = tile_part
            if stop == end and right == self.grid.width:
                yield Window(top, 0, end - top, self.grid.width), self._rows[:, : end - top]
            row = stop
