"""`CellMap`: where the cells of one grid lie among the cells of another."""

from __future__ import annotations

import math

import numpy as np
from osgeo import osr

from ..facts.sites import NoCrs
from .area import transform_points
from .crs import same_crs, spatial_reference
from .grid import Grid
from .window import Window

# Points per side of the lattice that stands for a window.
_LATTICE = 25
# A source that spans all longitudes to this many cells is read across its seam.
_SEAM_CELLS = 0.5


class CellMap:
    """Maps rows and columns of a target grid to those of a source grid.

    Not to be shared by threads.

    Parameters
    ----------
    source, target : Grid
        The two grids.

    Raises
    ------
    NoCrs
        When one of them has no CRS and the other has.
    """

    def __init__(self, source: Grid, target: Grid) -> None:
        self.source, self.target = source, target
        self._transform = None
        if not same_crs(source.crs, target.crs):
            if not (source.crs and target.crs):
                raise NoCrs("")
            self._transform = osr.CoordinateTransformation(
                spatial_reference(target.crs).Clone(), spatial_reference(source.crs).Clone()
            )
        width = source.cell_size[0]
        spans = source.is_geographic and not source.is_rotated
        self.around = abs(width * source.width - 360.0) < _SEAM_CELLS * width if spans else False

    def __call__(self, rows, cols) -> tuple:
        """Return fractional source rows and columns; NaN where there is no such place."""
        rows, cols = np.broadcast_arrays(np.asarray(rows, float), np.asarray(cols, float))
        x, y = self.target.corner(rows, cols)
        if self._transform is not None:
            x, y = transform_points(self._transform, x, y)
        found_rows, found_cols = self.source.cell_of(x, y)
        lost = ~(np.isfinite(found_rows) & np.isfinite(found_cols))
        return np.where(lost, np.nan, found_rows), np.where(lost, np.nan, found_cols)

    def lattice(self, window: Window) -> tuple:
        """Return a lattice over a target window: its rows, its columns, and the source's."""
        rows = np.linspace(window.row, window.row + window.height, _LATTICE)[:, None]
        cols = np.linspace(window.col, window.col + window.width, _LATTICE)[None, :]
        return (rows, cols, *self(rows, cols))

    def source_window(self, window: Window, margin: int) -> Window | None:
        """Return the source cells that a target window needs; None when there are none.

        It may reach over the source's edges, where there is no data, or over its seam.
        """
        _, _, rows, cols = self.lattice(window)
        if not np.isfinite(rows).any():
            return None
        edges = []
        for found in (rows, cols):
            low, high = np.nanmin(found), np.nanmax(found)
            slack = margin + 0.05 * (high - low)  # what bends between the points of the lattice
            edges.append((math.floor(low - slack), math.ceil(high + slack)))
        (top, bottom), (left, right) = edges
        top, bottom = max(top, -margin), min(bottom, self.source.height + margin)
        if not self.around:
            left, right = max(left, -margin), min(right, self.source.width + margin)
        if top >= bottom or left >= right:
            return None
        return Window(top, left, bottom - top, right - left)

    def meets(self) -> bool:
        """Say whether any part of the source lies under the target."""
        window = self.source_window(self.target.window, 0)
        if window is None:
            return False
        return self.around or window.intersection(self.source.window).cells > 0

    def cells_per_target(self) -> tuple:
        """Return how many source rows and columns one target cell spans, about."""
        rows, cols, found_rows, found_cols = self.lattice(self.target.window)
        down = np.hypot(np.diff(found_rows, axis=0), np.diff(found_cols, axis=0)) / np.diff(
            rows, axis=0
        )
        across = np.hypot(np.diff(found_rows, axis=1), np.diff(found_cols, axis=1)) / np.diff(
            cols, axis=1
        )
        return tuple(
            float(np.nanmedian(part)) if np.isfinite(part).any() else 1.0 for part in (down, across)
        )

    def areas(self, window: Window) -> np.ndarray:
        """Return the area of each target cell of a window in source cells."""
        if self._transform is None:
            (_, a, b, _, d, e), (_, f, g, _, h, i) = (
                self.source.geotransform,
                self.target.geotransform,
            )
            return np.full(window.shape, abs((f * i - g * h) / (a * e - b * d)))
        rows = np.arange(window.row, window.row + window.height + 1)[:, None]
        cols = np.arange(window.col, window.col + window.width + 1)[None, :]
        r, c = self(rows, cols)
        # Half the cross product of the diagonals of each cell.
        down = r[1:, 1:] - r[:-1, :-1], c[1:, 1:] - c[:-1, :-1]
        up = r[:-1, 1:] - r[1:, :-1], c[:-1, 1:] - c[1:, :-1]
        return 0.5 * np.abs(down[0] * up[1] - down[1] * up[0])
