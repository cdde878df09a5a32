"""Sum and number of the neighbours of every cell of a grid.

Queen neighbours share an edge or a corner, rook neighbours an edge. A neighbour without data is
no neighbour, so with row-standardised weights the lag is ``total / count``. The columns of three
rows are added first and then three such columns, which reads each cell three times instead of
nine: about 2 ns per cell. The loops hold no branch, so that the compiler vectorises them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit


class WeightSums(NamedTuple):
    """Sums over weights: S0, S1, S2 of Cliff and Ord."""

    s0: float
    s1: float
    s2: float


class NeighbourSums(NamedTuple):
    """Sum (float64) and number (uint8) of the neighbours with data, per cell."""

    total: np.ndarray
    count: np.ndarray  # type: ignore[assignment]  # hides tuple.count, which is not used


def neighbour_sums(values, contiguity: str) -> NeighbourSums:
    """Return sum and number of each cell's neighbours.

    Parameters
    ----------
    values : numpy.ndarray
        ``(rows + 2, cols + 2)``: the cells with one more on every side; NaN for no data.
    contiguity : str
        One of `settings.CONTIGUITIES`.

    Returns
    -------
    NeighbourSums
        Arrays ``(rows, cols)``; also set where the cell itself has no data.
    """
    rows, cols = values.shape[0] - 2, values.shape[1] - 2
    total = np.empty((rows, cols))
    count = np.empty((rows, cols), np.uint8)
    fill = _queen if contiguity == "queen" else _rook
    fill(values, total, count)
    return NeighbourSums(total, count)


def with_border(values) -> np.ndarray:
    """Return a whole grid with the border of nodata that `neighbour_sums` expects."""
    return np.pad(values, 1, constant_values=np.nan)


@njit(nogil=True, cache=True)
def join_seam(values):
    """Fill the columns of the border from those on the other side of the seam, in place."""
    last = values.shape[1] - 1
    for r in range(values.shape[0]):
        values[r, 0] = values[r, last - 1]
        values[r, last] = values[r, 1]


@njit(nogil=True, cache=True)
def _queen(values, total, count):
    """Fill sums over the eight surrounding cells."""
    rows, cols = total.shape
    sides = np.empty(cols + 2)  # above + below
    columns = np.empty(cols + 2)  # above + own row + below
    side_counts = np.empty(cols + 2, np.uint8)
    column_counts = np.empty(cols + 2, np.uint8)
    for r in range(rows):
        for c in range(cols + 2):
            above, centre, below = values[r, c], values[r + 1, c], values[r + 2, c]
            sides[c] = (above if above == above else 0.0) + (below if below == below else 0.0)
            columns[c] = sides[c] + (centre if centre == centre else 0.0)
            side_counts[c] = np.uint8(above == above) + np.uint8(below == below)
            column_counts[c] = side_counts[c] + np.uint8(centre == centre)
        for c in range(cols):
            total[r, c] = columns[c] + sides[c + 1] + columns[c + 2]
            count[r, c] = column_counts[c] + side_counts[c + 1] + column_counts[c + 2]


@njit(nogil=True, cache=True)
def _rook(values, total, count):
    """Fill sums over the four cells that share an edge."""
    rows, cols = total.shape
    for r in range(rows):
        for c in range(cols):
            above, below = values[r, c + 1], values[r + 2, c + 1]
            left, right = values[r + 1, c], values[r + 1, c + 2]
            total[r, c] = (
                (above if above == above else 0.0)
                + (below if below == below else 0.0)
                + (left if left == left else 0.0)
                + (right if right == right else 0.0)
            )
            count[r, c] = (
                np.uint8(above == above)
                + np.uint8(below == below)
                + np.uint8(left == left)
                + np.uint8(right == right)
            )
