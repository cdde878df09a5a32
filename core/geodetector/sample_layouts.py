"""Where sampled values lie: how factors are shifted for the null, and blocks for resampling.

Shifts keep the pattern of a factor and break its tie with the target. On a grid the region is a
torus; points take the factor of the point nearest to their place on the shifted torus. Records
without coordinates can only be shuffled, which breaks the pattern too.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np


class Layout(Protocol):
    """Where values lie."""

    # Key of the null that the layout allows: "shift" or "shuffle".
    null: str

    def shifted(self, generator) -> np.ndarray:
        """Return for each value the position that a random shift takes its factors from."""

    def blocks(self, along: int) -> np.ndarray:
        """Return the number of the block that each value lies in; `along` the longer side."""


class GridLayout:
    """Cells of a grid, row by row."""

    null = "shift"

    def __init__(self, rows: int, cols: int) -> None:
        self.rows, self.cols = rows, cols

    def shifted(self, generator) -> np.ndarray:
        """Return positions after a shift by any number of rows and columns but 0 and 0."""
        shift = int(generator.integers(1, max(self.rows * self.cols, 2)))
        down, right = divmod(shift, self.cols)
        rows = (np.arange(self.rows) + down) % self.rows
        cols = (np.arange(self.cols) + right) % self.cols
        return (rows[:, None] * self.cols + cols).ravel()

    def blocks(self, along: int) -> np.ndarray:
        """Return square blocks, numbered row by row."""
        block_side = max(-(-max(self.rows, self.cols) // along), 1)
        rows, cols = np.arange(self.rows) // block_side, np.arange(self.cols) // block_side
        return (rows[:, None] * (int(cols[-1]) + 1) + cols).ravel()


class PointLayout:
    """Points with coordinates (finite)."""

    null = "shift"

    def __init__(self, x, y) -> None:
        from scipy.spatial import cKDTree

        points = np.column_stack([x, y])
        extents = np.maximum(np.ptp(points, axis=0), np.finfo(np.float64).tiny)
        # The gap between the last point and the first on the torus is that between neighbours.
        self._period = extents * (1.0 + 1.0 / np.sqrt(len(points)))
        self._points = points - points.min(axis=0)
        self._spans = extents
        self._tree = cKDTree(self._points, boxsize=self._period)

    def shifted(self, generator) -> np.ndarray:
        """Return the points nearest to the shifted places."""
        shifted_points = (self._points + generator.random(2) * self._period) % self._period
        return self._tree.query(shifted_points)[1]

    def blocks(self, along: int) -> np.ndarray:
        """Return square blocks, numbered row by row."""
        block_side = self._spans.max() / along
        cols, rows = np.minimum(self._points // block_side, along - 1).astype(np.int64).T
        return rows * along + cols


class RecordLayout:
    """Records without coordinates: each is a block, and factors are shuffled."""

    null = "shuffle"

    def __init__(self, n: int) -> None:
        self.n = n

    def shifted(self, generator) -> np.ndarray:
        """Return a random order."""
        return generator.permutation(self.n)

    def blocks(self, along: int) -> np.ndarray:
        """Return each record as a block."""
        return np.arange(self.n)
