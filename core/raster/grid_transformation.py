"""`GridTransformation`: rows and columns of one grid as those of another, whatever the two CRS.

Longitudes mean the same place every 360 degrees. A source all round the globe has cells at every
longitude: its columns go on beyond its edges. Places of a part of the globe are looked for at the
longitude next to its middle.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from osgeo import osr

from ..errors_and_notes.sites import NoCrs
from ..units.angle import FULL_CIRCLE
from .crs import same_crs, spatial_reference, transform_points
from .grid import LARGEST_LONGITUDE, SEAM_CELLS, Grid
from .window import Window

# Points per side of the lattice that stands for a window.
_LATTICE = 25


class Lattice(NamedTuple):
    """Points over a target window: their rows and columns in the target and in the source."""

    rows: np.ndarray
    cols: np.ndarray
    source_rows: np.ndarray
    source_cols: np.ndarray


class GridTransformation:
    """Transforms rows and columns of a target grid to those of a source grid.

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
        self.around = source.spans_all_longitudes
        # Columns once around the globe for a source of a part of it, else 0.
        self._turn = 0.0 if self.around else source.columns_around

    def __call__(self, rows, cols) -> tuple:
        """Return fractional source rows and columns; NaN where there is no such place."""
        rows, cols = np.broadcast_arrays(np.asarray(rows, float), np.asarray(cols, float))
        x, y = self.target.corner(rows, cols)
        if self._transform is not None:
            x, y = transform_points(self._transform, x, y)
        found_rows, found_cols = self.source.cell_of(x, y)
        if self._turn:
            found_cols = self._without_jump(found_cols, x)
        lost = ~(np.isfinite(found_rows) & np.isfinite(found_cols))
        return np.where(lost, np.nan, found_rows), np.where(lost, np.nan, found_cols)

    def _without_jump(self, cols: np.ndarray, x: np.ndarray) -> np.ndarray:
        """Return columns at the longitude next to the middle of the source."""
        with np.errstate(invalid="ignore"):
            turns = np.round((cols - 0.5 * self.source.width) / self._turn)
            return np.where(np.abs(x) <= LARGEST_LONGITUDE, cols - self._turn * turns, cols)

    def at_longitudes(self, source: Grid, target: Grid) -> list:
        """Return the source grid at each longitude where it meets a part of the target grid.

        As it is, unless both have longitudes and the source is a part of the globe.
        """
        if not (self._turn and target.is_geographic):
            return [source]
        margin = SEAM_CELLS * max(source.cell_size[0], target.cell_size[0])
        west, _, east, _ = source.extent
        first_turn = math.ceil((target.extent[0] - margin - east) / FULL_CIRCLE)
        last_turn = math.floor((target.extent[2] + margin - west) / FULL_CIRCLE)
        x, *other_terms = source.geotransform
        return [
            Grid(source.width, source.height, (x + FULL_CIRCLE * k, *other_terms), source.crs)
            if k
            else source
            for k in range(first_turn, last_turn + 1)
        ] or [source]

    def lattice(self, window: Window) -> Lattice:
        """Return a lattice over a target window, whose points are transformed."""
        rows = np.linspace(window.row, window.row + window.height, _LATTICE)[:, None]
        cols = np.linspace(window.col, window.col + window.width, _LATTICE)[None, :]
        return Lattice(rows, cols, *self(rows, cols))

    def source_window(self, window: Window, margin: int) -> Window | None:
        """Return the source cells that a target window is transformed to; None when there are none.

        It may reach over the source's edges, where there is no data, or over its seam.
        """
        _, _, rows, cols = self.lattice(window)
        if not np.isfinite(rows).any():
            return None
        edges = []
        for positions in (rows, cols):
            low, high = np.nanmin(positions), np.nanmax(positions)
            slack = margin + 0.05 * (high - low)  # what bends between the points of the lattice
            edges.append((math.floor(low - slack), math.ceil(high + slack)))
        (top, bottom), (left, right) = edges
        top, bottom = max(top, -margin), min(bottom, self.source.height + margin)
        if not self.around:
            left, right = max(left, -margin), min(right, self.source.width + margin)
        if top >= bottom or left >= right:
            return None
        return Window(top, left, bottom - top, right - left)

    def overlaps(self) -> bool:
        """Say whether any part of the source lies under the target once it is transformed."""
        window = self.source_window(self.target.window, 0)
        if window is None:
            return False
        if self.around or not window.intersection(self.source.window).n_cells:
            return self.around
        cols = self.lattice(self.target.window).source_cols
        if not (self._turn and np.isfinite(cols).all()):
            return True
        # The target may lie on both sides of the longitude opposite to the source, far from it.
        for axis in (1, 0):
            cols = np.unwrap(cols, axis=axis, period=self._turn)
        nearest = (np.ceil(cols.max() / self._turn) - 1) * self._turn
        return bool(nearest + self.source.width > cols.min())

    def cells_per_target(self) -> tuple:
        """Return how many source rows and columns a transformed target cell spans, about."""
        rows, cols, source_rows, source_cols = self.lattice(self.target.window)
        row_span = np.hypot(np.diff(source_rows, axis=0), np.diff(source_cols, axis=0)) / np.diff(
            rows, axis=0
        )
        col_span = np.hypot(np.diff(source_rows, axis=1), np.diff(source_cols, axis=1)) / np.diff(
            cols, axis=1
        )
        return tuple(
            float(np.nanmedian(spans)) if np.isfinite(spans).any() else 1.0
            for spans in (row_span, col_span)
        )

    def areas(self, window: Window) -> np.ndarray:
        """Return the area of each transformed target cell of a window in source cells."""
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
        down = r[1:, 1:] - r[:-1, :-1], self._wrapped_differences(c[1:, 1:] - c[:-1, :-1])
        up = r[:-1, 1:] - r[1:, :-1], self._wrapped_differences(c[:-1, 1:] - c[1:, :-1])
        return 0.5 * np.abs(down[0] * up[1] - down[1] * up[0])

    def _wrapped_differences(self, columns: np.ndarray) -> np.ndarray:
        """Return differences of columns that do not go round the globe."""
        around = self.source.columns_around
        return columns - around * np.round(columns / around) if around else columns
