"""A random key for every cell of a raster: the same however the raster is cut into blocks.

The cells with the smallest keys are a random sample, of the whole raster and of any part of it.
"""

from __future__ import annotations

import numpy as np


def mix_cells(cell: np.ndarray, seed: int) -> np.ndarray:
    """Return a well-mixed uint64 per cell (splitmix64), the same whatever block it is read in.

    Parameters
    ----------
    cell : numpy.ndarray of int
        Flat position in the grid.
    seed : int
        Seed of the keys.
    """
    z = cell.astype(np.uint64) + np.uint64(seed * 0xD1342543DE82EF95 % 2**64)
    z = (z + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
