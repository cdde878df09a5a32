"""An even random sample of the cells of a raster, the same however it is cut into blocks."""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .random_ids import mixed

# Values kept for drawing reference sums; of larger rasters a sample.
POOL_CELLS = 1 << 22
_TWO_64 = float(2**64)


@njit(nogil=True, cache=True)
def mark_sample(chosen, row, col, width, seed, share):
    """Mark an even random sample of cells; which ones depends on place and seed alone."""
    limit = share * _TWO_64
    start = mixed(np.uint64(seed))
    for r in range(chosen.shape[0]):
        for c in range(chosen.shape[1]):
            place = np.uint64((row + r) * width + col + c)
            chosen[r, c] = float(mixed(start + place)) < limit or share >= 1.0
